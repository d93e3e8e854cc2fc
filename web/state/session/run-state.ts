import type { Api, Saved } from "../../experiment/protocol.ts";
import type { Config } from "../../engine/types.ts";
import type { Running } from "./frames.ts";
import type { UndoHistory } from "../undo.ts";
import type { GivenUp } from "../notice.ts";

/** An operation on the worker that can be repeated on another one. */
export type Operation = (api: Api) => Promise<unknown>;

/** The state from which another worker continues. */
export interface Checkpoint {
  running: Running;
  baseline: Config | null;
  saved: Saved | null;
  /** The operations since the save, or since the start if there is none. */
  since: readonly Operation[];
}

/** A change after which no training step has been seen yet, and the state before it. */
export interface Unproven {
  before: { checkpoint: Checkpoint; history: UndoHistory } | null;
  failed: GivenUp;
  step: number;
}

/** What the worker has open, and what is needed to restore it. */
export class RunState {
  /** The worker's newest run. Views may still show the one before. */
  run = 0;
  checkpoint: Checkpoint | null = null;
  unproven: Unproven | null = null;
  #runs = 0;

  /** The run shown, if it is also the worker's. */
  get stepsPerEpoch(): number {
    const { points, config } = this.checkpoint?.running ?? {};
    return Math.max(1, Math.ceil((points?.trainRows ?? 1) / (config?.batch_size ?? 1)));
  }

  get running(): Running | null {
    const running = this.checkpoint?.running ?? null;
    return running?.run === this.run ? running : null;
  }

  newRun(): number {
    this.#runs += 1;
    return this.#runs;
  }

  /** Adds operations that the last save does not contain. */
  record(...operations: Operation[]): void {
    if (this.checkpoint) this.checkpoint = { ...this.checkpoint, since: [...this.checkpoint.since, ...operations] };
  }

  /** A save contains the operations that had begun before it. It is kept only if its run has been adopted. */
  keep(run: number, saved: Saved, covered: readonly Operation[]): boolean {
    const checkpoint = this.checkpoint;
    if (!checkpoint || run !== checkpoint.running.run) return false;
    this.checkpoint = {
      ...checkpoint,
      saved,
      since: checkpoint.since.filter((operation) => !covered.includes(operation)),
    };
    return true;
  }

  /** To be called with each step that a snapshot shows. */
  seen(step: number): void {
    if (this.unproven && step > this.unproven.step) this.unproven = null;
  }

  /** To be called when the worker has ended: a run that was not adopted is gone. */
  forgetWorker(): void {
    this.run = this.checkpoint?.running.run ?? 0;
  }
}
