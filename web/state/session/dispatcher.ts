import type { Api } from "../../experiment/protocol.ts";
import { LoadError } from "../../platform/load-error.ts";
import type { Crashes } from "./crashes.ts";
import { freeze } from "../../experiment/experiment.ts";
import { configsOf, type Entry, type Command, type CommandQueue } from "./command-queue.ts";
import { timeoutFor } from "./timeout.ts";
import type { Executor } from "./executor.ts";
import type { RunState } from "./run-state.ts";
import { TRIES, type Recovery } from "./recovery.ts";
import type { Saver } from "./saver.ts";
import type { Store } from "../store.ts";
import type { Notice } from "../notice.ts";
import { isRefusal, issueOf, WorkerLost, WorkerSilent, Supervisor, type Connect } from "./supervisor.ts";

/** The parts of a session that the dispatcher uses. */
export interface DispatcherContext {
  store: Store;
  runState: RunState;
  commands: CommandQueue;
  crashes: Crashes;
  saver: Saver;
  executor: Executor;
  recovery: Recovery;
  now: () => number;
  isTraining: () => boolean;
  /** Starts or pauses training, as the page requires. */
  drive(): void;
  /** Tries again after a failure, on the user's request. */
  again(wasPlaying: boolean): void;
}

/** Passes commands and questions to the worker in order. If the worker ends, the next one gets them. */
export class Dispatcher {
  readonly #context: DispatcherContext;
  readonly #supervisor: Supervisor;
  /** The worker has loaded its engine. */
  #loaded = false;
  /** The worker has the state that the one before it had. */
  #ready = false;
  #waitingForReady: (() => void)[] = [];
  #resting = false;
  #pumping = false;
  /** The worker has ended and none replaces it. */
  #stopped = false;
  #closed = false;

  constructor(connect: Connect, context: DispatcherContext) {
    this.#context = context;
    this.#supervisor = new Supervisor(connect, context.now, {
      isBusy: () => (this.#ready && context.isTraining()) || context.saver.timer.isWaiting,
      timeout: () => this.#timeout,
      lost: (error) => this.#lost(error),
      heartbeat: () => this.saveWhenDue(),
    });
    this.#supervisor.open();
  }

  get isReady(): boolean {
    return this.#ready;
  }

  /** A new worker neither trains nor sends frames until the queued commands are done. */
  get isResting(): boolean {
    return this.#resting;
  }

  get isGone(): boolean {
    return this.#stopped || this.#closed;
  }

  /** Resolves when the command is done, or when it never will be. */
  enqueue(command: Command): Promise<void> {
    const { commands } = this.#context;
    const done = commands.add(command);
    if (this.isGone) commands.release();
    else void this.#pump();
    return done;
  }

  /** Asked again if the worker is replaced. Undefined if there is no worker, or if the engine refuses or breaks. */
  async ask<T>(question: (api: Api) => Promise<T>): Promise<T | undefined> {
    for (let tries = 0; tries < TRIES;) {
      if (!this.#ready && !this.isGone) await new Promise<void>((resolve) => this.#waitingForReady.push(resolve));
      if (this.isGone) return undefined;
      try {
        return await this.call(question);
      } catch (error) {
        if (isRefusal(error)) return undefined;
        if (!(error instanceof WorkerLost)) throw error;
        if (error.isCause) tries += 1;
      }
    }
    return undefined;
  }

  /** @throws WorkerLost if the worker ends before it answers */
  call<T>(ask: (api: Api) => Promise<T>): Promise<T> {
    return this.#supervisor.call(ask);
  }

  /** Watches the worker while there is reason to. */
  look(): void {
    this.#supervisor.look();
  }

  /** Trains at the given speed; 0 pauses. */
  drive(speed: number, stops: Parameters<Api["play"]>[1]): void {
    if (!this.#ready) return;
    this.#resting = false;
    this.call((api) => api.play(speed, stops)).catch(() => undefined);
  }

  saveWhenDue(): void {
    if (this.#ready) this.#context.saver.whenDue();
  }

  /** Starts a new worker after the last one was given up. */
  async restart(): Promise<void> {
    if (!this.#stopped || this.#closed) return;
    this.#stopped = false;
    this.#context.crashes.forget();
    this.#context.store.notice.value = null;
    this.#supervisor.open();
    await this.#pump();
  }

  close(): void {
    this.#closed = true;
    this.#end();
  }

  /** The longest time that the present computation may take. */
  get #timeout(): number {
    const { store, runState, commands, crashes, now } = this.#context;
    const running = runState.checkpoint?.running.config;
    const command = commands.first?.command;
    const opened = [
      ...(this.#ready ? [] : [running]),
      ...(command ? configsOf(command, store.history.value, running) : []),
    ];
    return timeoutFor([running, runState.checkpoint?.baseline], opened) * crashes.timeoutFactor(now());
  }

  /** Executes the queued commands one after another. The next begins when the answer has been adopted. */
  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    const { commands, crashes, drive } = this.#context;
    while (!this.isGone) {
      try {
        if (!this.#ready) await this.#makeReady();
        const entry = commands.first;
        if (!entry) break;
        if (entry.tries < TRIES) await this.#attempt(entry);
        else this.#giveUp(entry);
      } catch (error) {
        if (error instanceof WorkerLost) await crashes.over;
        else this.#failed(error);
      }
    }
    this.#pumping = false;
    if (this.#resting) drive();
  }

  async #makeReady(): Promise<void> {
    const { store, recovery } = this.#context;
    const description = await this.call((api) => api.describe());
    this.#loaded = true;
    store.description.value ??= freeze(description);
    await recovery.recover();
    this.#ready = true;
    this.#resting = true;
    this.#wake();
  }

  async #attempt(entry: Entry): Promise<void> {
    const { executor, commands } = this.#context;
    entry.tries += 1;
    try {
      await executor.execute(entry);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      executor.refused([issueOf(error)], "change");
    }
    commands.finish(entry);
  }

  #giveUp(entry: Entry): void {
    const { recovery, runState, commands } = this.#context;
    recovery.giveUp(entry);
    if (!runState.checkpoint && !commands.first) this.#stop({ kind: "stopped" });
  }

  /** An answer that cannot be adopted does not block the queue. */
  #failed(error: unknown): void {
    console.error(error);
    const entry = this.#context.commands.first;
    if (this.#ready && entry) this.#giveUp(entry);
    else this.#stop({ kind: "stopped" });
  }

  /** The worker has ended. It is replaced, unless the next one would end too. */
  #lost(error: unknown): void {
    const { store, runState, crashes, recovery, saver, now } = this.#context;
    console.error(error);
    const [loading, wasReady] = [!this.#loaded, this.#ready];
    this.#ready = false;
    this.#loaded = false;
    saver.timer.restart();
    if (error instanceof LoadError) {
      const playing = store.playing.value;
      return this.#stop({ kind: "cause", cause: error.cause, again: () => this.#context.again(playing) });
    }
    // A new worker in the same browser would compute wrongly too.
    if (loading && error instanceof Error && error.name === "EngineBroken")
      return this.#stop({ kind: "broken", issue: issueOf(error) });
    const isWorthIt = crashes.add(now(), { silent: error instanceof WorkerSilent, loading });
    if (!(wasReady && recovery.revert()) && !isWorthIt) return this.#stop({ kind: "stopped" });
    runState.forgetWorker();
    void crashes.over.then(() => {
      if (this.isGone) return;
      this.#supervisor.open();
      void this.#pump();
    });
  }

  #stop(notice: Notice): void {
    const { store } = this.#context;
    this.#stopped = true;
    store.playing.value = false;
    store.notice.value = notice;
    this.#end();
  }

  /** Ends all waiting. */
  #end(): void {
    this.#ready = false;
    this.#supervisor.close();
    this.#context.commands.release();
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waitingForReady.splice(0)) resolve();
  }
}
