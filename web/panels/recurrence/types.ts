import type { LayerSteps } from "../../engine/types.ts";
import type { Place, UnitPlace } from "../../experiment/protocol.ts";

/** What a gate's preactivation is made of, for one unit, one number per step. */
export interface GateTerms {
  /** x_t · K. */
  input: Float64Array;
  /** h_{t−1} · R. */
  recurrent: Float64Array;
  /** 0 if the layer has none. */
  bias: number;
  /** What is added to `recurrent`, if the layer has a bias for it. */
  recurrentBias?: number;
}

/** ‖∂L/∂h_t‖ of a layer, one number per step: the root of the mean square over a sample of the training rows. */
export interface GradientLine {
  run: "own" | "baseline";
  layer: number;
  /** Of the direction that reads from the last step to the first. */
  backward: boolean;
  norms: Float64Array;
}

/** How much a small change of what the layer reads at a step changes one output of the network. */
export interface StepEffects {
  /** The output, from 0; of a single probability the class that it says. */
  output: number;
  /** Whether what changes is ln(p/(1 − p)) of the probability p, else the output itself. */
  isLogOdds: boolean;
  /** ‖∂output/∂x_t‖ by step, over the numbers of the step. */
  norms: Float64Array;
}

/** A layer that reads a sequence step by step, at one example. */
export interface Recurrence extends Place, UnitPlace {
  /** Number of steps, numbers per step that the layer reads, and units. */
  count: number;
  features: number;
  units: number;
  /** The states are those of the direction that reads from the last step to the first. */
  backward: boolean;
  /** count × features. */
  inputs: Float64Array;
  states: LayerSteps;
  /** The chosen unit's, by gate. A cell without gates has the one term "h". */
  terms: Record<string, GateTerms>;
  /** Whether the reset gate multiplies the product h·R (true) or h itself. */
  resetsProduct: boolean;
  /** The network's outputs if the sequence ended with that step, count × outputs; absent unless they depend on h_t alone. */
  outputs?: Float32Array;
  /** Absent if the engine refuses a network of the layers from this one on. */
  effects?: StepEffects;
}

/** The unit that is written out, and the step, from 0; null: the last one. */
export interface RecurrenceState extends UnitPlace {
  readonly step: number | null;
  /** Of a bidirectional layer, the direction that reads from the last step to the first. */
  readonly backward: boolean;
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    /** Absent if no layer reads steps, or if the layer is too large. */
    recurrence: Recurrence;
    /** Of every layer that reads steps, in this run and in the one that it is compared with. */
    stepGradients: GradientLine[];
  }
  interface PanelStates {
    readonly recurrence: RecurrenceState;
  }
}
