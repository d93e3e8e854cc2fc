import type { EvaluatedStatus, Stops } from "../experiment/protocol.ts";
import type { Status } from "../engine/types.ts";
import type { GoalEnd } from "../experiment/goal.ts";
import { errorOf } from "../engine/refuse.ts";
import type { Clock } from "./clock.ts";
import { Evaluation } from "./evaluation.ts";
import { Loop, type Advanced } from "./loop.ts";
import type { Runs } from "./opening.ts";
import { Predictions } from "./predictions.ts";
import { StopConditions } from "./stop-conditions.ts";

const CHUNK_MS = 5;

/** Trains the open experiment: in the loop until a stop condition is met, or for a given number of steps. */
export class Training {
  readonly predictions: Predictions;
  readonly #clock: Clock;
  readonly #evaluation: Evaluation;
  readonly #loop: Loop;
  readonly #stops = new StopConditions();
  #runs: Runs | undefined;
  #ended = false;
  /** The stop conditions wait for the losses of the present step. */
  #awaitsLosses = false;
  /** Calls of advance() that have not returned. */
  #advancing = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.predictions = new Predictions(clock);
    this.#loop = new Loop((steps) => this.#advance(steps), clock);
    this.#evaluation = new Evaluation(clock, () => this.#loop.isPlaying || this.#advancing > 0);
  }

  /** undefined until an experiment is open. */
  get current(): Runs | undefined {
    return this.#runs;
  }

  /** @throws EngineError until an experiment is open */
  get runs(): Runs {
    if (!this.#runs) throw errorOf("ConfigError", "", "no_experiment", {});
    return this.#runs;
  }

  /** A stop condition has ended the loop. */
  get ended(): boolean {
    return this.#ended;
  }

  get goalEnd(): GoalEnd | null {
    return this.#stops.goalEnd;
  }

  get stepsPerSecond(): number {
    return this.#loop.rate();
  }

  /** All that a snapshot shows is computed from the present parameters. */
  get isSettled(): boolean {
    return this.#evaluation.isSettled && !this.predictions.isUnderWay;
  }

  /** Replaces what was open, and disposes of it. If the own run stays, its config was changed while it ran. */
  open(runs: Runs): void {
    const before = this.#runs;
    this.#runs = runs;
    before?.baseline?.dispose();
    if (before?.own === runs.own) {
      runs.own.changed();
    } else {
      before?.own.dispose();
      this.#stops.reset();
      this.#awaitsLosses = false;
    }
    this.#evaluation.watch(runs.baseline ? [runs.own, runs.baseline] : [runs.own]);
  }

  play(stepsPerSecond: number, stops: Stops): void {
    this.#stops.set(stops);
    this.#ended = false;
    this.#loop.play(stepsPerSecond);
    this.#evaluation.wake();
  }

  /** Trains so many steps and evaluates the losses at the last one. */
  async advance(steps: number): Promise<EvaluatedStatus> {
    const { own } = this.runs;
    const last = own.progress.step + steps;
    let chunk = 1;
    this.#advancing++;
    try {
      while (this.#isOpen(own) && own.progress.step < last && own.progress.state === "ready") {
        const start = this.#clock.now();
        const made = this.#train(Math.min(chunk, last - own.progress.step));
        if (made > 0) chunk = this.#clock.now() - start < CHUNK_MS ? chunk * 2 : Math.max(1, chunk >> 1);
        await this.#otherMessages();
      }
    } finally {
      this.#advancing--;
    }
    this.#evaluation.wake();
    while (this.#isOpen(own) && !this.#evaluation.isSettled && !this.#loop.isPlaying) await this.#otherMessages();
    return own.status;
  }

  advanceEpochs(epochs: number): Promise<EvaluatedStatus> {
    const { data } = this.runs;
    return this.advance(epochs * Math.max(1, Math.ceil(data.trainRows / this.#batchSize)));
  }

  rewind(): Status {
    return this.runs.own.rewind();
  }

  /** Parameters were changed by hand. */
  changed(): void {
    this.runs.own.changed();
    this.#evaluation.wake();
  }

  /** Evaluates what is evaluated quickly; to be called before a snapshot. */
  refresh(): void {
    this.#evaluation.refresh();
  }

  get #batchSize(): number {
    return this.runs.config.batch_size ?? 1;
  }

  #isOpen(own: Runs["own"]): boolean {
    return this.#runs?.own === own;
  }

  #otherMessages(): Promise<void> {
    return new Promise((resolve) => this.#clock.soon(resolve, 0));
  }

  /** Trains both runs to the same step, at most so many steps ahead. Returns the number of steps made. */
  #train(steps: number): number {
    const { own, baseline } = this.runs;
    if (this.#evaluation.holdsTraining || this.predictions.isUnderWay) return 0;
    if (baseline?.trainTo(own.progress.step) === false) return 0;
    const made = own.train(steps);
    baseline?.trainTo(own.progress.step);
    this.#evaluation.wake();
    return made;
  }

  /** Trains at most so many steps, and not past the step at which the stop conditions are checked next. */
  #advance(steps: number): Advanced {
    const { own, data } = this.runs;
    const allowed = this.#stops.stepsAllowed(own.progress, data.trainRows, this.#batchSize);
    const made = this.#awaitsLosses ? 0 : this.#train(Math.min(steps, allowed));
    this.#awaitsLosses ||= made > 0 && this.#stops.needsLosses(own.progress);
    if (own.progress.state !== "ready") return { made, more: (this.#awaitsLosses = false) };
    if (this.#awaitsLosses) this.#evaluation.require(own);
    if (this.#awaitsLosses && !own.isPresent) return { made, more: true };
    if (made > 0 || this.#awaitsLosses) this.#ended = this.#stops.check(own.status, own.score);
    this.#awaitsLosses = false;
    return { made, more: !this.#ended };
  }
}
