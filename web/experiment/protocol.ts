import type {
  ActivationSpec,
  Catalog,
  Config,
  DataToStore,
  Inspection,
  Issue,
  LayerParameters,
  LayerShape,
  LossSpec,
  Status,
  StoredData,
  Trainer,
} from "../engine/types.ts";
import type { Inputs } from "./inputs.ts";
import type { Goal, GoalEnd } from "./goal.ts";
import type { PackedConfig } from "./packing.ts";

export type Target = number | number[];

/** Sent to the page once, when the engine has loaded. */
export interface Description {
  version: string;
  catalog: Catalog;
  defaults: Config;
}

/** Loaded after the first view: an example of each data set, and each feature over the plane. */
export interface Pictures {
  datasets: Record<string, Points>;
  features: Record<string, Raster>;
}

/** Values over the inputs' extent: size × size from the top left, or `size` values for a single column. */
export interface Raster {
  size: number;
  values: Float32Array;
}

/** The training rows, then the test rows. `targets` holds `targets.length / rows` numbers per row. */
export interface Points {
  inputs: Inputs;
  targets: Float64Array;
  rows: number;
  columns: number;
  shape: readonly number[];
  trainRows: number;
}

export interface Opened {
  run: number;
  config: PackedConfig;
  points: Points;
  /** What each layer reads and gives. */
  layers: LayerShape[];
  /** false: the running trainer was updated and goes on. */
  rebuilt: boolean;
  /** The experiment that it is compared with. */
  baseline: PackedConfig | null;
}

export type Outcome = { opened: Opened; issues?: never } | { opened?: never; issues: Issue[] };

/** A point with its true class, labels or value. */
export interface Place {
  point: number[];
  target: Target | null;
}

/** A unit of a layer; both are counted from 0. */
export interface UnitPlace {
  layer: number;
  unit: number;
}

/** The weights of one unit. */
export interface UnitWeights extends UnitPlace {
  kernel: Float64Array;
  /** Absent if the layer has none. */
  bias?: number;
}

/** The weight from an input to a unit, or the unit's bias if `input` is null. */
export interface WeightPlace extends UnitPlace {
  input: number | null;
}

/** The weights of the units shown. The kernel is inputs × units, row-major. */
export interface ShownWeights {
  /** Number of units in `kernel` and `bias`. */
  units: number;
  kernel: Float64Array;
  bias?: Float64Array;
  /** Learned parameters of the activation, for all units. */
  alpha?: Float64Array;
}

/** A layer's size, the range of its weights, and the first of them. */
export interface LayerSummary {
  /** Number of parameters, statistics included. */
  count: number;
  /** Smallest and largest of its kernels, or of all it has; 0 without parameters. */
  least: number;
  greatest: number;
  /** The last axis, which all its weights share: units, filters, gates or channels. */
  columns: number;
  /** As many numbers a row as are shown. */
  shown: number;
  /** Single rows first. */
  weights: WeightRows[];
}

/** The first rows of a tensor of weights, over its last axis. */
export interface WeightRows {
  name: string;
  /** The axes before the last; none: one row. */
  places: number[];
  rows: Float64Array[];
}

/** The network's outputs for the pictures from row `first` on, `outputs` numbers each. */
export interface Gallery {
  first: number;
  outputs: number;
  values: Float32Array;
}

/** The view state of the panels, by panel. Each panel adds its own. */
export interface PanelStates {}

export interface FrameRequest extends PanelStates {
  run: number;
  needs: Need[];
  /** The inspected point, in input columns. */
  point: number[];
  target: Target | null;
  /** The pinned points, in their order. */
  pins: Place[];
  /** The unit whose weighted sum is shown term by term. */
  unit: UnitPlace | null;
  /** The weight that is edited by hand. */
  weight: WeightPlace | null;
  /** Training is paused, so that finer maps may be computed. */
  still: boolean;
  /** A first visit waits for its press: nothing is loaded ahead. */
  waits: boolean;
  /** Units per layer whose maps and weights are requested. */
  units: number;
}

/** Curves over epochs, with one entry per record; NaN if a number does not exist. */
export interface Curves {
  epoch: number[];
  trainLoss: number[];
  testLoss: number[];
  trainAccuracy: number[];
  testAccuracy: number[];
}

/** Stop conditions of training. */
export interface Stops {
  goal: Goal | null;
  /** null: no limit of epochs. */
  epoch: number | null;
  /** The last step; null: no limit. */
  step: number | null;
}

export interface Inspected extends Place {
  result: Inspection;
}

/** The inspected point, the pinned points and the unit's weights, all from the same parameters. */
export interface InspectedPlaces extends Inspected {
  pins: Inspected[];
  unit?: UnitWeights;
}

/** The weight that is edited, with its value. */
export interface EditedWeight extends WeightPlace {
  value: number;
}

/** Values of the outputs over the inputs' extent, one row per point. */
export interface DecisionMap {
  size: number;
  columns: number;
  outputs: number;
  values: Float32Array;
}

/** By layer and unit, over the inputs' extent. */
export interface NeuronMaps {
  size: number;
  columns: number;
  layers: Float32Array[][];
}

/** The parts that a snapshot can have. Panels add their own; a part that no view asks for is not computed. */
export interface SnapshotParts {
  map: DecisionMap;
  neurons: NeuronMaps;
  /** By layer. */
  weights: ShownWeights[];
  weight: EditedWeight;
  inspection: InspectedPlaces;
  /** Absent unless the data is pictures. */
  gallery: Gallery;
}

/** The name of a part, as views ask for it. */
export type Need = keyof SnapshotParts;

/** The path prefix of issues of the baseline. */
export const BASELINE_PATH = "baseline";

/** The status of a run. During training, its losses and scores may be those of an earlier step. */
export interface EvaluatedStatus extends Status {
  /** The step whose losses and scores these are. */
  evaluated: number;
}

export interface SavedBaseline {
  trainer: Uint8Array;
  curves: Curves;
}

export interface Snapshot {
  run: number;
  status: EvaluatedStatus;
  /** Losses and scores, also the baseline's, are those of the present parameters. When training pauses, they soon are. */
  settled: boolean;
  /** Milliseconds that the worker spent on the snapshot, and on each part. */
  took: number;
  costs: Partial<Record<Need, number>>;
  stepsPerSecond: number;
  /** A stop condition has ended training. */
  ended: boolean;
  goalEnd: GoalEnd | null;
  /** The requested parts that the experiment has. */
  parts: Partial<SnapshotParts>;
}

/** The state from which a new worker continues. */
export interface Saved {
  trainer: Uint8Array;
  curves: Curves;
  baseline?: SavedBaseline;
}

/** A trainer's parameters, and its data as `Trainer.data` gives it. */
export interface NetworkData {
  parameters: LayerParameters[];
  data: ReturnType<Trainer["data"]>;
}

/** A save with its run, and the milliseconds that the worker spent on it. */
export interface SaveResult {
  run: number;
  milliseconds: number;
  saved: Saved;
}

/** f and f′ at each x. */
export interface Curve {
  value: Float64Array;
  derivative: Float64Array;
}

/** Start and end; either may be infinite. */
export type Interval = [number, number];

/** Properties of an activation, found numerically. */
export interface Traits {
  /** Infimum and supremum. */
  range: [number, number];
  /** Mean of f over a standard normal input. */
  mean: number;
  /** Below flatBelow and above flatAbove, |f′| < 0.01; null if there is no such bound. */
  flatBelow: number | null;
  flatAbove: number | null;
  /** Where f′ jumps, and where f jumps. */
  corners: number[];
  jumps: number[];
  /** Where f′ < 0, and where it is 0. */
  falling: Interval[];
  dead: Interval[];
}

export interface DepthRequest {
  activation: ActivationSpec;
  initializer: string;
  /** Units per layer. */
  width: number;
}

/** By layer. Mean and variance start with those of the input, the gradient with that of the first layer. */
export interface Depth {
  mean: number[];
  variance: number[];
  gradient: number[];
}

/** The engine's answer to a question, or the issues that it refuses it with. */
export type Result<T> = { value: T; issues?: never } | { value?: never; issues: Issue[] };

export interface LossAndGradient {
  value: number;
  gradient: Float64Array;
}

/** Functions that do not depend on the open experiment. */
export interface Functions {
  activate(activation: ActivationSpec, x: Float64Array): Promise<Result<Curve>>;
  traits(activation: ActivationSpec): Promise<Result<Traits>>;
  depth(request: DepthRequest): Promise<Result<Depth>>;
  /** The milliseconds of a training step of a complete config, on this machine, now; null if its numbers overflow. */
  stepTime(config: PackedConfig): Promise<Result<number | null>>;
  softmax(logits: readonly number[], temperature: number): Promise<Result<Float64Array>>;
  logSoftmax(logits: readonly number[]): Promise<Result<Float64Array>>;
  loss(loss: LossSpec, target: Target, output: readonly number[]): Promise<Result<LossAndGradient>>;
  /** Stores data, which experiments then name. */
  addData(data: DataToStore): Promise<Result<StoredData>>;
}

/** A network that could take the place of the experiment's. */
export type Candidate = Pick<Config, "layers" | "loss">;

/** The worker's interface. A question that depends on the network's shape names its run; the answer is null if another run is open. */
export interface Api extends Functions {
  /** Answers at once unless a long computation is under way. */
  ping(): Promise<void>;
  describe(): Promise<Description>;
  /**
   * Opens the config if it is valid: the running trainer is updated if possible, and otherwise replaced. With a baseline,
   * which takes the config's seed, both start anew.
   */
  propose(config: unknown, run: number, baseline: PackedConfig | null): Promise<Outcome>;
  /** Starts a new trainer with the present config. */
  reset(run: number): Promise<Outcome>;
  restore(saved: Saved, run: number): Promise<Outcome>;
  /** Infinity: as fast as possible; 0: pause. */
  play(stepsPerSecond: number, stops: Stops): Promise<void>;
  advance(request: { steps: number } | { epochs: number }): Promise<EvaluatedStatus>;
  /** null if the request's run is no longer open. */
  frame(request: FrameRequest): Promise<Snapshot | null>;
  pictures(datasets: string[], seed: number): Promise<Pictures>;
  rewind(): Promise<Status>;
  parameters(): Promise<LayerParameters[]>;
  /** The parameters and the data; null if another run is open. */
  network(run: number): Promise<NetworkData | null>;
  /** Returns the value before, for undo. The optimizer's state and the curves stay. */
  setWeight(run: number, place: WeightPlace, value: number): Promise<Result<number> | null>;
  /** Probabilities, or values for regression, for all rows of the data in their order. */
  predictions(run: number): Promise<Float32Array | null>;
  /** The parameters by layer, at the given step. */
  summary(run: number): Promise<{ step: number; layers: LayerSummary[] } | null>;
  /** The outputs for the inputs, row by row, at the given step. */
  outputs(run: number, inputs: Float64Array): Promise<{ step: number; values: Float32Array } | null>;
  /** What is wrong with each network in place of the experiment's; null if another run is open. */
  fitting(run: number, candidates: Candidate[]): Promise<Issue[][] | null>;
  /** What the experiment does that is allowed but seldom meant; null if another run is open. */
  advice(run: number): Promise<Issue[] | null>;
  fingerprint(): Promise<string>;
  save(): Promise<SaveResult>;
}
