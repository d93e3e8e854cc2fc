import type { Clock } from "./clock.ts";
import type { Run } from "./run.ts";

/** Share of the time that evaluation takes during training; more if the numbers shown are old. */
const SHARE = 0.12;
const SHARE_OLD = 0.2;
const OLD_MS = 1000;
const PORTION_MS = 1.5;
/** If training is paused. */
const LONG_PORTION_MS = 5;
/** If a pass over the data is this quick, a snapshot evaluates at once. */
const QUICK_MS = { training: 2, resting: 8 } as const;
const SHOWN_EVERY_MS = 150;

/**
 * The only place that decides when losses and scores are evaluated: for a row of the curves, for a snapshot, for a stop
 * condition, and when training pauses. Evaluation runs in slices of a few milliseconds between the worker's other tasks.
 * During training it takes a small share of the time, however long a pass over the data is.
 */
export class Evaluation {
  readonly #clock: Clock;
  readonly #isTraining: () => boolean;
  #runs: readonly Run[] = [];
  /** Training waits for the present losses of this run. */
  #required: Run | undefined;
  #resumeAt = 0;
  /** When the next slice runs. Slices scheduled earlier are void. */
  #turnAt = Infinity;
  #asked = 0;

  constructor(clock: Clock, isTraining: () => boolean) {
    this.#clock = clock;
    this.#isTraining = isTraining;
  }

  /** Evaluates these runs from now on, instead of those before. */
  watch(runs: readonly Run[]): void {
    this.#runs = runs;
    this.#required = undefined;
    this.#resumeAt = 0;
    this.wake();
  }

  /** Training has to wait, because losses are required or because parameters are evaluated without a copy. */
  get holdsTraining(): boolean {
    return this.#required !== undefined || this.#runs.some((run) => run.isEvaluating && !run.evaluatesCopy);
  }

  /** The losses of all runs are those of the present parameters. */
  get isSettled(): boolean {
    return this.#runs.every((run) => run.isPresent);
  }

  /** Lets training wait until the present losses of a run are known. If a pass is quick, they are known on return. */
  require(run: Run): void {
    if (run.isPresent) return;
    this.#required = run;
    run.begin();
    this.#turn();
  }

  /** To be called before a snapshot. */
  refresh(): void {
    const quick = this.#isTraining() ? QUICK_MS.training : QUICK_MS.resting;
    for (const run of this.#runs) {
      if (!run.isPresent && run !== this.#required && run.passMs <= quick) run.evaluateAtOnce();
      this.#checkFinite(run);
    }
    this.wake();
  }

  /** To be called after every change. Does nothing if no evaluation is due. */
  wake(): void {
    if (!this.#next()) return;
    const now = this.#clock.now();
    const wait = this.#isHurried ? 0 : Math.max(0, this.#resumeAt - now);
    if (this.#turnAt <= now + wait) return;
    this.#turnAt = now + wait;
    const asked = ++this.#asked;
    this.#clock.soon(() => {
      if (asked !== this.#asked) return;
      this.#turnAt = Infinity;
      this.#turn();
    }, wait);
  }

  get #isHurried(): boolean {
    return this.#required !== undefined || !this.#isTraining();
  }

  #next(): Run | undefined {
    return (
      this.#required ??
      this.#runs.find((run) => run.isEvaluating) ??
      this.#runs.filter((run) => this.#isDue(run)).sort((a, b) => b.age - a.age)[0]
    );
  }

  #isDue(run: Run): boolean {
    return !run.isPresent && (!this.#isTraining() || (this.#isInStep && (run.isRowDue || run.age >= SHOWN_EVERY_MS)));
  }

  /** Whether all runs that have not diverged are at the same step. */
  get #isInStep(): boolean {
    const steps = this.#runs.filter(({ progress }) => progress.state === "ready").map(({ progress }) => progress.step);
    return steps.every((step) => step === steps[0]);
  }

  #turn(): void {
    const run = this.#next();
    if (!run) return;
    const start = this.#clock.now();
    if (this.#isHurried && run.isEvaluatingPast) run.begin();
    if (!run.isEvaluating) this.#begin(run);
    run.evaluate(this.#isHurried ? LONG_PORTION_MS : PORTION_MS);
    const end = this.#clock.now();
    this.#resumeAt = end + (end - start) * (1 / (run.age > OLD_MS ? SHARE_OLD : SHARE) - 1);
    if (run === this.#required && run.isPresent) this.#required = undefined;
    if (!run.isEvaluating) this.#checkFinite(run);
    this.wake();
  }

  #begin(run: Run): void {
    for (const each of this.#required ? [run] : this.#runs) {
      if (!each.isPresent && !each.isEvaluating) each.begin();
    }
  }

  /** If a loss of an earlier step was not finite, evaluates the present one: the trainer then finds that it has diverged. */
  #checkFinite(run: Run): void {
    if (!run.isPresent && !Number.isFinite(run.status.train.loss) && run.progress.state === "ready") this.require(run);
  }
}
