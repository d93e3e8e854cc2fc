import type { Catalog, Config, Engine, LayerParameters, Trainer } from "../engine/types.ts";
import type { Inputs } from "./inputs.ts";
import type { Curves, EvaluatedStatus, FrameRequest, Need, SnapshotParts } from "./protocol.ts";

/** A trainer with what has been recorded of its training. */
export interface TrainedRun {
  readonly trainer: Trainer;
  readonly parameterCount: number;
  readonly status: EvaluatedStatus;
  readonly curves: Curves;
}

/** Columns of the inputs, and numbers per output. */
export interface Shape {
  readonly columns: number;
  readonly outputs: number;
}

export interface Disposed {
  dispose(): void;
}

/** The open experiment in the worker, as the parts of a snapshot are computed from it. */
export interface Subject extends TrainedRun {
  readonly engine: Engine;
  readonly catalog: Catalog;
  readonly config: Config;
  readonly data: Omit<ReturnType<Trainer["data"]>, "inputs"> & { inputs: Inputs };
  /** The run that this one is compared with. */
  readonly baseline: (TrainedRun & { readonly shape: Shape }) | undefined;
  /** The parameters, copied once per snapshot. */
  parameters(): LayerParameters[];
  /** Milliseconds of a pass over all rows. */
  readonly passMs: number;
  /**
   * The outputs for `count` rows from `first` on, all unless told; undefined while they are computed in slices. The part is
   * then computed again with the next snapshot.
   */
  predictions(first?: number, count?: number): Float32Array | undefined;
  /** A resource that is made on first use and disposed of when the config changes. */
  owned<Resource extends Disposed>(make: (opened: Pick<Subject, "engine" | "config">) => Resource): Resource;
  /** The result, or undefined if the engine refuses. A part as a whole is left out likewise. */
  unlessRefused<T>(question: () => T): T | undefined;
  /** Transfers an array to the page instead of copying it. */
  transferred<Values extends Float32Array>(values: Values): Values;
  now(): number;
}

/** Computes one part of a snapshot; undefined where the experiment has no such part. */
export type Compute<Part extends Need> = (subject: Subject, request: FrameRequest) => SnapshotParts[Part] | undefined;
