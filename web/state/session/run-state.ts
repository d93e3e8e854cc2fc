import type { Api, Saved } from "../../experiment/protocol.ts";
import type { Config } from "../../engine/types.ts";
import type { Running } from "./frames.ts";
import type { History } from "../undo.ts";
import type { GivenUp } from "../notice.ts";

/** Something that was done, to be done again on another worker. */
export type Operation = (api: Api) => Promise<unknown>;

/** All that a worker needs in order to come to where another one was. */
export interface Checkpoint {
  running: Running;
  baseline: Config | null;
  saved: Saved | null;
  /** What was done since the save, or since the start where there is none. */
  since: readonly Operation[];
}

/** A change that has not been seen to train yet, and what was before. */
export interface Unproven {
  before: { checkpoint: Checkpoint; history: History } | null;
  failed: GivenUp;
  step: number;
}

/** What runs at present. */
export class RunState {
  /** The newest network of the worker; views may still show the one before. */
  run = 0;
  checkpoint: Checkpoint | null = null;
  unproven: Unproven | null = null;
  #runs = 0;

  /** The network on show, if it is the worker's too. */
  get running(): Running | null {
    const running = this.checkpoint?.running ?? null;
    return running?.run === this.run ? running : null;
  }

  newRun(): number {
    this.#runs += 1;
    return this.#runs;
  }

  /** The worker did what the last save does not hold. */
  record(...operations: Operation[]): void {
    if (this.checkpoint) this.checkpoint = { ...this.checkpoint, since: [...this.checkpoint.since, ...operations] };
  }

  /** A save holds what was done until it was asked for. Of a network that is not adopted yet nothing is kept: its experiment is not, either. */
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

  /** It trains. */
  seen(step: number): void {
    if (this.unproven && step > this.unproven.step) this.unproven = null;
  }

  /** What the worker had opened and the page had not adopted ends with it. */
  forgetWorker(): void {
    this.run = this.checkpoint?.running.run ?? 0;
  }
}
