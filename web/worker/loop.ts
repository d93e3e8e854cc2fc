import type { Clock } from "./clock.ts";

const SLICE_MS = 6;
const IDLE_MS = 4;

/** The result of a call for some steps. If none were made, something else comes first, and waiting messages are handled. */
export interface Advanced {
  made: number;
  /** Whether training goes on. */
  more: boolean;
}

/** Trains between messages in slices of a few milliseconds, at a given number of steps per second. */
export class Loop {
  #speed = 0;
  #last = 0;
  #owed = 0;
  #chunk = 1;
  #scheduled = false;
  #recent: { time: number; steps: number }[] = [];
  readonly #advance: (steps: number) => Advanced;
  readonly #clock: Clock;

  /** `advance` makes at most the given number of steps. */
  constructor(advance: (steps: number) => Advanced, clock: Clock) {
    this.#advance = advance;
    this.#clock = clock;
  }

  get isPlaying(): boolean {
    return this.#speed > 0;
  }

  /** After a pause, the first step is made at once. */
  play(stepsPerSecond: number): void {
    const paused = this.#speed === 0;
    this.#speed = stepsPerSecond;
    this.#last = this.#clock.now();
    if (stepsPerSecond === 0) this.#recent = [];
    else if (!paused) return;
    this.#owed = 1;
    this.#slice();
  }

  /** Steps per second, over the last second. */
  rate(): number {
    const now = this.#clock.now();
    this.#recent = this.#recent.filter(({ time }) => now - time < 1000);
    if (this.#recent.length < 2) return 0;
    const elapsed = Math.max(now - this.#recent[0].time, 1);
    const steps = this.#recent.slice(1).reduce((sum, { steps }) => sum + steps, 0);
    return (1000 * steps) / elapsed;
  }

  #schedule(delay: number): void {
    if (this.#scheduled || this.#speed === 0) return;
    this.#scheduled = true;
    this.#clock.soon(() => {
      this.#scheduled = false;
      this.#slice();
    }, delay);
  }

  #slice(): void {
    if (this.#speed === 0) return;
    const start = this.#clock.now();
    const wanted = this.#wanted(start);
    const made = this.#train(wanted, start);
    this.#owed = Math.min(this.#owed - made, Math.max(1, this.#speed / 10));
    if (made > 0) this.#recent.push({ time: this.#clock.now(), steps: made });
    this.#schedule(made < wanted ? 0 : IDLE_MS);
  }

  #wanted(now: number): number {
    if (this.#speed === Infinity) {
      this.#owed = Infinity;
      return Infinity;
    }
    this.#owed += ((now - this.#last) / 1000) * this.#speed;
    this.#last = now;
    return Math.floor(this.#owed);
  }

  #train(wanted: number, start: number): number {
    let made = 0;
    let before = start;
    while (made < wanted && before - start < SLICE_MS) {
      const { made: steps, more } = this.#advance(Math.min(this.#chunk, wanted - made));
      made += steps;
      const after = this.#clock.now();
      this.#adapt(after - before, steps);
      before = after;
      if (!more) this.#speed = 0;
      if (!more || steps === 0) break;
    }
    return made;
  }

  /** Chunks of about a third of a slice. */
  #adapt(milliseconds: number, steps: number): void {
    if (milliseconds > SLICE_MS / 2) this.#chunk = Math.max(1, Math.floor(this.#chunk / 2));
    else if (milliseconds < SLICE_MS / 4 && steps === this.#chunk) this.#chunk = Math.min(4096, this.#chunk * 2);
  }
}
