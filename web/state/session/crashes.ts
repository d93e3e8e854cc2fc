const ALLOWED = 3;
const WITHIN_MS = 60_000;
/** Pause before a new worker, after two have ended without an engine. It doubles each time. */
const PAUSE_MS = 1000;
/** A worker that did not answer may just be slow: the timeout grows by this factor. */
const TIMEOUT_GROWTH = 3;

export interface Crash {
  /** It did not answer in time. */
  silent: boolean;
  /** Its engine had not loaded. */
  loading: boolean;
}

/** The crashes of the last minute, and what follows from them for the next worker. */
export class Crashes {
  #recent: (Crash & { time: number })[] = [];
  /** Resolves when the next worker may be started. */
  over: Promise<void> = Promise.resolve();

  /** Records a crash, and returns whether another worker should be started. */
  add(now: number, crash: Crash): boolean {
    this.#recent = [...this.#since(now), { ...crash, time: now }];
    const loading = this.#recent.filter(({ loading }) => loading).length;
    this.over =
      crash.loading && loading > 1
        ? new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** (loading - 2)))
        : Promise.resolve();
    return this.#recent.length <= ALLOWED;
  }

  isRepeated(now: number): boolean {
    return this.#since(now).length > 1;
  }

  /** The factor by which timeouts are longer than usual. */
  timeoutFactor(now: number): number {
    return TIMEOUT_GROWTH ** this.#since(now).filter(({ silent }) => silent).length;
  }

  /** To be called when the cause is gone. */
  forget(): void {
    this.#recent = [];
  }

  #since(now: number): (Crash & { time: number })[] {
    return this.#recent.filter(({ time }) => now - time < WITHIN_MS);
  }
}
