import { batch } from "@preact/signals-core";
import type { Answer, Api, FrameRequest, Functions, LayerSummary, Opened, Outcome, SaveAnswer, Saved, Snapshot, WeightPlace } from "./api.ts";
import { RIVAL_PATH } from "./api.ts";
import { LoadError } from "./causes.ts";
import { Crashes } from "./crashes.ts";
import type { Config, Inspection, Issue, LayerParameters, Status } from "./engine/types.ts";
import { freeze, generatedDatasets, type Experiment } from "./experiment.ts";
import { Frames, merged, type Running } from "./frames.ts";
import type { Goal } from "./goal.ts";
import { edited, forgotten, isEqual, recorded, resetFrom, settings, travelled, type History } from "./history.ts";
import { Intents, type Beginning, type Entry, type Intent } from "./intents.ts";
import type { Kept } from "./keeper.ts";
import { pack, unpack } from "./packed.ts";
import { patienceFor } from "./patience.ts";
import { SaveTimer } from "./saving.ts";
import type { GivenUp, Notice, Origin, Store } from "./store.ts";
import { isRefusal, Lost, Silence, Supervisor, type Connect } from "./supervisor.ts";

export { UNITS_SHOWN } from "./frames.ts";
export type { Connect, Connection } from "./supervisor.ts";

/** What breaks the engine so often is not tried again. */
const TRIES = 2;
const PICTURE_SEED = 1;

/** Experiments to try at the start, in order; the first that is sound is opened. */
export interface Start {
  config: unknown;
  from: Origin;
  /** The experiment that it is compared with, until the worker has said that it is sound; absent: that on show. */
  rival?: Config | null;
}

const isRivalRefused = (issues: readonly Issue[]) => issues.some(({ path }) => path.startsWith(RIVAL_PATH));

/** What the worker has opened, unpacked. */
type Taken = Opened & { config: Config; rival: Config | null };

const configOf = (way: Beginning): unknown => (way === "default" ? null : "kept" in way ? way.kept.history.entries[way.kept.history.at].experiment : way.config);

/** Done again after the last save, on another worker. */
type Redo = (api: Api) => Promise<unknown>;

/** All that a worker needs in order to come to where another one was. */
interface Ground {
  running: Running;
  rival: Config | null;
  saved: Saved | null;
  /** What was done since the save, or since the start where there is none. */
  since: readonly Redo[];
}

/** A change that has not been seen to train yet, and what was before. */
interface Unproven {
  before: { ground: Ground; history: History } | null;
  failed: GivenUp;
  step: number;
}

/** Only a training that has diverged has something to go back to. */
async function rewindDiverged(api: Api): Promise<void> {
  const { state } = await api.advance({ steps: 0 });
  if (state === "diverged") await api.rewind();
}

/**
 * Keeps the store and the worker in step: what is asked is done one after another, one frame is in flight, stale answers
 * are dropped. A worker that ends is replaced: the new one goes on from the last save, and what was not done is done there.
 */
export class Session {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #supervisor: Supervisor;
  readonly #frames: Frames;
  readonly #intents = new Intents();
  readonly #saves = new SaveTimer();
  readonly #crashes = new Crashes();
  /** The newest network of the worker; views may still show the one before. */
  #run = 0;
  #runs = 0;
  #ground: Ground | null = null;
  #unproven: Unproven | null = null;
  /** To be shown once the worker stands there: the experiment before one that breaks the engine. */
  #reverting: { history: History; failed: GivenUp } | null = null;
  /** Where a run of some epochs ends. */
  #lastEpoch: number | null = null;
  /** The worker has its engine, and stands where the one before it was. */
  #ready = false;
  #waitingForReady: (() => void)[] = [];
  #pumping = false;
  /** The worker of the present has its engine. */
  #loaded = false;
  /** How often it was tried in vain to go on from the save. */
  #restores = 0;
  /** Trainings under way that were asked for by number. */
  #advancing = 0;
  /** No worker any more, and no new one. */
  #stopped = false;
  #visible = true;
  #closed = false;

  constructor(store: Store, connect: Connect, now: () => number = () => performance.now()) {
    this.#store = store;
    this.#now = now;
    this.#frames = new Frames(store, now);
    this.#supervisor = new Supervisor(connect, now, {
      isBusy: () => this.#isTraining || this.#saves.isWaiting,
      patience: () => this.#patience,
      lost: (error) => this.#lost(error),
      beat: () => this.#saveWhenDue(),
    });
    this.#supervisor.open();
  }

  /** The experiment with all changes so far, those included that the worker has not answered yet. */
  get draft(): Experiment | null {
    return this.#intents.draft ?? this.#store.experiment.value;
  }

  /** Opens what was kept, else the first of the starts that is sound, else the default; then does what another session left undone. */
  start(starts: readonly Start[], kept?: Kept, undone: readonly Intent[] = []): Promise<void> {
    const { rival } = this.#store.view.value;
    const begun = this.#intend({ kind: "begin", ways: [...(kept ? [{ kept }] : []), ...starts.map((start) => ({ rival, ...start })), "default"] });
    for (const intent of undone) void this.#intend(intent);
    return begun;
  }

  /** Changes the experiment by way of the newest draft; resolves once the worker has answered. */
  async edit(change: (draft: Experiment) => Experiment): Promise<void> {
    for (let wait = this.#undecided; wait; wait = this.#undecided) await wait;
    const draft = this.draft;
    if (!draft) return;
    const next = freeze(change(draft));
    if (next !== draft) await this.#proposeDraft(next);
  }

  /** Asks the worker to take a config over. While it is busy, only the newest one waits. */
  propose(config: unknown, from: Origin = "change", rival: Config | null = this.#store.view.value.rival): Promise<void> {
    return this.#intend({ kind: "propose", config, rival, from });
  }

  /** Undoes one change of the experiment or of a weight, or, with 1, makes it again; what waits to be taken over comes first. */
  travel(by: -1 | 1): Promise<void> {
    return this.#intend({ kind: "travel", steps: by });
  }

  play(): void {
    if (this.#store.diverged.value) return;
    this.#store.playing.value = true;
    this.#saves.continued(this.#now());
    this.#drive();
  }

  pause(): void {
    this.#store.playing.value = false;
    this.#lastEpoch = null;
    this.#drive();
    this.#changed();
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
  async compare(rival: Experiment | null): Promise<void> {
    this.#store.change({ rival });
    const { draft } = this;
    if (draft) await this.#proposeDraft(draft);
  }

  /** Off-screen nothing is computed. */
  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    this.#drive();
    if (!this.#store.playing.value) return;
    if (visible) return this.#saves.continued(this.#now());
    this.#saves.atOnce();
    this.#saveWhenDue();
  }

  /** Trains so far and then stands still. On a new worker it goes on to the same step. */
  async advance(request: { steps: number } | { epochs: number }): Promise<Status | undefined> {
    this.pause();
    await this.#intents.settled;
    const run = this.#run;
    const steps = "steps" in request ? request.steps : request.epochs * this.#stepsPerEpoch;
    let target: number | undefined;
    const toTarget = async (api: Api): Promise<Status> => {
      const status = await api.advance({ steps: 0 });
      target ??= status.step + steps;
      return run === this.#run && target > status.step ? api.advance({ steps: target - status.step }) : status;
    };
    this.#advancing += 1;
    this.#saves.continued(this.#now());
    const status = await this.#ask(toTarget);
    this.#advancing -= 1;
    if (status && run === this.#run) this.#did(toTarget);
    await this.refresh();
    return status;
  }

  /** Back to the very same start. */
  reset(): Promise<void> {
    return this.#intend({ kind: "reset" });
  }

  async rewind(): Promise<void> {
    await this.#intend({ kind: "rewind" });
    await this.refresh();
  }

  /** The way of the point looked at, as the parameters stand now. */
  async inspect(): Promise<Inspection | undefined> {
    const snapshot = await this.#askRun((api, running) => api.frame({ ...this.#frames.request(running), needs: ["inspection"] }));
    return snapshot?.inspection?.result;
  }

  parameters(): Promise<LayerParameters[] | undefined> {
    return this.#ask((api) => api.parameters());
  }

  /**
   * Every change of a weight by hand goes through here, and is a step of undo. Gives the value before, or why it was
   * refused; undefined where the network is another one by the time it is done.
   */
  setWeight(place: WeightPlace, value: number): Promise<Answer<number> | undefined> {
    return new Promise((give) => {
      void this.#intend({ kind: "weight", run: this.#ground?.running.run ?? 0, place, value, give }).then(() => give(undefined));
    });
  }

  predictions(): Promise<Float32Array | undefined> {
    return this.#askRun((api, { run }) => api.predictions(run));
  }

  summary(): Promise<{ step: number; layers: LayerSummary[] } | undefined> {
    return this.#askRun((api, { run }) => api.summary(run));
  }

  answers(inputs: Float64Array): Promise<{ step: number; values: Float32Array } | undefined> {
    return this.#askRun((api, { run }) => api.answers(run, inputs));
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
    this.#frames.moved = true;
  }

  /** To be called once a display frame: asks for a snapshot when one could differ and none is on its way. */
  tick(): void {
    this.#saveWhenDue();
    const running = this.#ground?.running;
    if (!this.#ready || !this.#visible || running?.run !== this.#run || !this.#frames.isDue) return;
    void this.#frames.fetch(running, (request) => this.#snapshot(request)).then((snapshot) => this.#show(snapshot));
  }

  /** A snapshot at once, not at the next display frame. */
  async refresh(): Promise<void> {
    this.#changed();
    this.#show(await this.#askRun((api, running) => api.frame(this.#frames.request(running))));
  }

  /** Saves at once, whatever is due; resolves once the store holds it. */
  saveNow(): Promise<void> {
    return this.#ready && this.#ground ? this.#save() : Promise.resolve();
  }

  /** Tries again with a new worker, where the last one has stopped for good. */
  restart(): void {
    if (!this.#stopped || this.#closed) return;
    this.#stopped = false;
    this.#crashes.forget();
    this.#store.notice.value = null;
    this.#supervisor.open();
    void this.#pump();
  }

  /** Gives what was asked and is not done, for another session to do. */
  close(): Intent[] {
    this.#closed = true;
    this.#end();
    return this.#intents.undone;
  }

  get #isTraining(): boolean {
    return this.#ready && ((this.#store.playing.value && this.#visible) || this.#advancing > 0);
  }

  get #isGone(): boolean {
    return this.#stopped || this.#closed;
  }

  get #undecided(): Promise<void> | undefined {
    return this.#isGone ? undefined : this.#intents.undecided;
  }

  /** What the worker may be computing right now. */
  get #patience(): number {
    const intent = this.#intents.first?.intent;
    const proposed = intent?.kind === "propose" ? [intent.config, intent.rival] : intent?.kind === "begin" ? intent.ways.slice(0, 1).map(configOf) : [];
    return patienceFor([this.#ground?.running.config, this.#ground?.rival, ...proposed]) * this.#crashes.patience(this.#now());
  }

  get #stepsPerEpoch(): number {
    const { points, config } = this.#ground?.running ?? {};
    return Math.max(1, Math.ceil((points?.trainRows ?? 1) / (config?.batch_size ?? 1)));
  }

  #proposeDraft(draft: Experiment): Promise<void> {
    return this.#intend({ kind: "propose", config: draft, rival: this.#store.view.value.rival, from: "change", draft });
  }

  #intend(intent: Intent): Promise<void> {
    const done = this.#intents.add(intent);
    if (this.#isGone) this.#intents.release();
    else void this.#pump();
    return done;
  }

  /** Does what waits, one after another, each until its answer is adopted. */
  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    while (!this.#isGone) {
      try {
        if (!this.#ready) await this.#recover();
        const entry = this.#intents.first;
        if (!entry) break;
        if (entry.tries < TRIES) await this.#attempt(entry);
        else this.#giveUp(entry);
      } catch (error) {
        if (error instanceof Lost) await this.#crashes.over;
        else this.#failed(error);
      }
    }
    this.#pumping = false;
  }

  /** An answer that cannot be taken over, whatever is wrong with it, holds up nothing else. */
  #failed(error: unknown): void {
    console.error(error);
    const entry = this.#intents.first;
    if (this.#ready && entry) this.#giveUp(entry);
    else this.#stop({ kind: "stopped" });
  }

  async #attempt(entry: Entry): Promise<void> {
    entry.tries += 1;
    try {
      await this.#perform(entry);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#refused([{ path: "", message: error.message }], "change");
    }
    this.#intents.finish(entry);
  }

  async #perform(entry: Entry): Promise<void> {
    const { intent } = entry;
    switch (intent.kind) {
      case "begin":
        return this.#begin(entry, intent.ways);
      case "propose":
        return this.#open(entry, intent);
      case "travel":
        return this.#travel(entry, intent.steps);
      case "reset": {
        const run = ++this.#runs;
        const outcome = await this.#call((api) => api.reset(run));
        await this.#take(outcome, entry, "change");
        this.#store.history.value = forgotten(this.#store.history.value);
        return;
      }
      case "rewind":
        await this.#call((api) => api.rewind());
        return this.#did(rewindDiverged);
      case "weight":
        return intent.give(await this.#weigh(intent));
    }
  }

  async #open(entry: Entry, { config, rival, from }: { config: unknown; rival: Config | null; from: Origin }, steps = 0): Promise<void> {
    const run = ++this.#runs;
    const outcome = await this.#call((api) => api.propose(pack(config), run, pack(rival)));
    if (outcome.issues && this.#intents.hasNewer) return;
    await this.#take(outcome, entry, from, steps);
    if (rival && outcome.issues && isRivalRefused(outcome.issues)) await this.#open(entry, { config, rival: null, from }, steps);
  }

  /** A way that breaks the engine is left out. */
  async #begin(entry: Entry, ways: Beginning[]): Promise<void> {
    for (; ways.length > 0 && !this.#ground; ways.shift(), entry.tries = 1) {
      const [way] = ways;
      if (way === "default") await this.#open(entry, { config: this.#store.description.value!.defaults, rival: null, from: "start" });
      else if ("kept" in way) await this.#resume(entry, way.kept);
      else await this.#open(entry, way);
    }
    void this.#picture();
  }

  /** From the trained state, or, where that is no longer understood, with the experiment anew. A history that was damaged is empty; a save may be older than the last change. */
  async #resume(entry: Entry, { history, saved }: Kept): Promise<void> {
    const experiment = history.entries[history.at]?.experiment;
    const { rival } = this.#store.view.value;
    const run = ++this.#runs;
    const restored = saved ? await this.#call((api) => api.restore(saved, run)) : undefined;
    if (restored?.opened) await this.#take(restored, entry, "change");
    if (experiment && !(restored?.opened && this.#isOf(restored.opened, experiment, rival))) await this.#open(entry, { config: experiment, rival, from: "change" });
    if (restored?.issues) this.#store.notice.value = { kind: "kept", faults: ["kept-trained"] };
    const taken = this.#store.experiment.value;
    if (taken && this.#ground) this.#store.history.value = recorded(travelled(history, 0), taken, this.#now());
  }

  async #picture(): Promise<void> {
    if (this.#store.pictures.value) return;
    const names = generatedDatasets(this.#store.description.value!.catalog).map(({ name }) => name);
    const pictures = await this.#ask((api) => api.pictures(names, PICTURE_SEED));
    if (pictures) this.#store.pictures.value = pictures;
  }

  async #travel(entry: Entry, steps: number): Promise<void> {
    const { entries, at } = this.#store.history.value;
    const to = travelled(this.#store.history.value, steps).at;
    if (to === at) return;
    const config = entries[to].experiment;
    if (!isEqual(config, this.#store.experiment.value)) return this.#open(entry, { config, rival: this.#store.view.value.rival, from: "change" }, to - at);
    const { history, since } = await this.#setWeights(to - at, false);
    this.#store.history.value = history;
    this.#did(...since);
  }

  async #weigh({ run, place, value }: Intent & { kind: "weight" }): Promise<Answer<number> | undefined> {
    if (run !== this.#run) return undefined;
    const answer = await this.#call((api) => api.setWeight(run, place, value));
    const { history } = this.#store;
    if (answer?.value !== undefined) {
      history.value = edited(history.value, { place, before: answer.value, after: value }, this.#now());
      this.#did((api) => api.setWeight(run, place, value));
    }
    return answer ?? undefined;
  }

  /** Sets the weights that lie so many steps away, and gives the history as it is then. */
  async #setWeights(steps: number, anew: boolean): Promise<{ history: History; since: Redo[] }> {
    let history = this.#store.history.value;
    const run = this.#run;
    const since: Redo[] = [];
    const { entries, back } = settings(history, steps, anew);
    for (const index of entries) {
      const { place, before, after } = history.entries[index].edit!;
      const set: Redo = (api) => api.setWeight(run, place, back ? before : after);
      const answer = (await this.#call(set)) as Answer<number> | null;
      if (!back && answer?.value !== undefined) history = resetFrom(history, index, answer.value);
      since.push(set);
    }
    return { history: travelled(history, steps), since };
  }

  /** Rows that the page has already stay the same ones. */
  #unpacked(opened: Opened): Taken {
    const experiments = [this.draft, this.#store.view.value.rival, ...this.#store.history.value.entries.map(({ experiment }) => experiment)];
    const known = [...new Set(experiments.map((experiment) => experiment?.data))];
    return { ...opened, config: unpack(opened.config, known), rival: unpack(opened.rival, known) };
  }

  #isOf(opened: Opened, experiment: Config, rival: Config | null): boolean {
    const taken = this.#unpacked(opened);
    return isEqual(taken.config, experiment) && isEqual(taken.rival, rival);
  }

  #refused(issues: Issue[], from: Origin): void {
    const ofRival = isRivalRefused(issues);
    this.#store.notice.value = { kind: "issues", issues, from: ofRival ? "rival" : from };
    if (ofRival) this.#store.change({ rival: null });
  }

  async #take({ opened: packed, issues }: Outcome, entry: Entry, from: Origin, steps = 0): Promise<void> {
    if (issues) return this.#refused(issues, from);
    const opened = this.#unpacked(packed);
    this.#run = opened.run;
    this.#drive();
    const arrived = steps === 0 ? null : await this.#setWeights(steps, opened.rebuilt);
    const snapshot = await this.#call((api) => api.frame(this.#frames.request(opened)));
    batch(() => this.#adopt(opened, snapshot, arrived, entry));
  }

  /** The experiment and its first snapshot come together: views never see one without the other. */
  #adopt({ run, config, points, rival, rebuilt }: Taken, snapshot: Snapshot | null, arrived: { history: History; since: Redo[] } | null, entry: Entry): void {
    const { history, saved, experiment } = this.#store;
    const ground = this.#ground;
    if (rebuilt) {
      const before = ground && { ground, history: history.value };
      this.#unproven = { before, failed: this.#givenUp(entry), step: snapshot?.status.step ?? 0 };
    }
    const since = [...(rebuilt ? [] : (ground?.since ?? [])), ...(arrived?.since ?? [])];
    this.#ground = { running: { run, points, config }, rival, saved: rebuilt ? null : (ground?.saved ?? null), since };
    saved.value = this.#ground.saved;
    experiment.value = freeze(config) as Experiment;
    history.value = arrived?.history ?? recorded(history.value, experiment.value, this.#now());
    this.#store.points.value = points;
    if (!this.#intents.hasNewer && !isEqual(rival, this.#store.view.value.rival)) this.#store.change({ rival: freeze(rival) });
    this.#changed();
    if (snapshot) this.#show(snapshot);
    const notice = this.#store.notice.value;
    if (notice?.kind === "issues" && notice.from === "change") this.#store.notice.value = null;
  }

  /** The worker did something that the last save does not hold. */
  #did(...redo: Redo[]): void {
    if (this.#ground) this.#ground = { ...this.#ground, since: [...this.#ground.since, ...redo] };
    this.#changed();
  }

  #changed(): void {
    this.#frames.moved = true;
    this.#saves.atOnce();
  }

  async #snapshot(request: FrameRequest): Promise<Snapshot | null | undefined> {
    try {
      return await this.#call((api) => api.frame(request));
    } catch (error) {
      return isRefusal(error) ? undefined : null;
    }
  }

  /** What this frame did not ask for stands as it was. */
  #show(snapshot: Snapshot | null | undefined, anew = false): void {
    if (!snapshot || snapshot.run !== this.#run || this.#closed) return;
    if (this.#unproven && snapshot.status.step > this.#unproven.step) this.#unproven = null;
    this.#frames.learn(snapshot);
    const before = this.#store.snapshot.value;
    const kept = before?.run === snapshot.run && !anew ? before : null;
    this.#store.snapshot.value = merged(kept, snapshot, this.#store.view.value.rival !== null);
    if (snapshot.reached && !isEqual(snapshot.reached, before?.run === snapshot.run ? before.reached : null)) this.#store.notice.value = { kind: "goal", reached: snapshot.reached };
    if ((snapshot.status.state === "diverged" || snapshot.ended) && this.#store.playing.value) this.pause();
  }

  #drive(): void {
    if (!this.#ready) return;
    const { playing, view } = this.#store;
    const speed = playing.value && this.#visible && this.#run > 0 ? (view.value.speed ?? Infinity) : 0;
    const stops = { goal: view.value.goal, epoch: this.#lastEpoch };
    this.#call((api) => api.play(speed, stops)).catch(() => undefined);
  }

  #saveWhenDue(): void {
    if (this.#ready && this.#ground?.running.run === this.#run && this.#saves.isDue(this.#now())) void this.#save();
  }

  async #save(): Promise<void> {
    const covered = this.#ground!.since;
    this.#saves.begin(this.#now());
    let answer: SaveAnswer | undefined;
    try {
      answer = await this.#call((api) => api.save());
    } catch (error) {
      if (error instanceof Lost) return; // what was saved before stands
    }
    this.#saves.end(answer?.milliseconds, this.#isTraining);
    if (answer) this.#keep(answer, covered);
  }

  /** Of a network that is not adopted yet nothing is kept: its experiment is not, either. */
  #keep({ run, saved }: SaveAnswer, covered: readonly Redo[]): void {
    const ground = this.#ground;
    if (!ground || run !== ground.running.run) return this.#saves.atOnce();
    this.#ground = { ...ground, saved, since: ground.since.filter((redo) => !covered.includes(redo)) };
    this.#store.saved.value = saved;
  }

  /** A question that only one network can answer; undefined where that is no more. */
  async #askRun<T>(question: (api: Api, running: Running) => Promise<T | null>): Promise<T | undefined> {
    const run = this.#ground?.running.run;
    const answer = await this.#ask(async (api) => {
      const running = this.#ground?.running;
      return running && running.run === run ? question(api, running) : null;
    });
    return answer ?? undefined;
  }

  /** Asked again on a new worker; undefined where there is none any more, or where the engine refuses or breaks. */
  async #ask<T>(question: (api: Api) => Promise<T>): Promise<T | undefined> {
    for (let tries = 0; tries < TRIES; ) {
      if (!this.#ready && !this.#isGone) await new Promise<void>((resolve) => this.#waitingForReady.push(resolve));
      if (this.#isGone) return undefined;
      try {
        return await this.#call(question);
      } catch (error) {
        if (isRefusal(error)) return undefined;
        if (!(error instanceof Lost)) throw error;
        if (error.guilty) tries += 1;
      }
    }
    return undefined;
  }

  #call<T>(ask: (api: Api) => Promise<T>): Promise<T> {
    return this.#supervisor.call(ask);
  }

  /** The worker has ended: another one takes its place, unless that would end as well. */
  #lost(error: unknown): void {
    console.error(error);
    const loading = !this.#loaded;
    this.#ready = false;
    this.#loaded = false;
    this.#saves.restart();
    if (error instanceof LoadError) return this.#stop(this.#missing(error));
    // A new worker in the same browser would compute as wrongly.
    if (loading && error instanceof Error && error.name === "EngineBroken") return this.#stop({ kind: "broken", message: error.message });
    const isWorthIt = this.#crashes.add(this.#now(), { silent: error instanceof Silence, loading });
    if (!this.#blame() && !isWorthIt) return this.#stop({ kind: "stopped" });
    this.#run = this.#ground?.running.run ?? 0;
    void this.#crashes.over.then(() => {
      if (this.#isGone) return;
      this.#supervisor.open();
      void this.#pump();
    });
  }

  /**
   * What was adopted and breaks the engine before it is seen to train is taken back; where nothing was before, training
   * stops. Says whether it was taken back.
   */
  #blame(): boolean {
    const unproven = this.#unproven;
    const isAsked = (this.#intents.first?.tries ?? 0) > 0;
    if (!unproven || isAsked || !this.#crashes.isRepeated(this.#now())) return false;
    const { before, failed } = unproven;
    this.#unproven = null;
    if (!before) {
      this.#store.playing.value = false;
      return false;
    }
    this.#crashes.forget();
    this.#restores = 0;
    this.#ground = before.ground;
    this.#reverting = { history: before.history, failed };
    return true;
  }

  /** Brings a new worker to where the one before it was. */
  async #recover(): Promise<void> {
    const description = await this.#call((api) => api.describe());
    this.#loaded = true;
    this.#store.description.value ??= freeze(description);
    if (this.#ground) await this.#restore(this.#ground);
    this.#restores = 0;
    this.#ready = true;
    this.#wake();
    this.#drive();
  }

  async #restore(ground: Ground): Promise<void> {
    const { running, rival, since } = ground;
    const { run, config } = running;
    const saved = this.#restores++ < TRIES ? ground.saved : null;
    const propose = () => this.#call((api) => api.propose(pack(config), run, pack(rival)));
    let outcome = saved ? await this.#call((api) => api.restore(saved, run)) : await propose();
    if (saved && !(outcome.opened && this.#isOf(outcome.opened, config, rival))) outcome = await propose();
    if (!outcome.opened) throw new Error(outcome.issues[0].message);
    for (const redo of since) await this.#call(redo);
    const { points } = outcome.opened;
    const snapshot = await this.#call((api) => api.frame(this.#frames.request({ run, points, config })));
    batch(() => this.#arrive({ ...ground, running: { run, points, config } }, snapshot));
  }

  #arrive(ground: Ground, snapshot: Snapshot | null): void {
    const { running, saved } = ground;
    const store = this.#store;
    this.#ground = ground;
    store.saved.value = saved;
    if (!isEqual(running.config, store.experiment.value)) store.experiment.value = freeze(running.config) as Experiment;
    store.points.value = running.points;
    this.#wishRival();
    this.#changed();
    this.#show(snapshot, true);
    const reverting = this.#reverting;
    if (reverting) store.history.value = reverting.history;
    store.notice.value = reverting ? { kind: "given-up", ...reverting.failed } : { kind: "replaced", step: snapshot?.status.step ?? 0 };
    this.#reverting = null;
  }

  /** Leaves out what broke the engine each time it was tried. */
  #giveUp(entry: Entry): void {
    this.#crashes.forget();
    this.#store.notice.value = { kind: "given-up", ...this.#givenUp(entry) };
    const { intent } = entry;
    if (intent.kind === "begin") {
      intent.ways.shift();
      entry.tries = 0;
      if (intent.ways.length > 0) return;
      this.#stop({ kind: "stopped" });
    }
    this.#intents.finish(entry);
    this.#wishRival();
  }

  /** The one that runs, unless another one is asked for. */
  #wishRival(): void {
    const rival = this.#ground?.rival ?? null;
    const isAsked = this.#intents.first !== undefined;
    if (!isAsked && !isEqual(rival, this.#store.view.value.rival)) this.#store.change({ rival: freeze(rival) });
  }

  /** What it was, as far as it can be said. */
  #givenUp({ intent }: Entry): GivenUp {
    const before = this.#store.experiment.value;
    if (intent.kind === "travel") return { act: intent.steps < 0 ? "undo" : "redo", before: null, after: null };
    if (intent.kind !== "propose") return { act: intent.kind, before: null, after: null };
    const compared = !isEqual(intent.rival, this.#ground?.rival ?? null);
    return { act: compared ? "compare" : "change", before, after: compared ? null : (intent.draft ?? null) };
  }

  /** What cannot be had now is asked for again by a press, and then all goes on as it was. */
  #missing({ cause }: LoadError): Notice {
    const playing = this.#store.playing.value;
    const again = () => {
      this.restart();
      if (playing) this.play();
    };
    return { kind: "cause", cause, again };
  }

  #stop(notice: Notice): void {
    this.#stopped = true;
    this.#store.playing.value = false;
    this.#store.notice.value = notice;
    this.#end();
  }

  /** Nobody waits any longer. */
  #end(): void {
    this.#ready = false;
    this.#supervisor.close();
    this.#intents.release();
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waitingForReady.splice(0)) resolve();
  }
}
