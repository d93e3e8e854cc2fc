import type { LayerShape, LayerSpec } from "../../engine/types.ts";
import type { End } from "../../charts/graph.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { hasUnits, outputSizes } from "../../experiment/layers.ts";
import { isEqual } from "../../platform/equal.ts";
import { rowsShown } from "../../state/valid-view.ts";

/** The most units of a layer that is shown whole. */
export const WHOLE = 64;

/** A layer's column: its nodes and what they stand for. */
export interface Column {
  /** None for a layer that only changes the numbers of the layer before one by one. */
  nodes: readonly End[];
  /** Units, channels or features in all. */
  count: number;
  /** What a node is of an example: a number, a strip of numbers over the steps, or a picture. */
  form: "unit" | "strip" | "map";
  /** Whether the weights of a node are those of its inputs, one each. */
  weighted: boolean;
  /** Whether these weights lead from the nodes of the column before. */
  linked: boolean;
}

const FORMS = ["unit", "strip", "map"] as const;

/** The shapes of a network without pictures and sequences, for which the worker's are not known yet. */
function flatShapes({ features, layers }: Experiment): LayerShape[] {
  const sizes = [features.length, ...outputSizes(features.length, layers)];
  return layers.map((layer, i) => ({
    kind: layer.kind ?? "",
    input: [sizes[i]],
    output: [sizes[i + 1]],
    weights: Object.fromEntries(hasUnits(layer) ? [["kernel", [sizes[i], sizes[i + 1]]]] : []),
  }));
}

/** The shapes of the layers, as the worker gives them for this experiment. */
export const shapesOf = (experiment: Experiment, known: readonly LayerShape[]): readonly LayerShape[] =>
  known.length === experiment.layers.length ? known : flatShapes(experiment);

function countOf(layer: LayerSpec, { input, output, weights }: LayerShape): number {
  const isOwn = output.length === 1 ? hasUnits(layer) : weights.kernel !== undefined || !isEqual(input, output);
  return isOwn ? output[output.length - 1] : 0;
}

/** The column of each layer. `inputs` is how many nodes the inputs have if there is one for each, else 0. */
export function layerColumns(
  experiment: Experiment,
  shapes: readonly LayerShape[],
  inputs: number,
  expanded: ReadonlySet<number>,
): Column[] {
  const rows = rowsShown(experiment);
  let source = inputs;
  return experiment.layers.map((layer, i) => {
    const shape = shapes[i];
    const count = countOf(layer, shape);
    const form = FORMS[Math.min(shape.output.length, FORMS.length) - 1];
    const { kernel = [] } = shape.weights;
    const weighted = form === "unit" && kernel.length === 2 && kernel[1] === count;
    const linked = weighted && kernel[0] === source;
    const shown = Math.min(count, expanded.has(i) ? WHOLE : rows);
    if (count > 0) source = form === "unit" ? count : 0;
    const nodes = Array.from({ length: shown }, (_, row) => ({ row, index: row }));
    return { nodes, count, form, weighted, linked };
  });
}
