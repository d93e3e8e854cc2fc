import { html, type TemplateResult } from "lit";
import type { LayerShape } from "../engine/types.ts";
import { sizeOfShape } from "../experiment/shape.ts";
import type { View } from "../ui/view.ts";

/** The weights that have a gradient: a normalization's moving averages have none. */
export const learnedCount = (layers: readonly LayerShape[]): number =>
  layers
    .flatMap(({ weights }) => Object.entries(weights))
    .filter(([name]) => !name.startsWith("moving_"))
    .reduce((sum, [, shape]) => sum + sizeOfShape(shape), 0);

/** How many passes through the network its whole gradient takes, by backprop and by moving each weight to both sides. */
export function passes(view: View): TemplateResult {
  const weights = learnedCount(view.store.layers.value);
  return html`<p class="passes">${view.text("passes", { weights, passes: 2 * weights })}</p>`;
}
