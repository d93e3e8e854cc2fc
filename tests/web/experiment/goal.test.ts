import { expect, test } from "vitest";
import { isReached } from "../../../web/experiment/goal.ts";
import { loadTexts, VIEWS } from "../../../web/i18n/texts.ts";
import { scoreOf } from "../../../web/experiment/experiment.ts";
import { catalog } from "../engine.ts";
import { goalText } from "../../../web/panes/transport/goal-text.ts";

test("a loss from above, a score from below; without test data no test goal is met", () => {
  const status = {
    step: 3,
    epoch: 1,
    state: "ready" as const,
    train: { loss: 0.2, data_loss: 0.2, accuracy: 0.9 },
    test: null,
  };
  expect(isReached({ measure: "train_loss", value: 0.2 }, status, "accuracy")).toBe(true);
  expect(isReached({ measure: "train_loss", value: 0.1 }, status, "accuracy")).toBe(false);
  expect(isReached({ measure: "train_score", value: 0.9 }, status, "accuracy")).toBe(true);
  expect(isReached({ measure: "train_score", value: 0.95 }, status, "accuracy")).toBe(false);
  expect(isReached({ measure: "test_loss", value: 9 }, status, "accuracy")).toBe(false);
  expect(isReached({ measure: "test_score", value: 0 }, status, "accuracy")).toBe(false);
});

test("a goal in words: accuracy in percent, R² as it is", async () => {
  const englishTexts = await loadTexts(["en"]);
  await englishTexts.load(VIEWS);
  const [accuracy, r2] = [scoreOf(catalog, "multiclass"), scoreOf(catalog, "regression")];
  expect(goalText(englishTexts, { measure: "test_score", value: 0.95 }, accuracy)).toBe("Test accuracy ≥ 95%");
  expect(goalText(englishTexts, { measure: "test_score", value: 0.95 }, r2)).toBe("Test R² ≥ 0.95");
  expect(goalText(englishTexts, { measure: "train_loss", value: 0.02 }, accuracy)).toBe("Train loss ≤ 0.02");
  expect(goalText(englishTexts, { measure: "train_loss", value: 0.1, limit: 400 }, accuracy)).toBe(
    "Train loss ≤ 0.1, at most 400 epochs",
  );
});
