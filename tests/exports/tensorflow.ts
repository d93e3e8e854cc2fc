import * as tf from "@tensorflow/tfjs";

/** Layers that Python code has made, as TensorFlow.js's layers of the same names. */

export interface Recorded {
  type: string;
  args: unknown[];
  kwargs: Record<string, unknown>;
}

/** Arguments that Keras takes by their place, from its documentation. */
const PLACES: Record<string, string> = {
  Dense: "units",
  Conv1D: "filters",
  Conv2D: "filters",
  SimpleRNN: "units",
  LSTM: "units",
  GRU: "units",
  Dropout: "rate",
  AlphaDropout: "rate",
  Reshape: "target_shape",
};

/** Keras's name of an argument that TensorFlow.js calls otherwise. */
const RENAMED: Record<string, string> = { negative_slope: "alpha" };
/** Keras's arguments that TensorFlow.js lacks. */
const LACKING = ["reset_after"];

/** What TensorFlow.js's layers tell of themselves that exported code leaves at Keras's default, which changes no number. */
const LEFT = [
  "name",
  "trainable",
  "dtype",
  "batchInputShape",
  "dataFormat",
  "biasRegularizer",
  "activityRegularizer",
  "betaRegularizer",
  "gammaRegularizer",
  "alphaRegularizer",
  "kernelConstraint",
  "recurrentConstraint",
  "biasConstraint",
  "betaConstraint",
  "gammaConstraint",
  "alphaConstraint",
  "betaInitializer",
  "gammaInitializer",
  "movingMeanInitializer",
  "movingVarianceInitializer",
  "returnState",
  "goBackwards",
  "stateful",
  "unroll",
  "implementation",
  "noiseShape",
  "seed",
  "rank",
  "resetAfter",
];

const camel = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const classes = tf.serialization.SerializationMap.getMap().classNameMap;

/** Activations that TensorFlow.js computes as Keras 3 does, by Keras's name, and its own name for them. */
const ACTIVATIONS: Record<string, string> = { silu: "swish" };
for (const name of "linear relu relu6 elu selu sigmoid tanh softplus softsign softmax gelu mish".split(" "))
  ACTIVATIONS[name] = name;
const isKnownActivation = (value: unknown): value is string => typeof value === "string" && value in ACTIVATIONS;

/** TensorFlow.js's own takes no other alpha than 1. */
class Elu extends tf.layers.Layer {
  static className = "Elu";
  alpha: number;
  constructor({ alpha, ...rest }: { alpha: number }) {
    super(rest);
    this.alpha = alpha;
  }
  override call(x: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const input = Array.isArray(x) ? x[0] : x;
    return tf.where(input.greater(0), input, input.expm1().mul(this.alpha));
  }
  override getConfig() {
    return { ...super.getConfig(), alpha: this.alpha };
  }
}

export interface Built {
  layer: tf.layers.Layer;
  /** Whether TensorFlow.js computes it as Keras does. */
  computes: boolean;
  /** Whether its weights have Keras's shapes: not those of a GRU with two biases, which it lacks. */
  takesWeights: boolean;
  /** Arguments with a default that the code does not write. */
  silent: string[];
}

function setting(key: string, value: unknown): unknown {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const { type, args, kwargs } = value as Recorded;
    if (type === "Constant") return tf.initializers.constant({ value: Number(args[0]) });
    if (type === "L1L2") return tf.regularizers.l1l2(kwargs);
    return "linear"; // a function
  }
  if (key.endsWith("activation")) return isKnownActivation(value) ? ACTIVATIONS[value] : "linear";
  return typeof value === "string" && /initializer|data_format/.test(key)
    ? camel(value).replace(/^lecun/, "leCun")
    : value;
}

/** null: a class that the module defines. */
export function builtLayer({ type, args, kwargs }: Recorded): Built | null {
  if (type === "Bidirectional") {
    const inner = builtLayer(args[0] as Recorded)!;
    const layer = tf.layers.bidirectional({ layer: inner.layer as tf.RNN, mergeMode: kwargs.merge_mode as "concat" });
    return { ...inner, layer };
  }
  if (!(type in classes)) return null;
  const given = { ...Object.fromEntries(args.map((value) => [PLACES[type], value])), ...kwargs };
  const entries = Object.entries(given).filter(([key]) => !LACKING.includes(key));
  const settings = Object.fromEntries(entries.map(([key, value]) => [camel(RENAMED[key] ?? key), setting(key, value)]));
  const takesWeights = given.reset_after !== true;
  const computes =
    takesWeights &&
    given.padding !== "causal" &&
    entries.every(([key, value]) => !key.endsWith("activation") || isKnownActivation(value));
  const make = type === "ELU" ? Elu : classes[type][0];
  const layer = new (make as unknown as new (settings: object) => tf.layers.Layer)(settings);
  const told = Object.keys(layer.getConfig()).filter((key) => !LEFT.includes(key));
  return { layer, computes, takesWeights, silent: told.filter((key) => !(key in settings)) };
}

/** Values of the layers one after the other, with their weights; null where one cannot be computed. */
export function predicted(
  layers: readonly (Built | null)[],
  weights: readonly [number[], number[]][][],
  input: number[][],
): ArrayLike<number> | null {
  tf.engine().startScope();
  let x: tf.Tensor | null = tf.tensor(input);
  for (const [i, built] of layers.entries()) {
    if (!built || !x) return null;
    if (built.layer.getClassName() === "Flatten" && x.rank === 2) continue; // TensorFlow.js refuses what is flat
    built.layer.build(x.shape);
    built.layer.built = true;
    if (built.takesWeights) built.layer.setWeights(weights[i].map(([shape, values]) => tf.tensor(values, shape)));
    x = built.computes ? (built.layer.apply(x) as tf.Tensor) : null;
  }
  const values = x?.dataSync() ?? null;
  tf.engine().endScope();
  return values;
}
