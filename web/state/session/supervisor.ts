import type { Issue } from "../../engine/types.ts";
import type { Api } from "../../experiment/protocol.ts";
import type { LoadError } from "../../platform/load-error.ts";

/** A worker with its API. `died` is called at most once, with the error or with the reason why the worker did not start. */
export interface Connection {
  api: Api;
  close(): void;
}

export type Connect = (died: (reason: string | LoadError) => void) => Connection;

/** The worker ended before it answered a call. */
export class WorkerLost extends Error {
  override readonly name = "WorkerLost";
  /** Whether this call ended it. */
  readonly isCause: boolean;

  constructor(isCause: boolean) {
    super("The engine stopped before it answered.");
    this.isCause = isCause;
  }
}

/** The worker did not answer within the timeout. */
export class WorkerSilent extends Error {
  override readonly name = "WorkerSilent";

  constructor() {
    super("The engine does not answer.");
  }
}

export interface Watch {
  /** Whether the worker is watched even if no call waits for an answer. */
  isBusy(): boolean;
  /** Milliseconds that a single computation may take. */
  timeout(): number;
  /** The worker has ended with `error`. */
  lost(error: unknown): void;
  /** Called at each heartbeat. */
  heartbeat(): void;
}

const HEARTBEAT_MS = 500;
/** Time for the worker's script to load over a slow network. */
const FIRST_MS = 30_000;
/** After this time without an answer, the worker is pinged. */
const PING_AFTER_MS = 1000;
/** Errors that do not mean that the worker is broken: the engine refuses, or the arguments cannot be sent. */
const REFUSALS: readonly string[] = ["ConfigError", "MemoryError", "DisposedError", "DataCloneError"];

export const isRefusal = (error: unknown): error is Error => error instanceof Error && REFUSALS.includes(error.name);

/** What an error of a call is told by: the engine's issue (web/platform/calls.ts), or the message of any other error. */
export const issueOf = (error: Error & { issue?: Issue }): Issue =>
  error.issue ?? { code: "", args: {}, path: "", message: error.message };

/**
 * Owns one worker and detects when it ends: by an error event, a failed call, or a timeout.
 *
 * The timeout runs only while an answer is awaited or training goes on. Time is counted by this thread's heartbeats, each
 * for at most two intervals, so that none passes while the page is suspended, throttled or stopped in a debugger.
 */
export class Supervisor {
  readonly #connect: Connect;
  readonly #now: () => number;
  readonly #watch: Watch;
  #connection: Connection | null = null;
  #waiting = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #beaten = 0;
  #silent = 0;
  #asked = false;
  /** A worker has answered before. */
  #spoken = false;

  constructor(connect: Connect, now: () => number, watch: Watch) {
    this.#connect = connect;
    this.#now = now;
    this.#watch = watch;
  }

  open(): void {
    this.#heard();
    const connection = this.#connect(
      (reason) =>
        connection === this.#connection && this.#lose(typeof reason === "string" ? new Error(reason) : reason),
    );
    this.#connection = connection;
  }

  /** @throws WorkerLost if the worker has ended; refusals of the engine pass. */
  call<T>(ask: (api: Api) => Promise<T>): Promise<T> {
    const connection = this.#connection;
    if (!connection) return Promise.reject(new WorkerLost(false));
    this.look();
    return new Promise((resolve, reject) => {
      const lose = () => reject(new WorkerLost(false));
      this.#waiting.add(lose);
      const settle = (give: () => void) => {
        if (connection !== this.#connection) return;
        this.#waiting.delete(lose);
        this.#heard();
        this.#spoken = true;
        give();
      };
      const failed = (error: unknown) => {
        reject(isRefusal(error) ? error : new WorkerLost(true));
        if (!isRefusal(error)) this.#lose(error);
      };
      ask(connection.api).then(
        (answer) => settle(() => resolve(answer)),
        (error: unknown) => settle(() => failed(error)),
      );
    });
  }

  /** Watches the worker while there is reason to. */
  look(): void {
    if (this.#timer !== undefined || !this.#connection) return;
    this.#heard();
    this.#timer = setInterval(() => this.#heartbeat(), HEARTBEAT_MS);
  }

  /** Ends the worker and rejects the waiting calls. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#connection?.close();
    this.#connection = null;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const lose of waiting) lose();
  }

  #lose(error: unknown): void {
    this.close();
    this.#watch.lost(error);
  }

  #heard(): void {
    this.#silent = 0;
    this.#beaten = this.#now();
    this.#asked = false;
  }

  #heartbeat(): void {
    const now = this.#now();
    const passed = Math.min(Math.max(0, now - this.#beaten), 2 * HEARTBEAT_MS);
    this.#beaten = now;
    if (this.#waiting.size === 0 && !this.#watch.isBusy()) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    this.#silent += passed;
    this.#watch.heartbeat();
    const timeout = Math.max(this.#watch.timeout(), this.#spoken ? 0 : FIRST_MS);
    if (this.#silent > timeout) return this.#lose(new WorkerSilent());
    if (this.#silent < PING_AFTER_MS || this.#asked) return;
    this.#asked = true;
    this.call((api) => api.ping()).catch(() => undefined);
  }
}
