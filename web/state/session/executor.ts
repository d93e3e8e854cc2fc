import { batch } from "@preact/signals-core";
import {
  BASELINE_PATH,
  type Result,
  type Api,
  type Opened,
  type Outcome,
  type Saved,
  type Snapshot,
} from "../../experiment/protocol.ts";
import type { Config, Issue } from "../../engine/types.ts";
import { freeze, type Experiment } from "../../experiment/experiment.ts";
import type { Frames } from "./frames.ts";
import { isEqual } from "../../platform/equal.ts";
import { movedNames } from "../../experiment/unit-names.ts";
import { edited, forgotten, recorded, resetFrom, settings, travelled, unitNamesAt, type UndoHistory } from "../undo.ts";
import type { Beginning, Entry, Command, CommandQueue } from "./command-queue.ts";
import type { SavedWork } from "../persistence.ts";
import { awaitedOf } from "../awaited.ts";
import { pack, unpack } from "../../experiment/packing.ts";
import type { RunState, Operation } from "./run-state.ts";
import type { Store } from "../store.ts";
import type { GivenUp, Origin } from "../notice.ts";

/** What the worker has opened, with unpacked configs. */
type Taken = Opened & { config: Config; baseline: Config | null };

/** The history after undo or redo, and the weight changes made for it. */
interface Arrival {
  history: UndoHistory;
  since: Operation[];
}

export interface Proposal {
  config: unknown;
  baseline: Config | null;
  from: Origin;
}

/** The parts of a session that execution and recovery use. */
export interface SessionContext {
  store: Store;
  runState: RunState;
  frames: Frames;
  commands: CommandQueue;
  now: () => number;
  call: <T>(ask: (api: Api) => Promise<T>) => Promise<T>;
  /** Starts or pauses training, as the page requires. */
  drive(): void;
  /** With `anew`, no part of the snapshot before is kept. */
  show(snapshot: Snapshot | null, anew?: boolean): void;
  /** To be called when there is something to show and to save. */
  changed(): void;
}

const isBaselineRefused = (issues: readonly Issue[]) => issues.some(({ path }) => path.startsWith(BASELINE_PATH));

/** Rewinds only if training has diverged. */
async function rewindDiverged(api: Api): Promise<void> {
  const { state } = await api.advance({ steps: 0 });
  if (state === "diverged") await api.rewind();
}

/** Describes a command for the notice that it was given up. */
export function givenUp({ store, runState }: Pick<SessionContext, "store" | "runState">, { command }: Entry): GivenUp {
  const unsaid = { before: null, after: null };
  if (command.kind === "travel") return { act: command.steps < 0 ? "undo" : "redo", ...unsaid };
  if (command.kind === "restore") return { act: "begin", ...unsaid };
  if (command.kind !== "propose") return { act: command.kind, ...unsaid };
  if (!isEqual(command.baseline, runState.checkpoint?.baseline ?? null)) return { act: "compare", ...unsaid };
  return { act: "change", before: store.experiment.value, after: command.draft ?? null };
}

/** Unpacks the configs. Data that the page already has keeps its identity. */
export function unpacked({ store, commands }: Pick<SessionContext, "store" | "commands">, opened: Opened): Taken {
  const experiments = [
    commands.draft,
    store.experiment.value,
    store.view.value.baseline,
    ...store.history.value.entries.map(({ experiment }) => experiment),
  ];
  const known = [...new Set(experiments.map((experiment) => experiment?.data))];
  return { ...opened, config: unpack(opened.config, known), baseline: unpack(opened.baseline, known) };
}

/** Executes commands on the worker and adopts the results into the store. */
export class Executor {
  readonly #context: SessionContext;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  async execute(entry: Entry): Promise<void> {
    const { call, runState, store } = this.#context;
    const { command } = entry;
    switch (command.kind) {
      case "begin":
        return this.#begin(entry, command.ways);
      case "propose":
        return this.#open(entry, command);
      case "travel":
        return this.#travel(entry, command.steps);
      case "reset": {
        const run = runState.newRun();
        await this.#take(await call((api) => api.reset(run)), entry, "change");
        store.history.value = forgotten(store.history.value);
        return;
      }
      case "rewind":
        await call((api) => api.rewind());
        return this.#record(rewindDiverged);
      case "restore":
        return command.give(await this.#restore(entry, command.saved));
      case "weight":
        return command.give(await this.#setWeight(command));
    }
  }

  refused(issues: Issue[], from: Origin, draft?: Experiment): void {
    const { store } = this.#context;
    const ofBaseline = isBaselineRefused(issues);
    store.notice.value = { kind: "issues", issues, ...(ofBaseline ? { from: "baseline" } : { from, draft }) };
    if (ofBaseline) store.change({ baseline: null });
  }

  /** Removes each experiment that fails. The first that opens is the last tried. */
  async #begin(entry: Entry, ways: Beginning[]): Promise<void> {
    const { store, runState } = this.#context;
    for (; ways.length > 0 && !runState.checkpoint; ways.shift(), entry.tries = 1) {
      const [way] = ways;
      if (way === "default")
        await this.#open(entry, { config: store.description.value!.defaults, baseline: null, from: "start" });
      else if ("kept" in way) await this.#resume(entry, way.kept);
      else await this.#open(entry, way);
    }
  }

  /**
   * Restores the saved training, or starts the experiment anew if the save cannot be read. The history is empty if it was
   * damaged; a save may be older than the last change.
   */
  async #resume(entry: Entry, { history, saved }: SavedWork): Promise<void> {
    const { call, runState, store, now } = this.#context;
    const experiment = history.entries[history.at]?.experiment;
    const { baseline } = store.view.value;
    const run = runState.newRun();
    const restored = saved ? await call((api) => api.restore(saved, run)) : undefined;
    if (restored?.opened) await this.#take(restored, entry, "change");
    if (experiment && !(restored?.opened && this.isOf(restored.opened, experiment, baseline)))
      await this.#open(entry, { config: experiment, baseline, from: "change" });
    if (restored?.issues) store.notice.value = { kind: "damaged", faults: ["restore-trained"] };
    const taken = store.experiment.value;
    if (taken && runState.checkpoint)
      store.history.value = recorded(travelled(history, 0), taken, now(), store.wholeView.value.unitNames);
  }

  /** Goes on from a save in place of what is open. What is refused changes nothing. */
  async #restore(entry: Entry, saved: Saved): Promise<Issue[]> {
    const { call, runState, store } = this.#context;
    const run = runState.newRun();
    const outcome = await call((api) => api.restore(saved, run));
    if (outcome.issues) return outcome.issues;
    await this.#take(outcome, entry, "change");
    if (runState.keep(run, saved, [])) store.saved.value = saved;
    return [];
  }

  async #open(entry: Entry, { config, baseline, from }: Proposal, steps = 0): Promise<void> {
    const { call, runState, commands, store } = this.#context;
    const run = runState.newRun();
    const outcome = await call((api) => api.propose(pack(config), run, pack(baseline)));
    if (outcome.issues && commands.hasNewer) return;
    const awaited = outcome.issues && awaitedOf(outcome.issues, { config, baseline, from });
    if (awaited) {
      store.notice.value = { kind: "data-missing", ...awaited };
      return;
    }
    await this.#take(outcome, entry, from, steps);
    if (baseline && outcome.issues && isBaselineRefused(outcome.issues))
      await this.#open(entry, { config, baseline: null, from }, steps);
  }

  async #travel(entry: Entry, steps: number): Promise<void> {
    const { store } = this.#context;
    const { entries, at } = store.history.value;
    const to = travelled(store.history.value, steps).at;
    if (to === at) return;
    const config = entries[to].experiment;
    if (!isEqual(config, store.experiment.value))
      return this.#open(entry, { config, baseline: store.view.value.baseline, from: "change" }, to - at);
    const { history, since } = await this.#setWeights(to - at, false);
    store.history.value = history;
    store.change({ unitNames: unitNamesAt(history) });
    this.#record(...since);
  }

  /** Only for the run that it was meant for: another one may not have this weight. */
  async #setWeight({ run, place, value }: Command & { kind: "weight" }): Promise<Result<number> | undefined> {
    const { call, runState, store, now } = this.#context;
    if (run !== runState.run) return undefined;
    const set = (api: Api) => api.setWeight(run, place, value);
    const answer = await call(set);
    if (answer?.value !== undefined) {
      store.history.value = edited(store.history.value, { place, before: answer.value, after: value }, now());
      this.#record(set);
    }
    return answer ?? undefined;
  }

  /** Undoes or redoes weight changes, and returns the resulting history. */
  async #setWeights(steps: number, anew: boolean): Promise<Arrival> {
    const { call, runState, store } = this.#context;
    const { run } = runState;
    let history = store.history.value;
    const since: Operation[] = [];
    const { entries, back } = settings(history, steps, anew);
    for (const index of entries) {
      const { place, before, after } = history.entries[index].edit!;
      const set = (api: Api) => api.setWeight(run, place, back ? before : after);
      const answer = await call(set);
      if (!back && answer?.value !== undefined) history = resetFrom(history, index, answer.value);
      since.push(set);
    }
    return { history: travelled(history, steps), since };
  }

  isOf(opened: Opened, experiment: Config, baseline: Config | null): boolean {
    const taken = unpacked(this.#context, opened);
    return isEqual(taken.config, experiment) && isEqual(taken.baseline, baseline);
  }

  async #take({ opened, issues }: Outcome, entry: Entry, from: Origin, steps = 0): Promise<void> {
    if (issues) return this.refused(issues, from, entry.command.kind === "propose" ? entry.command.draft : undefined);
    const { call, runState, frames, drive } = this.#context;
    const taken = unpacked(this.#context, opened);
    runState.run = taken.run;
    drive();
    const arrival = steps === 0 ? null : await this.#setWeights(steps, taken.rebuilt);
    const snapshot = await call((api) => api.frame(frames.request(taken)));
    batch(() => {
      const { store } = this.#context;
      const { unitNames } = store.wholeView.value;
      // A link brings its own names.
      const moved =
        from === "link" ? unitNames : movedNames(unitNames, store.experiment.value, taken.config as Experiment);
      store.change({ unitNames: arrival ? unitNamesAt(arrival.history) : moved });
      this.#adopt(taken, snapshot, arrival, entry);
    });
  }

  /** Sets the experiment and its first snapshot together, so that no view sees one without the other. */
  #adopt(taken: Taken, snapshot: Snapshot | null, arrival: Arrival | null, entry: Entry): void {
    const { store, commands, now, changed, show } = this.#context;
    this.#stand(taken, snapshot, arrival?.since ?? [], entry);
    const experiment = freeze(taken.config) as Experiment;
    store.experiment.value = experiment;
    store.history.value =
      arrival?.history ?? recorded(store.history.value, experiment, now(), store.wholeView.value.unitNames);
    store.points.value = taken.points;
    store.layers.value = taken.layers;
    if (!commands.hasNewer && !isEqual(taken.baseline, store.view.value.baseline))
      store.change({ baseline: freeze(taken.baseline) });
    changed();
    show(snapshot);
    const notice = store.notice.value;
    if (notice?.kind === "issues" && notice.from === "change") store.notice.value = null;
  }

  /** Updates the checkpoint. */
  #stand(
    { run, points, layers, config, baseline, rebuilt }: Taken,
    snapshot: Snapshot | null,
    since: readonly Operation[],
    entry: Entry,
  ): void {
    const { store, runState } = this.#context;
    const { checkpoint } = runState;
    if (rebuilt) {
      const before = checkpoint && { checkpoint, history: store.history.value };
      runState.unproven = { before, failed: givenUp(this.#context, entry), step: snapshot?.status.step ?? 0 };
    }
    const stays = rebuilt ? null : checkpoint;
    runState.checkpoint = {
      running: { run, points, layers, config },
      baseline,
      saved: stays?.saved ?? null,
      since: [...(stays?.since ?? []), ...since],
    };
    store.saved.value = runState.checkpoint.saved;
  }

  #record(...operations: Operation[]): void {
    this.#context.runState.record(...operations);
    this.#context.changed();
  }
}
