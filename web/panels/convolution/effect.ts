import { html, nothing, svg, type TemplateResult } from "lit";
import type { View } from "../../ui/view.ts";
import { numberOf } from "./cells.ts";
import { curve, curveBox } from "./chart.ts";
import { fieldIn, isCurve } from "./maps.ts";
import type { MapShape } from "./stages.ts";
import type { Cell } from "./state.ts";
import type { Convolution, Effects } from "./types.ts";

/** The effects on a cell, once they are computed for it. */
export function effectsOf(view: View, { stages }: Convolution, cell: Cell): Effects | undefined {
  const effects = view.store.part("effects");
  const stage = stages[cell.stage];
  return effects?.layer === stage.layer && effects.number === numberOf(stage, cell) ? effects : undefined;
}

/** Of each place the largest |∂a/∂x| of its channels. */
export function strengths({ channels }: MapShape, values: ArrayLike<number>): Float64Array {
  const largest = new Float64Array(values.length / channels);
  for (let i = 0; i < values.length; i++) {
    const place = Math.floor(i / channels);
    largest[place] = Math.max(largest[place], Math.abs(values[i]));
  }
  return largest;
}

/** Where the input has an effect on a cell's number, beside where it could have one by the windows alone. */
export function effectPicture(view: View, convolution: Convolution, cell: Cell): TemplateResult | typeof nothing {
  const [{ layer, input }] = convolution.stages;
  if (layer > 0) return nothing;
  const effects = effectsOf(view, convolution, cell);
  const drawn = isCurve(input)
    ? html`<svg class="big curve" viewBox=${curveBox} preserveAspectRatio="none" aria-hidden="true">${effects ? curveOf(convolution, cell, effects) : nothing}</svg>`
    : html`<canvas class="big" data-effects aria-hidden="true"></canvas>`;
  return html`<figure class="effects">${drawn}<figcaption class="muted">${view.text("convolution-effect")}</figcaption></figure>`;
}

function curveOf(convolution: Convolution, cell: Cell, { values }: Effects) {
  const all = strengths(convolution.stages[0].input, values);
  return svg`${curve({ values: all, scale: Math.max(...all), band: fieldIn(convolution, cell, -1)?.columns })}`;
}
