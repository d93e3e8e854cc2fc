import { holds, type Answer } from "../expression/evaluate.ts";
import type { NumberGuess, Step } from "../lesson.ts";

/** How a prediction compares with what happened. */
export interface Verdict {
  readonly right: boolean;
  /** The choices that came true. */
  readonly came: readonly string[];
  /** The number that came out. */
  readonly measured?: number;
}

/** The expressions by which a step's prediction is judged. */
export function predictionExpressions({ predict }: Step): string[] {
  if (!predict) return [];
  return "choices" in predict ? Object.values(predict.choices).map(String) : [predict.number];
}

/** Whether a number is as near as the lesson asks: within a distance, or on a logarithmic scale within a factor. */
export function isNear(
  { near, factor }: Pick<NumberGuess, "near" | "factor">,
  guess: number,
  measured: number,
): boolean {
  if (factor !== undefined) {
    const ratio = guess / measured;
    return ratio > 0 && ratio <= factor && ratio >= 1 / factor;
  }
  return Math.abs(guess - measured) <= (near ?? 0);
}

/** `answers` are those of `predictionExpressions`; undefined: nothing was to be predicted, or the number is not there. */
export function verdictOf(
  { predict }: Step,
  prediction: number | string | undefined,
  answers: readonly Answer[],
): Verdict | undefined {
  if (!predict || prediction === undefined) return undefined;
  if ("choices" in predict) {
    const came = Object.keys(predict.choices).filter((_, i) => holds(answers[i]));
    return { came, right: came.includes(String(prediction)) };
  }
  const measured = answers[0].value;
  if (typeof measured !== "number" || typeof prediction !== "number") return undefined;
  return { came: [], measured, right: isNear(predict, prediction, measured) };
}
