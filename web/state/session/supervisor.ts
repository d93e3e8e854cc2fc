import type { Api } from "../../experiment/protocol.ts";
import type { LoadError } from "../../platform/causes.ts";

/** A worker and the way to it. `died` is called at most once: with what was thrown, or with why the worker never ran. */
export interface Connection {
  api: Api;
  close(): void;
}

export type Connect = (died: (reason: string | LoadError) => void) => Connection;

/** A call gets no answer any more: its worker has ended. */
export class WorkerLost extends Error {
  override readonly name = "WorkerLost";
  /** Whether it was this call that ended it. */
  readonly isCause: boolean;

  constructor(isCause: boolean) {
    super("The engine stopped before it answered.");
    this.isCause = isCause;
  }
}

/** The worker gave no sign of life for longer than anything that it was asked could take. */
export class WorkerSilent extends Error {
  override readonly name = "WorkerSilent";

  constructor() {
    super("The engine does not answer.");
  }
}

export interface Watch {
  /** Whether the worker is to be looked after though nothing is awaited of it. */
  isBusy(): boolean;
  /** Milliseconds that a single computation may take, as things stand. */
  timeout(): number;
  /** The worker is no more; `error` is what ended it. */
  lost(error: unknown): void;
  /** Called as often as the worker is looked after. */
  heartbeat(): void;
}

const HEARTBEAT_MS = 500;
/** What a worker's script may take to come over a slow network, the first time. */
const FIRST_MS = 30_000;
/** A worker that has been silent for so long is asked whether it is there. */
const PING_AFTER_MS = 1000;
/** Errors of a call that say nothing against the worker: the engine refuses, or what was asked cannot be sent. */
const REFUSALS: readonly string[] = ["ConfigError", "MemoryError", "DisposedError", "DataCloneError"];

export const isRefusal = (error: unknown): error is Error => error instanceof Error && REFUSALS.includes(error.name);

/**
 * Keeps one worker and notices when it ends: by an error event, by a call that fails, or by silence.
 *
 * Silence is counted only while an answer is awaited or training goes on, and on this thread's own beats, of which none
 * counts for more than two: while the page sleeps, is throttled or stands in a debugger, no time passes for the worker.
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
  /** Some worker has answered before. */
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

  /** @throws WorkerLost once the worker has ended, and what the engine refuses as it refuses it. */
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

  /** Looks after the worker from now on, as long as there is reason to. */
  look(): void {
    if (this.#timer !== undefined || !this.#connection) return;
    this.#heard();
    this.#timer = setInterval(() => this.#heartbeat(), HEARTBEAT_MS);
  }

  /** Ends the worker: who waits for it is told. */
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
