import type { FrameRequest, Need, Opened, Place, Snapshot } from "../../experiment/protocol.ts";
import type { Config } from "../../engine/types.ts";
import { classCount, taskOf, type Experiment } from "../../experiment/experiment.ts";
import { isEqual } from "../../platform/equal.ts";
import { Throttle } from "./throttle.ts";
import { statesIn, type FrameChoices } from "../panel.ts";
import { rulesOf, type Rules } from "./part-rules.ts";
import { pointFor, targetFor, type Store } from "../store.ts";
import type { ChosenPoint } from "../view-state.ts";
import { rowsShown } from "../valid-view.ts";

/** The open experiment, as the page knows it. */
export interface Running extends Pick<Opened, "run" | "points" | "layers"> {
  config: Config;
}

/** Pause after a frame that was refused for lack of memory. */
const REFUSED_FRAME_MS = 1000;

/** Decides when a snapshot is requested and with which parts. At most one is in flight. */
export class Frames {
  readonly #store: Store;
  readonly #now: () => number;
  /** The network was changed, other than by training. */
  moved = true;
  /** The user changed what is inspected. */
  touched = false;
  #inFlight = false;
  #asked = new Map<Need, number>();
  /** The choices with which a part was requested last. */
  #chosen = new Map<Need, unknown>();
  /** The parts requested since the network changed last. */
  #current = new Set<Need>();
  readonly #rules: Rules;
  readonly #throttle: Throttle;
  /** Training is paused and the losses shown are not yet those of the last step. */
  #unsettled = false;
  /** Earliest time for the next one, after a refusal. */
  #next = 0;
  #lastAsked = -Infinity;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
    this.#rules = rulesOf(store.panels);
    this.#throttle = new Throttle(this.#rules);
  }

  /** Whether a snapshot is to be requested now. */
  get isDue(): boolean {
    const playing = this.#store.playing.value;
    const now = this.#now();
    if (this.#inFlight || (playing && now < this.#next)) return false;
    return this.moved || this.touched || (playing ? now >= this.#lastAsked + this.#throttle.rest : this.#unsettled);
  }

  /** Requests a snapshot by `ask`, which returns undefined if there is no memory for it, and null if there is none for another reason. */
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

  /** To be called when a snapshot is shown. */
  learn(snapshot: Snapshot): void {
    this.#throttle.learn(snapshot);
    this.#unsettled = !snapshot.settled;
  }

  /** All parts that views need. When training is paused and the network has not changed, only those that are missing. */
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

  /** A request for the inspection alone. */
  inspection(running: Running): FrameRequest {
    return { ...this.#choices(running), needs: ["inspection"] };
  }

  #choices({ run, points, config }: Running): FrameChoices {
    const { playing, waits, description } = this.#store;
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
      waits: waits.value,
      units: Math.max(this.#store.unitsShown.peek(), rowsShown(config as Experiment)),
    };
  }

  /** Not requested since the network changed, or requested with other choices. */
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

  /** The parts that are due. Of the slow ones only the one that has waited longest, so that a single task does not draw several. */
  #due(wanted: readonly Need[], choices: FrameChoices): Need[] {
    const waited = (need: Need) => this.#now() - (this.#asked.get(need) ?? -Infinity);
    const isRare = (need: Need) => this.#throttle.isRare(need);
    const due = wanted.filter((need) => waited(need) >= this.#throttle.pause(need));
    const [rare] = due.filter(isRare).sort((a, b) => waited(b) - waited(a));
    return wanted.filter(
      (need) => this.#isChosenAnew(need, choices) || (due.includes(need) && (!isRare(need) || need === rare)),
    );
  }
  /** The snapshot, completed by the parts of the one before. */
  merged(before: Snapshot | null, snapshot: Snapshot): Snapshot {
    const parts = { ...before?.parts, ...snapshot.parts };
    for (const need of Object.keys(parts) as Need[])
      if (this.#rules(need).isKept?.(this.#store.view.value) === false) delete parts[need];
    return { ...snapshot, parts };
  }
}
