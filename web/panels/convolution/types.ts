import type { LayerShape } from "../../engine/types.ts";
import type { Stage } from "./stages.ts";
import type { ConvolutionState } from "./state.ts";

/** The maps of the inspected example, and what they are computed with. */
export interface Convolution {
  /** Of all layers. */
  shapes: LayerShape[];
  stages: Stage[];
  /** What the first stage reads: rows × columns × channels. */
  source: Float64Array;
  /** By stage; empty if the maps are too large to show. */
  values: StageValues[];
}

export interface StageValues {
  z: Float64Array;
  a: Float64Array;
  /** Of a stage of weighted sums: rows × columns × channels × filters. */
  kernel?: Float64Array;
  bias?: Float64Array;
}

/** How much each number that the network reads changes the number of a cell: ∂a/∂x, as the network reads them. */
export interface Effects {
  /** The cell's number: its layer, and its place in the output of the layer. */
  layer: number;
  number: number;
  values: Float64Array;
}

/** The network's outputs for the example at each shift. */
export interface Outputs {
  /** Numbers of an output. */
  outputs: number;
  values: Float32Array;
}

/** The example moved to the right, each time by one cell more. */
export interface Shifts extends Outputs {
  /** Cells to the right, from the left. */
  right: number[];
  /** Of the run that this one is compared with. */
  baseline?: Outputs;
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    /** Absent if no layer reads and gives maps. */
    convolution: Convolution;
    /** Absent unless maps are shown, and the first stage reads what the network reads. */
    effects: Effects;
    /** Absent unless they are shown, and the network reads the data as maps. */
    shifts: Shifts;
  }
  interface PanelStates {
    readonly convolution: ConvolutionState;
  }
}
