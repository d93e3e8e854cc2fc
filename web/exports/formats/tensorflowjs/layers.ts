import type { LayerSpec } from "../../../engine/types.ts";
import { activationName, activationSettings } from "../../../experiment/experiment.ts";
import { readsBothWays } from "../../../experiment/layers.ts";
import { className } from "../../lines/keras.ts";
import { penaltiesOf, sizesOf, type WrittenLayer } from "../../lines/written.ts";
import type { Weights } from "../../model.ts";
import { activationText } from "./activations.ts";

/** Layers as Keras and TensorFlow.js write them down. */

type Config = Record<string, unknown>;

export interface Tensor {
  name: string;
  shape: readonly number[];
  values: Float64Array;
}

export interface Written {
  layers: { class_name: string; config: Config }[];
  tensors: Tensor[];
}

const scaling = (mode: string, scale: number) => (distribution: string) => ({
  class_name: "VarianceScaling",
  config: { scale, mode, distribution, seed: null },
});
const glorot = scaling("fan_avg", 1);
const he = scaling("fan_in", 2);
const lecun = scaling("fan_in", 1);

const named = (name: string, config: Config = {}) => ({ class_name: name, config });

const INITIALIZERS: Record<string, object> = {
  glorot_uniform: glorot("uniform"),
  glorot_normal: glorot("normal"),
  he_uniform: he("uniform"),
  he_normal: he("normal"),
  lecun_uniform: lecun("uniform"),
  lecun_normal: lecun("normal"),
  zeros: named("Zeros"),
  random_uniform: named("RandomUniform", { minval: -0.05, maxval: 0.05, seed: null }),
  orthogonal: named("Orthogonal", { gain: 1, seed: null }),
};

/** Keys of the experiment that are keys of a layer there, too, with the same values. */
const SAME = [
  "units",
  "filters",
  "padding",
  "use_bias",
  "rate",
  "momentum",
  "epsilon",
  "return_sequences",
  "unit_forget_bias",
  "reset_after",
] as const;

const SIZES = ["kernel_size", "pool_size", "strides", "dilation_rate"] as const;

function regularizers(written: WrittenLayer): Config {
  const { l1, l2 } = penaltiesOf(written);
  const { kernel, recurrent_kernel: recurrent } = written.shape.weights;
  if (!kernel || (l1 === 0 && l2 === 0)) return {};
  const penalty = named("L1L2", { l1, l2 });
  return { kernel_regularizer: penalty, ...(recurrent && { recurrent_regularizer: penalty }) };
}

function configOf(written: WrittenLayer, name: string): Config {
  const { layer, shape } = written;
  const keys = SAME.filter((key) => layer[key] !== undefined).map((key) => [key, layer[key]]);
  const sizes = SIZES.filter((key) => layer[key] !== undefined).map((key) => [key, sizesOf(layer[key])]);
  const initializers = (["kernel_initializer", "recurrent_initializer"] as const).flatMap((key) =>
    layer[key] === undefined ? [] : [[key, INITIALIZERS[layer[key]]]],
  );
  return {
    name,
    trainable: layer.trainable !== false,
    ...Object.fromEntries([...keys, ...sizes, ...initializers]),
    ...(layer.activation && { activation: activationText(layer.activation) ?? "linear" }),
    ...(layer.recurrent_activation && { recurrent_activation: activationText(layer.recurrent_activation) }),
    ...(layer.target_shape && { target_shape: shape.output }),
    ...(layer.kind === "layer_normalization" && { axis: [shape.output.length] }),
    ...(layer.momentum !== undefined && { axis: shape.output.length }),
    ...regularizers(written),
  };
}

const tensorsOf = ({ shape }: WrittenLayer, weights: Weights, prefix: string, names: readonly string[]): Tensor[] =>
  names
    .filter((name) => weights[name].length > 0)
    .map((name) => ({
      name: `${prefix}/${name.replace("backward_", "")}`,
      shape: shape.weights[name],
      values: weights[name],
    }));

const PLAIN = ["kernel", "recurrent_kernel", "bias"];

function bothWays(written: WrittenLayer, weights: Weights, name: string): Written {
  const inner = named(className(written.shape.kind), configOf(written, name));
  const config = { name: `bidirectional_${name}`, merge_mode: written.layer.bidirectional, layer: inner };
  const prefix = (way: string) => `${config.name}/${way}_${name}`;
  const tensors = [
    ...tensorsOf(written, weights, prefix("forward"), PLAIN),
    ...tensorsOf(
      written,
      weights,
      prefix("backward"),
      PLAIN.map((weight) => `backward_${weight}`),
    ),
  ];
  return { layers: [named("Bidirectional", config)], tensors };
}

/** The activations that are a layer of their own. */
function activationLayer({ layer, shape }: WrittenLayer, weights: Weights, name: string): Written {
  const settings = activationSettings(layer.activation);
  const config = { name, trainable: layer.trainable !== false };
  if (!weights.alpha)
    return { layers: [named("LeakyReLU", { ...config, alpha: settings.negative_slope })], tensors: [] };
  const places = shape.output.slice(0, -1);
  const shared_axes = places.map((_, axis) => axis + 1);
  const alpha = {
    name: `${name}/alpha`,
    shape: [...places.map(() => 1), ...shape.weights.alpha],
    values: weights.alpha,
  };
  return { layers: [named("PReLU", { ...config, ...(places.length > 0 && { shared_axes }) })], tensors: [alpha] };
}

const dropouts = ({ dropout, alpha_dropout: alpha }: LayerSpec, name: string) => [
  ...(dropout ? [named("Dropout", { name: `${name}_dropout`, rate: dropout })] : []),
  ...(alpha ? [named("AlphaDropout", { name: `${name}_dropout`, rate: alpha })] : []),
];

/** A layer, and those that there are layers of their own. */
export function layerOf(written: WrittenLayer, weights: Weights, name: string): Written {
  const { layer, shape } = written;
  if (readsBothWays(layer)) return bothWays(written, weights, name);
  // TensorFlow.js flattens no list.
  if (shape.kind === "flatten" && shape.input.length === 1) return { layers: [], tensors: [] };
  const isOwn = layer.activation !== undefined && activationText(layer.activation) === null;
  if (shape.kind === "activation") {
    if (isOwn) return activationLayer(written, weights, name);
    return { layers: [named("Activation", configOf(written, name))], tensors: [] };
  }
  const own = isOwn ? activationLayer(written, weights, `${name}_${activationName(layer.activation)}`) : null;
  const order = Object.keys(shape.weights).filter((weight) => weight !== "alpha");
  return {
    layers: [named(className(shape.kind), configOf(written, name)), ...(own?.layers ?? []), ...dropouts(layer, name)],
    tensors: [...tensorsOf(written, weights, name, order), ...(own?.tensors ?? [])],
  };
}

/** Keys with the values that a layer may have. */
export const ALLOWED: Readonly<
  Record<string, (layer: LayerSpec) => { key: keyof LayerSpec; value: string | boolean } | null>
> = {
  gru: (layer) => (layer.reset_after ? { key: "reset_after", value: false } : null),
  conv1d: (layer) => (layer.padding === "causal" ? { key: "padding", value: "valid" } : null),
};
