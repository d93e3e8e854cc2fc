import { isLoss, type Goal, type Measure } from "../../experiment/goal.ts";
import type { Texts } from "../../i18n/texts.ts";

const NAMES: Record<Measure, string> = {
  train_loss: "loss-train",
  test_loss: "loss-test",
  train_score: "accuracy-train",
  test_score: "accuracy-test",
  epoch: "epoch-count",
  step: "step-count",
};

const isScore = (measure: Measure) => measure.endsWith("score");

/** Measures shown as percentages. */
export const isPercent = (measure: Measure, regression: boolean) => isScore(measure) && !regression;

export function measureText(texts: Texts, measure: Measure, regression: boolean): string {
  const name = NAMES[measure];
  return texts.text(isScore(measure) && regression ? name.replace("accuracy", "r2") : name);
}

export function goalText(texts: Texts, { measure, value }: Goal, regression: boolean): string {
  const options = isPercent(measure, regression)
    ? ({ style: "percent", maximumFractionDigits: 2 } as const)
    : { maximumSignificantDigits: 6 };
  const values = { measure: measureText(texts, measure, regression), value: texts.number(value, options) };
  return texts.text(isLoss(measure) ? "goal-loss" : "goal-other", values);
}
