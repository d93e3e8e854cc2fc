import { expect, test } from "vitest";
import type { Goal } from "../../../web/experiment/goal.ts";
import { StopConditions } from "../../../web/worker/stop-conditions.ts";
import { defaults, engine } from "../engine.ts";

const BATCH = 32;

/** Trains in chunks of so many steps until a stop condition is met, as the worker's loop does; the step, or null after a thousand. */
function stopsAt(stops: StopConditions, most: number, changes = {}): number | null {
  const trainer = engine.createTrainer({ ...defaults(), ...changes });
  let status = trainer.status();
  const { trainRows } = trainer.data();
  while (status.step < 1000) {
    status = trainer.train({ steps: Math.min(most, stops.stepsAllowed(status, trainRows, BATCH)) });
    if (stops.check(status, "accuracy")) return status.step;
  }
  return null;
}

const stopping = (goal: Goal | null, epoch: number | null = null, step: number | null = null): StopConditions => {
  const stops = new StopConditions();
  stops.set({ goal, epoch, step });
  return stops;
};

test("a goal of steps stops at that step for any chunk size", () => {
  for (const most of [1, 7, 4096]) expect(stopsAt(stopping({ measure: "step", value: 123 }), most)).toBe(123);
});

test("a limit of steps stops at that step, and again after one more", () => {
  for (const most of [1, 7, 4096]) {
    const stops = stopping(null, null, 100);
    expect(stopsAt(stops, most)).toBe(100);
    expect(stops.stepsAllowed(engine.createTrainer(defaults()).train({ steps: 100 }), 210, BATCH)).toBe(1);
  }
});

test("a limit of epochs stops at the end of that epoch", () => {
  for (const most of [1, 3, 4096]) {
    expect(stopsAt(stopping({ measure: "epoch", value: 5 }), most)).toBe(5 * Math.ceil(210 / BATCH));
    expect(stopsAt(stopping(null, 5), most)).toBe(5 * Math.ceil(210 / BATCH));
  }
});

test("a loss is checked once per epoch, so that a seed always stops at the same step", () => {
  const goal: Goal = { measure: "train_loss", value: 0.5 };
  const step = stopsAt(stopping(goal), 4096)!;
  for (const most of [1, 5]) expect(stopsAt(stopping(goal), most)).toBe(step);
  expect(step % Math.ceil(210 / BATCH)).toBe(0);
  const trainer = engine.createTrainer(defaults());
  expect(trainer.train({ steps: step - Math.ceil(210 / BATCH) }).train.loss).toBeGreaterThan(0.5);
  expect(trainer.train({ steps: Math.ceil(210 / BATCH) }).train.loss).toBeLessThanOrEqual(0.5);
});

test("a limit ends training at the end of its epoch, where a goal has not been reached before", () => {
  const epoch = Math.ceil(210 / BATCH);
  for (const most of [1, 5, 4096]) {
    const missed = stopping({ measure: "train_loss", value: 0, limit: 6 });
    expect(stopsAt(missed, most)).toBe(6 * epoch);
    expect(missed.goalEnd).toMatchObject({ step: 6 * epoch, isReached: false });
    expect(stopsAt(missed, most), "training goes on past its limit").toBeNull();
    const late = stopping({ measure: "step", value: 500, limit: 6 });
    expect(stopsAt(late, most)).toBe(6 * epoch);
    expect(late.goalEnd?.isReached).toBe(false);
    const inTime = stopping({ measure: "step", value: 6 * epoch, limit: 6 });
    expect(stopsAt(inTime, most)).toBe(6 * epoch);
    expect(inTime.goalEnd?.isReached).toBe(true);
  }
});

test("a goal stops training once, and again for a new goal or a new run", () => {
  const stops = stopping({ measure: "step", value: 20 });
  expect(stopsAt(stops, 8)).toBe(20);
  expect(stops.goalEnd).toMatchObject({ step: 20, goal: { measure: "step" }, isReached: true });
  stops.set({ goal: { measure: "step", value: 20 }, epoch: null, step: null });
  expect(stopsAt(stops, 8)).toBeNull();
  stops.reset();
  expect(stops.goalEnd).toBeNull();
  expect(stopsAt(stops, 8)).toBe(20);
  stops.set({ goal: { measure: "step", value: 30 }, epoch: null, step: null });
  expect(stops.goalEnd).toBeNull();
  expect(stopsAt(stops, 8)).toBe(30);
});
