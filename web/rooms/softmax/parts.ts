import { html, svg, type TemplateResult } from "lit";
import { classStyle } from "../../ui/legend.ts";

/** A share from 0 to 1, in the colour of a class. */
export function bar(share: number | undefined, index: number): TemplateResult {
  return html`<svg class=${classStyle(index)} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="10"></rect>
    <rect class="fill" width=${100 * (share ?? 0)} height="10"></rect>
  </svg>`;
}

/** −1 at the left, 1 at the right. */
export function signedBar(value = 0): TemplateResult {
  return html`<svg viewBox="-50 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" x="-50" width="100" height="10"></rect>
    ${svg`<rect class=${value < 0 ? "negative" : "positive"} x=${Math.min(0, 50 * value)} width=${Math.abs(50 * value)} height="10"></rect>`}
    <path class="zero" d="M0 0V10"></path>
  </svg>`;
}

export const warning = (text: string): TemplateResult => html`<span class="warning">⚠ ${text}</span>`;
