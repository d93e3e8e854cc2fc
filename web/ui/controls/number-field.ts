import { html, noChange, nothing, type TemplateResult } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import type { Texts } from "../../i18n/texts.ts";
import type { NumberFault, NumberRule } from "./number.ts";
import { isUnfinished, setUnfinished } from "./typed.ts";

export interface NumberOptions extends NumberRule {
  id: string;
  texts: Texts;
  value: number;
  /** The step of an arrow key; by default one in the second digit. */
  step?: number;
  change(value: number): void;
}

/** What reads typed numbers; undefined until it is loaded. */
let reader: typeof import("./number.ts") | undefined;

/** Loads what reads typed numbers. */
export const loadNumbers = async () => (reader = await import("./number.ts"));

/** Without a network there is nothing to do: what was typed stays. */
const onceLoaded = (act: () => void) => void loadNumbers().then(act, () => {});

const GAP = 4;
const STEPS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

function usualStep(value: number, integer = false): number {
  if (integer) return 1;
  return value === 0 ? 0.1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
}

const within = (value: number, [low, high]: readonly [number, number] = [-Infinity, Infinity]) =>
  Math.min(high, Math.max(low, value));

/** Writes a number without an exponent, as attributes need it. */
function inAria(value: number): string {
  const text = String(value);
  if (text.includes("e-")) return value.toFixed(20);
  return text.includes("e") ? BigInt(value).toString() : text;
}

function written(texts: Texts, value: string | number): string {
  if (typeof value === "string") return value;
  const size = Math.abs(value);
  const plain = value === 0 || Number.isSafeInteger(value) || (size >= 1e-4 && size < 1e7);
  return texts.number(
    value,
    plain ? { maximumFractionDigits: 6 } : { notation: "scientific", maximumSignificantDigits: 6 },
  );
}

/** The reason why a text was refused. */
export function faultText(texts: Texts, { id, values }: NumberFault): string {
  const named = values.high === Infinity ? "number-least" : id;
  return texts.text(
    named,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(texts, value)])),
  );
}

/** Below the field and inside the window: the panel is too narrow for it. */
function place(message: HTMLElement, input: HTMLElement): void {
  const { left, top, bottom } = input.getBoundingClientRect();
  const below = bottom + GAP;
  const room = innerWidth - message.offsetWidth - GAP;
  message.style.left = `${Math.max(GAP, Math.min(left, room))}px`;
  message.style.top = `${below + message.offsetHeight > innerHeight ? top - GAP - message.offsetHeight : below}px`;
}

/** Reads the typed text. A refused text stays in the field to be corrected. */
class NumberField extends Directive {
  #input: HTMLInputElement | undefined;
  #options!: NumberOptions;
  #fault: NumberFault | null = null;
  /** The value at the time when a text was refused. */
  #beside = NaN;

  render(_options: NumberOptions): unknown {
    return nothing;
  }

  override update({ element }: ElementPart, [options]: [NumberOptions]): unknown {
    this.#options = options;
    if (!this.#input) this.#watch(element as HTMLInputElement);
    const input = this.#input!;
    const isLeft = (input.getRootNode() as ShadowRoot).activeElement !== input;
    if (this.#fault && isLeft && options.value !== this.#beside) this.#accept();
    if (this.#fault) this.#say();
    else if (!isUnfinished(input) && input.value !== String(options.value)) input.value = String(options.value);
    input.ariaValueNow = inAria(options.value);
    const [low, high] = (options.range ?? []).map((end) => (Number.isFinite(end) ? inAria(end) : null));
    input.ariaValueMin = low ?? null;
    input.ariaValueMax = high ?? null;
    return noChange;
  }

  #watch(input: HTMLInputElement): void {
    this.#input = input;
    input.addEventListener("focus", () => onceLoaded(() => {}));
    input.addEventListener("input", () => {
      setUnfinished(input, input.value !== String(this.#options.value));
      if (this.#fault && !reader?.readNumber(input.value, this.#options).fault) this.#show(null);
    });
    input.addEventListener("change", () => this.#enter());
    input.addEventListener("blur", () => setUnfinished(input, this.#fault !== null));
    input.addEventListener("keydown", (event) => this.#onKey(event));
  }

  #enter(text = this.#input!.value): void {
    if (!reader) return onceLoaded(() => this.#enter(text));
    const { value, fault } = reader.readNumber(text, this.#options);
    if (!fault) return this.#take(value);
    if (this.#input!.value !== text) this.#input!.value = text;
    this.#refuse(fault);
  }

  #take(value: number): void {
    this.#accept();
    this.#input!.value = String(value);
    this.#options.change(value);
  }

  #refuse(fault: NumberFault): void {
    this.#beside = this.#options.value;
    setUnfinished(this.#input!, true);
    this.#show(fault);
  }

  #accept(): void {
    setUnfinished(this.#input!, false);
    this.#show(null);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const steps = STEPS[event.key];
    if (steps !== undefined) this.#step(steps);
    else if (event.key === "Escape" && isUnfinished(this.#input!)) this.#restore();
    else return;
    event.preventDefault();
  }

  #step(steps: number): void {
    if (!reader) return onceLoaded(() => this.#step(steps));
    const { value, range, integer, step } = this.#options;
    const from = reader.readNumber(this.#input!.value, this.#options).value ?? value;
    this.#take(within(Number((from + steps * (step ?? usualStep(from, integer))).toPrecision(12)), range));
  }

  #restore(): void {
    this.#accept();
    this.#input!.value = String(this.#options.value);
  }

  get #message(): HTMLElement {
    return this.#input!.nextElementSibling as HTMLElement;
  }

  #show(fault: NumberFault | null): void {
    if (fault === this.#fault) return;
    this.#fault = fault;
    const input = this.#input!;
    const message = this.#message;
    message.togglePopover(fault !== null);
    if (fault) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", message.id);
      addEventListener("scroll", this.#follow, { capture: true, passive: true });
      this.#say();
    } else {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
      removeEventListener("scroll", this.#follow, true);
    }
  }

  #say(): void {
    const words = faultText(this.#options.texts, this.#fault!);
    if (this.#message.textContent !== words) this.#message.textContent = words;
    place(this.#message, this.#input!);
  }

  #follow = (): void => {
    if (this.#input!.isConnected) place(this.#message, this.#input!);
    else removeEventListener("scroll", this.#follow, true);
  };
}

const numberField = directive(NumberField);

/** A number field with its error message. `label` names it if no label element does. */
export function numberInput(options: NumberOptions & { label?: string }): TemplateResult {
  const { id, label, range, integer } = options;
  const keyboard = range && range[0] >= 0 ? (integer ? "numeric" : "decimal") : nothing; // neither keyboard has a minus sign on every phone
  return html`<input
      id=${id}
      type="text"
      role="spinbutton"
      inputmode=${keyboard}
      autocomplete="off"
      spellcheck="false"
      aria-label=${label ?? nothing}
      ${numberField(options)}
    /><span id="${id}-refused" class="refused" popover="manual" role="alert"></span>`;
}
