import type { Api, Saved } from "../../experiment/protocol.ts";
import type { Config } from "../../engine/types.ts";
import type { Running } from "./frames.ts";
import type { History } from "../undo.ts";
import type { GivenUp } from "../notice.ts";

/** Something that was done, to be done again on another worker. */
export type Redo = (api: Api) => Promise<unknown>;

/** All that a worker needs in order to come to where another one was. */
export interface Ground {
  running: Running;
  baseline: Config | null;
  saved: Saved | null;
  /** What was done since the save, or since the start where there is none. */
  since: readonly Redo[];
}

/** A change that has not been seen to train yet, and what was before. */
export interface Unproven {
  before: { ground: Ground; history: History } | null;
  failed: GivenUp;
  step: number;
}

/** What runs at present. */
export class Present {
  /** The newest network of the worker; views may still show the one before. */
  run = 0;
  ground: Ground | null = null;
  unproven: Unproven | null = null;
  #runs = 0;

  /** The network on show, if it is the worker's too. */
  get running(): Running | null {
    const running = this.ground?.running ?? null;
    return running?.run === this.run ? running : null;
  }

  newRun(): number {
    this.#runs += 1;
    return this.#runs;
  }

  /** The worker did what the last save does not hold. */
  did(...redo: Redo[]): void {
    if (this.ground) this.ground = { ...this.ground, since: [...this.ground.since, ...redo] };
  }

  /** A save holds what was done until it was asked for. Of a network that is not adopted yet nothing is kept: its experiment is not, either. */
  keep(run: number, saved: Saved, covered: readonly Redo[]): boolean {
    const ground = this.ground;
    if (!ground || run !== ground.running.run) return false;
    this.ground = { ...ground, saved, since: ground.since.filter((redo) => !covered.includes(redo)) };
    return true;
  }

  /** It trains. */
  seen(step: number): void {
    if (this.unproven && step > this.unproven.step) this.unproven = null;
  }

  /** What the worker had opened and the page had not adopted ends with it. */
  forgetWorker(): void {
    this.run = this.ground?.running.run ?? 0;
  }
}
