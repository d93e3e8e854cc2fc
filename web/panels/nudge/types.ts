import type { WeightPlace } from "../../experiment/protocol.ts";

/** A weight, and how far it is moved to either side. */
export interface NudgeRequest extends WeightPlace {
  epsilon: number;
}

/** The losses and slopes in one precision. */
export interface NudgeRow {
  plus: number;
  minus: number;
  here: number;
  /** (plus − minus) / 2ε. */
  slope: number;
  /** The gradient that backpropagation gives. */
  gradient: number;
}

export interface Nudge extends NudgeRequest {
  weight: number;
  float32: NudgeRow;
  float64: NudgeRow;
  /** For each ε, the distance of the slope from the float64 gradient. */
  sweep: { epsilon: number[]; float32: number[]; float64: number[] };
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    /** Absent if the network is too large. */
    nudge: Nudge;
  }
  interface PanelStates {
    readonly nudge: NudgeRequest;
  }
}
