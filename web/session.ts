import { batch } from "@preact/signals-core";
import type { Api, Description, FrameRequest, Need, Opened, Outcome, Saved, Snapshot } from "./api.ts";
import type { Config, Inspection, LayerParameters, Status } from "./engine/types.ts";
import { freeze, generatedDatasets, type Experiment } from "./experiment.ts";
import type { Store } from "./store.ts";

export const UNITS_SHOWN = 8;

const SAVE_EVERY_MS = 2000;
const SLOW_NEEDS_EVERY_MS = 90;
const SLOW_NEEDS: readonly Need[] = ["inspection", "health"];
const CRASHES_ALLOWED = 3;
const THUMBNAIL_SEED = 1;

/** A worker and the way to it. `died` is called at most once. */
export interface Connection {
  api: Api;
  close(): void;
}

export type Connect = (died: (reason: string) => void) => Connection;

/** Experiments to try at the start, in order; the first that is sound is opened. */
export interface Start {
  config: unknown;
  fromLink: boolean;
}

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
  #draft: Experiment | null = null;
  #proposing: Promise<void> | null = null;
  #waiting: { config: unknown; fromLink: boolean } | null = null;
  #frameInFlight = false;
  #moved = true;
  #askedSlowly = -Infinity;
  #saved: Saved | null = null;
  #nextSave = 0;
  #crashes = 0;
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

  async start(starts: readonly Start[]): Promise<void> {
    const description = await this.#describe();
    if (!description) return;
    this.#store.description.value = freeze(description);
    for (const { config, fromLink } of [...starts, { config: description.defaults, fromLink: false }]) {
      await this.propose(config, fromLink);
      if (this.#store.experiment.value) break;
    }
    const names = generatedDatasets(description.catalog).map(({ name }) => name);
    const thumbnails = await this.#ask((api) => api.thumbnails(names, THUMBNAIL_SEED));
    if (thumbnails) this.#store.thumbnails.value = thumbnails;
  }

  /** Changes the experiment by way of the newest draft. */
  edit(change: (draft: Experiment) => Experiment): void {
    const draft = this.draft;
    if (!draft) return;
    const next = change(draft);
    if (next !== draft) void this.propose(next);
  }

  /** Asks the worker to take a config over. While it is busy, only the newest one waits. */
  propose(config: unknown, fromLink = false): Promise<void> {
    this.#draft = config as Experiment;
    this.#waiting = { config, fromLink };
    this.#proposing ??= this.#proposeAll().finally(() => (this.#proposing = null));
    return this.#proposing;
  }

  play(): void {
    if (this.#store.diverged.value) return;
    this.#store.playing.value = true;
    this.#nextSave = this.#now() + SAVE_EVERY_MS;
    this.#drive();
  }

  pause(): void {
    this.#store.playing.value = false;
    this.#drive();
    this.#moved = true;
    this.#nextSave = 0;
  }

  setSpeed(speed: number | null): void {
    this.#store.change({ speed });
    this.#drive();
  }

  /** Off-screen nothing is computed. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#drive();
  }

  async advance(request: { steps: number } | { epochs: number }): Promise<Status | undefined> {
    this.pause();
    const status = await this.#ask((api) => api.advance(request));
    this.#moved = true;
    return status;
  }

  /** Back to the very same start. */
  async reset(): Promise<void> {
    await this.#proposing;
    const outcome = await this.#ask((api) => api.reset(++this.#run));
    if (outcome) this.#take(outcome, false);
  }

  async rewind(): Promise<void> {
    await this.#ask((api) => api.rewind());
    this.#moved = true;
  }

  /** The way of the point looked at, as the parameters stand now. */
  async inspect(): Promise<Inspection | undefined> {
    const snapshot = await this.#ask((api) => api.frame({ ...this.#request(), needs: ["inspection"] }));
    return snapshot?.inspection?.result;
  }

  parameters(): Promise<LayerParameters[] | undefined> {
    return this.#ask((api) => api.parameters());
  }

  /** Something other than training changed what the views show. */
  touch(): void {
    this.#moved = true;
  }

  /** To be called once a display frame: asks for a snapshot when one could differ and none is on its way. */
  tick(): void {
    if (this.#frameInFlight || this.#closed || !this.#store.experiment.value) return;
    if (!this.#visible || (!this.#moved && !this.#store.playing.value)) return void this.#saveWhenDue();
    const request = this.#request();
    this.#moved = false;
    this.#frameInFlight = true;
    void this.#ask((api) => api.frame(request)).then((snapshot) => {
      this.#frameInFlight = false;
      if (snapshot) this.#show(snapshot);
    });
    this.#saveWhenDue();
  }

  close(): void {
    this.#closed = true;
    this.#connection.close();
  }

  async #describe(): Promise<Description | undefined> {
    let description: Description | undefined;
    while (!description && this.#crashes <= CRASHES_ALLOWED) description = await this.#ask((api) => api.describe());
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

  #request(): FrameRequest {
    const still = !this.#store.playing.value;
    const slowly = still || this.#moved || this.#now() - this.#askedSlowly >= SLOW_NEEDS_EVERY_MS;
    if (slowly) this.#askedSlowly = this.#now();
    const needs = this.#store.needs.value.filter((need) => slowly || !SLOW_NEEDS.includes(need));
    return { needs, point: this.#store.point.value, target: this.#store.target.value, still, units: UNITS_SHOWN };
  }

  /** What this frame did not ask for stands as it was. */
  #show(snapshot: Snapshot): void {
    if (snapshot.run !== this.#run || this.#closed) return;
    const before = this.#store.snapshot.value;
    const kept = before?.run === snapshot.run ? before : null;
    this.#store.snapshot.value = {
      ...snapshot,
      inspection: snapshot.inspection ?? kept?.inspection,
      health: snapshot.health ?? kept?.health,
    };
    if (snapshot.status.state === "diverged" && this.#store.playing.value) this.pause();
  }

  async #proposeAll(): Promise<void> {
    while (this.#waiting) {
      const { config, fromLink } = this.#waiting;
      this.#waiting = null;
      const run = this.#run + 1;
      const outcome = await this.#ask((api) => api.propose(config, run));
      if (outcome && (outcome.opened || !this.#waiting)) this.#take(outcome, fromLink);
    }
    this.#draft = null;
  }

  #take({ opened, issues }: Outcome, fromLink: boolean): void {
    if (issues) {
      this.#store.notice.value = { kind: "issues", issues, fromLink };
      return;
    }
    batch(() => this.#adopt(opened));
    this.#moved = true;
    this.#drive();
  }

  #adopt({ run, config, points, rebuilt }: Opened): void {
    this.#run = run;
    if (rebuilt) this.#saved = null;
    this.#nextSave = 0;
    this.#store.experiment.value = freeze(config) as Experiment;
    this.#store.points.value = points;
    if (this.#store.notice.value?.kind === "issues") this.#store.notice.value = null;
  }

  #drive(): void {
    const { playing, view, experiment } = this.#store;
    const speed = playing.value && this.#visible && experiment.value ? (view.value.speed ?? Infinity) : 0;
    void this.#ask((api) => api.play(speed));
  }

  /** A save takes time: the longer, the rarer. */
  #saveWhenDue(): void {
    const start = this.#now();
    if (start < this.#nextSave) return;
    this.#nextSave = Infinity;
    const run = this.#run;
    void this.#ask((api) => api.save()).then((saved) => {
      const end = this.#now();
      this.#nextSave = end + (this.#store.playing.value ? SAVE_EVERY_MS + 20 * (end - start) : Infinity);
      if (saved && run === this.#run) this.#saved = saved;
    });
  }

  /** Answers of a worker that is no longer ours never arrive; a call that fails ends its worker. */
  async #ask<T>(call: (api: Api) => Promise<T>): Promise<T | undefined> {
    const connection = this.#connection;
    try {
      const answer = await call(connection.api);
      return connection === this.#connection ? answer : undefined;
    } catch (error) {
      if (connection !== this.#connection) return undefined;
      console.error(error);
      await this.#replace();
      return undefined;
    }
  }

  async #replace(): Promise<void> {
    this.#connection.close();
    this.#frameInFlight = false;
    this.#nextSave = Infinity;
    if (this.#closed) return;
    if (++this.#crashes > CRASHES_ALLOWED) {
      this.#store.playing.value = false;
      this.#store.notice.value = { kind: "stopped" };
      return;
    }
    this.#connection = this.#open();
    await this.#recover();
  }

  async #recover(): Promise<void> {
    const saved = this.#saved;
    const config: Config | null = this.#store.experiment.value;
    if (!config) return;
    const run = ++this.#run;
    const outcome = await this.#ask((api) => (saved ? api.restore(saved, run) : api.propose(config, run)));
    if (!outcome) return;
    this.#take(outcome, false);
    this.#nextSave = 0;
    this.#store.notice.value = { kind: "replaced", step: (await this.#ask((api) => api.advance({ steps: 0 })))?.step ?? 0 };
  }
}
