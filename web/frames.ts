import type { FrameRequest, Need, Opened, Place, Snapshot } from "./api.ts";
import type { Config } from "./engine/types.ts";
import { classCount, taskOf, type Experiment } from "./experiment.ts";
import { Pace } from "./pace.ts";
import { pointFor, targetFor, type Look, type Store } from "./store.ts";
import { UNITS_SHOWN } from "./valid-view.ts";

export { UNITS_SHOWN };

/** A network that runs, as the page knows it. */
export interface Running extends Pick<Opened, "run" | "points"> {
  config: Config;
}

/** Until the next, where there was no memory for one. */
const REFUSED_FRAME_MS = 1000;
/** What a hand on the page is answered by, at once. */
const FOLLOWING: readonly Need[] = ["inspection", "nudge", "backprop", "warp"];

/** What changes with the losses, where training rests. */
const EVALUATED: readonly Need[] = ["curves", "rival"];

/** Says when a snapshot is asked for, and what it is to hold: one in flight at a time. */
export class Frames {
  readonly #store: Store;
  readonly #now: () => number;
  /** Something other than training changed what the views show. */
  moved = true;
  #inFlight = false;
  #asked = new Map<Need, number>();
  readonly #pace = new Pace();
  /** The losses that were shown last are not of the last step, and training rests: they soon are. */
  #unsettled = false;
  /** After one that was refused. */
  #next = 0;
  #lastAsked = -Infinity;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Whether one is to be asked for now. */
  get isDue(): boolean {
    const playing = this.#store.playing.value;
    const now = this.#now();
    if (this.#inFlight || (playing && now < this.#next)) return false;
    return this.moved || (playing ? now >= this.#lastAsked + this.#pace.rest : this.#unsettled);
  }

  /** Asks for one by `ask`, which gives undefined where the engine has no memory for it, and null where there is none for another reason. */
  async fetch(running: Running, ask: (request: FrameRequest) => Promise<Snapshot | null | undefined>): Promise<Snapshot | null | undefined> {
    const request = this.request(running, this.moved);
    this.moved = false;
    this.#inFlight = true;
    const asked = this.#now();
    this.#lastAsked = asked;
    const snapshot = await ask(request);
    this.#inFlight = false;
    this.#next = snapshot === undefined ? asked + REFUSED_FRAME_MS : 0;
    return snapshot;
  }

  /** A snapshot is shown. */
  learn(snapshot: Snapshot): void {
    this.#pace.learn(snapshot);
    this.#unsettled = !snapshot.settled;
  }

  /** All that is wanted; where nothing moved and training rests, what changes with the losses. */
  request({ run, points, config }: Running, moved = true): FrameRequest {
    const { playing, description, needs: wanted } = this.#store;
    const view = this.#store.viewOf(config as Experiment);
    const { catalog } = description.value!;
    const task = taskOf(catalog, config as Experiment);
    const still = !playing.value;
    const needs = !still ? this.#due(wanted.value) : moved ? wanted.value : wanted.value.filter((need) => EVALUATED.includes(need));
    for (const need of needs) this.#asked.set(need, this.#now());
    const classes = classCount(catalog, config as Experiment);
    const placed = (look: Look): Place => ({ point: pointFor(look, points), target: targetFor(look, points, task, classes) });
    const { pins, unit, nudge, weight, warp } = view;
    return { run, needs, ...placed(view), pins: pins.map(placed), unit, nudge, weight, warp, still, units: UNITS_SHOWN };
  }

  /** What is due now; of the rarer things the one that has waited longest, so that no task of the page's thread has to draw several. */
  #due(wanted: readonly Need[]): Need[] {
    const waited = (need: Need) => this.#now() - (this.#asked.get(need) ?? -Infinity);
    const isRare = (need: Need) => this.#pace.isRare(need);
    const due = wanted.filter((need) => waited(need) >= this.#pace.pause(need));
    const [rare] = due.filter(isRare).sort((a, b) => waited(b) - waited(a));
    return wanted.filter((need) => (this.moved && FOLLOWING.includes(need)) || (due.includes(need) && (!isRare(need) || need === rare)));
  }
}

/** A snapshot, and of what it did not ask for the one before. */
export function merged(kept: Snapshot | null, snapshot: Snapshot, compared: boolean): Snapshot {
  return {
    ...snapshot,
    map: snapshot.map ?? kept?.map,
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
