import type { Need } from "../../experiment/protocol.ts";

/** Milliseconds between two readings, while training goes on, of what is read more slowly than it could be drawn. */
const PAUSES: Partial<Record<Need, number>> = {
  neurons: 45,
  weights: 90,
  curves: 120,
  inspection: 90,
  health: 250,
  nudge: 600,
  collapse: 150,
  confusion: 300,
  backprop: 150,
  warp: 60,
  rival: 60,
  gallery: 300,
};
/** A snapshot every other display frame: the frames between are the hand's, and the worker trains on. */
const SNAPSHOT_EVERY_MS = 30;
/** Of the worker's time while training goes on: of all snapshots, of the map, and of anything else. */
const SHARE = { all: 0.3, map: 0.12, each: 0.06 } as const;

/** How often what is read is read: as its cost to the worker allows. */
export class Pace {
  #costs: Partial<Record<Need, number>> = {};
  #took = 0;

  /** Takes over what a snapshot has cost, in milliseconds. */
  learn({ costs, took }: { costs: Partial<Record<Need, number>>; took: number }): void {
    this.#costs = { ...this.#costs, ...costs };
    this.#took = took;
  }

  isRare(need: Need): boolean {
    return need in PAUSES;
  }

  /** Between two readings of the same. */
  pause(need: Need): number {
    return Math.max(PAUSES[need] ?? 0, (this.#costs[need] ?? 0) / (need === "map" ? SHARE.map : SHARE.each));
  }

  /** Between the last snapshot and the next. */
  get rest(): number {
    return Math.max(SNAPSHOT_EVERY_MS, this.#took / SHARE.all);
  }
}
