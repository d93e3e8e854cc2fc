import type { Status } from "../engine/types.ts";
import { isFiniteNumber, isRecord } from "../platform/guards.ts";

export const MEASURES = ["train_loss", "test_loss", "train_score", "test_score", "epoch", "step"] as const;
/** The score is the task's main metric: accuracy, or R² for regression. */
export type Measure = (typeof MEASURES)[number];

/** The longest limit of a goal. */
export const MOST_EPOCHS = 1e9;

/** Where training stops: when a loss is at most `value`, or another measure at least `value`. */
export interface Goal {
  readonly measure: Measure;
  readonly value: number;
  /** The epoch that ends training if the goal has not been reached by then; absent: none. */
  readonly limit?: number;
}

/** How a goal has ended training, and when. */
export interface GoalEnd {
  goal: Goal;
  step: number;
  epoch: number;
  /** false: its limit came first. */
  isReached: boolean;
}

/** The number of epochs is a sum of fractions: round-off may leave it just below a whole number. */
const ROUND_OFF = 1e-9;

export const isLoss = (measure: Measure) => measure.endsWith("loss");

/** NaN if there is no such number, e.g. without test data. */
function measured(measure: Measure, { step, epoch, train, test }: Status, score: string): number {
  if (measure === "step") return step;
  if (measure === "epoch") return epoch + ROUND_OFF;
  const metrics = measure.startsWith("train") ? train : test;
  return (isLoss(measure) ? metrics?.loss : metrics?.[score]) ?? NaN;
}

export function isReached({ measure, value }: Goal, status: Status, score: string): boolean {
  const number = measured(measure, status, score);
  return isLoss(measure) ? number <= value : number >= value;
}

const isLimit = (limit: unknown): limit is number =>
  Number.isInteger(limit) && (limit as number) >= 1 && (limit as number) <= MOST_EPOCHS;

/** undefined if the value is not a goal. A limit that is none is left out. */
export function readGoal(value: unknown): Goal | undefined {
  if (!isRecord(value) || !isFiniteNumber(value.value)) return undefined;
  const measure = MEASURES.find((name) => name === value.measure);
  return measure && { measure, value: value.value, ...(isLimit(value.limit) ? { limit: value.limit } : {}) };
}
