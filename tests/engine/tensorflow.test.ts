import { describe, expect, test } from "vitest";
// @ts-expect-error a script of plain JavaScript, without types
import * as tensorflow from "../accuracy/tensorflow.mjs";
// @ts-expect-error the same
import { activationFiles, error32, fromBits, number, readCsv } from "../accuracy/reference.mjs";
// @ts-expect-error the same
import { lossResult, text, wrongFrom } from "../accuracy/tensorflow-errors.mjs";
import list from "../accuracy/tensorflow-errors.json" with { type: "json" };
import type {
  ActivationSpec,
  Config,
  LayerParameters,
  LayerSpec,
  LossSpec,
  OptimizerSpec,
} from "../../web/engine/types.ts";
import { engine } from "./module.ts";

/** TensorFlow.js as an oracle that shares no code with the engine: where it is right, and where it is not. */

const tf = tensorflow.tf;
type Tensor = any;

/** TensorFlow.js rounds to float32 after each of its steps; a formula has up to a dozen, on numbers up to this large. */
const step = 2 ** -20;

function expectClose(got: ArrayLike<number>, wanted: ArrayLike<number>, largest = 1) {
  expect(got.length).toBe(wanted.length);
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - wanted[i])).toBeLessThanOrEqual(step * Math.max(largest, Math.abs(wanted[i])));
}

/** The same numbers in every run. */
function generator(seed: number) {
  let state = seed >>> 0;
  const uniform = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const between = (low: number, high: number) => Math.fround(low + (high - low) * uniform());
  const below = (n: number) => Math.floor(n * uniform());
  const pick = <T>(items: readonly T[]) => items[below(items.length)];
  const many = (n: number, low: number, high: number) => Array.from({ length: n }, () => between(low, high));
  return { between, below, pick, many };
}

// ---- single functions, where TensorFlow.js is right ----

interface File {
  file: string;
  spec: ActivationSpec;
}

const allFiles: File[] = activationFiles();
const files = allFiles.filter(({ file }) => tensorflow.activations[file]);

test("TensorFlow.js lacks few activations", () => {
  const missing = allFiles.filter(({ file }) => !tensorflow.activations[file]);
  expect(missing.map(({ file }) => file)).toEqual(["elu_0.7", "swish_1.5", "hard_sigmoid", "hard_swish"]);
});

/** Beside 0 and within ±8 its formulas cancel little. Kinks are not among these numbers. */
const inputs = Array.from({ length: 321 }, (_, i) => Math.fround((i - 160) / 20 + 0.0125));

test.each(files)("activation $file", ({ file, spec }) => {
  const ours = engine.activate(spec, inputs);
  const theirs = tensorflow.activate(file, inputs);
  for (const [i, x] of inputs.entries()) {
    expectClose([ours.value[i], ours.derivative[i]], [theirs.value[i], theirs.derivative[i]], 1 + Math.abs(x));
  }
});

test("softmax and log-softmax", () => {
  const random = generator(1);
  for (let i = 0; i < 50; i++) {
    const logits = random.many(2 + random.below(20), -12, 12);
    expectClose(engine.softmax(logits), tensorflow.softmax(logits));
    expectClose(engine.logSoftmax(logits), tensorflow.logSoftmax(logits), 24);
  }
});

const row = (values: ArrayLike<number>): Tensor => tf.tensor2d([Array.from(values)], undefined, "float32");

/** TensorFlow.js's loss of one batch, by the engine's name and settings. */
function lossOf(spec: LossSpec, target: Tensor, output: Tensor): Tensor {
  const smoothing = spec.label_smoothing ?? 0;
  switch (`${spec.name}${spec.from_logits ? " from logits" : ""}`) {
    case "mean_squared_error":
      return tf.losses.meanSquaredError(target, output);
    case "mean_absolute_error":
      return tf.losses.absoluteDifference(target, output);
    case "huber":
      return tf.losses.huberLoss(target, output, undefined, spec.delta);
    case "binary_crossentropy from logits":
      return tf.losses.sigmoidCrossEntropy(target, output, undefined, smoothing);
    case "categorical_crossentropy from logits":
      return tf.losses.softmaxCrossEntropy(target, output, undefined, smoothing);
    case "binary_crossentropy":
      return tf.metrics.binaryCrossentropy(target, output).mean();
    default:
      return tf.metrics.categoricalCrossentropy(target, output).mean();
  }
}

const shares = (values: number[]) => values.map((value) => Math.fround(value / values.reduce((a, b) => a + b)));

const losses: LossSpec[] = [
  { name: "mean_squared_error" },
  { name: "mean_absolute_error" },
  { name: "huber", delta: 1 },
  { name: "huber", delta: 0.25 },
  { name: "binary_crossentropy", from_logits: true },
  { name: "binary_crossentropy", from_logits: true, label_smoothing: 0.25 },
  { name: "binary_crossentropy" },
  { name: "categorical_crossentropy", from_logits: true },
  { name: "categorical_crossentropy", from_logits: true, label_smoothing: 0.25 },
  { name: "categorical_crossentropy" },
];

test.each(losses)("loss and gradient of %o", (spec) => {
  const random = generator(2);
  for (let i = 0; i < 30; i++) {
    const k = 2 + random.below(6);
    const probabilities = /crossentropy/.test(spec.name) && !spec.from_logits;
    const output = probabilities ? shares(random.many(k, 0.1, 1)) : random.many(k, -5, 5);
    const target = /crossentropy/.test(spec.name) ? shares(random.many(k, 0.1, 1)) : random.many(k, -5, 5);
    const ours = engine.loss(spec, target, output);
    const theirs = tensorflow.valueAndGradient((y: Tensor) => lossOf(spec, row(target), y), output);
    expectClose([ours.value], [theirs.value], 16);
    expectClose(ours.gradient, theirs.gradient, probabilities ? 16 : 2);
  }
});

// ---- whole networks ----

/** Activations by the engine's specification, as a function of a tensor and, where it is learned, α. */
function activated(spec: ActivationSpec, z: Tensor, alpha?: Tensor): Tensor {
  const { name, ...settings } = typeof spec === "string" ? { name: spec } : spec;
  const s = settings as Record<string, number | boolean>;
  switch (name) {
    case "leaky_relu":
      return tf.leakyRelu(z, s.negative_slope);
    case "prelu":
      return tf.prelu(z, alpha);
    case "silu":
      return z.mul(tf.sigmoid(z.mul(s.beta)));
    case "gelu":
      return tensorflow.activations[s.approximate ? "gelu_tanh" : "gelu_erf"](z);
    case "hard_sigmoid":
      return tensorflow.activations["hard_sigmoid_0.2"](z);
    case "elu":
      return tensorflow.activations.elu_1(z);
    case "log_sigmoid":
      return tf.softplus(z.neg()).neg(); // its own cannot be trained, see below
    default:
      return tensorflow.activations[name](z);
  }
}

interface Variables {
  kernel: Tensor;
  bias?: Tensor;
  alpha?: Tensor;
}

/** The engine's network with its present parameters, rebuilt of TensorFlow.js's operations. */
class Mirror {
  readonly config: Config;
  readonly layers: Variables[];

  constructor(config: Config, parameters: LayerParameters[]) {
    this.config = config;
    const variable = (values: ArrayLike<number>, shape: number[]): Tensor =>
      tf.variable(tf.tensor(Float32Array.from(values), shape));
    this.layers = parameters.map(({ kernel, bias, alpha }, i) => {
      const { units = 0 } = config.layers![i];
      return {
        kernel: variable(kernel, [kernel.length / units, units]),
        ...(bias?.length && { bias: variable(bias, [units]) }),
        ...(alpha && { alpha: variable(alpha, [units]) }),
      };
    });
  }

  loss(rows?: number[]): Tensor {
    const { inputs, targets } = this.config.data as { inputs: number[][]; targets: number[][] };
    const at = <T>(list: T[]) => (rows ? rows.map((i) => list[i]) : list);
    let a: Tensor = tf.tensor2d(at(inputs), undefined, "float32");
    let penalty: Tensor = tf.scalar(0);
    for (const [i, { kernel, bias, alpha }] of this.layers.entries()) {
      const layer = this.config.layers![i];
      const z = a.matMul(kernel);
      a = activated(layer.activation ?? "linear", bias ? z.add(bias) : z, alpha);
      penalty = penalty
        .add(
          kernel
            .abs()
            .sum()
            .mul(layer.l1 ?? 0),
        )
        .add(
          kernel
            .square()
            .sum()
            .mul(layer.l2 ?? 0),
        );
    }
    return lossOf(this.config.loss!, tf.tensor2d(at(targets), undefined, "float32"), a).add(penalty);
  }

  numbers(): number[][] {
    return this.layers.flatMap(({ kernel, bias, alpha }) =>
      [kernel, bias, alpha].filter(Boolean).map((part) => Array.from(part.dataSync() as Float32Array)),
    );
  }
}

function optimizerOf({ name, learning_rate, momentum, nesterov, rho, beta_1, beta_2, epsilon }: OptimizerSpec): Tensor {
  switch (name) {
    case "sgd":
      return momentum ? tf.train.momentum(learning_rate, momentum, nesterov) : tf.train.sgd(learning_rate);
    case "rmsprop":
      return tf.train.rmsprop(learning_rate, rho, momentum, epsilon);
    case "adagrad":
      return tf.train.adagrad(learning_rate, 0.1);
    default:
      return tf.train.adam(learning_rate, beta_1, beta_2, epsilon);
  }
}

const numbersOf = (layers: LayerParameters[]) =>
  layers.flatMap(({ kernel, bias, alpha }) =>
    [kernel, bias, alpha].filter((part) => part?.length).map((part) => Array.from(part)),
  );

/** Largest difference over largest number wanted: the measure of tests/training. */
function difference(got: number[][], wanted: number[][]): number {
  const worst = got.map((part, i) => {
    const largest = Math.max(...wanted[i].map(Math.abs));
    return Math.max(...part.map((value, j) => Math.abs(value - wanted[i][j]))) / Math.max(largest, 1e-3);
  });
  return Math.max(...worst);
}

/** Trains both alike; the worst difference of the loss after each step, and of the parameters after all. */
function trainBoth(config: Config, batches: number[][]) {
  const trainer = engine.createTrainer(config);
  const mirror = new Mirror(trainer.config, trainer.parameters());
  const optimizer = optimizerOf(trainer.config.optimizer!);
  let losses = 0;
  const compare = () => {
    const theirs: number = tf.tidy(() => mirror.loss().dataSync()[0]);
    losses = Math.max(losses, Math.abs(trainer.status().train.loss - theirs) / Math.max(1, theirs));
  };
  compare();
  for (const batch of batches) {
    trainer.train({ batches: [batch] });
    tf.tidy(() => void optimizer.minimize(() => mirror.loss(batch)));
    compare();
  }
  const parameters = difference(numbersOf(trainer.parameters()), mirror.numbers());
  trainer.dispose();
  return { losses, parameters };
}

const optimizers: OptimizerSpec[] = [
  { name: "sgd", learning_rate: 0.05 },
  { name: "sgd", learning_rate: 0.02, momentum: 0.9 },
  { name: "sgd", learning_rate: 0.02, momentum: 0.9, nesterov: true },
  { name: "rmsprop", learning_rate: 0.01, rho: 0.9, epsilon: 1e-7 },
  { name: "rmsprop", learning_rate: 0.01, rho: 0.8, momentum: 0.5, epsilon: 1e-3 },
  { name: "adagrad", learning_rate: 0.05 },
  // Its ε stands after the bias correction, ours, as Keras 3's, before it: of a tiny one nothing shows.
  { name: "adam", learning_rate: 0.01, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-10 },
  { name: "adam", learning_rate: 0.02, beta_1: 0.5, beta_2: 0.9, epsilon: 1e-10 },
];

/** Twenty steps in float32 add up roundings of 6e-8 that optimizers divide by small gradients; tests/training allows the same. */
const limit = 1e-4;
const rows = 24;

function batchesOf(random: ReturnType<typeof generator>, count: number): number[][] {
  return Array.from({ length: count }, () => Array.from({ length: 4 + random.below(6) }, () => random.below(rows)));
}

const table = (random: ReturnType<typeof generator>, columns: number, low: number, high: number) =>
  Array.from({ length: rows }, () => random.many(columns, low, high));

test.each(optimizers)("optimizer %o", (optimizer) => {
  const random = generator(3);
  const config: Config = {
    data: { name: "custom", inputs: table(random, 3, -1, 1), targets: table(random, 2, -1, 1), test_fraction: 0 },
    features: ["x1", "x2", "x3"],
    layers: [{ units: 4, activation: "tanh" }, { units: 2 }],
    loss: { name: "mean_squared_error" },
    optimizer,
  };
  const { losses, parameters } = trainBoth(config, batchesOf(random, 12));
  expect(losses).toBeLessThanOrEqual(limit);
  expect(parameters).toBeLessThanOrEqual(limit);
});

test("Adam's ε: after the bias correction in TensorFlow.js, before it here, as each is documented", () => {
  const [rate, beta1, beta2, epsilon, gradient] = [0.1, 0.9, 0.999, 0.5, -0.75];
  // One weight at 0 on one input of 1, target 0.375: the gradient of (w − t)² is −2t.
  const trainer = engine.createTrainer({
    data: { name: "custom", inputs: [[1], [1]], targets: [[0.375], [0.375]], test_fraction: 0 },
    features: ["x1"],
    layers: [{ units: 1, use_bias: false, kernel_initializer: "zeros" }],
    loss: { name: "mean_squared_error" },
    optimizer: { name: "adam", learning_rate: rate, beta_1: beta1, beta_2: beta2, epsilon },
  });
  trainer.train({ batches: [[0, 1]] });
  const [m, v] = [(1 - beta1) * gradient, (1 - beta2) * gradient ** 2];
  const keras = ((-rate * Math.sqrt(1 - beta2)) / (1 - beta1)) * (m / (Math.sqrt(v) + epsilon));
  const kingma = (-rate * (m / (1 - beta1))) / (Math.sqrt(v / (1 - beta2)) + epsilon);
  const w: Tensor = tf.variable(tf.scalar(0));
  tf.train.adam(rate, beta1, beta2, epsilon).minimize(() => w.sub(0.375).square());
  expect(trainer.parameters()[0].kernel[0]).toBeCloseTo(keras, 7);
  expect(w.dataSync()[0]).toBeCloseTo(kingma, 6); // it takes 1 − 0.999 in float32
  expect(Math.abs(keras - kingma)).toBeGreaterThan(0.01);
});

// ---- random experiments ----

function randomActivation(random: ReturnType<typeof generator>): ActivationSpec {
  return random.pick<() => ActivationSpec>([
    () => "linear",
    () => "relu",
    () => "relu6",
    () => "elu",
    () => "selu",
    () => "sigmoid",
    () => "log_sigmoid",
    () => "tanh",
    () => "softplus",
    () => "softsign",
    () => "mish",
    () => "sin",
    () => "exponential",
    () => ({ name: "leaky_relu", negative_slope: random.between(0, 0.5) }),
    () => ({ name: "prelu", alpha: random.between(0, 0.5) }),
    () => ({ name: "silu", beta: random.between(0.5, 2) }),
    () => ({ name: "gelu", approximate: random.below(2) === 0 }),
    () => ({ name: "hard_sigmoid", slope: 0.2 }),
  ])();
}

function randomExperiment(seed: number): Config {
  const random = generator(seed);
  const [inputs, outputs] = [2 + random.below(3), 2 + random.below(3)];
  const loss = random.pick(losses.filter(({ name, from_logits }) => from_logits || !/crossentropy/.test(name)));
  const targets = table(random, outputs, 0.05, 1).map((target) =>
    loss.name === "categorical_crossentropy" ? shares(target) : target,
  );
  const hidden: LayerSpec[] = Array.from({ length: 1 + random.below(3) }, () => ({
    units: 2 + random.below(5),
    activation: randomActivation(random),
    use_bias: random.below(4) > 0,
    l1: random.pick([0, 0, 0.001]),
    l2: random.pick([0, 0.01]),
  }));
  return {
    seed,
    data: { name: "custom", inputs: table(random, inputs, -1.5, 1.5), targets, test_fraction: 0 },
    features: ["x1", "x2", "x3", "x4"].slice(0, inputs),
    layers: [...hidden, { units: outputs }],
    loss,
    optimizer: random.pick(optimizers),
  };
}

describe("random experiments, twenty steps of the same batches", () => {
  test.each(Array.from({ length: 60 }, (_, i) => i + 1))("seed %i", (seed) => {
    const { losses: loss, parameters } = trainBoth(randomExperiment(seed), batchesOf(generator(1000 + seed), 20));
    expect(loss).toBeLessThanOrEqual(limit);
    expect(parameters).toBeLessThanOrEqual(limit);
  });
});

// ---- where TensorFlow.js is wrong ----

interface Entry {
  name: string;
  of: string;
  tensorflow: string;
  exact: string;
  ulp: number | null;
}

/** The error is what the list says, and too large to be one of rounding. */
function expectWrong(entry: Entry, got: number) {
  expect(text(got)).toBe(entry.tensorflow);
  const error = entry.exact === "nan" ? Infinity : error32(got, number(entry.exact));
  expect(error).toBeGreaterThanOrEqual(wrongFrom);
  if (entry.ulp === null) expect(error).toBe(Infinity);
  else expect(Math.abs(error / entry.ulp - 1)).toBeLessThan(0.001);
}

describe(`TensorFlow.js ${list.tensorflow} is wrong`, () => {
  test("logSigmoid of anything but an input has no gradient: it reads a tensor that is gone", () => {
    const gradient = tf.grad((x: Tensor) => tf.logSigmoid(x.mul(2)).sum());
    expect(() => gradient(tf.tensor1d([1]))).toThrow("reading 'backend'");
  });

  test("the list is of the version that is installed", () => expect(tf.version.tfjs).toBe(list.tensorflow));

  test.each(list.activations)("$name, $of at $x: $tensorflow for $exact", (entry) => {
    const x = fromBits(entry.x_bits);
    const got = tensorflow.activate(entry.name, [x])[entry.of][0];
    expectWrong(entry, got);
    const exactRow = readCsv(`act32/${entry.name}.csv`).find(
      (line: { x_bits: string }) => line.x_bits === entry.x_bits,
    );
    if (exactRow) expect(entry.exact).toBe(exactRow[entry.of === "value" ? "f" : "df"]);
    else expect(Number.isFinite(x)).toBe(false);
    const { spec } = files.find(({ file }) => file === entry.name)!;
    const ours = engine.activate(spec, [x])[entry.of as "value" | "derivative"][0];
    if (entry.exact === "nan") expect(ours).toBeNaN();
    else expect(error32(Math.fround(ours), number(entry.exact))).toBeLessThanOrEqual(1);
  });

  test.each(list.losses)("$name of case $case, $of: $tensorflow for $exact", (entry) => {
    const { got, exact } = lossResult(entry);
    expect(entry.exact).toBe(exact);
    expectWrong(entry, got);
  });
});
