import type { MetricItem } from "../../engine/types.ts";
import { isLoss, type Goal, type Measure } from "../../experiment/goal.ts";
import { metricId, type Texts } from "../../i18n/texts.ts";

const name = (measure: Measure, score: MetricItem): string =>
  ({
    train_loss: "loss-train",
    test_loss: "loss-test",
    train_score: metricId(score, "train"),
    test_score: metricId(score, "test"),
    epoch: "epoch-count",
    step: "step-count",
  })[measure];

const isScore = (measure: Measure) => measure.endsWith("score");

/** Measures shown as percentages. */
export const isPercent = (measure: Measure, score: MetricItem) => isScore(measure) && score.format === "percent";

export function measureText(texts: Texts, measure: Measure, score: MetricItem): string {
  return texts.text(name(measure, score));
}

export function goalText(texts: Texts, { measure, value, limit }: Goal, score: MetricItem): string {
  const options = isPercent(measure, score)
    ? ({ style: "percent", maximumFractionDigits: 2 } as const)
    : { maximumSignificantDigits: 6 };
  const values = { measure: measureText(texts, measure, score), value: texts.number(value, options) };
  const goal = texts.text(isLoss(measure) ? "goal-loss" : "goal-other", values);
  return limit === undefined ? goal : texts.text("goal-within", { goal, limit });
}
