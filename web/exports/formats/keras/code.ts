import { rowText } from "../../code/data.ts";
import { inputsOf } from "../../code/inputs.ts";
import { namedLayers } from "../../code/named.ts";
import { block, indented, list, python } from "../../code/python.ts";
import { KERAS } from "../../formula/python.ts";
import type { Model } from "../../model.ts";
import { kerasParts, layerLines, type KerasLayer } from "./layers.ts";
import { clipping } from "./training.ts";

/** The network's inputs of rows of the data. */
export function prepare(model: Model): string[] {
  const { input } = model;
  const inputs = inputsOf(model, KERAS);
  return block("def prepare(x):", `What the network reads, of rows of ${rowText(model)}.`, [
    'x = np.asarray(x, dtype="float64")',
    ...(model.scaling ? ['x = (x - saved["scaling.offset"]) * saved["scaling.factor"]'] : []),
    ...(inputs
      ? [
          ...inputs.columns,
          ...list("features = ", inputs.features),
          "x = keras.ops.convert_to_numpy(keras.ops.stack(features, axis=1))",
        ]
      : []),
    ...(input.length > 1 ? [`x = x.reshape(-1, ${input.join(", ")})`] : []),
    "return x.astype(keras.config.floatx())",
  ]);
}

function buildModel(model: Model, layers: readonly KerasLayer[]): string[] {
  const items = [`keras.Input(shape=${python([...model.input])}),`, ...layers.flatMap(layerLines)];
  return block("def build_model():", null, [
    "return keras.Sequential(",
    ...indented(["[", ...indented(items), "]"]),
    ")",
  ]);
}

const loadWeights = (layers: readonly KerasLayer[]): string[] =>
  block(
    "def load_weights(model):",
    "The weights of the file, by the names of the layers.",
    layers
      .filter(({ weights }) => weights.length > 0)
      .flatMap(({ name, weights }) => {
        const lines = list(`model.get_layer("${name}").set_weights(`, weights);
        return [...lines.slice(0, -1), `${lines[lines.length - 1]})`];
      }),
  );

export interface KerasCode {
  /** Settings of Keras itself. */
  config: string[];
  /** Formulas of one's own, and activations that Keras has no name for. */
  definitions: string[][];
  buildModel: string[];
  loadWeights: string[];
}

export function kerasCode(model: Model): KerasCode {
  const parts = namedLayers(model.layers).map(kerasParts);
  const layers = parts.flatMap((part) => part.layers);
  return {
    config: [`keras.config.set_floatx("${model.experiment.precision}")`, ...clipping(model)],
    definitions: parts.flatMap(({ definitions }) => definitions),
    buildModel: buildModel(model, layers),
    loadWeights: loadWeights(layers),
  };
}
