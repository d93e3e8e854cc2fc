const ALLOWED = 3;
const WITHIN_MS = 60_000;
/** Before a worker is asked for again that ended twice before it had its engine; twice as long each time that follows. */
const PAUSE_MS = 1000;
/** A worker that was silent for too long may just have been slow: the next one gets so many times as long. */
const TIMEOUT_GROWTH = 3;

export interface Crash {
  /** It did not answer. */
  silent: boolean;
  /** It had no engine yet. */
  loading: boolean;
}

/** The crashes of the last minute, and what follows from them for the next worker. */
export class Crashes {
  #recent: (Crash & { time: number })[] = [];
  /** Resolves when the next worker may be asked for. */
  over: Promise<void> = Promise.resolve();

  /** Notes a crash, and says whether another worker is worth trying. */
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

  /** How many times as long as usual an answer may take. */
  timeoutFactor(now: number): number {
    return TIMEOUT_GROWTH ** this.#since(now).filter(({ silent }) => silent).length;
  }

  /** What caused them is done away with. */
  forget(): void {
    this.#recent = [];
  }

  #since(now: number): (Crash & { time: number })[] {
    return this.#recent.filter(({ time }) => now - time < WITHIN_MS);
  }
}
