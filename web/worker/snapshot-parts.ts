import type { Compute, Disposed, Subject } from "../experiment/compute.ts";
import type { FrameRequest, Need, Snapshot, SnapshotParts } from "../experiment/protocol.ts";
import type { LayerParameters } from "../engine/types.ts";
import { compute as computeCurves } from "../panels/curves/compute.ts";
import { compute as computeHealth } from "../panels/health/compute.ts";
import { computeInspection } from "../panes/inspector/compute.ts";
import { computeGallery, computeMap } from "../panes/map/compute.ts";
import { computeNeurons, computeWeight, computeWeights } from "../panes/network/compute.ts";
import { covers, predictAll, type Predicted, type Predictions, type Rows } from "./predictions.ts";
import { unlessRefused } from "./refusals.ts";
import type { Run } from "./run.ts";

type Computes = { [Part in Need]?: Compute<Part> };

/** What the first picture consists of. */
const FIRST: Computes = {
  map: computeMap,
  neurons: computeNeurons,
  weights: computeWeights,
  weight: computeWeight,
  inspection: computeInspection,
  gallery: computeGallery,
  curves: computeCurves,
  health: computeHealth,
};

/** If a pass over all rows takes longer, predictions are made in slices. */
const PREDICTED_AT_ONCE_MS = 25;

/** What is open in the worker. */
export interface Opened extends Pick<Subject, "engine" | "catalog" | "config" | "data" | "baseline"> {
  run: Run;
}

export interface ComputedParts extends Pick<Snapshot, "parts" | "costs"> {
  /** The buffers to transfer to the page. */
  buffers: ArrayBufferLike[];
}

/** Computes the parts of snapshots. */
export class PartsComputer {
  readonly #predictions: Predictions;
  readonly #now: () => number;
  #parts = FIRST;
  readonly #owned = new Map<unknown, Disposed>();
  /** Parts that wait for predictions: they are computed with the next snapshot even if it does not ask for them. */
  readonly #waiting = new Set<Need>();

  constructor(predictions: Predictions, now: () => number) {
    this.#predictions = predictions;
    this.#now = now;
  }

  /** Whether all of them can be computed. */
  knows(needs: readonly Need[]): boolean {
    return needs.every((need) => need in this.#parts);
  }

  /** Adds parts that are loaded after the first picture. */
  learn(parts: Computes): void {
    this.#parts = { ...this.#parts, ...parts };
  }

  /** The config has changed. */
  disposeOwned(): void {
    for (const resource of this.#owned.values()) resource.dispose();
    this.#owned.clear();
  }

  /** Another experiment is open. */
  forget(): void {
    this.disposeOwned();
    this.#predictions.forget();
    this.#waiting.clear();
  }

  /** A part that the engine refuses, for example for lack of memory, is left out. */
  compute(opened: Opened, request: FrameRequest): ComputedParts {
    const result: ComputedParts = { parts: {}, costs: {}, buffers: [] };
    const common = this.#subject(opened, result.buffers);
    const needs = new Set([...request.needs, ...this.#waiting]);
    const complete = this.#predictions.take(); // several parts may wait for them
    for (const need of needs) {
      let slices = 0;
      const predictions = (first = 0, count = opened.data.rows - first) => {
        const rows = { first, end: first + count };
        const [predicted, cost] = this.#predicted(opened, need, request.needs.includes(need), rows, complete);
        slices = cost;
        return predicted;
      };
      const start = this.#now();
      this.#put(result.parts, need, { ...common, predictions }, request);
      result.costs[need] = this.#now() - start + slices;
    }
    return result;
  }

  #put<Part extends Need>(parts: Partial<SnapshotParts>, need: Part, subject: Subject, request: FrameRequest): void {
    const value = unlessRefused(() => this.#parts[need]?.(subject, request));
    if (value !== undefined) parts[need] = value;
  }

  #subject({ run, ...opened }: Opened, buffers: ArrayBufferLike[]): Omit<Subject, "predictions"> {
    let copied: LayerParameters[] | undefined;
    const { trainer, parameterCount, status, curves, passMs } = run;
    return {
      ...opened,
      trainer,
      parameterCount,
      status,
      curves,
      passMs,
      parameters: () => (copied ??= trainer.parameters()),
      owned: (make) => {
        const resource = (this.#owned.get(make) as ReturnType<typeof make>) ?? make(opened);
        this.#owned.set(make, resource);
        return resource;
      },
      unlessRefused,
      transferred: (values) => {
        buffers.push(values.buffer);
        return values;
      },
      now: this.#now,
    };
  }

  /** The outputs, and the milliseconds that their slices took. What is asked for again while a pass is complete begins another. */
  #predicted(
    { run, data }: Opened,
    need: Need,
    isAsked: boolean,
    rows: Rows,
    complete: Predicted | undefined,
  ): [Float32Array | undefined, number] {
    this.#waiting.delete(need);
    if (run.passMs <= PREDICTED_AT_ONCE_MS) return [predictAll(run.trainer, data, rows), 0];
    const found = complete && partOf(complete, rows, data.outputs);
    if (isAsked) this.#predictions.begin(run, data, rows);
    if (this.#predictions.isUnderWay && (isAsked || !found)) this.#waiting.add(need);
    return [found, this.#predictions.cost];
  }
}

/** undefined if some of the rows are not among them. */
function partOf(predicted: Predicted, rows: Rows, outputs: number): Float32Array | undefined {
  if (!covers(predicted, rows)) return undefined;
  return predicted.values.slice((rows.first - predicted.first) * outputs, (rows.end - predicted.first) * outputs);
}
