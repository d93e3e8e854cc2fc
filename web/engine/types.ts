/**
 * The engine's public types: what `engine.d.ts` says.
 * Matrices cross this boundary row by row: one example a row, one unit a column.
 */

/** An item of the catalog by name, with the parameters that the catalog lists for it; one that is missing has its default. */
export interface ItemSpec {
  name: string;
  [parameter: string]: number | boolean | string | undefined;
}

/**
 * An activation by name, or by name with its parameters: `{ name: "elu", alpha: 0.7 }`, or a formula of one's own in x
 * and a, `{ name: "custom", expression: "x * sigmoid(a * x)", a: 1.7, trainable: false }`.
 */
export type ActivationSpec = string | ItemSpec;

export interface LossSpec extends ItemSpec {
  /** true: the output layer is linear and the loss takes its logits. Cross-entropies only. */
  from_logits?: boolean;
  /** Cross-entropies only, 0 to 1. */
  label_smoothing?: number;
  /** Clipping of probabilities to [ε, 1−ε] when `from_logits` is false; 0 clips nothing. */
  epsilon?: number;
  /** Huber only. */
  delta?: number;
}

export interface OptimizerSpec extends ItemSpec {
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

export interface LayerSpec {
  units: number;
  activation?: ActivationSpec;
  kernel_initializer?: string;
  use_bias?: boolean;
  /** Share of units dropped while training, 0 ≤ dropout < 1. */
  dropout?: number;
  /** AlphaDropout's rate, for SELU; not together with `dropout`. */
  alpha_dropout?: number;
  /** Penalties of this layer; they take the place of the experiment's regularizer. */
  l1?: number;
  l2?: number;
}

export interface GeneratedData extends ItemSpec {
  classes?: number;
  samples?: number;
  noise?: number;
  test_fraction?: number;
  /** Of pictures (digits): pixels a side; their inputs are the pixels, row by row from the top left, 0 paper and 1 ink. */
  side?: number;
}

export interface CustomData {
  name: "custom";
  inputs: number[][];
  /** Rows of numbers, or a class index a sample. */
  targets: number[][] | number[];
  test_fraction?: number;
}

export type DataSpec = GeneratedData | CustomData;

/** The experiment: one JSON value. Missing keys take the defaults. */
export interface Config {
  version?: 1;
  seed?: number;
  precision?: "float32" | "float64";
  data?: DataSpec;
  features?: string[];
  layers?: LayerSpec[];
  loss?: LossSpec;
  optimizer?: OptimizerSpec;
  regularizer?: { l1?: number; l2?: number };
  batch_size?: number;
  shuffle?: boolean;
}

/** What is wrong with a config: the place, as `layers[1].units`, and a sentence. */
export interface Issue {
  path: string;
  message: string;
  /** Of a formula: the character, from 1, where it is wrong. */
  column?: number;
}

export interface Parameter {
  name: string;
  /** TeX. */
  symbol: string;
  label: string;
  kind: "number" | "boolean" | "text";
  default: number | boolean | string;
  /** Of a text: its length in characters. */
  minimum: number;
  maximum: number;
  /** The range a slider offers; values between minimum and maximum are accepted all the same. */
  slider: [number, number];
}

export interface CatalogItem {
  name: string;
  label: string;
  /** TeX. */
  formula: string;
  parameters: Parameter[];
  notes: string;
}

export interface ActivationItem extends CatalogItem {
  aliases: string[];
  /** Infimum and supremum of f. */
  range: [number, number];
  /** One slope or α per unit is trained; custom says it by its parameter `trainable`. */
  learned: boolean;
  /** f(x) depends on x alone; false for softmax. */
  elementwise: boolean;
  /** f(x) = x. */
  identity: boolean;
  /** Keeps mean 0 and variance 1 from layer to layer, and takes `alpha_dropout` for `dropout`. */
  self_normalizing: boolean;
  /** The tasks whose output layer usually has it. */
  usual_for: Task[];
  keras: string;
  pytorch: string;
  source: string;
}

/** What the targets mean: one class of several, labels that may hold together, or numbers. */
export type Task = "multiclass" | "multilabel" | "regression";

export interface DatasetItem extends CatalogItem {
  task: Task;
  /** Input columns: 2 for the plane, 1 for a curve; for pictures the pixels at their usual side. */
  columns: number;
  /** Allowed number of classes or labels; [1, 1] for regression. */
  classes: [number, number];
  /** Square pictures, a column a pixel; their side is the parameter `side`. */
  pictures: boolean;
}

export interface FeatureItem extends CatalogItem {
  /** Columns that the data must have. */
  columns: number;
}

export interface LossItem extends CatalogItem {
  tasks: Task[];
  /** The first loss of the list that is usual for a task, and fits its number of outputs, is the default. */
  usual_for: Task[];
  /**
   * What the outputs are to it: any numbers; probabilities, each by itself; or one distribution over all of them. Of two
   * classes, a loss of probabilities takes one output, the probability of the second.
   */
  outputs: "numbers" | "probabilities" | "distribution";
  /** The activation that gives such outputs, fused with the loss by `from_logits`; null for any numbers. */
  activation: string | null;
  /** Targets are class numbers, not one number an output. */
  sparse: boolean;
}

export interface MetricItem extends CatalogItem {
  tasks: Task[];
  /** The tasks whose score it is: what is shown beside the loss. */
  usual_for: Task[];
  higher_is_better: boolean;
  format: "number" | "percent";
}

export interface Catalog {
  activations: ActivationItem[];
  losses: LossItem[];
  optimizers: CatalogItem[];
  initializers: CatalogItem[];
  datasets: DatasetItem[];
  features: FeatureItem[];
  metrics: MetricItem[];
  /** Largest and smallest allowed values of what is not in a list above, by path: "layers", "units", "samples" … */
  limits: Record<string, [number, number]>;
  /** Inputs of generated data lie within [-extent, extent], pixels within [0, 1]. */
  extent: number;
}

/** Means over a set of examples: `loss` includes the penalties, `data_loss` does not; then the task's metrics by name. */
export interface Metrics {
  loss: number;
  data_loss: number;
  [metric: string]: number;
}

/** A status whose metrics may not have been evaluated. */
export interface Progress {
  /** Updates made. */
  step: number;
  /** Passes over the training data, with fractions. */
  epoch: number;
  state: "ready" | "diverged";
  /** Where the first non-finite number was met. `layer` counts from 0. */
  diverged?: { step: number; layer: number; message: string; good_step: number };
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
}

/** One example's way through the network, computed in float64 from the present parameters, without dropout. */
export interface Inspection {
  /** Feature values, the network's input. */
  inputs: Float64Array;
  layers: LayerInspection[];
  /** The output layer's z. */
  logits: Float64Array;
  /** Class or label probabilities; for regression the output values. */
  probabilities: Float64Array;
  /** Data loss of this example; only with a target. */
  loss?: number;
}

export interface LayerHealth {
  /** Euclidean norm of the loss gradient with respect to the kernel, on the last batch. */
  gradient_norm: number;
  /** Norm of the last update over norm of the kernel. */
  update_ratio: number;
  /** Share of units whose derivative is 0 on every training example looked at. */
  dead_fraction: number;
  /** Share of (unit, example) pairs where |f′| is below 0.01. */
  saturated_fraction: number;
  dead: Uint8Array;
  /** Of the activations. */
  mean: number;
  std: number;
  /** Preactivations in 32 equal bins over [low, high]. */
  histogram: { low: number; high: number; counts: Float64Array };
}

export interface LayerParameters {
  /** inputs × units, row-major, as Keras. */
  kernel: Float64Array | number[];
  /** Absent with `use_bias: false`. */
  bias?: Float64Array | number[];
  /** Learned parameters of the activation, one a unit. */
  alpha?: Float64Array | number[];
}

export type TrainRequest = { steps: number } | { epochs: number } | { batches: number[][] };

/**
 * Every refused call throws an EngineError (error.ts) and leaves this trainer and all others as they were, to the bit:
 * ConfigError names the argument by its path, MemoryError says that there is no memory for it, DisposedError that the trainer
 * is gone. EngineBroken with the code "trap" means that an earlier call, or this one, stopped in the middle of wasm: every
 * later call throws it, `dispose` alone does not. Arguments are read once and copied; arrays given back are copies.
 */
export interface Trainer {
  /** Trains wholly inside the engine. Stops early at the first non-finite loss. Then evaluates all rows for the status. */
  train(request: TrainRequest, options?: { evaluate?: true }): Status;
  /** `evaluate: false` leaves that pass out: `train` and `test` are null, and divergence is found by the batches' losses alone. */
  train(request: TrainRequest, options: { evaluate?: boolean }): Progress;
  /**
   * For who trains between other tasks: at most so many updates, and passes over about `rows` rows of the data at most for the
   * history. A row of the history that takes longer is finished by later calls, before the next update; the bits are the same.
   */
  trainSome(steps: number, rows: number): Progress;
  status(): Status;
  /**
   * Begins an evaluation of the present parameters in portions; one under way is dropped. The parameters are copied, so that
   * training may go on between the portions; more than 2²² are not, and an update drops the evaluation. setParameters, update
   * and rewind always do.
   */
  beginEvaluation(): void;
  /** Evaluates about `rows` rows more. After the last one, what status() gave when it began; null before, and where none is under way. */
  continueEvaluation(rows: number): Status | null;
  /**
   * One row an epoch, from step 0; thinned to at most 1,024 rows as training goes on. `train` is the mean of the batches' losses
   * since the row before, as Keras's fit gives it; `test` the loss of the test data at that step, NaN without any.
   */
  history(): { step: Float64Array; train: Float64Array; test: Float64Array };
  /** rows × columns in, rows × outputs out: probabilities, or values for regression. */
  predict(inputs: ArrayLike<number>): Float32Array;
  inspect(input: ArrayLike<number>, target?: ArrayLike<number> | number): Inspection;
  /** Per layer, rows × units of activations; into the arrays that an earlier call for as many rows gave, where they are passed. */
  neurons(inputs: ArrayLike<number>, into?: Float32Array[]): Float32Array[];
  health(): LayerHealth[];
  parameters(): LayerParameters[];
  setParameters(parameters: LayerParameters[]): void;
  /** Of the loss with penalties on the given training rows (default: all), without dropout. */
  gradients(rows?: ArrayLike<number>): LayerParameters[];
  /** The data as trained on: which rows are train and which are test. */
  data(): {
    inputs: Float64Array;
    targets: Float64Array;
    rows: number;
    columns: number;
    outputs: number;
    trainRows: number;
  };
  /** Goes back to the last state whose loss was checked and finite (from 2²² parameters on: to the start); training can go on from there. */
  rewind(): Status;
  /** Takes over changed optimizer numbers, penalties, dropout rates and batch size and goes on; any other change throws. */
  update(config: Config): void;
  /**
   * Parameters, optimizer state, generator, history: `engine.restore` goes on from it to the bit. Parameters that are not
   * finite are kept, as of a training that diverged or is about to; everything else is checked when it is restored.
   */
  save(): Uint8Array;
  /**
   * 16 hexadecimal digits: a hash of the bits of the parameters, the optimizer's memory, the history of losses and the
   * predictions for all data. The same experiment, trained as far, gives the same digits in every browser, in Node and natively.
   */
  fingerprint(): string;
  readonly config: Config;
  dispose(): void;
}

/** What `open` gives: the issues of a config that is refused, or the complete config and its trainer. */
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
  dataset(data: DataSpec, seed: number): { inputs: Float64Array; targets: Float64Array; rows: number; columns: number };
  /** The default experiment, complete: every key written out. */
  defaults(): Config;
  /** The config, or that which a text of JSON holds, with every missing key written out. Throws ConfigError. */
  complete(config: unknown): Config;
  /** All that is wrong with a config, or with the text of one; [] when it may be trained. */
  validate(config: unknown): Issue[];
  /**
   * validate, complete and createTrainer in one call that reads the config once. If `running` can take the change over (see
   * Trainer.update), it is updated and returned as `trainer`; otherwise it stays as it is and a new trainer is returned.
   * Throws MemoryError if the config is valid but there is no memory for its trainer.
   */
  open(config: unknown, running?: Trainer): OpenResult;
  createTrainer(config: Config): Trainer;
  restore(saved: Uint8Array | string): Trainer;
}
