import { expect, test } from "vitest";
import { isReached, type Goal } from "../../../web/experiment/goal.ts";
import { Pursuit } from "../../../web/worker/stop-conditions.ts";
import { loadTexts } from "../../../web/i18n/texts.ts";
import { goalText } from "../../../web/panes/transport/goal-text.ts";
import { defaults, engine } from "../engine.ts";

const BATCH = 32;

/** Trains in chunks of so many steps until the pursuit says stop, as the worker's loop does; the step, or null after a thousand. */
function stopsAt(pursuit: Pursuit, most: number, changes = {}): number | null {
  const trainer = engine.createTrainer({ ...defaults(), ...changes });
  let status = trainer.status();
  const { trainRows } = trainer.data();
  while (status.step < 1000) {
    status = trainer.train({ steps: Math.min(most, pursuit.room(status, trainRows, BATCH)) });
    if (pursuit.look(status)) return status.step;
  }
  return null;
}

const pursuing = (goal: Goal | null, epoch: number | null = null): Pursuit => {
  const pursuit = new Pursuit();
  pursuit.set({ goal, epoch });
  return pursuit;
};

test("a number of steps is met at that step, however long the chunks are", () => {
  for (const most of [1, 7, 4096]) expect(stopsAt(pursuing({ measure: "step", value: 123 }), most)).toBe(123);
});

test("a number of epochs is met at the end of that epoch", () => {
  for (const most of [1, 3, 4096]) {
    expect(stopsAt(pursuing({ measure: "epoch", value: 5 }), most)).toBe(5 * Math.ceil(210 / BATCH));
    expect(stopsAt(pursuing(null, 5), most)).toBe(5 * Math.ceil(210 / BATCH));
  }
});

test("a loss is looked at once an epoch, so that one seed stops at one step", () => {
  const goal: Goal = { measure: "train_loss", value: 0.5 };
  const step = stopsAt(pursuing(goal), 4096)!;
  for (const most of [1, 5]) expect(stopsAt(pursuing(goal), most)).toBe(step);
  expect(step % Math.ceil(210 / BATCH)).toBe(0);
  const trainer = engine.createTrainer(defaults());
  expect(trainer.train({ steps: step - Math.ceil(210 / BATCH) }).train.loss).toBeGreaterThan(0.5);
  expect(trainer.train({ steps: Math.ceil(210 / BATCH) }).train.loss).toBeLessThanOrEqual(0.5);
});

test("a goal stops training once; a new goal or a new run is looked for anew", () => {
  const pursuit = pursuing({ measure: "step", value: 20 });
  expect(stopsAt(pursuit, 8)).toBe(20);
  expect(pursuit.reached).toMatchObject({ step: 20, goal: { measure: "step" } });
  pursuit.set({ goal: { measure: "step", value: 20 }, epoch: null });
  expect(stopsAt(pursuit, 8)).toBeNull();
  pursuit.restart();
  expect(pursuit.reached).toBeNull();
  expect(stopsAt(pursuit, 8)).toBe(20);
  pursuit.set({ goal: { measure: "step", value: 30 }, epoch: null });
  expect(pursuit.reached).toBeNull();
  expect(stopsAt(pursuit, 8)).toBe(30);
});

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
