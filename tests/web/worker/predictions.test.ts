import { expect, test } from "vitest";
import type { Clock } from "../../../web/worker/clock.ts";
import { Predictions } from "../../../web/worker/predictions.ts";
import { Run } from "../../../web/worker/run.ts";
import { defaults, engine } from "../engine.ts";

const ROWS = 3000;

/** A run whose pass over all rows takes 60 milliseconds, and the turns that wait. */
function scene() {
  let now = 0;
  const turns: (() => void)[] = [];
  const clock: Clock = { now: () => now, soon: (callback) => void turns.push(callback) };
  const trainer = engine.createTrainer({ ...defaults(), data: { name: "spiral", samples: ROWS } });
  const data = trainer.data();
  const status = trainer.status.bind(trainer);
  trainer.status = () => ((now += 60), status());
  const run = new Run(trainer, () => now, "accuracy");
  return { run, data, inputs: data.inputs, turns, predictions: new Predictions(clock) };
}

test("predictions in slices equal those of all rows at once, and are returned once", () => {
  const { run, data, inputs, turns, predictions } = scene();
  predictions.begin(run, data);
  predictions.begin(run, data);
  expect(predictions.isUnderWay).toBe(true);
  expect(predictions.take()).toBeUndefined();
  let count = 0;
  for (; turns.length > 0; count++) turns.shift()!();
  expect(count).toBe(12);
  expect(predictions.isUnderWay).toBe(false);
  expect(predictions.take()).toEqual({ first: 0, end: ROWS, values: run.trainer.predict(inputs) });
  expect(predictions.take()).toBeUndefined();
});

test("predictions for some rows cost only these, and another range under way is joined", () => {
  const { run, data, inputs, turns, predictions } = scene();
  const finish = () => {
    let count = 0;
    for (; turns.length > 0; count++) turns.shift()!();
    return count;
  };
  const values = run.trainer.predict(inputs);
  const width = values.length / ROWS;
  predictions.begin(run, data, { first: 2000, end: 2500 });
  expect(finish()).toBe(2);
  expect(predictions.take()).toEqual({ first: 2000, end: 2500, values: values.slice(2000 * width, 2500 * width) });

  predictions.begin(run, data, { first: 2000, end: 2500 });
  predictions.begin(run, data, { first: 1000, end: 2100 });
  predictions.begin(run, data, { first: 1500, end: 1600 });
  finish();
  expect(predictions.take()).toEqual({ first: 1000, end: 2500, values: values.slice(1000 * width, 2500 * width) });
});

test("predictions restart if the parameters change, and end when they are dropped", () => {
  const { run, data, inputs, turns, predictions } = scene();
  predictions.begin(run, data);
  turns.shift()!();
  run.train(1);
  while (turns.length > 0) turns.shift()!();
  expect(predictions.take()?.values).toEqual(run.trainer.predict(inputs));
  predictions.begin(run, data);
  turns.shift()!();
  predictions.forget();
  while (turns.length > 0) turns.shift()!();
  expect(predictions.isUnderWay).toBe(false);
  expect(predictions.take()).toBeUndefined();
});
