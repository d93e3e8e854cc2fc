import { batch } from "@preact/signals-core";
import {
  BASELINE_PATH,
  type Answer,
  type Api,
  type Opened,
  type Outcome,
  type Snapshot,
} from "../../experiment/protocol.ts";
import type { Config, Issue } from "../../engine/types.ts";
import { freeze, type Experiment } from "../../experiment/experiment.ts";
import type { Frames } from "./frames.ts";
import { isEqual } from "../../platform/equal.ts";
import { edited, forgotten, recorded, resetFrom, settings, travelled, type History } from "../undo.ts";
import type { Beginning, Entry, Intent, Intents } from "./intents.ts";
import type { Kept } from "../persistence.ts";
import { pack, unpack } from "../../experiment/packing.ts";
import type { Present, Redo } from "./present.ts";
import type { Store } from "../store.ts";
import type { GivenUp, Origin } from "../notice.ts";

/** What the worker has opened, unpacked. */
type Taken = Opened & { config: Config; baseline: Config | null };

/** Where undo or redo has come to, with what it did to weights. */
interface Arrival {
  history: History;
  since: Redo[];
}

interface Proposal {
  config: unknown;
  baseline: Config | null;
  from: Origin;
}

/** What there is to work with. */
export interface Stage {
  store: Store;
  present: Present;
  frames: Frames;
  intents: Intents;
  now: () => number;
  call: <T>(ask: (api: Api) => Promise<T>) => Promise<T>;
  /** Trains, or does not, as the page stands. */
  drive(): void;
  /** With `anew`, nothing of the snapshot before stands. */
  show(snapshot: Snapshot | null, anew?: boolean): void;
  /** There is something to be shown and saved. */
  changed(): void;
}

const isBaselineRefused = (issues: readonly Issue[]) => issues.some(({ path }) => path.startsWith(BASELINE_PATH));

/** Only a training that has diverged has something to go back to. */
async function rewindDiverged(api: Api): Promise<void> {
  const { state } = await api.advance({ steps: 0 });
  if (state === "diverged") await api.rewind();
}

/** What an intent is, as far as it can be said. */
export function givenUp({ store, present }: Pick<Stage, "store" | "present">, { intent }: Entry): GivenUp {
  const unsaid = { before: null, after: null };
  if (intent.kind === "travel") return { act: intent.steps < 0 ? "undo" : "redo", ...unsaid };
  if (intent.kind !== "propose") return { act: intent.kind, ...unsaid };
  if (!isEqual(intent.baseline, present.ground?.baseline ?? null)) return { act: "compare", ...unsaid };
  return { act: "change", before: store.experiment.value, after: intent.draft ?? null };
}

/** The same config and the same comparison. Rows that the page has already stay the same ones. */
export function unpacked({ store, intents }: Pick<Stage, "store" | "intents">, opened: Opened): Taken {
  const experiments = [
    intents.draft,
    store.experiment.value,
    store.view.value.baseline,
    ...store.history.value.entries.map(({ experiment }) => experiment),
  ];
  const known = [...new Set(experiments.map((experiment) => experiment?.data))];
  return { ...opened, config: unpack(opened.config, known), baseline: unpack(opened.baseline, known) };
}

/** Does on the worker what is asked, and has the page adopt what comes of it. */
export class Performer {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async perform(entry: Entry): Promise<void> {
    const { call, present, store } = this.#stage;
    const { intent } = entry;
    switch (intent.kind) {
      case "begin":
        return this.#begin(entry, intent.ways);
      case "propose":
        return this.#open(entry, intent);
      case "travel":
        return this.#travel(entry, intent.steps);
      case "reset": {
        const run = present.newRun();
        await this.#take(await call((api) => api.reset(run)), entry, "change");
        store.history.value = forgotten(store.history.value);
        return;
      }
      case "rewind":
        await call((api) => api.rewind());
        return this.#did(rewindDiverged);
      case "weight":
        return intent.give(await this.#weigh(intent));
    }
  }

  refused(issues: Issue[], from: Origin): void {
    const { store } = this.#stage;
    const ofBaseline = isBaselineRefused(issues);
    store.notice.value = { kind: "issues", issues, from: ofBaseline ? "baseline" : from };
    if (ofBaseline) store.change({ baseline: null });
  }

  /** Ways are left out as they fail; the first that opens is the last. */
  async #begin(entry: Entry, ways: Beginning[]): Promise<void> {
    const { store, present } = this.#stage;
    for (; ways.length > 0 && !present.ground; ways.shift(), entry.tries = 1) {
      const [way] = ways;
      if (way === "default")
        await this.#open(entry, { config: store.description.value!.defaults, baseline: null, from: "start" });
      else if ("kept" in way) await this.#resume(entry, way.kept);
      else await this.#open(entry, way);
    }
  }

  /**
   * From the trained state, or, where that is no longer understood, with the experiment anew. A history that was damaged
   * is empty; a save may be older than the last change.
   */
  async #resume(entry: Entry, { history, saved }: Kept): Promise<void> {
    const { call, present, store, now } = this.#stage;
    const experiment = history.entries[history.at]?.experiment;
    const { baseline } = store.view.value;
    const run = present.newRun();
    const restored = saved ? await call((api) => api.restore(saved, run)) : undefined;
    if (restored?.opened) await this.#take(restored, entry, "change");
    if (experiment && !(restored?.opened && this.isOf(restored.opened, experiment, baseline)))
      await this.#open(entry, { config: experiment, baseline, from: "change" });
    if (restored?.issues) store.notice.value = { kind: "kept", faults: ["kept-trained"] };
    const taken = store.experiment.value;
    if (taken && present.ground) store.history.value = recorded(travelled(history, 0), taken, now());
  }

  async #open(entry: Entry, { config, baseline, from }: Proposal, steps = 0): Promise<void> {
    const { call, present, intents } = this.#stage;
    const run = present.newRun();
    const outcome = await call((api) => api.propose(pack(config), run, pack(baseline)));
    if (outcome.issues && intents.hasNewer) return;
    await this.#take(outcome, entry, from, steps);
    if (baseline && outcome.issues && isBaselineRefused(outcome.issues))
      await this.#open(entry, { config, baseline: null, from }, steps);
  }

  async #travel(entry: Entry, steps: number): Promise<void> {
    const { store } = this.#stage;
    const { entries, at } = store.history.value;
    const to = travelled(store.history.value, steps).at;
    if (to === at) return;
    const config = entries[to].experiment;
    if (!isEqual(config, store.experiment.value))
      return this.#open(entry, { config, baseline: store.view.value.baseline, from: "change" }, to - at);
    const { history, since } = await this.#setWeights(to - at, false);
    store.history.value = history;
    this.#did(...since);
  }

  /** Of the network that it was meant for: in another one there may be no such weight. */
  async #weigh({ run, place, value }: Intent & { kind: "weight" }): Promise<Answer<number> | undefined> {
    const { call, present, store, now } = this.#stage;
    if (run !== present.run) return undefined;
    const set = (api: Api) => api.setWeight(run, place, value);
    const answer = await call(set);
    if (answer?.value !== undefined) {
      store.history.value = edited(store.history.value, { place, before: answer.value, after: value }, now());
      this.#did(set);
    }
    return answer ?? undefined;
  }

  /** Sets the weights that lie so many steps away, and gives the history as it is then. */
  async #setWeights(steps: number, anew: boolean): Promise<Arrival> {
    const { call, present, store } = this.#stage;
    const { run } = present;
    let history = store.history.value;
    const since: Redo[] = [];
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
    const taken = unpacked(this.#stage, opened);
    return isEqual(taken.config, experiment) && isEqual(taken.baseline, baseline);
  }

  async #take({ opened, issues }: Outcome, entry: Entry, from: Origin, steps = 0): Promise<void> {
    if (issues) return this.refused(issues, from);
    const { call, present, frames, drive } = this.#stage;
    const taken = unpacked(this.#stage, opened);
    present.run = taken.run;
    drive();
    const arrival = steps === 0 ? null : await this.#setWeights(steps, taken.rebuilt);
    const snapshot = await call((api) => api.frame(frames.request(taken)));
    batch(() => this.#adopt(taken, snapshot, arrival, entry));
  }

  /** The experiment and its first snapshot come together: views never see one without the other. */
  #adopt(taken: Taken, snapshot: Snapshot | null, arrival: Arrival | null, entry: Entry): void {
    const { store, intents, now, changed, show } = this.#stage;
    this.#stand(taken, snapshot, arrival?.since ?? [], entry);
    const experiment = freeze(taken.config) as Experiment;
    store.experiment.value = experiment;
    store.history.value = arrival?.history ?? recorded(store.history.value, experiment, now());
    store.points.value = taken.points;
    if (!intents.hasNewer && !isEqual(taken.baseline, store.view.value.baseline))
      store.change({ baseline: freeze(taken.baseline) });
    changed();
    show(snapshot);
    const notice = store.notice.value;
    if (notice?.kind === "issues" && notice.from === "change") store.notice.value = null;
  }

  /** From here another worker would go on. */
  #stand(
    { run, points, config, baseline, rebuilt }: Taken,
    snapshot: Snapshot | null,
    since: readonly Redo[],
    entry: Entry,
  ): void {
    const { store, present } = this.#stage;
    const { ground } = present;
    if (rebuilt) {
      const before = ground && { ground, history: store.history.value };
      present.unproven = { before, failed: givenUp(this.#stage, entry), step: snapshot?.status.step ?? 0 };
    }
    const stays = rebuilt ? null : ground;
    present.ground = {
      running: { run, points, config },
      baseline,
      saved: stays?.saved ?? null,
      since: [...(stays?.since ?? []), ...since],
    };
    store.saved.value = present.ground.saved;
  }

  #did(...redo: Redo[]): void {
    this.#stage.present.did(...redo);
    this.#stage.changed();
  }
}
