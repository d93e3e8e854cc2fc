import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Texts } from "../../i18n/texts.ts";
import type { NumberRule } from "./number.ts";
import { numberInput } from "./number-field.ts";

/** Controls as templates for a view's shadow root; `id` must be unique there. */

interface Named {
  id: string;
  label: string;
}

const valueOf = (event: Event) => (event.target as HTMLInputElement).valueAsNumber;

/** The number of digits that a slider of that range can resolve. */
export function stepOf([low, high]: readonly [number, number], integer = false): number {
  if (integer) return 1;
  return 10 ** Math.floor(Math.log10((high - low) / 50));
}

export function select(
  options: Named & {
    value: string;
    items: readonly { value: string; label: string; disabled?: boolean }[];
    hidden?: boolean;
    title?: string;
    change(value: string): void;
  },
): TemplateResult {
  const { id, label, value, items, hidden, title, change } = options;
  return html`<div class="stacked">
    <label for=${id} class=${hidden ? "visually-hidden" : ""}>${label}</label>
    <select
      id=${id}
      title=${title ?? nothing}
      @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
    >
      ${items.map((item) => html`<option value=${item.value} .selected=${live(item.value === value)} ?disabled=${item.disabled}>${item.label}</option>`)}
    </select>
  </div>`;
}

interface Numeric extends Named {
  texts: Texts;
  value: number;
  /** The step of an arrow key. */
  step?: number;
  change(value: number): void;
}

/** A number field with a slider: the slider has the usual range, the field accepts everything within `limits`. */
export function slider(
  options: Numeric & {
    range: readonly [number, number];
    limits?: readonly [number, number];
    integer?: boolean;
    title?: string;
  },
): TemplateResult {
  const { id, label, texts, value, range, limits, integer, title, change } = options;
  const step = stepOf(range, integer);
  return html`<div class="field slider">
    <label for=${id} title=${title ?? nothing}>${label}</label>
    ${numberInput({ id, texts, value, range: limits ?? range, integer, step, change })}
    <input
      type="range"
      aria-label=${label}
      min=${range[0]}
      max=${range[1]}
      step=${step}
      .value=${live(String(value))}
      @input=${(event: Event) => change(valueOf(event))}
    />
  </div>`;
}

export function number(options: Numeric & NumberRule): TemplateResult {
  return html`<div class="stacked">
    <label for=${options.id}>${options.label}</label>
    ${numberInput({ ...options, label: undefined })}
  </div>`;
}

export function toggle(options: { label: string; value: boolean; change(value: boolean): void }): TemplateResult {
  const { label, value, change } = options;
  return html`<label class="switch">
    <input
      type="checkbox"
      role="switch"
      .checked=${live(value)}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
}

export function stepper(
  options: Numeric & { range: readonly [number, number]; fewer: string; more: string },
): TemplateResult {
  const { id, label, texts, value, range, fewer, more, change } = options;
  /** Reads the field's value, unless that is refused: a second press may come before the first one is rendered. */
  const step = (event: Event, by: number) => {
    const field = (event.currentTarget as HTMLElement).parentElement!.querySelector("input")!;
    const shown = Number(field.value || NaN);
    const from = Number.isInteger(shown) && field.getAttribute("aria-invalid") !== "true" ? shown : value;
    field.value = String(Math.min(range[1], Math.max(range[0], from + by)));
    field.dispatchEvent(new Event("change"));
  };
  return html`<div class="stepper">
    <button type="button" aria-label=${fewer} ?disabled=${value <= range[0]} @click=${(event: Event) => step(event, -1)}>−</button>
    ${numberInput({ id, label, texts, value, range, integer: true, change })}
    <button type="button" aria-label=${more} ?disabled=${value >= range[1]} @click=${(event: Event) => step(event, 1)}>+</button>
  </div>`;
}
