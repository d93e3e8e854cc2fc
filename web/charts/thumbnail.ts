import { svg, type SVGTemplateResult } from "lit";
import { linePath } from "./paths.ts";
import { scaleLinear, valueEnds } from "./scales.ts";

/** A curve as an icon in a box of 40 × 28. */
export function thumbnail(values: ArrayLike<number>): SVGTemplateResult {
  const horizontal = scaleLinear([0, values.length - 1], [2, 38]);
  const vertical = scaleLinear(valueEnds([values], [-2, 4]), [26, 2]);
  const path = linePath(values, horizontal, (value) => Math.max(-40, Math.min(68, vertical(value))));
  const zero = Math.max(2, Math.min(26, vertical(0)));
  return svg`<path class="zero" d=${`M2 ${zero}H38M20 2V26`}></path><path class="curve" d=${path}></path>`;
}
