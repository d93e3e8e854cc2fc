/** The layer whose output is shown, along two of its units or along its first two principal components. */
export interface SpaceRequest {
  layer: number;
  x: number;
  y: number;
  principal: boolean;
}

/** Two numbers per place. */
export interface Space extends SpaceRequest {
  units: number;
  /** Places per grid line. */
  linePoints: number;
  lines: Float64Array;
  points: Float64Array;
  /** The places before the layer; absent unless both spaces are planes. */
  from?: { lines: Float64Array; points: Float64Array };
  /** The output layer, if these two numbers are its only inputs. */
  next?: { kernel: Float64Array; bias: Float64Array };
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    /** Absent unless the data is a plane. */
    warp: Space;
  }
  interface PanelStates {
    readonly warp: SpaceRequest;
  }
}
