import type { Answer, Api, FrameRequest, Functions, LayerSummary, Snapshot, WeightPlace } from "./api.ts";
import { LoadError } from "./causes.ts";
import { Crashes } from "./crashes.ts";
import type { Config, Inspection, LayerParameters, Status } from "./engine/types.ts";
import { freeze, generatedDatasets, type Experiment } from "./experiment.ts";
import { Frames, merged, type Running } from "./frames.ts";
import type { Goal } from "./goal.ts";
import { isEqual } from "./history.ts";
import { Intents, configsOf, type Beginning, type Entry, type Intent } from "./intents.ts";
import type { Kept } from "./keeper.ts";
import { patienceFor } from "./patience.ts";
import { Performer } from "./performer.ts";
import { Present } from "./present.ts";
import { Recovery, TRIES } from "./recovery.ts";
import { Saver } from "./saver.ts";
import type { Notice, Origin, Store } from "./store.ts";
import { isRefusal, Lost, Silence, Supervisor, type Connect } from "./supervisor.ts";

export { UNITS_SHOWN } from "./frames.ts";
export type { Connect, Connection } from "./supervisor.ts";

const PICTURE_SEED = 1;

/** Experiments to try at the start, in order; the first that is sound is opened. */
export interface Start {
  config: unknown;
  from: Origin;
  /** The experiment that it is compared with, until the worker has said that it is sound; absent: that on show. */
  rival?: Config | null;
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
  readonly #saver: Saver;
  readonly #performer: Performer;
  readonly #recovery: Recovery;
  readonly #present = new Present();
  readonly #intents = new Intents();
  readonly #crashes = new Crashes();
  /** Where a run of some epochs ends. */
  #lastEpoch: number | null = null;
  /** The worker of the present has its engine. */
  #loaded = false;
  /** It stands where the one before it was. */
  #ready = false;
  #waitingForReady: (() => void)[] = [];
  /** Until what waits is done on a new worker, it neither trains nor shows anything. */
  #resting = false;
  #pumping = false;
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
    const call = <T>(ask: (api: Api) => Promise<T>) => this.#call(ask);
    const isTraining = () => this.#isTraining;
    this.#saver = new Saver({ store, present: this.#present, now, call, isTraining });
    const stage = {
      store, now, call,
      present: this.#present,
      frames: this.#frames,
      intents: this.#intents,
      drive: () => this.#drive(),
      show: (snapshot: Snapshot | null, anew?: boolean) => this.#show(snapshot, anew),
      changed: () => this.#changed(),
    };
    this.#performer = new Performer(stage);
    this.#recovery = new Recovery(stage, this.#performer, this.#crashes);
    this.#supervisor = new Supervisor(connect, now, {
      isBusy: () => this.#isTraining || this.#saver.timer.isWaiting,
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
  async start(starts: readonly Start[], kept?: Kept, undone: readonly Intent[] = []): Promise<void> {
    const { rival } = this.#store.view.value;
    const ways: Beginning[] = [...(kept ? [{ kept }] : []), ...starts.map((start) => ({ rival, ...start })), "default"];
    const begun = this.#intend({ kind: "begin", ways });
    for (const intent of undone) void this.#intend(intent);
    await begun;
    void this.#picture();
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
    this.#saver.timer.continued(this.#now());
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
    if (visible) return this.#saver.timer.continued(this.#now());
    this.#saver.timer.atOnce();
    this.#saveWhenDue();
  }

  /** Trains so far and then stands still. On a new worker it goes on to the same step. */
  async advance(request: { steps: number } | { epochs: number }): Promise<Status | undefined> {
    this.pause();
    await this.#intents.settled;
    const present = this.#present;
    const { run } = present;
    const steps = "steps" in request ? request.steps : request.epochs * this.#stepsPerEpoch;
    let target: number | undefined;
    const toTarget = async (api: Api): Promise<Status> => {
      const status = await api.advance({ steps: 0 });
      target ??= status.step + steps;
      return run === present.run && target > status.step ? api.advance({ steps: target - status.step }) : status;
    };
    this.#advancing += 1;
    this.#saver.timer.continued(this.#now());
    const status = await this.#ask(toTarget);
    this.#advancing -= 1;
    if (status && run === present.run) present.did(toTarget);
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
    const snapshot = await this.#askRun((api, running) => api.frame(this.#frames.inspection(running)));
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
      void this.#intend({ kind: "weight", run: this.#present.ground?.running.run ?? 0, place, value, give }).then(() => give(undefined));
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
    this.#frames.touched = true;
  }

  /** To be called once a display frame: asks for a snapshot when one could differ and none is on its way. */
  tick(): void {
    this.#saveWhenDue();
    const { running } = this.#present;
    if (!running || !this.#ready || this.#resting || !this.#visible || !this.#frames.isDue) return;
    void this.#frames.fetch(running, (request) => this.#snapshot(request)).then((snapshot) => this.#show(snapshot));
  }

  /** A snapshot at once, not at the next display frame. */
  async refresh(): Promise<void> {
    this.#changed();
    this.#show(await this.#askRun((api, running) => api.frame(this.#frames.request(running))));
  }

  /** Saves at once, whatever is due; resolves once the store holds it. */
  saveNow(): Promise<void> {
    return this.#ready && this.#present.running ? this.#saver.save() : Promise.resolve();
  }

  /** Tries again with a new worker, where the last one has stopped for good. */
  restart(): void {
    if (!this.#stopped || this.#closed) return;
    this.#stopped = false;
    this.#crashes.forget();
    this.#store.notice.value = null;
    this.#supervisor.open();
    void this.#pump().then(() => this.#picture());
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

  /** For the longest that the worker may be computing right now. */
  get #patience(): number {
    const intent = this.#intents.first?.intent;
    const { ground } = this.#present;
    return patienceFor([ground?.running.config, ground?.rival, ...(intent ? configsOf(intent) : [])]) * this.#crashes.patience(this.#now());
  }

  get #stepsPerEpoch(): number {
    const { points, config } = this.#present.ground?.running ?? {};
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
        if (!this.#ready) await this.#makeReady();
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
    if (this.#resting) this.#drive();
  }

  async #makeReady(): Promise<void> {
    const description = await this.#call((api) => api.describe());
    this.#loaded = true;
    this.#store.description.value ??= freeze(description);
    await this.#recovery.recover();
    this.#ready = true;
    this.#resting = true;
    this.#wake();
  }

  async #attempt(entry: Entry): Promise<void> {
    entry.tries += 1;
    try {
      await this.#performer.perform(entry);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#performer.refused([{ path: "", message: error.message }], "change");
    }
    this.#intents.finish(entry);
  }

  #giveUp(entry: Entry): void {
    this.#recovery.giveUp(entry);
    if (!this.#present.ground && !this.#intents.first) this.#stop({ kind: "stopped" });
  }

  /** An answer that cannot be taken over, whatever is wrong with it, holds up nothing else. */
  #failed(error: unknown): void {
    console.error(error);
    const entry = this.#intents.first;
    if (this.#ready && entry) this.#giveUp(entry);
    else this.#stop({ kind: "stopped" });
  }

  async #picture(): Promise<void> {
    const { description, pictures } = this.#store;
    if (pictures.value || !description.value) return;
    const names = generatedDatasets(description.value.catalog).map(({ name }) => name);
    pictures.value = (await this.#ask((api) => api.pictures(names, PICTURE_SEED))) ?? null;
  }

  #changed(): void {
    this.#frames.moved = true;
    this.#saver.timer.atOnce();
    this.#supervisor.look();
  }

  async #snapshot(request: FrameRequest): Promise<Snapshot | null | undefined> {
    try {
      return await this.#call((api) => api.frame(request));
    } catch (error) {
      return isRefusal(error) ? undefined : null;
    }
  }

  /** What this frame did not ask for stands as it was, unless all is anew. */
  #show(snapshot: Snapshot | null | undefined, anew = false): void {
    if (!snapshot || snapshot.run !== this.#present.run || this.#closed) return;
    const store = this.#store;
    this.#present.seen(snapshot.status.step);
    this.#frames.learn(snapshot);
    const last = store.snapshot.value;
    const before = last?.run === snapshot.run ? last : null;
    store.snapshot.value = merged(anew ? null : before, snapshot, store.view.value.rival !== null);
    if (snapshot.reached && !isEqual(snapshot.reached, before?.reached)) store.notice.value = { kind: "goal", reached: snapshot.reached };
    if ((snapshot.status.state === "diverged" || snapshot.ended) && store.playing.value) this.pause();
  }

  #drive(): void {
    if (!this.#ready) return;
    this.#resting = false;
    const { playing, view } = this.#store;
    const speed = playing.value && this.#visible && this.#present.run > 0 ? (view.value.speed ?? Infinity) : 0;
    const stops = { goal: view.value.goal, epoch: this.#lastEpoch };
    this.#call((api) => api.play(speed, stops)).catch(() => undefined);
  }

  #saveWhenDue(): void {
    if (this.#ready) this.#saver.whenDue();
  }

  /** A question that only one network can answer; undefined where that is no more. */
  async #askRun<T>(question: (api: Api, running: Running) => Promise<T | null>): Promise<T | undefined> {
    const run = this.#present.ground?.running.run;
    const answer = await this.#ask(async (api) => {
      const running = this.#present.ground?.running;
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
    const wasReady = this.#ready;
    this.#ready = false;
    this.#loaded = false;
    this.#saver.timer.restart();
    if (error instanceof LoadError) return this.#stop(this.#missing(error));
    // A new worker in the same browser would compute as wrongly.
    if (loading && error instanceof Error && error.name === "EngineBroken") return this.#stop({ kind: "broken", message: error.message });
    const isWorthIt = this.#crashes.add(this.#now(), { silent: error instanceof Silence, loading });
    if (!(wasReady && this.#recovery.blame()) && !isWorthIt) return this.#stop({ kind: "stopped" });
    this.#present.forgetWorker();
    void this.#crashes.over.then(() => {
      if (this.#isGone) return;
      this.#supervisor.open();
      void this.#pump();
    });
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
