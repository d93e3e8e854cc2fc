import type { Clock } from "./clock.ts";
import type { Run } from "./run.ts";

const PORTION_MS = 5;

/** Predictions for all rows from the same parameters, in slices between other tasks. Training waits meanwhile. */
export class Predictions {
  readonly #clock: Clock;
  #run: Run | undefined;
  #complete: Float32Array | undefined;
  /** Milliseconds that the last complete predictions took. */
  cost = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isUnderWay(): boolean {
    return this.#run !== undefined;
  }

  /** Drops predictions that are under way or not taken yet. */
  forget(): void {
    this.#run = this.#complete = undefined;
  }

  /** Starts predictions for inputs with the given number of columns, unless some are under way for this run. */
  begin(run: Run, inputs: Float64Array, columns: number): void {
    if (this.#run === run) return;
    this.#run = run;
    this.#start(run, inputs, columns);
  }

  /** Complete predictions. A second call returns undefined. */
  take(): Float32Array | undefined {
    const complete = this.#complete;
    this.#complete = undefined;
    return complete;
  }

  #start(run: Run, inputs: Float64Array, columns: number): void {
    const { changes } = run;
    const rows = inputs.length / columns;
    const portion = Math.max(1, Math.floor((PORTION_MS * rows) / run.passMs));
    const parts: Float32Array[] = [];
    let [row, cost] = [0, 0];
    const turn = () => {
      if (this.#run !== run) return;
      if (run.changes !== changes) return this.#start(run, inputs, columns);
      const start = this.#clock.now();
      parts.push(run.trainer.predict(inputs.subarray(row * columns, Math.min(rows, row + portion) * columns)));
      cost += this.#clock.now() - start;
      row += portion;
      if (row < rows) return this.#clock.soon(turn, 0);
      this.#run = undefined;
      this.cost = cost;
      this.#complete = joined(parts);
    };
    this.#clock.soon(turn, 0);
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
