import type { Result, Api, FrameRequest, Functions, Saved, Snapshot, WeightPlace } from "../../experiment/protocol.ts";
import { Crashes } from "./crashes.ts";
import { Dispatcher } from "./dispatcher.ts";
import type { Config, Inspection, Issue, Status } from "../../engine/types.ts";
import { freeze, type Experiment } from "../../experiment/experiment.ts";
import { withFittingWeights } from "../../experiment/start-weights.ts";
import { Frames, type Running } from "./frames.ts";
import { Gate } from "./gate.ts";
import type { Control } from "../../experiment/author/controls.ts";
import type { Goal } from "../../experiment/goal.ts";
import { isEqual } from "../../platform/equal.ts";
import { CommandQueue, type Beginning, type Command } from "./command-queue.ts";
import type { SavedWork } from "../persistence.ts";
import { Executor } from "./executor.ts";
import { RunState } from "./run-state.ts";
import { Recovery } from "./recovery.ts";
import { Saver } from "./saver.ts";
import { inParallel } from "./pool.ts";
import { Questions } from "./questions.ts";
import { StopRules, type Trial } from "./stop-rules.ts";
import type { Store } from "../store.ts";
import type { Origin } from "../notice.ts";
import { withStoredData, type FindStored } from "./stored-data.ts";
import type { Start } from "./start.ts";
import { isRefusal, type Connect } from "./supervisor.ts";

export type { Connect, Connection } from "./supervisor.ts";

const PICTURE_SEED = 1;

/**
 * Synchronizes the store and the worker: commands are executed one after another, at most one frame is in flight, and
 * stale answers are dropped. A worker that ends is replaced; the new one continues from the last save and executes the
 * commands that were not done.
 */
export class Session extends Questions {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #dispatcher: Dispatcher;
  readonly #frames: Frames;
  readonly #saver: Saver;
  readonly #gate: Gate;
  readonly #runState = new RunState();
  readonly #commands = new CommandQueue();
  readonly #connect: Connect;
  readonly #stops: StopRules;
  /** Calls of advance that have not returned. */
  #advancing = 0;
  #visible = true;
  #closed = false;

  constructor(
    store: Store,
    connect: Connect,
    now: () => number = () => performance.now(),
    find: FindStored = async () => undefined,
  ) {
    super();
    this.#store = store;
    this.#now = now;
    this.#gate = new Gate(store);
    this.#connect = connect;
    this.#stops = new StopRules(store);
    this.#frames = new Frames(store, now);
    const base = {
      store,
      now,
      runState: this.#runState,
      commands: this.#commands,
      frames: this.#frames,
      crashes: new Crashes(),
      call: <T>(ask: (api: Api) => Promise<T>) => this.#dispatcher.call(ask),
      isTraining: () => this.#isTraining,
      drive: () => this.drive(),
      show: (snapshot: Snapshot | null, anew?: boolean) => this.#show(snapshot, anew),
      changed: () => this.#changed(),
    };
    this.#saver = new Saver(base);
    const executor = new Executor(base);
    const recovery = new Recovery(base, executor, base.crashes);
    const again = (wasPlaying: boolean) => {
      this.restart();
      if (wasPlaying) this.play();
    };
    this.#dispatcher = new Dispatcher(withStoredData(connect, store.stored, find), {
      ...base,
      saver: this.#saver,
      executor,
      recovery,
      again,
    });
  }

  /** The experiment with all changes so far, including queued ones. */
  get draft(): Experiment | null {
    return this.#commands.draft ?? this.#store.experiment.value;
  }

  /** Opens the saved work, or else the first valid start, or else the default. Then executes the commands that another session left. */
  async start(starts: readonly Start[], kept?: SavedWork, undone: readonly Command[] = []): Promise<void> {
    const { baseline } = this.#store.view.value;
    const ways: Beginning[] = [
      ...(kept ? [{ kept }] : []),
      ...starts.map((start) => ({ baseline, ...start })),
      "default",
    ];
    const begun = this.#dispatcher.enqueue({ kind: "begin", ways });
    for (const command of undone) void this.#dispatcher.enqueue(command);
    await begun;
    void this.#picture();
  }

  /** Applies a learner's change to the newest draft. Resolves when the worker has answered, or the change is locked. */
  async edit(change: (draft: Experiment) => Experiment): Promise<void> {
    const undecided = () => (this.#dispatcher.isGone ? undefined : this.#commands.undecided);
    for (let wait = undecided(); wait; wait = undecided()) await wait;
    const draft = this.draft;
    if (!draft) return;
    const changed = change(draft);
    const catalog = this.#store.description.value?.catalog;
    const next = freeze(catalog ? withFittingWeights(catalog, draft, changed) : changed);
    if (next !== draft && this.#gate.admitsChange(draft, next)) await this.#proposeDraft(next);
  }

  /** Whether a learner may use the controls; if not, a notice says why. */
  admits(...controls: Control[]): boolean {
    return this.#gate.admits(...controls);
  }

  /** Proposes a config to the worker. While it is busy, only the newest proposal is queued. */
  propose(
    config: unknown,
    from: Origin = "change",
    baseline: Config | null = this.#store.view.value.baseline,
  ): Promise<void> {
    if (!this.#gate.admitsSize(config, from)) return Promise.resolve();
    return this.#dispatcher.enqueue({ kind: "propose", config, baseline, from });
  }

  /** Undoes (-1) or redoes (1) one change of the experiment or of a weight, after the queued commands. */
  travel(by: -1 | 1): Promise<void> {
    if (!this.#gate.admitsTravel(by)) return Promise.resolve();
    return this.#dispatcher.enqueue({ kind: "travel", steps: by });
  }

  play(): void {
    if (this.#store.diverged.value || this.#gate.stepsLeft(1) === 0) return;
    this.#store.playing.value = true;
    this.#saver.timer.continued(this.#now());
    this.drive();
  }

  pause(): void {
    this.#store.playing.value = false;
    this.#stops.lastEpoch = null;
    this.drive();
    this.#changed();
  }

  setSpeed(speed: number | null): void {
    this.#store.change({ speed });
    this.drive();
  }

  setGoal(goal: Goal | null): void {
    this.#store.change({ goal });
    this.drive();
  }

  /** Trains for a number of epochs. */
  async playEpochs(epochs: number): Promise<void> {
    const status = await this.advance({ steps: 0 });
    if (!status) return;
    this.#stops.lastEpoch = status.epoch + epochs;
    this.play();
  }

  /** Training stops at the end of a trial that begins here, once; null: no trial. */
  stopAt(trial: Trial | null): void {
    this.#stops.begin(trial);
    this.drive();
  }

  /** Runs a task for each index below `count` on workers of their own, apart from the open experiment. */
  inParallel(count: number, task: (functions: Functions, index: number) => Promise<void>): Promise<void> {
    return inParallel(this.#connect, count, task);
  }

  /** Compares the experiment with a baseline: both start anew from the same seed and train in step. null ends the comparison. */
  async compare(baseline: Experiment | null): Promise<void> {
    this.#store.change({ baseline });
    const { draft } = this;
    if (draft) await this.#proposeDraft(draft);
  }

  /** Nothing is computed while the element is not visible. */
  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    this.drive();
    if (!this.#store.playing.value) return;
    if (visible) return this.#saver.timer.continued(this.#now());
    this.#saver.timer.atOnce();
    this.#dispatcher.saveWhenDue();
  }

  /** Trains a number of steps or epochs and pauses. If the worker is replaced, the new one trains to the same step. */
  async advance(request: { steps: number } | { epochs: number }): Promise<Status | undefined> {
    this.pause();
    await this.#commands.settled;
    const runState = this.#runState;
    const { run } = runState;
    const steps = this.#gate.stepsLeft(
      "steps" in request ? request.steps : request.epochs * this.#runState.stepsPerEpoch,
    );
    let target: number | undefined;
    const toTarget = async (api: Api): Promise<Status> => {
      const status = await api.advance({ steps: 0 });
      target ??= status.step + steps;
      return run === runState.run && target > status.step ? api.advance({ steps: target - status.step }) : status;
    };
    this.#advancing += 1;
    this.#saver.timer.continued(this.#now());
    const status = await this.#dispatcher.ask(toTarget);
    this.#advancing -= 1;
    if (status && run === runState.run) runState.record(toTarget);
    await this.refresh();
    return status;
  }

  /** Starts anew from the same seed, from the author's experiment if there is one. */
  reset(): Promise<void> {
    const start = this.#store.permissions.start.value;
    if (start && !isEqual(start, this.draft)) return this.propose(start);
    return this.#dispatcher.enqueue({ kind: "reset" });
  }

  /** Goes on from a save. Returns the issues of what is refused, which changes nothing. */
  restore(saved: Saved): Promise<Issue[]> {
    return new Promise((give) => {
      void this.#dispatcher.enqueue({ kind: "restore", saved, give }).then(() => give([]));
    });
  }

  rewind(): Promise<void> {
    return this.#dispatcher.enqueue({ kind: "rewind" }).then(() => this.refresh());
  }

  /** Inspects the selected point with the present parameters. */
  async inspect(): Promise<Inspection | undefined> {
    const snapshot = await this.askRun((api, running) => api.frame(this.#frames.inspection(running)));
    return snapshot?.parts.inspection?.result;
  }

  /**
   * Sets a weight by hand, as a step of undo. Returns the value before, or the issues; undefined if another run is open by
   * then.
   */
  setWeight(place: WeightPlace, value: number): Promise<Result<number> | undefined> {
    if (!this.#gate.admits("weights")) return Promise.resolve(undefined);
    return new Promise((give) => {
      void this.#dispatcher
        .enqueue({ kind: "weight", run: this.#runState.checkpoint?.running.run ?? 0, place, value, give })
        .then(() => give(undefined));
    });
  }

  /** The user changed what is inspected. */
  touch(): void {
    this.#frames.touched = true;
  }

  /** To be called once per display frame. Requests a snapshot if one is due. */
  tick(): void {
    this.#dispatcher.saveWhenDue();
    const { running } = this.#runState;
    if (!running || !this.#dispatcher.isReady || this.#dispatcher.isResting || !this.#visible || !this.#frames.isDue)
      return;
    void this.#frames.fetch(running, (request) => this.#snapshot(request)).then((snapshot) => this.#show(snapshot));
  }

  /** Requests a snapshot at once. */
  async refresh(): Promise<void> {
    this.#changed();
    this.#show(await this.askRun((api, running) => api.frame(this.#frames.request(running))));
  }

  /** Saves at once. Resolves when the store has the save. */
  saveNow(): Promise<void> {
    return this.#dispatcher.isReady && this.#runState.running ? this.#saver.save() : Promise.resolve();
  }

  /** Starts a new worker after the last one was given up. */
  restart(): void {
    void this.#dispatcher.restart().then(() => this.#picture());
  }

  /** Returns the commands that are not done, for another session. */
  close(): Command[] {
    this.#closed = true;
    this.#dispatcher.close();
    return this.#commands.undone;
  }

  get #isTraining(): boolean {
    return (this.#store.playing.value && this.#visible) || this.#advancing > 0;
  }

  #proposeDraft(draft: Experiment): Promise<void> {
    if (!this.#gate.admitsSize(draft, "change")) return Promise.resolve();
    return this.#dispatcher.enqueue({
      kind: "propose",
      config: draft,
      baseline: this.#store.view.value.baseline,
      from: "change",
      draft,
    });
  }

  async #picture(): Promise<void> {
    const { description, pictures } = this.#store;
    if (pictures.value || !description.value) return;
    const names = description.value.catalog.datasets.map(({ name }) => name);
    pictures.value = (await this.#dispatcher.ask((api) => api.pictures(names, PICTURE_SEED))) ?? null;
  }

  #changed(): void {
    this.#frames.moved = true;
    this.#saver.timer.atOnce();
    this.#dispatcher.look();
  }

  async #snapshot(request: FrameRequest): Promise<Snapshot | null | undefined> {
    try {
      return await this.#dispatcher.call((api) => api.frame(request));
    } catch (error) {
      return isRefusal(error) ? undefined : null;
    }
  }

  /** Parts that the frame does not have are kept from the one before, unless `anew`. */
  #show(snapshot: Snapshot | null | undefined, anew = false): void {
    if (!snapshot || snapshot.run !== this.#runState.run || this.#closed) return;
    const store = this.#store;
    this.#runState.seen(snapshot.status.step);
    this.#frames.learn(snapshot);
    const last = store.snapshot.value;
    const before = last?.run === snapshot.run ? last : null;
    store.snapshot.value = this.#frames.merged(anew ? null : before, snapshot);
    if (snapshot.goalEnd && !isEqual(snapshot.goalEnd, before?.goalEnd) && !this.#stops.inTrial)
      store.notice.value = { kind: "goal", end: snapshot.goalEnd };
    if ((snapshot.status.state === "diverged" || snapshot.ended) && store.playing.value) {
      this.#stops.begin(null);
      this.pause();
    }
  }

  /** Speed and stops as they are by now: also for when the author sets others. */
  drive(): void {
    const { playing, view } = this.#store;
    const speed = playing.value && this.#visible && this.#runState.run > 0 ? (view.value.speed ?? Infinity) : 0;
    this.#dispatcher.drive(speed, this.#stops.stops);
  }

  protected askWorker<T>(question: (api: Api) => Promise<T>): Promise<T | undefined> {
    return this.#dispatcher.ask(question);
  }

  protected async askRun<T>(question: (api: Api, running: Running) => Promise<T | null>): Promise<T | undefined> {
    const run = this.#runState.checkpoint?.running.run;
    const answer = await this.#dispatcher.ask(async (api) => {
      const running = this.#runState.checkpoint?.running;
      return running && running.run === run ? question(api, running) : null;
    });
    return answer ?? undefined;
  }
}
