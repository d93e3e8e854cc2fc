import { expect, test } from "vitest";
import { nudge, openTwins } from "../../../../web/panels/nudge/compute.ts";
import type { Config } from "../../../../web/engine/types.ts";
import { engine } from "../../engine.ts";

function nudged(config: Config, place: { layer: number; input: number | null; unit: number }, epsilon: number) {
  const trainer = engine.createTrainer({ ...engine.defaults(), ...config });
  trainer.train({ steps: 30 });
  const before = trainer.fingerprint();
  const twins = openTwins({ engine, config: trainer.config });
  const result = nudge(twins, trainer.parameters(), { ...place, epsilon }, () => 0);
  twins.dispose();
  return { trainer, before, result };
}

const config: Config = {
  precision: "float64",
  layers: [{ units: 6, activation: "tanh", dropout: 0.2 }, { units: 3 }],
  regularizer: { l1: 0, l2: 0.01 },
};

test.each([
  ["a weight of the first layer", { layer: 0, input: 1, unit: 4 }],
  ["a weight of the output", { layer: 1, input: 5, unit: 2 }],
  ["a bias", { layer: 0, input: null, unit: 3 }],
])("%s: the slope is backprop's number, with penalties and without dropout", (_, place) => {
  const { trainer, result } = nudged(config, place, 1e-5);
  const { layer, input, unit } = place;
  const { kernel, bias } = trainer.gradients()[layer];
  const units = [6, 3][layer];
  expect(result!.float64.gradient).toBe(input === null ? bias[unit] : kernel[input * units + unit]);
  expect(result!.float64.slope).toBeCloseTo(result!.float64.gradient, 8);
  expect(result!.float32.gradient).toBeCloseTo(result!.float64.gradient, 5);
  expect(result!.float64.here).toBe(trainer.status().train.loss);
});

test("the running experiment keeps its bits", () => {
  const { trainer, before } = nudged({ ...config, precision: "float32" }, { layer: 0, input: 0, unit: 0 }, 1e-3);
  expect(trainer.fingerprint()).toBe(before);
});

test("a smaller ε is better until round-off wins, in float32 long before float64", () => {
  const { sweep } = nudged(config, { layer: 0, input: 0, unit: 0 }, 1e-3).result!;
  expect(sweep.epsilon).toHaveLength(25);
  const best = (values: number[]) => sweep.epsilon[values.indexOf(Math.min(...values))];
  expect(best(sweep.float64)).toBeLessThan(best(sweep.float32) / 10);
  for (const values of [sweep.float32, sweep.float64]) {
    expect(Math.min(...values)).toBeLessThan(values[0] / 100);
    expect(values.at(-1)).toBeGreaterThan(100 * Math.min(...values));
  }
});

test("the sweep ends when its time is up", () => {
  const trainer = engine.createTrainer({ ...engine.defaults(), ...config });
  const twins = openTwins({ engine, config: trainer.config });
  let now = 0;
  const result = nudge(twins, trainer.parameters(), { layer: 0, input: 0, unit: 0, epsilon: 0.1 }, () => (now += 10));
  expect(result!.sweep.epsilon.length).toBeLessThan(10);
  expect(result!.sweep.float32).toHaveLength(result!.sweep.epsilon.length);
  twins.dispose();
});

test("a weight that is not there gives no number", () => {
  expect(nudged(config, { layer: 0, input: 0, unit: 6 }, 0.1).result).toBeUndefined();
  expect(nudged(config, { layer: 1, input: 6, unit: 0 }, 0.1).result).toBeUndefined();
  expect(
    nudged({ ...config, layers: [{ units: 3, use_bias: false }] }, { layer: 0, input: null, unit: 0 }, 0.1).result,
  ).toBeUndefined();
});
