import { expect, test } from "vitest";
import type { Config } from "../../../web/engine/types.ts";
import { Baseline } from "../../../web/worker/baseline.ts";
import { defaults, engine } from "../engine.ts";

/** A clock that stands still: how many steps one call makes depends on the machine's speed otherwise. */
const now = () => 0;

const start = (config: Config) => new Baseline(engine.createTrainer(config), config, now, "accuracy");

const config = (change: Config = {}): Config => engine.complete({ ...defaults(), ...change });

test("a baseline trained in slices has the bits of a run of its own", () => {
  const alone = engine.createTrainer(config());
  alone.train({ steps: 100 });
  const baseline = start(config());
  for (const step of [1, 40, 40, 30, 100]) expect(baseline.trainTo(step)).toBe(true);
  expect(baseline.progress.step).toBe(100);
  expect(baseline.trainer.fingerprint()).toBe(alone.fingerprint());
});

test("a baseline records its own curves from the start", () => {
  const baseline = start(config({ batch_size: 210 }));
  for (let step = 1; step <= 5; step++) {
    baseline.trainTo(step);
    baseline.evaluateAtOnce();
  }
  expect(baseline.curves.epoch).toEqual([0, 1, 2, 3, 4, 5]);
  expect(baseline.curves.testLoss.at(-1)).toBe(baseline.status.test!.loss);
});

test("a restored baseline continues to the same bits", () => {
  const baseline = start(config());
  baseline.trainTo(30);
  const { trainer, curves } = structuredClone(baseline.save());
  const other = new Baseline(engine.restore(trainer), baseline.config, now, "accuracy", curves);
  expect(other.curves).toEqual(baseline.curves);
  baseline.trainTo(60);
  other.trainTo(60);
  expect(other.trainer.fingerprint()).toBe(baseline.trainer.fingerprint());
});

test("a baseline that diverged trains no further", () => {
  const baseline = start(config({ optimizer: { name: "sgd", learning_rate: 1e6 } }));
  expect(baseline.trainTo(50)).toBe(true);
  const { step, state } = baseline.status;
  expect(state).toBe("diverged");
  expect(baseline.trainTo(100)).toBe(true);
  expect(baseline.status.step).toBe(step);
});
