import type { FrameRequest, Need, Opened, Place, Snapshot } from "../../experiment/protocol.ts";
import type { Config } from "../../engine/types.ts";
import { classCount, taskOf, type Experiment } from "../../experiment/experiment.ts";
import { isEqual } from "../../platform/equal.ts";
import { Throttle } from "./throttle.ts";
import { statesIn, type FrameChoices } from "../panel.ts";
import { rulesOf, type Rules } from "./part-rules.ts";
import { pointFor, targetFor, type Store } from "../store.ts";
import type { ChosenPoint } from "../view-state.ts";
import { UNITS_SHOWN } from "../valid-view.ts";

export { UNITS_SHOWN };

/** A network that runs, as the page knows it. */
export interface Running extends Pick<Opened, "run" | "points"> {
  config: Config;
}

/** Until the next, where there was no memory for one. */
const REFUSED_FRAME_MS = 1000;

/** Says when a snapshot is asked for, and what it is to hold: one in flight at a time. */
export class Frames {
  readonly #store: Store;
  readonly #now: () => number;
  /** Something other than training changed the network. */
  moved = true;
  /** A hand on the page changed what is looked at. */
  touched = false;
  #inFlight = false;
  #asked = new Map<Need, number>();
  /** What was chosen where it was asked for. */
  #chosen = new Map<Need, unknown>();
  /** What was asked for since the network changed last. */
  #current = new Set<Need>();
  readonly #rules: Rules;
  readonly #throttle: Throttle;
  /** The losses that were shown last are not of the last step, and training rests: they soon are. */
  #unsettled = false;
  /** After one that was refused. */
  #next = 0;
  #lastAsked = -Infinity;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
    this.#rules = rulesOf(store.panels);
    this.#throttle = new Throttle(this.#rules);
  }

  /** Whether one is to be asked for now. */
  get isDue(): boolean {
    const playing = this.#store.playing.value;
    const now = this.#now();
    if (this.#inFlight || (playing && now < this.#next)) return false;
    return this.moved || this.touched || (playing ? now >= this.#lastAsked + this.#throttle.rest : this.#unsettled);
  }

  /** Asks for one by `ask`, which gives undefined where the engine has no memory for it, and null where there is none for another reason. */
  async fetch(
    running: Running,
    ask: (request: FrameRequest) => Promise<Snapshot | null | undefined>,
  ): Promise<Snapshot | null | undefined> {
    const request = this.request(running, this.moved);
    this.moved = this.touched = false;
    this.#inFlight = true;
    const asked = this.#now();
    this.#lastAsked = asked;
    const snapshot = await ask(request);
    this.#inFlight = false;
    if (!snapshot) this.#current.clear();
    this.#next = snapshot === undefined ? asked + REFUSED_FRAME_MS : 0;
    return snapshot;
  }

  /** A snapshot is shown. */
  learn(snapshot: Snapshot): void {
    this.#throttle.learn(snapshot);
    this.#unsettled = !snapshot.settled;
  }

  /** All that is wanted; where training rests and the network has not changed, what is not there yet. */
  request(running: Running, moved = true): FrameRequest {
    const wanted = this.#store.needs.value;
    const choices = this.#choices(running);
    if (moved || !choices.still) this.#current.clear();
    const needs = choices.still ? wanted.filter((need) => this.#isMissing(need, choices)) : this.#due(wanted, choices);
    for (const need of needs) {
      this.#asked.set(need, this.#now());
      this.#chosen.set(need, this.#rules(need).dependsOn?.(choices));
      this.#current.add(need);
    }
    return { ...choices, needs };
  }

  /** Apart from what is shown. */
  inspection(running: Running): FrameRequest {
    return { ...this.#choices(running), needs: ["inspection"] };
  }

  #choices({ run, points, config }: Running): FrameChoices {
    const { playing, description } = this.#store;
    const view = this.#store.viewOf(config as Experiment);
    const { catalog } = description.value!;
    const task = taskOf(catalog, config as Experiment);
    const classes = classCount(catalog, config as Experiment);
    const placed = (chosen: ChosenPoint): Place => ({
      point: pointFor(chosen, points),
      target: targetFor(chosen, points, task, classes),
    });
    const { pins, unit, weight } = view;
    return {
      run,
      ...placed(view),
      pins: pins.map(placed),
      unit,
      weight,
      ...statesIn(this.#store.panels, view),
      still: !playing.value,
      units: UNITS_SHOWN,
    };
  }

  /** Not asked for since the network changed, or with other choices. */
  #isMissing(need: Need, choices: FrameChoices): boolean {
    return (
      !this.#current.has(need) ||
      this.#isChosenAnew(need, choices) ||
      (this.#unsettled && this.#rules(need).evaluated === true)
    );
  }

  #isChosenAnew(need: Need, choices: FrameChoices): boolean {
    const rules = this.#rules(need);
    return rules.dependsOn !== undefined && !isEqual(rules.dependsOn(choices), this.#chosen.get(need));
  }

  /** What is due now; of the rarer things the one that has waited longest, so that no task of the page's thread has to draw several. */
  #due(wanted: readonly Need[], choices: FrameChoices): Need[] {
    const waited = (need: Need) => this.#now() - (this.#asked.get(need) ?? -Infinity);
    const isRare = (need: Need) => this.#throttle.isRare(need);
    const due = wanted.filter((need) => waited(need) >= this.#throttle.pause(need));
    const [rare] = due.filter(isRare).sort((a, b) => waited(b) - waited(a));
    return wanted.filter(
      (need) => this.#isChosenAnew(need, choices) || (due.includes(need) && (!isRare(need) || need === rare)),
    );
  }
  /** The snapshot, with the parts of the one before that it does not have. */
  merged(before: Snapshot | null, snapshot: Snapshot): Snapshot {
    const parts = { ...before?.parts, ...snapshot.parts };
    for (const need of Object.keys(parts) as Need[])
      if (this.#rules(need).isKept?.(this.#store.view.value) === false) delete parts[need];
    return { ...snapshot, parts };
  }
}
