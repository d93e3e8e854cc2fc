import type { Api } from "../../experiment/protocol.ts";
import { LoadError } from "../../platform/causes.ts";
import type { Crashes } from "./crashes.ts";
import { freeze } from "../../experiment/experiment.ts";
import { configsOf, type Entry, type Intent, type Intents } from "./intents.ts";
import { patienceFor } from "./patience.ts";
import type { Performer } from "./performer.ts";
import type { Present } from "./present.ts";
import { TRIES, type Recovery } from "./recovery.ts";
import type { Saver } from "./saver.ts";
import type { Store } from "../store.ts";
import type { Notice } from "../notice.ts";
import { isRefusal, Lost, Silence, Supervisor, type Connect } from "./supervisor.ts";

/** Who does what comes up. */
export interface Work {
  store: Store;
  present: Present;
  intents: Intents;
  crashes: Crashes;
  saver: Saver;
  performer: Performer;
  recovery: Recovery;
  now: () => number;
  isTraining: () => boolean;
  /** Trains, or does not, as the page stands. */
  drive(): void;
  /** A press asks for what could not be had before. */
  again(wasPlaying: boolean): void;
}

/** Hands on to the worker what is asked, in order; where it ends, to the next one. */
export class Dispatcher {
  readonly #work: Work;
  readonly #supervisor: Supervisor;
  /** The worker of the present has its engine. */
  #loaded = false;
  /** It stands where the one before it was. */
  #ready = false;
  #waitingForReady: (() => void)[] = [];
  #resting = false;
  #pumping = false;
  /** No worker any more, and no new one. */
  #stopped = false;
  #closed = false;

  constructor(connect: Connect, work: Work) {
    this.#work = work;
    this.#supervisor = new Supervisor(connect, work.now, {
      isBusy: () => (this.#ready && work.isTraining()) || work.saver.timer.isWaiting,
      patience: () => this.#patience,
      lost: (error) => this.#lost(error),
      beat: () => this.saveWhenDue(),
    });
    this.#supervisor.open();
  }

  get isReady(): boolean {
    return this.#ready;
  }

  /** Until what waits is done on a new worker, it neither trains nor shows anything. */
  get isResting(): boolean {
    return this.#resting;
  }

  get isGone(): boolean {
    return this.#stopped || this.#closed;
  }

  /** Resolves once it is done, or once nobody does it any more. */
  intend(intent: Intent): Promise<void> {
    const { intents } = this.#work;
    const done = intents.add(intent);
    if (this.isGone) intents.release();
    else void this.#pump();
    return done;
  }

  /** Asked again on a new worker; undefined where there is none any more, or where the engine refuses or breaks. */
  async ask<T>(question: (api: Api) => Promise<T>): Promise<T | undefined> {
    for (let tries = 0; tries < TRIES;) {
      if (!this.#ready && !this.isGone) await new Promise<void>((resolve) => this.#waitingForReady.push(resolve));
      if (this.isGone) return undefined;
      try {
        return await this.call(question);
      } catch (error) {
        if (isRefusal(error)) return undefined;
        if (!(error instanceof Lost)) throw error;
        if (error.guilty) tries += 1;
      }
    }
    return undefined;
  }

  /** @throws Lost where the worker ends before it answers */
  call<T>(ask: (api: Api) => Promise<T>): Promise<T> {
    return this.#supervisor.call(ask);
  }

  /** Looks after the worker as long as there is reason to. */
  look(): void {
    this.#supervisor.look();
  }

  /** Sees to it that training goes on as the page stands. */
  drive(speed: number, stops: Parameters<Api["play"]>[1]): void {
    if (!this.#ready) return;
    this.#resting = false;
    this.call((api) => api.play(speed, stops)).catch(() => undefined);
  }

  saveWhenDue(): void {
    if (this.#ready) this.#work.saver.whenDue();
  }

  /** Begins again with a new worker, where the last one has stopped for good. */
  async restart(): Promise<void> {
    if (!this.#stopped || this.#closed) return;
    this.#stopped = false;
    this.#work.crashes.forget();
    this.#work.store.notice.value = null;
    this.#supervisor.open();
    await this.#pump();
  }

  close(): void {
    this.#closed = true;
    this.#end();
  }

  /** For the longest that the worker may be computing right now. */
  get #patience(): number {
    const { store, present, intents, crashes, now } = this.#work;
    const running = present.ground?.running.config;
    const intent = intents.first?.intent;
    const opened = [
      ...(this.#ready ? [] : [running]),
      ...(intent ? configsOf(intent, store.history.value, running) : []),
    ];
    return patienceFor([running, present.ground?.baseline], opened) * crashes.patience(now());
  }

  /** Does what waits, one after another, each until its answer is adopted. */
  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    const { intents, crashes, drive } = this.#work;
    while (!this.isGone) {
      try {
        if (!this.#ready) await this.#makeReady();
        const entry = intents.first;
        if (!entry) break;
        if (entry.tries < TRIES) await this.#attempt(entry);
        else this.#giveUp(entry);
      } catch (error) {
        if (error instanceof Lost) await crashes.over;
        else this.#failed(error);
      }
    }
    this.#pumping = false;
    if (this.#resting) drive();
  }

  async #makeReady(): Promise<void> {
    const { store, recovery } = this.#work;
    const description = await this.call((api) => api.describe());
    this.#loaded = true;
    store.description.value ??= freeze(description);
    await recovery.recover();
    this.#ready = true;
    this.#resting = true;
    this.#wake();
  }

  async #attempt(entry: Entry): Promise<void> {
    const { performer, intents } = this.#work;
    entry.tries += 1;
    try {
      await performer.perform(entry);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      performer.refused([{ path: "", message: error.message }], "change");
    }
    intents.finish(entry);
  }

  #giveUp(entry: Entry): void {
    const { recovery, present, intents } = this.#work;
    recovery.giveUp(entry);
    if (!present.ground && !intents.first) this.#stop({ kind: "stopped" });
  }

  /** An answer that cannot be taken over, whatever is wrong with it, holds up nothing else. */
  #failed(error: unknown): void {
    console.error(error);
    const entry = this.#work.intents.first;
    if (this.#ready && entry) this.#giveUp(entry);
    else this.#stop({ kind: "stopped" });
  }

  /** The worker has ended: another one takes its place, unless that would end as well. */
  #lost(error: unknown): void {
    const { store, present, crashes, recovery, saver, now } = this.#work;
    console.error(error);
    const [loading, wasReady] = [!this.#loaded, this.#ready];
    this.#ready = false;
    this.#loaded = false;
    saver.timer.restart();
    if (error instanceof LoadError) {
      const playing = store.playing.value;
      return this.#stop({ kind: "cause", cause: error.cause, again: () => this.#work.again(playing) });
    }
    // A new worker in the same browser would compute as wrongly.
    if (loading && error instanceof Error && error.name === "EngineBroken")
      return this.#stop({ kind: "broken", message: error.message });
    const isWorthIt = crashes.add(now(), { silent: error instanceof Silence, loading });
    if (!(wasReady && recovery.blame()) && !isWorthIt) return this.#stop({ kind: "stopped" });
    present.forgetWorker();
    void crashes.over.then(() => {
      if (this.isGone) return;
      this.#supervisor.open();
      void this.#pump();
    });
  }

  #stop(notice: Notice): void {
    const { store } = this.#work;
    this.#stopped = true;
    store.playing.value = false;
    store.notice.value = notice;
    this.#end();
  }

  /** Nobody waits any longer. */
  #end(): void {
    this.#ready = false;
    this.#supervisor.close();
    this.#work.intents.release();
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waitingForReady.splice(0)) resolve();
  }
}
