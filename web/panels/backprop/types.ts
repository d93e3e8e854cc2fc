import type { LayerInspection } from "../../engine/types.ts";
import type { Place } from "../../experiment/protocol.ts";

/** Both passes at one point; gradients only if the point has a target. */
export interface Backprop extends Place {
  inputs: Float64Array;
  layers: BackpropLayer[];
  probabilities: Float64Array;
  loss?: number;
}

/**
 * What a layer does with each of its numbers, as far as it can be written out: f of a weighted sum of all inputs, f of one
 * input, or nothing; the steps of any other layer are not shown.
 */
export type Form = "sum" | "function" | "same" | "other";

export interface BackpropLayer extends LayerInspection {
  form: Form;
  /** inputs × units, row-major. */
  kernel: Float64Array;
  bias?: Float64Array;
  /** f′(z); absent if f is not elementwise. */
  slope?: Float64Array;
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    /** Absent if the network is too large. */
    backprop: Backprop;
  }
  interface PanelStates {
    /** The step of the walk through both passes that is shown, from 0. */
    readonly backprop: number;
  }
}
