import { html, svg, type TemplateResult } from "lit";
import { math } from "../../charts/math.ts";
import type { View } from "../../ui/view.ts";
import type { StepEffects } from "./types.ts";

/** How much of the accent the deepest shade has: curve and cells stay clear before it. */
const DEEPEST = 0.5;
const RAMP = [0, 1, 2, 3, 4, 5, 6, 7];

/** Where the scale of a shade ends: its largest number. */
export const shadeEnd = (values: ArrayLike<number>): number =>
  Math.max(0, ...Array.from(values).filter(Number.isFinite));

/** How deep the shade of each number is: none of 0, and of what is no number. */
export function depths(values: ArrayLike<number>): number[] {
  const end = shadeEnd(values);
  return Array.from(values, (value) => (value > 0 && Number.isFinite(value) ? (DEEPEST * value) / end : 0));
}

/** Numbers as columns of the accent, over the whole place that the style gives. */
export const shade = (values: ArrayLike<number>, style = "shade"): TemplateResult =>
  html`<svg class=${style} aria-hidden="true" viewBox=${`0 0 ${values.length} 1`} preserveAspectRatio="none">
    ${depths(values).map((depth, t) => svg`<rect x=${t} width="1" height="1" fill-opacity=${depth}></rect>`)}
  </svg>`;

/** The scale of the shade, and its number at the chosen step. */
export const shadeLegend = (
  view: View,
  { norms }: StepEffects,
  step: number,
  format: (value: number) => string,
): TemplateResult =>
  html`<p class="legend shading">
    <span class="scale">${format(0)} ${shade(RAMP, "ramp")} ${format(shadeEnd(norms))}</span>
    <span>${shadeAt(view, norms[step], format)}</span>
  </p>`;

/** The number of the shade at a step, as it is written and spoken. */
export const shadeAt = (view: View, norm: number, format: (value: number) => string): string =>
  view.text("recurrence-effect-at", { value: format(norm) });

/** What the shade means. */
export function shadeCaption(view: View, { output, isLogOdds }: StepEffects): TemplateResult {
  const what = isLogOdds ? "\\ln(p\\text{/}(1-p))" : "y";
  const text = isLogOdds
    ? view.text("recurrence-effect-odds", { output: view.classLabel(output) })
    : view.text("recurrence-effect-output", { output: view.outputLabel(output) });
  return html`<p class="muted">${math(`‖\\partial ${what}\\text{/}\\partial x_t‖`)} ${text}</p>`;
}
