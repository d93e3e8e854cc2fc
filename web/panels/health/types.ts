import type { LayerHealth } from "../../engine/types.ts";

/** The engine's figures for a layer, and figures for each unit. */
export interface Health extends LayerHealth {
  /** Whether the layer has weights. */
  weighted: boolean;
  /** The Euclidean distance of its weights, and moving averages, from those of the start. */
  moved: number;
  /** Absent if the network is too large or f is not elementwise. */
  units?: UnitHealth[];
  /** The mean of the activation's learned parameter. */
  alpha?: number;
}

/** Over the training rows of the sample. */
export interface UnitHealth {
  /** The least and greatest preactivation. */
  low: number;
  high: number;
  /** The fraction of rows where |f′| is below 0.01. */
  flat: number;
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    /** By layer. */
    health: Health[];
  }
}
