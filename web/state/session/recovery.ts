import { batch } from "@preact/signals-core";
import type { Snapshot } from "../../experiment/protocol.ts";
import type { Crashes } from "./crashes.ts";
import { freeze, type Experiment } from "../../experiment/experiment.ts";
import { isEqual } from "../../platform/equal.ts";
import { type History } from "../undo.ts";
import type { Entry } from "./intents.ts";
import { pack } from "../../experiment/packing.ts";
import { givenUp, type Performer, type Stage } from "./performer.ts";
import type { Ground } from "./present.ts";
import type { GivenUp } from "../notice.ts";

/** What breaks the engine so often is not tried again. */
export const TRIES = 2;

/** Brings a new worker to where the one before it was, and leaves out what broke that one. */
export class Recovery {
  readonly #stage: Stage;
  readonly #performer: Performer;
  readonly #crashes: Crashes;
  /** To be shown once the worker stands there: the experiment before one that breaks the engine. */
  #reverting: { history: History; failed: GivenUp } | null = null;
  /** How often it was tried in vain to go on from the save. */
  #restores = 0;

  constructor(stage: Stage, performer: Performer, crashes: Crashes) {
    this.#stage = stage;
    this.#performer = performer;
    this.#crashes = crashes;
  }

  /**
   * What was adopted and breaks the engine before it is seen to train is taken back; where nothing was before, training
   * stops. Says whether it was taken back.
   */
  blame(): boolean {
    const { store, present, intents, now } = this.#stage;
    const { unproven } = present;
    const isAsked = (intents.first?.tries ?? 0) > 0;
    if (!unproven || isAsked || !this.#crashes.isRepeated(now())) return false;
    present.unproven = null;
    if (!unproven.before) {
      store.playing.value = false;
      return false;
    }
    this.#crashes.forget();
    this.#restores = 0;
    present.ground = unproven.before.ground;
    this.#reverting = { history: unproven.before.history, failed: unproven.failed };
    return true;
  }

  /** From the last save, where that can be; what was done since is done again. */
  async recover(): Promise<void> {
    const { call, present, frames } = this.#stage;
    const { ground } = present;
    if (!ground) return;
    const { running, baseline, saved: last, since } = ground;
    const { run, config } = running;
    const saved = this.#restores++ < TRIES ? last : null;
    const propose = () => call((api) => api.propose(pack(config), run, pack(baseline)));
    let outcome = saved ? await call((api) => api.restore(saved, run)) : await propose();
    if (saved && !(outcome.opened && this.#performer.isOf(outcome.opened, config, baseline))) outcome = await propose();
    if (!outcome.opened) throw new Error(outcome.issues[0].message);
    for (const redo of since) await call(redo);
    const arrived = { ...ground, running: { run, points: outcome.opened.points, config } };
    const snapshot = await call((api) => api.frame(frames.request(arrived.running)));
    this.#restores = 0;
    batch(() => this.#arrive(arrived, snapshot));
  }

  /** Leaves out what broke the engine each time it was tried. */
  giveUp(entry: Entry): void {
    const { store, present, intents } = this.#stage;
    this.#crashes.forget();
    store.notice.value = { kind: "given-up", ...givenUp(this.#stage, entry) };
    const { intent } = entry;
    if (intent.kind === "begin" && intent.ways.length > 1) {
      intent.ways.shift();
      entry.tries = 0;
      return;
    }
    intents.finish(entry);
    if (intent.kind === "propose" && !intents.first) this.#showBaseline(present.ground);
  }

  /** While more waits to be done, what is on show stays: what waits will replace it. */
  #arrive(ground: Ground, snapshot: Snapshot | null): void {
    const { store, present, intents, changed, show } = this.#stage;
    const reverting = this.#reverting;
    this.#reverting = null;
    present.ground = ground;
    changed();
    store.saved.value = ground.saved;
    store.notice.value = reverting
      ? { kind: "given-up", ...reverting.failed }
      : { kind: "replaced", step: snapshot?.status.step ?? 0 };
    if (reverting) {
      store.experiment.value = freeze(ground.running.config) as Experiment;
      store.history.value = reverting.history;
    } else if (intents.first) return;
    store.points.value = ground.running.points;
    this.#showBaseline(ground);
    show(snapshot, true);
  }

  #showBaseline(ground: Ground | null): void {
    const { store } = this.#stage;
    const baseline = ground?.baseline ?? null;
    if (!isEqual(baseline, store.view.value.baseline)) store.change({ baseline: freeze(baseline) });
  }
}
