import { expect, test } from "vitest";
import type { Config } from "../../../web/engine/types.ts";
import { Rival } from "../../../web/worker/baseline.ts";
import { defaults, engine } from "../engine.ts";

/** A clock that stands still: how many steps one call makes depends on the machine's speed otherwise. */
const now = () => 0;

const config = (change: Config = {}): Config => engine.complete({ ...defaults(), ...change });

test("a rival is led to a step, in whatever slices, and has the bits of a run alone", () => {
  const alone = engine.createTrainer(config());
  alone.train({ steps: 100 });
  const rival = Rival.start(engine, config(), now);
  for (const step of [1, 40, 40, 30, 100]) expect(rival.trainTo(step)).toBe(true);
  expect(rival.progress.step).toBe(100);
  expect(rival.trainer.fingerprint()).toBe(alone.fingerprint());
});

test("it keeps curves of its own, from the start on", () => {
  const rival = Rival.start(engine, config({ batch_size: 210 }), now);
  for (let step = 1; step <= 5; step++) {
    rival.trainTo(step);
    rival.evaluateAtOnce();
  }
  expect(rival.curves.epoch).toEqual([0, 1, 2, 3, 4, 5]);
  expect(rival.curves.testLoss.at(-1)).toBe(rival.status.test!.loss);
});

test("restored, it goes on to the same bits", () => {
  const rival = Rival.start(engine, config(), now);
  rival.trainTo(30);
  const other = Rival.restore(engine, structuredClone(rival.save()), now);
  expect(other.curves).toEqual(rival.curves);
  rival.trainTo(60);
  other.trainTo(60);
  expect(other.trainer.fingerprint()).toBe(rival.trainer.fingerprint());
});

test("one that diverges stays where it stopped", () => {
  const rival = Rival.start(engine, config({ optimizer: { name: "sgd", learning_rate: 1e6 } }), now);
  expect(rival.trainTo(50)).toBe(true);
  const { step, state } = rival.status;
  expect(state).toBe("diverged");
  expect(rival.trainTo(100)).toBe(true);
  expect(rival.status.step).toBe(step);
});
