import type { Need } from "../../experiment/protocol.ts";
import type { Rules } from "./part-rules.ts";

/** A snapshot every other display frame: the frames between are the hand's, and the worker trains on. */
const SNAPSHOT_EVERY_MS = 30;
/** Of the worker's time while training goes on: of all snapshots, of the map, and of anything else. */
const SHARE = { all: 0.3, map: 0.12, each: 0.06 } as const;

/** How often what is read is read: as its cost to the worker allows. */
export class Throttle {
  #costs: Partial<Record<Need, number>> = {};
  #took = 0;
  readonly #rules: Rules;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** Takes over what a snapshot has cost, in milliseconds. */
  learn({ costs, took }: { costs: Partial<Record<Need, number>>; took: number }): void {
    this.#costs = { ...this.#costs, ...costs };
    this.#took = took;
  }

  isRare(need: Need): boolean {
    return this.#rules(need).pause !== undefined;
  }

  /** Between two readings of the same. */
  pause(need: Need): number {
    return Math.max(this.#rules(need).pause ?? 0, (this.#costs[need] ?? 0) / (need === "map" ? SHARE.map : SHARE.each));
  }

  /** Between the last snapshot and the next. */
  get rest(): number {
    return Math.max(SNAPSHOT_EVERY_MS, this.#took / SHARE.all);
  }
}
