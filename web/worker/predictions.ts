import type { Trainer } from "../engine/types.ts";
import type { Subject } from "../experiment/compute.ts";
import { inputRows } from "../experiment/inputs.ts";
import type { Clock } from "./clock.ts";
import type { Run } from "./run.ts";

const PORTION_MS = 5;
/** Numbers that are passed to the engine at once. */
const NUMBERS_AT_ONCE = 1 << 22;

type Data = Pick<Subject["data"], "inputs" | "rows" | "columns">;

/** The rows from `first` to before `end`. */
export interface Rows {
  readonly first: number;
  readonly end: number;
}

export interface Predicted extends Rows {
  readonly values: Float32Array;
}

const allOf = ({ rows }: Data): Rows => ({ first: 0, end: rows });

export const covers = (a: Rows, b: Rows): boolean => a.first <= b.first && b.end <= a.end;

/** The outputs for rows, all unless told, at once. */
export function predictAll(trainer: Trainer, data: Data, { first, end }: Rows = allOf(data)): Float32Array {
  const portion = Math.ceil(NUMBERS_AT_ONCE / data.columns);
  const parts: Float32Array[] = [];
  for (let row = first; row < end; row += portion)
    parts.push(trainer.predict(inputRows(data, row, Math.min(portion, end - row))));
  return joined(parts);
}

interface Pass extends Rows {
  readonly run: Run;
}

/** Predictions for rows from the same parameters, in slices between other tasks. Training waits meanwhile. */
export class Predictions {
  readonly #clock: Clock;
  #pass: Pass | undefined;
  #complete: Predicted | undefined;
  /** Milliseconds that the last complete predictions took. */
  cost = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isUnderWay(): boolean {
    return this.#pass !== undefined;
  }

  /** Drops predictions that are under way or not taken yet. */
  forget(): void {
    this.#pass = this.#complete = undefined;
  }

  /** Starts predictions, unless some that cover the rows are under way for this run. Others that are begin anew, with both. */
  begin(run: Run, data: Data, { first, end }: Rows = allOf(data)): void {
    const pass = this.#pass;
    if (pass?.run !== run) return this.#start({ run, first, end }, data);
    if (covers(pass, { first, end })) return;
    this.#start({ run, first: Math.min(first, pass.first), end: Math.max(end, pass.end) }, data);
  }

  /** Complete predictions. A second call returns undefined. */
  take(): Predicted | undefined {
    const complete = this.#complete;
    this.#complete = undefined;
    return complete;
  }

  #start(pass: Pass, data: Data): void {
    this.#pass = pass;
    const { run, first, end } = pass;
    const { changes } = run;
    const portion = Math.max(1, Math.floor((PORTION_MS * data.rows) / run.passMs));
    const parts: Float32Array[] = [];
    let [row, cost] = [first, 0];
    const turn = () => {
      if (this.#pass !== pass) return;
      if (run.changes !== changes) return this.#start({ ...pass }, data);
      const start = this.#clock.now();
      parts.push(run.trainer.predict(inputRows(data, row, Math.min(portion, end - row))));
      cost += this.#clock.now() - start;
      row += portion;
      if (row < end) return this.#clock.soon(turn, 0);
      this.#pass = undefined;
      this.cost = cost;
      this.#complete = { first, end, values: joined(parts) };
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
