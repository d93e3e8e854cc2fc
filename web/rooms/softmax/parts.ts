import { html, svg, type TemplateResult } from "lit";

/** −1 at the left, 1 at the right. */
export function signedBar(value = 0): TemplateResult {
  return html`<svg viewBox="-50 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" x="-50" width="100" height="10"></rect>
    ${svg`<rect class=${value < 0 ? "negative" : "positive"} x=${Math.min(0, 50 * value)} width=${Math.abs(50 * value)} height="10"></rect>`}
    <path class="zero" d="M0 0V10"></path>
  </svg>`;
}

export const warning = (text: string): TemplateResult => html`<span class="warning">⚠ ${text}</span>`;
