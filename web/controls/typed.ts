import { noChange } from "lit";
import { Directive, directive, type PropertyPart } from "lit/directive.js";

/** The value of a field for typing: what is being typed stands until it is entered or left. */
class Typed extends Directive {
  #typing = false;
  #watched = false;

  render(value: string): unknown {
    return value;
  }

  override update(part: PropertyPart, [value]: [string]): unknown {
    const input = part.element as HTMLInputElement;
    this.#watch(input);
    if (!this.#typing && input.value !== value) input.value = value;
    return noChange;
  }

  #watch(input: HTMLInputElement): void {
    if (this.#watched) return;
    this.#watched = true;
    input.addEventListener("input", () => (this.#typing = true));
    for (const end of ["change", "blur"]) input.addEventListener(end, () => (this.#typing = false));
  }
}

export const typed = directive(Typed);
