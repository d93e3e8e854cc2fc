import { noChange } from "lit";
import { Directive, directive, type PropertyPart } from "lit/directive.js";

const unfinished = new WeakSet<EventTarget>();

/** Whether a text is being typed and not entered yet. */
export const isUnfinished = (field: EventTarget): boolean => unfinished.has(field);

export function setUnfinished(field: EventTarget, typing: boolean): void {
  if (typing) unfinished.add(field);
  else unfinished.delete(field);
}

/** Binds the value of a text field: a text that is being typed stays until it is entered or left. */
class Typed extends Directive {
  #watched = false;
  #value = "";

  render(value: string): unknown {
    return value;
  }

  override update(part: PropertyPart, [value]: [string]): unknown {
    const input = part.element as HTMLInputElement;
    this.#watch(input);
    this.#value = value;
    if (!isUnfinished(input) && input.value !== value) input.value = value;
    return noChange;
  }

  #watch(input: HTMLInputElement): void {
    if (this.#watched) return;
    this.#watched = true;
    input.addEventListener("input", () => setUnfinished(input, input.value !== this.#value));
    for (const end of ["change", "blur"]) input.addEventListener(end, () => setUnfinished(input, false));
  }
}

export const typed = directive(Typed);
