import type { LayerKey } from "../../../engine/types.ts";
import { kindOf, layerValue } from "../../../experiment/layer-kinds.ts";
import { hasSteps, readsBothWays } from "../../../experiment/layers.ts";
import { saved, weightNames, type NamedLayer } from "../../code/named.ts";
import { indented, nestedCall, python } from "../../code/python.ts";
import { className } from "../../lines/keras.ts";
import { penaltiesOf } from "../../lines/written.ts";
import { writtenActivation, type Key, type Written } from "./activations.ts";

/** A layer of Keras: its class, the arguments that it takes, and its weights out of the file. */
export interface KerasLayer {
  name: string;
  type: string;
  settings: string[];
  /** The wrapper around it, with its own arguments. */
  around?: { type: string; settings: string[] };
  weights: string[];
}

export interface KerasParts {
  layers: KerasLayer[];
  /** Functions and classes that they need. */
  definitions: string[][];
}

/** Keys that Keras takes by their place. */
const PLACED: readonly string[] = ["units", "filters", "rate", "target_shape"];
/** Keys that are no argument of the layer: penalties are objects, and the rest is a layer of its own. */
const APART: readonly string[] = ["l1", "l2", "bidirectional", "dropout", "alpha_dropout", "trainable"];

const WINDOW = ['data_format="channels_last"'];
/** What Keras takes besides the experiment's keys, at the values that it has here. */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  conv2d: WINDOW,
  conv1d: WINDOW,
  max_pooling2d: WINDOW,
  max_pooling1d: WINDOW,
  average_pooling2d: WINDOW,
  average_pooling1d: WINDOW,
  global_max_pooling2d: WINDOW,
  global_max_pooling1d: WINDOW,
  global_average_pooling2d: WINDOW,
  global_average_pooling1d: WINDOW,
  flatten: WINDOW,
  batch_normalization: ["axis=-1", "center=True", "scale=True"],
  layer_normalization: ["axis=-1", "center=True", "scale=True"],
  simple_rnn: ["dropout=0.0", "recurrent_dropout=0.0"],
  lstm: ["dropout=0.0", "recurrent_dropout=0.0"],
  gru: ["dropout=0.0", "recurrent_dropout=0.0"],
};

function argument(layer: NamedLayer, key: LayerKey, activations: Readonly<Partial<Record<string, string>>>): string[] {
  if (APART.includes(key.name)) return [];
  const value = key.type === "activation" ? activations[key.name] : python(layerValue(layer.layer, key));
  if (value === undefined) return [];
  return [PLACED.includes(key.name) ? value : `${key.name}=${value}`];
}

function penalties(layer: NamedLayer): string[] {
  const { kernel, recurrent_kernel: recurrent } = layer.shape.weights;
  if (!kernel) return [];
  const { l1, l2 } = penaltiesOf(layer);
  const value = l1 === 0 && l2 === 0 ? "None" : `keras.regularizers.L1L2(l1=${l1}, l2=${l2})`;
  return ["kernel_regularizer", ...(recurrent ? ["recurrent_regularizer"] : [])].map((name) => `${name}=${value}`);
}

/** The bias of an LSTM starts at 1 for the gate that forgets, by unit_forget_bias. */
const biasStart = ({ shape }: NamedLayer): string[] => ("kernel" in shape.weights ? ['bias_initializer="zeros"'] : []);

const trainable = ({ layer }: NamedLayer): string[] => (layer.trainable === false ? ["trainable=False"] : []);

/** The layer of an activation that is not an argument. */
function activationLayer(layer: NamedLayer, written: Written, name: string): KerasLayer[] {
  if (written.kind !== "layer" && written.kind !== "learned") return [];
  const { output, weights } = layer.shape;
  const alpha = saved(layer, "alpha");
  const isShared = written.kind === "layer" && output.length > 1;
  const shaped = isShared
    ? `${alpha}.reshape(${[...output.slice(0, -1).map(() => 1), output[output.length - 1]].join(", ")})`
    : alpha;
  return [
    {
      name,
      type: written.kind === "layer" ? `layers.${written.type}` : written.type,
      settings: [...(written.kind === "layer" ? written.settings : []), ...trainable(layer)],
      weights: "alpha" in weights ? [shaped] : [],
    },
  ];
}

function dropouts({ name, layer }: NamedLayer): KerasLayer[] {
  const made = (type: string, rate: number | undefined): KerasLayer[] =>
    rate ? [{ name: `${name}_dropout`, type: `layers.${type}`, settings: [String(rate)], weights: [] }] : [];
  return [...made("Dropout", layer.dropout), ...made("AlphaDropout", layer.alpha_dropout)];
}

const KEYS: readonly Key[] = ["activation", "recurrent_activation"];

export function kerasParts(layer: NamedLayer): KerasParts {
  const { catalog, name } = layer;
  const kind = kindOf(catalog, layer.layer)!;
  const written = KEYS.filter((key) => kind.keys.some((each) => each.name === key)).map(
    (key) => [key, writtenActivation(layer, key)] as const,
  );
  const definitions = written.flatMap(([, each]) => ("lines" in each ? [each.lines] : []));
  const activations = Object.fromEntries(
    written.map(([key, each]) => [
      key,
      each.kind === "name" ? `"${each.name}"` : each.kind === "function" ? each.name : '"linear"',
    ]),
  );
  const [[, activation] = [undefined, undefined]] = written;
  const isAlone = kind.keys.some((key) => key.name === "activation" && key.required);
  if (activation && isAlone && activation.kind !== "name" && activation.kind !== "function")
    return { layers: activationLayer(layer, activation, name), definitions };
  const isBothWays = readsBothWays(layer.layer);
  const settings = [
    ...kind.keys.flatMap((key) => argument(layer, key, activations)),
    ...biasStart(layer),
    ...penalties(layer),
    ...(BESIDES[kind.name] ?? []),
    ...(isBothWays ? [] : trainable(layer)),
  ];
  const own: KerasLayer = {
    name,
    type: `layers.${className(kind.name)}`,
    settings,
    weights: weightNames(layer)
      .filter((weight) => weight !== "alpha")
      .map((weight) => saved(layer, weight)),
  };
  if (isBothWays) {
    const merged = `merge_mode="${layer.layer.bidirectional}"`;
    own.around = { type: "layers.Bidirectional", settings: [merged, ...trainable(layer)] };
  }
  const isInside = hasSteps(layer.layer);
  const after = activation && !isInside ? activationLayer(layer, activation, `${name}_${suffix(activation)}`) : [];
  return { layers: [own, ...after, ...dropouts(layer)], definitions };
}

const suffix = (written: Written): string => ("type" in written ? written.type.toLowerCase() : "");

/** A layer in a list of layers. */
export function layerLines({ name, type, settings, around }: KerasLayer): string[] {
  const named = `name="${name}"`;
  if (!around) return nestedCall(type, [...settings, named]);
  const inner = nestedCall(type, settings);
  return [`${around.type}(`, ...indented([...inner, `${[...around.settings, named].join(", ")},`]), "),"];
}
