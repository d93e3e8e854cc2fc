import type { FrameRequest, Need, Opened, Place, Snapshot } from "./api.ts";
import type { Config } from "./engine/types.ts";
import { classCount, taskOf, type Experiment } from "./experiment.ts";
import { pointFor, targetFor, type Look, type Store } from "./store.ts";
import { UNITS_SHOWN } from "./valid-view.ts";

export { UNITS_SHOWN };

/** A network that runs, as the page knows it. */
export interface Running extends Pick<Opened, "run" | "points"> {
  config: Config;
}

const SLOW_FRAME_MS = 60;
/** Until the next, where there was no memory for one. */
const REFUSED_FRAME_MS = 1000;
/** While it plays a snapshot every other display frame: the frames between are the hand's, and the worker trains on. */
const SNAPSHOT_EVERY_MS = 30;
/** What is read more slowly than it could be drawn: milliseconds between two, while training goes on. */
const PAUSES: Partial<Record<Need, number>> = { neurons: 45, weights: 90, curves: 120, inspection: 90, health: 250, nudge: 600, collapse: 150, confusion: 300, backprop: 150, warp: 60, rival: 60, gallery: 300 };
/** What a hand on the page is answered by, at once. */
const FOLLOWING: readonly Need[] = ["inspection", "nudge", "backprop", "warp"];

/** Says when a snapshot is asked for, and what it is to hold: one in flight at a time. */
export class Frames {
  readonly #store: Store;
  readonly #now: () => number;
  /** Something other than training changed what the views show. */
  moved = true;
  #inFlight = false;
  #asked = new Map<Need, number>();
  /** A slow frame leaves twice its time to training. */
  #next = 0;
  #nextSnapshot = 0;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Whether one is to be asked for now. */
  get isDue(): boolean {
    const playing = this.#store.playing.value;
    const now = this.#now();
    if (this.#inFlight || (playing && now < this.#next)) return false;
    return this.moved || (playing && now >= this.#nextSnapshot);
  }

  /** Asks for one by `ask`, which gives undefined where the engine has no memory for it, and null where there is none for another reason. */
  async fetch(running: Running, ask: (request: FrameRequest) => Promise<Snapshot | null | undefined>): Promise<Snapshot | null | undefined> {
    const request = this.request(running);
    this.moved = false;
    this.#inFlight = true;
    const asked = this.#now();
    this.#nextSnapshot = asked + SNAPSHOT_EVERY_MS;
    const snapshot = await ask(request);
    this.#inFlight = false;
    const cost = this.#now() - asked;
    this.#next = snapshot === undefined ? asked + REFUSED_FRAME_MS : cost > SLOW_FRAME_MS ? asked + 3 * cost : 0;
    return snapshot;
  }

  request({ run, points, config }: Running): FrameRequest {
    const { playing, description, needs: wanted } = this.#store;
    const view = this.#store.viewOf(config as Experiment);
    const { catalog } = description.value!;
    const task = taskOf(catalog, config as Experiment);
    const still = !playing.value;
    const needs = still ? wanted.value : this.#due(wanted.value);
    for (const need of needs) this.#asked.set(need, this.#now());
    const classes = classCount(catalog, config as Experiment);
    const placed = (look: Look): Place => ({ point: pointFor(look, points), target: targetFor(look, points, task, classes) });
    const { pins, unit, nudge, weight, warp } = view;
    return { run, needs, ...placed(view), pins: pins.map(placed), unit, nudge, weight, warp, still, units: UNITS_SHOWN };
  }

  /** What is due now; of the rarer things the one that has waited longest, so that no task of the page's thread has to draw several. */
  #due(wanted: readonly Need[]): Need[] {
    const waited = (need: Need) => this.#now() - (this.#asked.get(need) ?? -Infinity);
    const isRare = (need: Need) => need in PAUSES;
    const due = wanted.filter((need) => waited(need) >= (PAUSES[need] ?? 0));
    const [rare] = due.filter(isRare).sort((a, b) => waited(b) - waited(a));
    return wanted.filter((need) => (this.moved && FOLLOWING.includes(need)) || (due.includes(need) && (!isRare(need) || need === rare)));
  }
}

/** A snapshot, and of what it did not ask for the one before. */
export function merged(kept: Snapshot | null, snapshot: Snapshot, compared: boolean): Snapshot {
  return {
    ...snapshot,
    ...(snapshot.inspection ? {} : { inspection: kept?.inspection, pins: kept?.pins, unit: kept?.unit }),
    neurons: snapshot.neurons ?? kept?.neurons,
    weights: snapshot.weights ?? kept?.weights,
    curves: snapshot.curves ?? kept?.curves,
    health: snapshot.health ?? kept?.health,
    nudge: snapshot.nudge ?? kept?.nudge,
    collapse: snapshot.collapse ?? kept?.collapse,
    confusion: snapshot.confusion ?? kept?.confusion,
    backprop: snapshot.backprop ?? kept?.backprop,
    warp: snapshot.warp ?? kept?.warp,
    gallery: snapshot.gallery ?? kept?.gallery,
    rival: compared ? (snapshot.rival ?? kept?.rival) : undefined,
  };
}
