import type { Stops } from "../experiment/protocol.ts";
import type { Progress, Status } from "../engine/types.ts";
import { isReached, type Goal, type GoalEnd } from "../experiment/goal.ts";
import { isEqual } from "../platform/equal.ts";

const ROUND_OFF = 1e-9;

/** Losses and scores are checked at the end of an epoch only, so that a seed stops at the same step however it is sliced. */
const isDue = (goal: Goal, epoch: number) => !needsLosses(goal) || Math.abs(epoch - Math.round(epoch)) < ROUND_OFF;

const needsLosses = ({ measure }: Goal) => measure !== "step" && measure !== "epoch";

/** Decides where training stops. A goal or its limit stops it once; after that, training goes on past it. */
export class StopConditions {
  #goal: Goal | null = null;
  #epoch = Infinity;
  #step = Infinity;
  #goalEnd: GoalEnd | null = null;

  /** Where the goal was reached, or missed. */
  get goalEnd(): GoalEnd | null {
    return this.#goalEnd;
  }

  set({ goal, epoch, step }: Stops): void {
    if (!isEqual(goal, this.#goal)) this.#goalEnd = null;
    this.#goal = goal;
    this.#epoch = epoch ?? Infinity;
    this.#step = step ?? Infinity;
  }

  /** For a new run. */
  reset(): void {
    this.#goalEnd = null;
  }

  /** Steps that may be made before the next check: to the goal's own step, to its limit, or to the end of the epoch. */
  stepsAllowed({ step, epoch }: Progress, trainRows: number, batch: number): number {
    const to = (end: number) => Math.max(1, Math.ceil(((end - epoch) * trainRows - ROUND_OFF) / batch));
    const end = Math.min(to(this.#epoch), Math.max(1, this.#step - step));
    if (!this.#goal || this.#goalEnd) return end;
    const { measure, value, limit } = this.#goal;
    const next = measure === "step" ? Math.max(1, value - step) : to(Math.floor(epoch + ROUND_OFF) + 1);
    return Math.min(end, next, to(limit ?? Infinity));
  }

  /** Whether check needs the losses and scores of this step. */
  needsLosses({ epoch }: Progress): boolean {
    return this.#goal !== null && !this.#goalEnd && needsLosses(this.#goal) && isDue(this.#goal, epoch);
  }

  /** Whether training stops at this step. A goal for the score is one for the metric `score`. */
  check(status: Status, score: string): boolean {
    const { step, epoch } = status;
    const ends = epoch + ROUND_OFF >= this.#epoch || step >= this.#step;
    if (ends) this.#epoch = Infinity;
    return this.#endsGoal(status, score) || ends;
  }

  #endsGoal(status: Status, score: string): boolean {
    const { step, epoch } = status;
    if (!this.#goal || this.#goalEnd) return false;
    const reached = isDue(this.#goal, epoch) && isReached(this.#goal, status, score);
    if (!reached && epoch + ROUND_OFF < (this.#goal.limit ?? Infinity)) return false;
    this.#goalEnd = { goal: this.#goal, step, epoch, isReached: reached };
    return true;
  }
}
