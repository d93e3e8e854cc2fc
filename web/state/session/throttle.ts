import type { Need } from "../../experiment/protocol.ts";
import type { Rules } from "./part-rules.ts";

/** A snapshot every other display frame, so that the page has time for input and the worker for training. */
const SNAPSHOT_EVERY_MS = 30;
/** Shares of the worker's time during training: for all snapshots, for the map, for any other part. */
const SHARE = { all: 0.3, map: 0.12, each: 0.06 } as const;

/** Limits how often parts are requested, by what they cost the worker. */
export class Throttle {
  #costs: Partial<Record<Need, number>> = {};
  #took = 0;
  readonly #rules: Rules;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** Records what a snapshot has cost, in milliseconds. */
  learn({ costs, took }: { costs: Partial<Record<Need, number>>; took: number }): void {
    this.#costs = { ...this.#costs, ...costs };
    this.#took = took;
  }

  isRare(need: Need): boolean {
    return this.#rules(need).pause !== undefined;
  }

  /** Milliseconds between two requests of a part. */
  pause(need: Need): number {
    return Math.max(this.#rules(need).pause ?? 0, (this.#costs[need] ?? 0) / (need === "map" ? SHARE.map : SHARE.each));
  }

  /** Milliseconds between two snapshots. */
  get rest(): number {
    return Math.max(SNAPSHOT_EVERY_MS, this.#took / SHARE.all);
  }
}
