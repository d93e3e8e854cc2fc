/** By channel. */
export interface Statistics {
  mean: Float64Array;
  variance: Float64Array;
}

/** Counts in equal bins. */
export interface Histogram {
  low: number;
  high: number;
  counts: number[];
}

/** A layer, and a channel of the last axis of what it reads. */
export interface NormalizationState {
  readonly layer: number;
  readonly channel: number;
}

/** What a layer that keeps moving statistics reads and gives. */
export interface Normalization extends NormalizationState {
  channels: number;
  /** Training rows that are looked at. */
  rows: number;
  /** Of these rows with the present weights: what training normalizes by, but for the choice of a batch. */
  present: Statistics;
  /** By which the page's numbers are computed. */
  moving: Statistics;
  /** What the chosen channel reads. */
  before: Histogram;
  /** What it gives by the present statistics. */
  after: Histogram;
  /** What it gives by the moving statistics, in the same bins. */
  afterMoving: Histogram;
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    /** Absent if no layer keeps moving statistics, or if an example has too many numbers there. */
    normalization: Normalization;
  }
  interface PanelStates {
    readonly normalization: NormalizationState;
  }
}
