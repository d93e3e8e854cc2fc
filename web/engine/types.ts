/// <reference lib="esnext.disposable" preserve="true" />
import type { Catalog } from "./catalog.ts";
import type { DataSpec, DataToStore, ItemSpec, StoredData } from "./specs.ts";

export type * from "./catalog.ts";
export type * from "./specs.ts";

/**
 * The engine's public types: what `engine.d.ts` says.
 * Matrices are passed row-major, with one example per row and one unit per column.
 */

/**
 * An activation by name, or by name with its parameters: `{ name: "elu", alpha: 0.7 }`, or a custom formula in x
 * and a, `{ name: "custom", expression: "x * sigmoid(a * x)", a: 1.7, trainable: false }`.
 */
export type ActivationSpec = string | ItemSpec;

export interface LossSpec extends ItemSpec {
  /** If true, the loss takes logits, and the output layer is linear (or gives probabilities, which is softmax twice). */
  from_logits?: boolean;
  /** From 0 to 1. Cross-entropies only. */
  label_smoothing?: number;
  /** Clipping of probabilities to [ε, 1−ε] when `from_logits` is false; 0 clips nothing. */
  epsilon?: number;
  /** Huber only. */
  delta?: number;
}

export interface OptimizerSpec {
  name: string;
  learning_rate?: number;
  momentum?: number;
  nesterov?: boolean;
  rho?: number;
  beta_1?: number;
  beta_2?: number;
  epsilon?: number;
  weight_decay?: number;
  /** Adagrad only: the sum of squared gradients at the start. */
  initial_accumulator_value?: number;
}

/** A layer. Without a kind it is dense; each kind has its own keys (`catalog().layers`). */
export interface LayerSpec {
  /** A name of `catalog().layers`. */
  kind?: string;
  /** Of dense and recurrent layers, which need it. */
  units?: number;
  activation?: ActivationSpec;
  kernel_initializer?: string;
  use_bias?: boolean;
  /** Fraction of units dropped during training, 0 ≤ dropout < 1. */
  dropout?: number;
  /** Rate of AlphaDropout, for SELU. Not together with `dropout`. */
  alpha_dropout?: number;
  /** Of the layers "dropout" and "alpha_dropout": the fraction that is dropped during training. */
  rate?: number;
  /** Penalties of this layer, instead of the experiment's regularizer. */
  l1?: number;
  l2?: number;
  /** Of convolutions, which need both. Sizes of two axes are rows first, or one number for both. */
  filters?: number;
  kernel_size?: Sizes;
  /** Of convolutions and pooling. */
  strides?: Sizes;
  padding?: "valid" | "same" | "causal";
  /** Of convolutions, not together with strides above 1. */
  dilation_rate?: Sizes;
  /** Of pooling. */
  pool_size?: Sizes;
  /** Of reshape, which needs it: 1 to 3 sizes, one of which may be -1. */
  target_shape?: number[];
  /** Of normalizations. */
  momentum?: number;
  epsilon?: number;
  /** Of recurrent layers. */
  return_sequences?: boolean;
  recurrent_activation?: ActivationSpec;
  recurrent_initializer?: string;
  unit_forget_bias?: boolean;
  reset_after?: boolean;
  bidirectional?: "none" | "concat" | "sum" | "ave" | "mul";
  /** Of layers with weights. false: no update changes them; a batch normalization then trains by its moving statistics. */
  trainable?: boolean;
}

/** One number for rows and columns, or a list of both. Of layers of one axis a number. */
export type Sizes = number | readonly [number, number];

/** An input of the network: a name of `catalog().features`, a column `x1` … `xN`, or a formula of the columns. */
export type FeatureSpec = string | { readonly expression: string };

/** The experiment: one JSON value. Missing keys take the defaults. */
export interface Config {
  version?: 1;
  seed?: number;
  /** Decides the start weights; absent: `seed`. */
  weights_seed?: number;
  precision?: "float32" | "float64";
  data?: DataSpec;
  features?: FeatureSpec[];
  layers?: LayerSpec[];
  /** Start weights, an item a layer: arrays as `Trainer.parameters` gives them, each replacing the drawn one; null: all drawn. */
  parameters?: (LayerParameters | null)[];
  loss?: LossSpec;
  optimizer?: OptimizerSpec;
  regularizer?: { l1?: number; l2?: number };
  batch_size?: number;
  shuffle?: boolean;
}

/**
 * An argument of a message: a number, a text from outside (cut after 40 characters), the names that are allowed, a value
 * that was found, of which lists, objects and the like are named by their type alone, a shape, or a layer.
 */
export type Argument =
  | number
  | string
  | boolean
  | null
  | readonly string[]
  | readonly number[]
  | { readonly type: string }
  | { readonly kind: string; readonly [key: string]: unknown };

/** What is wrong with a value from outside. */
export interface Issue {
  /** Which of `catalog().messages`; texts in other languages go by it. */
  code: string;
  /** The arguments in the message's braces, by name. */
  args: Readonly<Record<string, Argument>>;
  /** Of the value, as `layers[1].units`; "" for the whole. */
  path: string;
  /** In English. It follows the path, and repeats neither that nor the place. */
  message: string;
  /** Of a text of JSON: the line, from 1, where it is wrong. */
  line?: number;
  /** Of a formula or a text of JSON: the character in its line, from 1, where it is wrong. */
  column?: number;
}

/** Means over a set of examples: the loss with penalties, the loss without them, and the task's metrics by name. */
export interface Metrics {
  loss: number;
  data_loss: number;
  [metric: string]: number;
}

/** A status whose metrics may not have been evaluated. */
export interface Progress {
  /** Updates made. */
  step: number;
  /** Passes over the training data; not only whole numbers. */
  epoch: number;
  state: "ready" | "diverged";
  /** Where the first non-finite number was met. `layer` counts from 0, in `args` from 1. */
  diverged?: { step: number; layer: number; good_step: number } & Pick<Issue, "code" | "args" | "message">;
  /** null: not evaluated. */
  train: Metrics | null;
  test: Metrics | null;
}

export interface Status extends Progress {
  train: Metrics;
}

export interface LayerInspection {
  /** Preactivations. */
  z: Float64Array;
  /** Activations. */
  a: Float64Array;
  /** ∂loss/∂z and ∂loss/∂a; only with a target. */
  grad_z?: Float64Array;
  grad_a?: Float64Array;
  /** Of recurrent layers; `backward_steps` of the direction that reads from the last step to the first. */
  steps?: LayerSteps;
  backward_steps?: LayerSteps;
}

/** What a recurrent layer holds at each step: steps × units each, row-major, in the order of time. */
export interface LayerSteps {
  h: Float64Array;
  c?: Float64Array;
  /** Values from 0 to 1 by the gates' names, and the candidate, in the order of the kernel's columns; empty for a cell without gates. */
  gates: { [name: string]: Float64Array };
  /** ∂loss/∂h and ∂loss/∂c, with what comes through later steps; only with a target. */
  grad_h?: Float64Array;
  grad_c?: Float64Array;
}

/** The forward and backward pass of one example, in float64, with the present parameters and without dropout. */
export interface Inspection {
  /** Feature values, the network's input. */
  inputs: Float64Array;
  layers: LayerInspection[];
  /** What a loss with `from_logits` takes, else the output layer's z. */
  logits: Float64Array;
  /** Class or label probabilities; for regression the output values. */
  probabilities: Float64Array;
  /** Data loss of this example; only with a target. */
  loss?: number;
}

/** A recurrent layer in each step, over the sample. */
export interface StepsHealth {
  /** Fraction of (unit, step, example) with |f′| < 0.01, by gate; `h` of a simple RNN, which has none. */
  saturated: Record<string, number>;
  /** ‖∂loss/∂h‖ of each step: the root of the mean square over the examples, each with its own loss. */
  grad_h: Float64Array;
}

export interface LayerHealth {
  /** Euclidean norm of the loss gradient with respect to the kernel, on the last batch. */
  gradient_norm: number;
  /** Norm of the last update divided by the norm of the kernel. */
  update_ratio: number;
  /** Fraction of units whose derivative is 0 on all examples of the sample. */
  dead_fraction: number;
  /** Fraction of (unit, example) pairs with |f′| < 0.01. */
  saturated_fraction: number;
  dead: Uint8Array;
  /** Mean and standard deviation of the activations. */
  mean: number;
  std: number;
  least: number;
  greatest: number;
  /** Mean and standard deviation of what the next layer reads in training: with dropout, and normalized by the batch. */
  training_mean: number;
  training_std: number;
  /** Preactivations in 32 equal bins over [low, high]. */
  histogram: { low: number; high: number; counts: Float64Array };
  /** Of recurrent layers. `saturated_fraction` then is of all gates, and a unit is dead where it is 0 in every step. */
  steps?: StepsHealth;
  backward_steps?: StepsHealth;
}

/**
 * A layer's weights by name, row-major, as Keras: of a dense layer `kernel` (inputs × units), `bias` (empty with
 * `use_bias: false`) and, if the activation learns it, `alpha`, one a unit. A layer without weights has none.
 */
export interface LayerParameters {
  [name: string]: Float64Array | number[];
}

/** What a layer reads, gives and holds: shapes without the batch. */
export interface LayerShape {
  kind: string;
  input: number[];
  output: number[];
  weights: { [name: string]: number[] };
}

/** The sizes of a trainer's data: inputs are rows × columns, targets rows × outputs. */
export interface DataShape {
  rows: number;
  columns: number;
  /** Of a row of inputs: [columns], [steps, features] or [rows, columns, channels]. */
  shape: number[];
  outputs: number;
  trainRows: number;
}

export type TrainRequest = { steps: number } | { epochs: number } | { batches: number[][] };

/**
 * Every refused call throws an EngineError (error.ts) and leaves this trainer and all others unchanged to the bit:
 * ConfigError names the argument by its path, MemoryError means that there is no memory for the call, DisposedError that the
 * trainer was disposed of. EngineBroken with the code "trap" means that this or an earlier call stopped inside wasm. Every
 * later call except `dispose` throws it. Arguments are read once and copied; returned arrays are copies.
 */
export interface Trainer {
  /** Trains inside the engine, and evaluates all rows for the status. Stops early at the first non-finite loss. */
  train(request: TrainRequest, options?: { evaluate?: true }): Status;
  /** With `evaluate: false` nothing is evaluated: `train` and `test` are null, and only the batches' losses show divergence. */
  train(request: TrainRequest, options: { evaluate?: boolean }): Progress;
  /**
   * Trains in slices, between other tasks: makes at most `steps` updates, and passes over about `rows` rows at most for the
   * history. A row of the history that takes longer is finished by later calls before the next update; the bits are the same.
   */
  trainSome(steps: number, rows: number): Progress;
  status(): Status;
  /**
   * Begins an evaluation of the present parameters in slices. One under way is dropped. Up to 2²² parameters are copied, so
   * that training can go on between the slices; with more, an update drops the evaluation. setParameters, update and rewind
   * always drop it.
   */
  beginEvaluation(): void;
  /** Evaluates about `rows` more rows. Returns the status of the beginning after the last row, and null before or if none is under way. */
  continueEvaluation(rows: number): Status | null;
  /**
   * One row per epoch from step 0, thinned to at most 1,024 rows. `train` is the mean of the batches' losses since the row
   * before, as in Keras's fit; `test` is the loss of the test data at that step, NaN if there is none.
   */
  history(): { step: Float64Array; train: Float64Array; test: Float64Array };
  /** rows × columns in, rows × outputs out: probabilities, or values for regression. */
  predict(inputs: ArrayLike<number>): Float32Array;
  inspect(input: ArrayLike<number>, target?: ArrayLike<number> | number): Inspection;
  /** ∂a/∂x of one number of a layer's output (of the layer from 0, row-major) by each of the network's inputs. */
  effectsOn(input: ArrayLike<number>, layer: number, number: number): Float64Array;
  /** Per layer, rows × all numbers of its output. `into` may be the arrays that an earlier call for as many rows returned. */
  neurons(inputs: ArrayLike<number>, into?: Float32Array[]): Float32Array[];
  health(): LayerHealth[];
  layers(): LayerShape[];
  parameters(): LayerParameters[];
  /** `parameters()` less those of the start. */
  moved(): LayerParameters[];
  setParameters(parameters: LayerParameters[]): void;
  /** Gradients of the loss with penalties on the given training rows (default: all), without dropout; of frozen layers, too. */
  gradients(rows?: ArrayLike<number>): LayerParameters[];
  /** The data in the trainer's order: the first `trainRows` rows are for training. Inputs of stored data are left out. */
  data(): DataShape & { inputs: Float64Array; targets: Float64Array };
  /** The sizes of `data()`, without a copy of its numbers. */
  dataShape(): DataShape;
  /** Returns to the last state with a finite loss, or with 2²² parameters or more to the start. Training can go on from there. */
  rewind(): Status;
  /** Adopts changed optimizer numbers, penalties, dropout rates, `trainable` and batch size. Any other change throws. */
  update(config: Config): void;
  /**
   * Parameters, optimizer state, generator and history, from which `engine.restore` continues to the bit. Non-finite
   * parameters are kept, as after divergence. Everything else is checked when it is restored.
   */
  save(): Uint8Array;
  /**
   * 16 hexadecimal digits: a hash of the parameters, the optimizer state, the history and the predictions for all data. The
   * same experiment at the same step gives the same digits in every browser, in Node and natively.
   */
  fingerprint(): string;
  readonly config: Config;
  dispose(): void;
  /** For `using trainer = …`, where JavaScript has it. */
  [Symbol.dispose](): void;
}

/** The issues of an invalid config, or the complete config and its trainer. */
export type OpenResult = { issues: Issue[] } | { issues?: undefined; config: Config; trainer: Trainer };

export interface Engine {
  readonly version: string;
  catalog(): Catalog;
  activate(activation: ActivationSpec, x: ArrayLike<number>): { value: Float64Array; derivative: Float64Array };
  softmax(logits: ArrayLike<number>, options?: { temperature?: number }): Float64Array;
  logSoftmax(logits: ArrayLike<number>): Float64Array;
  loss(
    loss: LossSpec,
    target: ArrayLike<number> | number,
    output: ArrayLike<number>,
  ): { value: number; gradient: Float64Array };
  dataset(
    data: DataSpec,
    seed: number,
  ): { inputs: Float64Array; targets: Float64Array; rows: number; columns: number; shape: number[] };
  /**
   * Stores data that is too large for lists, and returns how an experiment names it. In float32 it may take 256 MiB.
   */
  addData(data: DataToStore): StoredData;
  /** Trainers that use it keep it. */
  removeData(reference: string): void;
  /** The default experiment with all keys. */
  defaults(): Config;
  /** The config with all keys. A string is parsed as JSON. Throws ConfigError. */
  complete(config: unknown): Config;
  /** The issues of a config; [] if it is valid. A string is parsed as JSON. */
  validate(config: unknown): Issue[];
  /**
   * What a valid config does that is allowed but seldom meant, such as softmax twice or SELU without lecun_normal, and what to
   * do instead: at most 20 issues. Throws ConfigError if the config is invalid.
   */
  advice(config: Config): Issue[];
  /**
   * validate, complete and createTrainer in one call, which reads the config once. If `running` can adopt the change (see
   * Trainer.update), it is updated and returned as `trainer`. Otherwise it is unchanged, and a new trainer is returned.
   * Throws MemoryError if the config is valid but there is no memory for its trainer.
   */
  open(config: unknown, running?: Trainer): OpenResult;
  createTrainer(config: Config): Trainer;
  restore(saved: Uint8Array | string): Trainer;
}
