import type { Curves, EvaluatedStatus } from "../experiment/protocol.ts";
import type { Progress, Status, Trainer } from "../engine/types.ts";
import { Recorder } from "./recorder.ts";

/** Limit for the passes over rows that one training call makes for the loss record. */
const HISTORY_MS = 3;
/** The resolution of a worker's clock. */
const LEAST_MS = 0.05;
/** Up to this number of parameters, the trainer evaluates a copy of them while it trains on (core/training/state.hpp). */
const MOST_COPIED = 2 ** 22;

/** A trainer with its curves, its progress, and the losses and scores that were evaluated last. */
export class Run {
  readonly trainer: Trainer;
  readonly parameterCount: number;
  readonly #rows: number;
  readonly #now: () => number;
  /** The name of the metric that is drawn beside the loss. */
  readonly score: string;
  readonly #recorder: Recorder;
  #progress: Progress;
  #latest: Status;
  #latestTime: number;
  /** Milliseconds of the last pass over all rows, and of the pass under way so far. */
  #passMs: number;
  #spentMs = 0;
  /** Counts changes of the parameters, by training and by hand. */
  #changes = 0;
  #latestChange = 0;
  /** The change whose evaluation is under way. */
  #evaluating: number | null = null;

  /** Without `curves`, they start with the present step. */
  constructor(trainer: Trainer, now: () => number, score: string, curves?: Curves) {
    this.trainer = trainer;
    this.#now = now;
    this.score = score;
    this.#recorder = new Recorder(score);
    this.#rows = trainer.dataShape().rows;
    this.parameterCount = trainer
      .layers()
      .flatMap(({ weights }) => Object.values(weights))
      .reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0);
    const start = now();
    this.#progress = this.#latest = trainer.status();
    this.#latestTime = now();
    this.#passMs = this.#latestTime - start;
    this.#recorder.restart(curves);
    if (!curves) this.#recorder.record(this.#latest);
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** The present step with the losses and scores last evaluated. */
  get status(): EvaluatedStatus {
    const { train, test, step } = this.#latest;
    return { ...this.#progress, train, test, evaluated: step };
  }

  get curves(): Curves {
    return this.#recorder.curves;
  }

  /** Counts changes of the parameters. */
  get changes(): number {
    return this.#changes;
  }

  /** Whether the losses and scores are those of the present parameters. */
  get isPresent(): boolean {
    return this.#latestChange === this.#changes;
  }

  get isEvaluating(): boolean {
    return this.#evaluating !== null;
  }

  /** Whether an evaluation of earlier parameters is under way. */
  get isEvaluatingPast(): boolean {
    return this.isEvaluating && this.#evaluating !== this.#changes;
  }

  /** Whether training may go on while an evaluation is under way. */
  get evaluatesCopy(): boolean {
    return this.parameterCount <= MOST_COPIED;
  }

  /** Whether a row of the curves is due. */
  get isRowDue(): boolean {
    return this.#progress.epoch >= this.#recorder.due();
  }

  /** Milliseconds since the last evaluation. */
  get age(): number {
    return this.#now() - this.#latestTime;
  }

  /** Milliseconds of the last evaluation. */
  get passMs(): number {
    return this.#passMs;
  }

  /** Makes at most the given number of steps and returns how many it made: none after divergence. */
  train(steps: number): number {
    const { step, state } = this.#progress;
    if (state !== "ready" || steps <= 0) return 0;
    this.#progress = this.trainer.trainSome(steps, this.#rowsWithin(HISTORY_MS));
    if (this.#progress.step > step || this.#progress.state !== "ready") this.#changes++;
    return this.#progress.step - step;
  }

  /** Begins an evaluation of the present parameters. One under way is dropped. */
  begin(): void {
    this.trainer.beginEvaluation();
    this.#evaluating = this.#changes;
    this.#spentMs = 0;
  }

  /** Continues the evaluation for about the given time. */
  evaluate(milliseconds: number): void {
    const start = this.#now();
    const status = this.trainer.continueEvaluation(this.#rowsWithin(milliseconds));
    this.#spentMs += this.#now() - start;
    if (!status) return;
    this.#passMs = this.#spentMs;
    this.#take(status, this.#evaluating!);
  }

  /** Evaluates the present parameters completely. */
  evaluateAtOnce(): void {
    const start = this.#now();
    const status = this.trainer.status();
    this.#passMs = this.#now() - start;
    this.#take(status, this.#changes);
  }

  /** To be called after parameters or penalties were changed by hand. */
  changed(): void {
    this.#progress = this.trainer.train({ steps: 0 }, { evaluate: false });
    this.#changes++;
    this.#evaluating = null;
  }

  rewind(): Status {
    const status = this.trainer.rewind();
    this.#recorder.rewind(status.epoch);
    this.#take(status, ++this.#changes);
    return status;
  }

  dispose(): void {
    this.trainer.dispose();
  }

  #take(status: Status, change: number): void {
    this.#latest = status;
    this.#latestTime = this.#now();
    this.#latestChange = change;
    this.#evaluating = null;
    if (this.isPresent) this.#progress = status;
    if (status.state === "ready") this.#recorder.record(status);
  }

  #rowsWithin(milliseconds: number): number {
    return Math.ceil((milliseconds * this.#rows) / Math.max(this.#passMs, LEAST_MS));
  }
}
