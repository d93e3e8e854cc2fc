import type { Trainer } from "../engine/types.ts";
import type { Subject } from "../experiment/compute.ts";
import { inputRows } from "../experiment/inputs.ts";
import type { Clock } from "./clock.ts";
import type { Run } from "./run.ts";

const PORTION_MS = 5;
/** Numbers that are passed to the engine at once. */
const NUMBERS_AT_ONCE = 1 << 22;

type Data = Pick<Subject["data"], "inputs" | "rows" | "columns">;

/** The outputs for all rows, at once. */
export function predictAll(trainer: Trainer, data: Data): Float32Array {
  const portion = Math.ceil(NUMBERS_AT_ONCE / data.columns);
  const parts: Float32Array[] = [];
  for (let row = 0; row < data.rows; row += portion) parts.push(trainer.predict(inputRows(data, row, portion)));
  return joined(parts);
}

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

  /** Starts predictions for the data, unless some are under way for this run. */
  begin(run: Run, data: Data): void {
    if (this.#run === run) return;
    this.#run = run;
    this.#start(run, data);
  }

  /** Complete predictions. A second call returns undefined. */
  take(): Float32Array | undefined {
    const complete = this.#complete;
    this.#complete = undefined;
    return complete;
  }

  #start(run: Run, data: Data): void {
    const { changes } = run;
    const { rows } = data;
    const portion = Math.max(1, Math.floor((PORTION_MS * rows) / run.passMs));
    const parts: Float32Array[] = [];
    let [row, cost] = [0, 0];
    const turn = () => {
      if (this.#run !== run) return;
      if (run.changes !== changes) return this.#start(run, data);
      const start = this.#clock.now();
      parts.push(run.trainer.predict(inputRows(data, row, portion)));
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
