import type { Catalog, LayerSpec } from "../engine/types.ts";
import { columnCount, type Experiment } from "./experiment.ts";

/** Keys of a layer that leave its weights as many as they are. */
const SAME_SHAPE: readonly string[] = [
  "kernel_initializer",
  "dropout",
  "alpha_dropout",
  "rate",
  "l1",
  "l2",
  "trainable",
];

/** What decides the shapes of a layer's weights. An activation counts where it learns an α. */
function shaping(layer: LayerSpec, hasAlpha: boolean): [string, unknown][] {
  return Object.entries(layer).filter(([key]) => !SAME_SHAPE.includes(key) && (hasAlpha || key !== "activation"));
}

function isSameShape(catalog: Catalog, before: Experiment, next: Experiment): boolean {
  const shapes = ({ layers, parameters }: Experiment) =>
    JSON.stringify(layers.map((layer, i) => shaping(layer, parameters?.[i]?.alpha !== undefined)));
  return (
    before.features.length === next.features.length &&
    columnCount(catalog, before) === columnCount(catalog, next) &&
    shapes(before) === shapes(next)
  );
}

/** After a change: without the start weights that an experiment has brought along, if they may no longer fit. */
export function withFittingWeights(catalog: Catalog, before: Experiment, next: Experiment): Experiment {
  if (!next.parameters || next.parameters !== before.parameters || isSameShape(catalog, before, next)) return next;
  const { parameters: _, ...drawn } = next;
  return drawn;
}
