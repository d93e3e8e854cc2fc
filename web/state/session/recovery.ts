import { batch } from "@preact/signals-core";
import type { Snapshot } from "../../experiment/protocol.ts";
import type { Crashes } from "./crashes.ts";
import { freeze, type Experiment } from "../../experiment/experiment.ts";
import { isEqual } from "../../platform/equal.ts";
import { unitNamesAt, type UndoHistory } from "../undo.ts";
import type { Entry } from "./command-queue.ts";
import { pack } from "../../experiment/packing.ts";
import { givenUp, type Executor, type SessionContext } from "./executor.ts";
import type { Checkpoint } from "./run-state.ts";
import type { GivenUp } from "../notice.ts";

/** Attempts before a command or a save that breaks the engine is given up. */
export const TRIES = 2;

/** Restores the state on a new worker, without what broke the one before. */
export class Recovery {
  readonly #context: SessionContext;
  readonly #executor: Executor;
  readonly #crashes: Crashes;
  /** To be shown after recovery: the history before a change that broke the engine. */
  #reverting: { history: UndoHistory; failed: GivenUp } | null = null;
  /** Failed attempts to restore the save. */
  #restores = 0;

  constructor(context: SessionContext, executor: Executor, crashes: Crashes) {
    this.#context = context;
    this.#executor = executor;
    this.#crashes = crashes;
  }

  /**
   * Reverts an adopted change that has ended several workers before a training step was seen. If there was nothing before
   * it, training pauses. Returns whether the change was reverted.
   */
  revert(): boolean {
    const { store, runState, commands, now } = this.#context;
    const { unproven } = runState;
    const isAsked = (commands.first?.tries ?? 0) > 0;
    if (!unproven || isAsked || !this.#crashes.isRepeated(now())) return false;
    runState.unproven = null;
    if (!unproven.before) {
      store.playing.value = false;
      return false;
    }
    this.#crashes.forget();
    this.#restores = 0;
    runState.checkpoint = unproven.before.checkpoint;
    this.#reverting = { history: unproven.before.history, failed: unproven.failed };
    return true;
  }

  /** Restores the last save if there is one, and repeats the operations since. */
  async recover(): Promise<void> {
    const { call, runState, frames } = this.#context;
    const { checkpoint } = runState;
    if (!checkpoint) return;
    const { running, baseline, saved: last, since } = checkpoint;
    const { run, config } = running;
    const saved = this.#restores++ < TRIES ? last : null;
    const propose = () => call((api) => api.propose(pack(config), run, pack(baseline)));
    let outcome = saved ? await call((api) => api.restore(saved, run)) : await propose();
    if (saved && !(outcome.opened && this.#executor.isOf(outcome.opened, config, baseline))) outcome = await propose();
    if (!outcome.opened) throw new Error(outcome.issues[0].message);
    for (const operation of since) await call(operation);
    const arrived = {
      ...checkpoint,
      running: { run, points: outcome.opened.points, layers: outcome.opened.layers, config },
    };
    const snapshot = await call((api) => api.frame(frames.request(arrived.running)));
    this.#restores = 0;
    batch(() => this.#arrive(arrived, snapshot));
  }

  /** Drops a command that broke the engine at each attempt. */
  giveUp(entry: Entry): void {
    const { store, runState, commands } = this.#context;
    this.#crashes.forget();
    store.notice.value = { kind: "given-up", ...givenUp(this.#context, entry) };
    const { command } = entry;
    if (command.kind === "begin" && command.ways.length > 1) {
      command.ways.shift();
      entry.tries = 0;
      return;
    }
    commands.finish(entry);
    if (command.kind === "propose" && !commands.first) this.#showBaseline(runState.checkpoint);
  }

  /** While commands are queued, the page keeps what it shows: they will replace it. */
  #arrive(checkpoint: Checkpoint, snapshot: Snapshot | null): void {
    const { store, runState, commands, changed, show } = this.#context;
    const reverting = this.#reverting;
    this.#reverting = null;
    runState.checkpoint = checkpoint;
    changed();
    store.saved.value = checkpoint.saved;
    store.notice.value = reverting
      ? { kind: "given-up", ...reverting.failed }
      : { kind: "replaced", step: snapshot?.status.step ?? 0 };
    if (reverting) {
      store.experiment.value = freeze(checkpoint.running.config) as Experiment;
      store.history.value = reverting.history;
      store.change({ unitNames: unitNamesAt(reverting.history) });
    } else if (commands.first) return;
    store.points.value = checkpoint.running.points;
    store.layers.value = checkpoint.running.layers;
    this.#showBaseline(checkpoint);
    show(snapshot, true);
  }

  #showBaseline(checkpoint: Checkpoint | null): void {
    const { store } = this.#context;
    const baseline = checkpoint?.baseline ?? null;
    if (!isEqual(baseline, store.view.value.baseline)) store.change({ baseline: freeze(baseline) });
  }
}
