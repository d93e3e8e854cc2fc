import { expect, test } from "vitest";
import { isReached } from "../../../web/experiment/goal.ts";
import { loadTexts } from "../../../web/i18n/texts.ts";
import { goalText } from "../../../web/panes/transport/goal-text.ts";

test("a loss from above, a score from below; without test data no test goal is met", () => {
  const status = {
    step: 3,
    epoch: 1,
    state: "ready" as const,
    train: { loss: 0.2, data_loss: 0.2, accuracy: 0.9 },
    test: null,
  };
  expect(isReached({ measure: "train_loss", value: 0.2 }, status)).toBe(true);
  expect(isReached({ measure: "train_loss", value: 0.1 }, status)).toBe(false);
  expect(isReached({ measure: "train_score", value: 0.9 }, status)).toBe(true);
  expect(isReached({ measure: "train_score", value: 0.95 }, status)).toBe(false);
  expect(isReached({ measure: "test_loss", value: 9 }, status)).toBe(false);
  expect(isReached({ measure: "test_score", value: 0 }, status)).toBe(false);
});

test("a goal in words: accuracy in percent, R² as it is", async () => {
  const englishTexts = await loadTexts(["en"]);
  expect(goalText(englishTexts, { measure: "test_score", value: 0.95 }, false)).toBe("Test accuracy ≥ 95%");
  expect(goalText(englishTexts, { measure: "test_score", value: 0.95 }, true)).toBe("Test R² ≥ 0.95");
  expect(goalText(englishTexts, { measure: "train_loss", value: 0.02 }, false)).toBe("Train loss ≤ 0.02");
});
