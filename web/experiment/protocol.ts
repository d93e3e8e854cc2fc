import type {
  ActivationSpec,
  Catalog,
  Config,
  Inspection,
  Issue,
  LayerParameters,
  LossSpec,
  Status,
} from "../engine/types.ts";
import type { Goal } from "./goal.ts";
import type { PackedConfig } from "./packing.ts";

export type Target = number | number[];

/** What the page learns once, when the engine has loaded. */
export interface Description {
  version: string;
  catalog: Catalog;
  defaults: Config;
}

/** What the page can do without at first: an example of each data set, and each feature over the plane. */
export interface Pictures {
  datasets: Record<string, Points>;
  features: Record<string, Raster>;
}

/** Values over the inputs' extent: size × size from the top left, or `size` values for a single column. */
export interface Raster {
  size: number;
  values: Float32Array;
}

/** The rows trained and tested on; `targets` holds `targets.length / rows` numbers a row. */
export interface Points {
  inputs: Float64Array;
  targets: Float64Array;
  rows: number;
  columns: number;
  trainRows: number;
}

export interface Opened {
  run: number;
  config: PackedConfig;
  points: Points;
  /** false: the trainer took the change over and goes on. */
  rebuilt: boolean;
  /** What it is compared with. */
  baseline: PackedConfig | null;
}

export type Outcome = { opened: Opened; issues?: never } | { opened?: never; issues: Issue[] };

/** A point with its true class, labels or value. */
export interface Place {
  point: number[];
  target: Target | null;
}

/** A unit of a layer, both from 0. */
export interface UnitPlace {
  layer: number;
  unit: number;
}

/** What a unit does with its inputs. */
export interface UnitWeights extends UnitPlace {
  kernel: Float64Array;
  /** Absent where the layer has none. */
  bias?: number;
}

/** A weight from an input, or with `input` null a bias. */
export interface WeightPlace extends UnitPlace {
  input: number | null;
}

/** Of the units shown: the kernel, inputs × units, row-major, and what else they hold. */
export interface ShownWeights {
  kernel: Float64Array;
  bias?: Float64Array;
  /** Learned parameters of the activation, of every unit. */
  alpha?: Float64Array;
}

/** What a layer holds, in short. */
export interface LayerSummary {
  /** Of its parameters. */
  count: number;
  inputs: number;
  units: number;
  /** Of its weights. */
  least: number;
  greatest: number;
  /** Units whose weights follow: of the first inputs, row-major. */
  shown: number;
  kernel: Float64Array;
  bias?: Float64Array;
}

/** What the network answers to the pictures from the row `first` on, `outputs` numbers each. */
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
  /** Where the inspection looks, in input columns. */
  point: number[];
  target: Target | null;
  /** The pinned points, in their order. */
  pins: Place[];
  /** The unit whose sum is written out. */
  unit: UnitPlace | null;
  /** The weight that is edited by hand. */
  weight: WeightPlace | null;
  /** Finer maps, at leisure. */
  still: boolean;
  /** Units a layer whose maps and weights are wanted. */
  units: number;
}

/** Curves over epochs, one entry a record; NaN where a number does not exist. */
export interface Curves {
  epoch: number[];
  trainLoss: number[];
  testLoss: number[];
  trainAccuracy: number[];
  testAccuracy: number[];
}

/** Where training stops by itself. */
export interface Stops {
  goal: Goal | null;
  /** null: at no number of epochs. */
  epoch: number | null;
}

/** A goal, and when it was met. */
export interface Reached {
  goal: Goal;
  step: number;
  epoch: number;
}

export interface Inspected extends Place {
  result: Inspection;
}

/** The inspected point, the pinned points and the unit whose sum is written out, all with the same parameters. */
export interface InspectedPlaces extends Inspected {
  pins: Inspected[];
  unit?: UnitWeights;
}

/** The weight that is edited, with its value. */
export interface EditedWeight extends WeightPlace {
  value: number;
}

/** Values of the outputs over the inputs' extent; a row of them a point. */
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

/** What issues of the experiment compared with begin with. */
export const BASELINE_PATH = "baseline";

/** Where a run stands; its losses and scores may be of an earlier step while it trains. */
export interface EvaluatedStatus extends Status {
  /** The step that they are of. */
  evaluated: number;
}

export interface SavedBaseline {
  trainer: Uint8Array;
  curves: Curves;
}

export interface Snapshot {
  run: number;
  status: EvaluatedStatus;
  /** Losses and scores, of the baseline's run too, are of the present parameters; where training rests, they soon are. */
  settled: boolean;
  /** What the worker took for it, and for each thing asked for: milliseconds. */
  took: number;
  costs: Partial<Record<Need, number>>;
  stepsPerSecond: number;
  /** Training has come to where it was to stop. */
  ended: boolean;
  reached: Reached | null;
  /** What was asked for, as far as the experiment has it. */
  parts: Partial<SnapshotParts>;
}

/** All that a new worker needs in order to go on where another one stopped. */
export interface Saved {
  trainer: Uint8Array;
  curves: Curves;
  baseline?: SavedBaseline;
}

/** A save: of which run, and how long the worker took for it. */
export interface SaveAnswer {
  run: number;
  milliseconds: number;
  saved: Saved;
}

/** f and f′ at each x. */
export interface Curve {
  value: Float64Array;
  derivative: Float64Array;
}

/** From and to; either may be infinite. */
export type Interval = [number, number];

/** An activation as its numbers show it. */
export interface Traits {
  /** Infimum and supremum. */
  range: [number, number];
  /** Of f over a unit-normal input. */
  mean: number;
  /** Below and above which |f′| stays under 0.01; null where it does not. */
  flatBelow: number | null;
  flatAbove: number | null;
  /** Where f′ jumps, and where f itself does. */
  corners: number[];
  jumps: number[];
  /** Where f′ < 0, and where it is 0. */
  falling: Interval[];
  dead: Interval[];
}

export interface DepthRequest {
  activation: ActivationSpec;
  initializer: string;
  /** Units a layer. */
  width: number;
}

/** By layer: mean and variance start with the input's, the gradient with the first layer's. */
export interface Depth {
  mean: number[];
  variance: number[];
  gradient: number[];
}

/** What the engine says to a question, or why it refuses it. */
export type Answer<T> = { value: T; issues?: never } | { value?: never; issues: Issue[] };

export interface LossAndGradient {
  value: number;
  gradient: Float64Array;
}

/** Single functions, apart from any experiment. */
export interface Functions {
  activate(activation: ActivationSpec, x: Float64Array): Promise<Answer<Curve>>;
  traits(activation: ActivationSpec): Promise<Answer<Traits>>;
  depth(request: DepthRequest): Promise<Answer<Depth>>;
  softmax(logits: readonly number[], temperature: number): Promise<Answer<Float64Array>>;
  logSoftmax(logits: readonly number[]): Promise<Answer<Float64Array>>;
  loss(loss: LossSpec, target: Target, output: readonly number[]): Promise<Answer<LossAndGradient>>;
}

/** What the worker does for the page. A question that depends on the network's shape names its run: null where another one runs by now. */
export interface Api extends Functions {
  /** Answers at once, unless a single long computation is under way. */
  ping(): Promise<void>;
  describe(): Promise<Description>;
  /**
   * Takes the config over if it is sound: by changing the running trainer where that is possible, else with a new one.
   * With a baseline, whose seed becomes the config's, both start anew.
   */
  propose(config: unknown, run: number, baseline: PackedConfig | null): Promise<Outcome>;
  /** A new trainer with the present config. */
  reset(run: number): Promise<Outcome>;
  restore(saved: Saved, run: number): Promise<Outcome>;
  /** Steps a second; Infinity for as fast as it goes, 0 to pause. */
  play(stepsPerSecond: number, stops: Stops): Promise<void>;
  advance(request: { steps: number } | { epochs: number }): Promise<EvaluatedStatus>;
  /** null where the trainer is no longer that of the request's run. */
  frame(request: FrameRequest): Promise<Snapshot | null>;
  pictures(datasets: string[], seed: number): Promise<Pictures>;
  rewind(): Promise<Status>;
  parameters(): Promise<LayerParameters[]>;
  /** The value that stood there before, for a way back; the optimizer's memory and the curves go on. */
  setWeight(run: number, place: WeightPlace, value: number): Promise<Answer<number> | null>;
  /** Of every row of the data, in its order: probabilities, or values. */
  predictions(run: number): Promise<Float32Array | null>;
  /** The network as numbers: layer by layer, at the step it says. */
  summary(run: number): Promise<{ step: number; layers: LayerSummary[] } | null>;
  /** What the network says to inputs, row by row, at the step it says. */
  answers(run: number, inputs: Float64Array): Promise<{ step: number; values: Float32Array } | null>;
  fingerprint(): Promise<string>;
  save(): Promise<SaveAnswer>;
}
