import { batch } from "@preact/signals-core";
import type { Answer, Api, Description, FrameRequest, Functions, LayerSummary, Need, Opened, Outcome, Place, Snapshot, WeightPlace } from "./api.ts";
import type { Config, Inspection, LayerParameters, Status } from "./engine/types.ts";
import { classCount, freeze, generatedDatasets, taskOf, type Experiment } from "./experiment.ts";
import { RIVAL_PATH } from "./api.ts";
import type { Goal } from "./goal.ts";
import { edited, forgotten, isEqual, recorded, resetFrom, settings, travelled, type History } from "./history.ts";
import type { Kept } from "./keeper.ts";
import { pack, unpack } from "./packed.ts";
import { pointFor, targetFor, type Look, type Notice, type Origin, type Store } from "./store.ts";

export const UNITS_SHOWN = 8;

const SAVE_EVERY_MS = 2000;
const SLOW_FRAME_MS = 60;
/** While it plays a snapshot every other display frame: the frames between are the hand's, and the worker trains on. */
const SNAPSHOT_EVERY_MS = 30;
/** What is read more slowly than it could be drawn: milliseconds between two, while training goes on. */
const PAUSES: Partial<Record<Need, number>> = { neurons: 45, weights: 90, curves: 120, inspection: 90, health: 250, nudge: 600, collapse: 150, confusion: 300, backprop: 150, warp: 60, rival: 60, gallery: 300 };
/** What a hand on the page is answered by, at once. */
const FOLLOWING: readonly Need[] = ["inspection", "nudge", "backprop", "warp"];
const CRASHES_ALLOWED = 3;
const CRASHES_WITHIN_MS = 60_000;
const PICTURE_SEED = 1;

/** A worker and the way to it. `died` is called at most once. */
export interface Connection {
  api: Api;
  close(): void;
}

export type Connect = (died: (reason: string) => void) => Connection;

/** Experiments to try at the start, in order; the first that is sound is opened. */
export interface Start {
  config: unknown;
  from: Origin;
  /** The experiment that it is compared with, until the worker has said that it is sound; absent: that on show. */
  rival?: Config | null;
}

/** What the worker is asked to take over; `steps` away in the history, where it comes from there. */
interface Proposal extends Start {
  steps?: number;
}

const isRivalRefused = (outcome: Outcome | undefined) => outcome?.issues?.some(({ path }) => path.startsWith(RIVAL_PATH)) ?? false;

/** What the worker has opened, unpacked. */
type Taken = Opened & { config: Config; rival: Config | null };

/**
 * Keeps the store and the worker in step: proposals one after another, one frame in flight, stale answers dropped,
 * and a new worker, from the last saved state, for one that has died.
 */
export class Session {
  readonly #store: Store;
  readonly #connect: Connect;
  readonly #now: () => number;
  #connection: Connection;
  #run = 0;
  #opened: Pick<Taken, "run" | "points" | "config"> | null = null;
  #draft: Experiment | null = null;
  #proposing: Promise<void> | null = null;
  #waiting: Proposal | null = null;
  /** Steps of undo, below 0, or redo that wait. */
  #steps = 0;
  /** Where a run of some epochs ends. */
  #lastEpoch: number | null = null;
  #frameInFlight = false;
  /** A slow frame leaves twice its time to training. */
  #nextFrame = 0;
  #nextSnapshot = 0;
  #moved = true;
  #asked = new Map<Need, number>();
  #nextSave = 0;
  #crashes: number[] = [];
  /** What waits for the worker: given nothing where the worker is no more. */
  #waitingFor = new Set<(answer: undefined) => void>();
  /** No worker any more, and no new one. */
  #stopped = false;
  #visible = true;
  #closed = false;

  constructor(store: Store, connect: Connect, now: () => number = () => performance.now()) {
    this.#store = store;
    this.#connect = connect;
    this.#now = now;
    this.#connection = this.#open();
  }

  /** The experiment with all changes so far, those included that the worker has not answered yet. */
  get draft(): Experiment | null {
    return this.#draft ?? this.#store.experiment.value;
  }

  /** Opens what was kept, else the first of the starts that is sound. */
  async start(starts: readonly Start[], kept?: Kept): Promise<void> {
    const description = await this.#describe();
    if (!description) return;
    this.#store.description.value = freeze(description);
    if (kept) await this.#resume(kept);
    for (const { config, from, rival } of [...starts, { config: description.defaults, from: "start" } as Start]) {
      if (this.#opened) break;
      await this.propose(config, from, rival);
    }
    const names = generatedDatasets(description.catalog).map(({ name }) => name);
    const pictures = await this.#ask((api) => api.pictures(names, PICTURE_SEED));
    if (pictures) this.#store.pictures.value = pictures;
  }

  /** Changes the experiment by way of the newest draft; resolves once the worker has answered. */
  async edit(change: (draft: Experiment) => Experiment): Promise<void> {
    const draft = this.draft;
    if (!draft) return;
    const next = freeze(change(draft));
    if (next === draft) return;
    const answered = this.propose(next);
    this.#draft = next;
    await answered;
  }

  /** Asks the worker to take a config over. While it is busy, only the newest one waits. */
  propose(config: unknown, from: Origin = "change", rival?: Config | null): Promise<void> {
    this.#draft = null;
    this.#steps = 0;
    this.#waiting = { config, from, rival };
    return this.#proposeSoon();
  }

  /** Undoes one change of the experiment or of a weight, or, with 1, makes it again; what waits to be taken over comes first. */
  travel(by: -1 | 1): Promise<void> {
    this.#draft = null;
    this.#steps += by;
    return this.#proposeSoon();
  }

  play(): void {
    if (this.#store.diverged.value) return;
    this.#store.playing.value = true;
    this.#nextSave = this.#now() + SAVE_EVERY_MS;
    this.#drive();
  }

  pause(): void {
    this.#store.playing.value = false;
    this.#lastEpoch = null;
    this.#drive();
    this.#moved = true;
    this.#nextSave = 0;
  }

  setSpeed(speed: number | null): void {
    this.#store.change({ speed });
    this.#drive();
  }

  setGoal(goal: Goal | null): void {
    this.#store.change({ goal });
    this.#drive();
  }

  /** Plays for so many epochs. */
  async playEpochs(epochs: number): Promise<void> {
    const status = await this.advance({ steps: 0 });
    if (!status) return;
    this.#lastEpoch = status.epoch + epochs;
    this.play();
  }

  /** Compares what is changed from now on with an experiment: both start anew from one seed, and train in step. null: no more. */
  compare(rival: Experiment | null): Promise<void> {
    this.#store.change({ rival });
    return this.propose(this.draft);
  }

  /** Off-screen nothing is computed. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#drive();
  }

  async advance(request: { steps: number } | { epochs: number }): Promise<Status | undefined> {
    this.pause();
    await this.#proposing;
    const status = await this.#ask((api) => api.advance(request));
    await this.refresh();
    return status;
  }

  /** Back to the very same start. */
  async reset(): Promise<void> {
    await this.#proposing;
    const run = this.#run + 1;
    const outcome = await this.#ask((api) => api.reset(run));
    if (!outcome) return;
    await this.#take(outcome, "change");
    this.#store.history.value = forgotten(this.#store.history.value);
  }

  async rewind(): Promise<void> {
    await this.#ask((api) => api.rewind());
    await this.refresh();
  }

  /** The way of the point looked at, as the parameters stand now. */
  async inspect(): Promise<Inspection | undefined> {
    const opened = this.#opened;
    if (!opened) return undefined;
    const snapshot = await this.#ask((api) => api.frame({ ...this.#request(opened), needs: ["inspection"] }));
    return snapshot?.inspection?.result;
  }

  parameters(): Promise<LayerParameters[] | undefined> {
    return this.#ask((api) => api.parameters());
  }

  /** Every change of a weight by hand goes through here, and is a step of undo. Gives the value before, or why it was refused. */
  async setWeight(place: WeightPlace, value: number): Promise<Answer<number> | undefined> {
    await this.#proposing;
    const answer = await this.#ask((api) => api.setWeight(place, value));
    this.#moved = true;
    this.#nextSave = 0;
    const { history } = this.#store;
    if (answer?.value !== undefined) history.value = edited(history.value, { place, before: answer.value, after: value }, this.#now());
    return answer;
  }

  predictions(): Promise<Float32Array | undefined> {
    return this.#ask((api) => api.predictions());
  }

  summary(): Promise<{ step: number; layers: LayerSummary[] } | undefined> {
    return this.#ask((api) => api.summary());
  }

  answers(inputs: Float64Array): Promise<{ step: number; values: Float32Array } | undefined> {
    return this.#ask((api) => api.answers(inputs));
  }

  fingerprint(): Promise<string | undefined> {
    return this.#ask((api) => api.fingerprint());
  }

  /** The engine's answer to a question apart from the experiment; undefined where its worker has stopped. */
  ask<T>(question: (functions: Functions) => Promise<T>): Promise<T | undefined> {
    return this.#ask(question);
  }

  /** Something other than training changed what the views show. */
  touch(): void {
    this.#moved = true;
  }

  /** To be called once a display frame: asks for a snapshot when one could differ and none is on its way. */
  tick(): void {
    const playing = this.#store.playing.value;
    if (this.#frameInFlight || (playing && this.#now() < this.#nextFrame) || this.#closed || this.#opened?.run !== this.#run) return;
    const due = playing && this.#now() >= this.#nextSnapshot;
    if (!this.#visible || (!this.#moved && !due)) return void this.#saveWhenDue();
    const request = this.#request(this.#opened);
    this.#moved = false;
    this.#frameInFlight = true;
    const asked = this.#now();
    this.#nextSnapshot = asked + SNAPSHOT_EVERY_MS;
    void this.#ask((api) => api.frame(request)).then((snapshot) => {
      this.#frameInFlight = false;
      const cost = this.#now() - asked;
      this.#nextFrame = cost > SLOW_FRAME_MS ? asked + 3 * cost : 0;
      if (snapshot) this.#show(snapshot);
    });
    this.#saveWhenDue();
  }

  close(): void {
    this.#closed = true;
    this.#disconnect();
  }

  #disconnect(): void {
    this.#connection.close();
    for (const give of this.#waitingFor) give(undefined);
    this.#waitingFor.clear();
  }

  /** From the trained state, or, where that is no longer understood, with the experiment anew. */
  async #resume({ history, saved }: Kept): Promise<void> {
    const run = this.#run + 1;
    const outcome = saved && (await this.#ask((api) => api.restore(saved, run)));
    if (outcome?.opened) await this.#take(outcome, "change");
    else await this.propose(history.entries[history.at].experiment);
    const experiment = this.#store.experiment.value;
    if (experiment) this.#store.history.value = recorded(travelled(history, 0), experiment, this.#now());
  }

  async #describe(): Promise<Description | undefined> {
    let description: Description | undefined;
    while (!description && !this.#stopped && !this.#closed) description = await this.#ask((api) => api.describe());
    return description;
  }

  #open(): Connection {
    const connection = this.#connect((reason) => {
      if (connection !== this.#connection) return;
      console.error(reason);
      void this.#replace();
    });
    return connection;
  }

  #request({ run, points, config }: Pick<Taken, "run" | "points" | "config">): FrameRequest {
    const { view, playing, description, needs: wanted } = this.#store;
    const task = taskOf(description.value!.catalog, config as Experiment);
    const still = !playing.value;
    const needs = still ? wanted.value : this.#due(wanted.value);
    for (const need of needs) this.#asked.set(need, this.#now());
    const classes = classCount(description.value!.catalog, config as Experiment);
    const placed = (look: Look): Place => ({ point: pointFor(look, points), target: targetFor(look, points, task, classes) });
    const { pins, unit, nudge, weight, warp } = view.value;
    return { run, needs, ...placed(view.value), pins: pins.map(placed), unit, nudge, weight, warp, still, units: UNITS_SHOWN };
  }

  /** What is due now; of the rarer things the one that has waited longest, so that no task of the page's thread has to draw several. */
  #due(wanted: readonly Need[]): Need[] {
    const waited = (need: Need) => this.#now() - (this.#asked.get(need) ?? -Infinity);
    const isRare = (need: Need) => need in PAUSES;
    const due = wanted.filter((need) => waited(need) >= (PAUSES[need] ?? 0));
    const [rare] = due.filter(isRare).sort((a, b) => waited(b) - waited(a));
    return wanted.filter((need) => (this.#moved && FOLLOWING.includes(need)) || (due.includes(need) && (!isRare(need) || need === rare)));
  }

  /** A snapshot at once, not at the next display frame. */
  async refresh(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    this.#moved = true;
    this.#nextSave = 0;
    const snapshot = await this.#ask((api) => api.frame(this.#request(opened)));
    if (snapshot) this.#show(snapshot);
  }

  /** What this frame did not ask for stands as it was. */
  #show(snapshot: Snapshot): void {
    if (snapshot.run !== this.#run || this.#closed) return;
    const before = this.#store.snapshot.value;
    const kept = before?.run === snapshot.run ? before : null;
    this.#store.snapshot.value = {
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
      rival: this.#store.view.value.rival ? (snapshot.rival ?? kept?.rival) : undefined,
    };
    if (snapshot.reached && !isEqual(snapshot.reached, kept?.reached)) this.#store.notice.value = { kind: "goal", reached: snapshot.reached };
    if ((snapshot.status.state === "diverged" || snapshot.ended) && this.#store.playing.value) this.pause();
  }

  #proposeSoon(): Promise<void> {
    this.#proposing ??= this.#proposeAll().finally(() => (this.#proposing = null));
    return this.#proposing;
  }

  async #proposeAll(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const { config, from, steps = 0, rival = this.#store.view.value.rival } = next;
      if (steps !== 0 && isEqual(config, this.#store.experiment.value)) {
        await this.#travelWeights(steps);
        continue;
      }
      const run = this.#run + 1;
      const outcome = await this.#ask((api) => api.propose(pack(config), run, pack(rival)));
      if (outcome && (outcome.opened || !this.#waiting)) await this.#take(outcome, from, steps);
      if (next.rival && isRivalRefused(outcome)) this.#waiting ??= { ...next, rival: null };
    }
    this.#draft = null;
  }

  /** What is to be proposed next. */
  #next(): Proposal | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) return waiting;
    const history = this.#store.history.value;
    const { entries, at } = travelled(history, this.#steps);
    this.#steps = 0;
    return at === history.at ? null : { config: entries[at].experiment, from: "change", steps: at - history.at };
  }

  /** Rows that the page has already stay the same ones. */
  #unpacked(opened: Opened): Taken {
    const experiments = [this.draft, this.#store.view.value.rival, ...this.#store.history.value.entries.map(({ experiment }) => experiment)];
    const known = [...new Set(experiments.map((experiment) => experiment?.data))];
    return { ...opened, config: unpack(opened.config, known), rival: unpack(opened.rival, known) };
  }

  async #take({ opened: packed, issues }: Outcome, from: Origin, steps = 0): Promise<void> {
    if (issues) {
      const ofRival = isRivalRefused({ issues });
      this.#store.notice.value = { kind: "issues", issues, from: ofRival ? "rival" : from };
      if (ofRival) this.#store.change({ rival: null });
      return;
    }
    const opened = this.#unpacked(packed);
    this.#run = opened.run;
    this.#moved = true;
    this.#nextSave = 0;
    if (opened.rebuilt) this.#store.saved.value = null;
    this.#drive();
    const history = steps === 0 ? null : await this.#setWeights(steps, opened.rebuilt);
    const snapshot = await this.#ask((api) => api.frame(this.#request(opened)));
    batch(() => this.#adopt(opened, snapshot ?? null, history));
  }

  /** Undoes, or makes again, what was done to weights alone. */
  async #travelWeights(steps: number): Promise<void> {
    this.#store.history.value = await this.#setWeights(steps, false);
    this.#moved = true;
    this.#nextSave = 0;
  }

  /** Sets the weights that lie so many steps away, and gives the history as it is then. */
  async #setWeights(steps: number, anew: boolean): Promise<History> {
    let history = this.#store.history.value;
    const { entries, back } = settings(history, steps, anew);
    for (const index of entries) {
      const { place, before, after } = history.entries[index].edit!;
      const answer = await this.#ask((api) => api.setWeight(place, back ? before : after));
      if (!back && answer?.value !== undefined) history = resetFrom(history, index, answer.value);
    }
    return travelled(history, steps);
  }

  /** The experiment and its first snapshot come together: views never see one without the other. */
  #adopt({ run, config, points, rival }: Taken, snapshot: Snapshot | null, arrived: History | null): void {
    if (run !== this.#run) return;
    this.#opened = { run, points, config };
    const experiment = freeze(config) as Experiment;
    const { history } = this.#store;
    this.#store.experiment.value = experiment;
    history.value = arrived ?? recorded(history.value, experiment, this.#now());
    this.#store.points.value = points;
    if (!isEqual(rival, this.#store.view.value.rival)) this.#store.change({ rival: freeze(rival) });
    if (snapshot) this.#show(snapshot);
    const notice = this.#store.notice.value;
    if (notice?.kind === "issues" && notice.from === "change") this.#store.notice.value = null;
  }

  #drive(): void {
    const { playing, view } = this.#store;
    const speed = playing.value && this.#visible && this.#run > 0 ? (view.value.speed ?? Infinity) : 0;
    const stops = { goal: view.value.goal, epoch: this.#lastEpoch };
    void this.#ask((api) => api.play(speed, stops));
  }

  /** Saves at once, whatever is due; resolves once the store holds it. */
  async saveNow(): Promise<void> {
    if (!this.#opened) return;
    const run = this.#run;
    const saved = await this.#ask((api) => api.save());
    if (saved && run === this.#run) this.#store.saved.value = saved;
  }

  /** A save takes time: the longer, the rarer. */
  #saveWhenDue(): void {
    const start = this.#now();
    if (start < this.#nextSave) return;
    this.#nextSave = Infinity;
    const run = this.#run;
    void this.#ask((api) => api.save()).then((saved) => {
      const end = this.#now();
      const asked = this.#nextSave < Infinity;
      if (!asked && this.#store.playing.value) this.#nextSave = end + SAVE_EVERY_MS + 20 * (end - start);
      if (saved && run === this.#run) this.#store.saved.value = saved;
    });
  }

  /** Nothing comes of a worker that is no longer ours; a call that fails ends its worker. */
  async #ask<T>(call: (api: Api) => Promise<T>): Promise<T | undefined> {
    const connection = this.#connection;
    if (this.#closed || this.#stopped) return undefined;
    try {
      const answer = await this.#unlessGone(call(connection.api));
      return connection === this.#connection ? answer : undefined;
    } catch (error) {
      if (connection !== this.#connection || this.#stopped) return undefined; // said once
      console.error(error);
      // A new worker in the same browser would compute as wrongly.
      if (error instanceof Error && error.name === "EngineBroken") this.#stop({ kind: "broken", message: error.message });
      else await this.#replace();
      return undefined;
    }
  }

  /** A worker that has been ended never answers. */
  #unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#waitingFor.add(resolve);
      answer.then(resolve, reject).finally(() => this.#waitingFor.delete(resolve));
    });
  }

  async #replace(): Promise<void> {
    this.#disconnect();
    this.#frameInFlight = false;
    this.#nextSave = Infinity;
    if (this.#closed) return;
    const now = this.#now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < CRASHES_WITHIN_MS), now];
    if (this.#crashes.length > CRASHES_ALLOWED) return this.#stop({ kind: "stopped" });
    this.#connection = this.#open();
    await this.#recover();
  }

  #stop(notice: Notice): void {
    this.#disconnect();
    this.#stopped = true;
    this.#store.playing.value = false;
    this.#store.notice.value = notice;
  }

  async #recover(): Promise<void> {
    const saved = this.#store.saved.value;
    const config: Config | null = this.#store.experiment.value;
    if (!config) return;
    const run = this.#run + 1;
    const outcome = await this.#ask((api) => (saved ? api.restore(saved, run) : api.propose(pack(config), run, pack(this.#store.view.value.rival))));
    if (!outcome) return;
    await this.#take(outcome, "change");
    this.#store.notice.value = { kind: "replaced", step: (await this.#ask((api) => api.advance({ steps: 0 })))?.step ?? 0 };
  }
}
