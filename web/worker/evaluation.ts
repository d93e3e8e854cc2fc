import type { Clock } from "./clock.ts";
import type { Run } from "./run.ts";

/** Of the time while training goes on; more where what is shown is old. */
const SHARE = 0.12;
const SHARE_OLD = 0.2;
const OLD_MS = 1000;
const PORTION_MS = 1.5;
/** Where nothing is trained meanwhile. */
const LONG_PORTION_MS = 5;
/** What is evaluated as quickly is evaluated for a snapshot at once: while training goes on, and while it rests. */
const QUICK_MS = { training: 2, resting: 8 } as const;
const SHOWN_EVERY_MS = 150;

/**
 * The one place that decides when losses and scores are evaluated: for a row of the curves, for what is shown, for a goal,
 * and where training rests. In portions of a few milliseconds between the other tasks of the worker, and while training
 * goes on for a share of the time that is small whatever a pass over the data costs.
 */
export class Evaluation {
  readonly #clock: Clock;
  readonly #isTraining: () => boolean;
  #runs: readonly Run[] = [];
  /** Whose present losses training waits for. */
  #required: Run | undefined;
  #resumeAt = 0;
  /** When the next turn comes; the turns before it that were asked for are void. */
  #turnAt = Infinity;
  #asked = 0;

  constructor(clock: Clock, isTraining: () => boolean) {
    this.#clock = clock;
    this.#isTraining = isTraining;
  }

  /** From now on evaluates these runs; those before are forgotten. */
  watch(runs: readonly Run[]): void {
    this.#runs = runs;
    this.#required = undefined;
    this.#resumeAt = 0;
    this.wake();
  }

  /** Training has to wait: for losses that are required, or because the parameters that are evaluated are not copied. */
  get holdsTraining(): boolean {
    return this.#required !== undefined || this.#runs.some((run) => run.isEvaluating && !run.evaluatesCopy);
  }

  /** All that is shown is of the present parameters. */
  get isSettled(): boolean {
    return this.#runs.every((run) => run.isPresent);
  }

  /** Training waits until the present losses of a run are known; they are at once where that is quick. */
  require(run: Run): void {
    if (run.isPresent) return;
    this.#required = run;
    run.begin();
    this.#turn();
  }

  /** For a snapshot. */
  refresh(): void {
    const quick = this.#isTraining() ? QUICK_MS.training : QUICK_MS.resting;
    for (const run of this.#runs) {
      if (!run.isPresent && run !== this.#required && run.passMs <= quick) run.evaluateAtOnce();
      this.#checkFinite(run);
    }
    this.wake();
  }

  /** To be called whenever something has changed; does nothing where nothing is due. */
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

  /** Two runs are compared at the same step; one that has diverged stays behind. */
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

  /** A loss that was not finite a few steps ago: the trainer itself says whether it is so now, and then has diverged. */
  #checkFinite(run: Run): void {
    if (!run.isPresent && !Number.isFinite(run.status.train.loss) && run.progress.state === "ready") this.require(run);
  }
}
