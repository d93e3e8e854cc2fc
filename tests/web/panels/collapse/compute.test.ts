import { expect, test } from "vitest";
import { collapse } from "../../../../web/panels/collapse/compute.ts";
import type { Config, LayerSpec } from "../../../../web/engine/types.ts";
import { engine } from "../../engine.ts";

function collapsed(layers: LayerSpec[], more: Config = {}, most = 16) {
  const trainer = engine.createTrainer({ ...engine.defaults(), ...more, precision: "float64", layers });
  trainer.train({ steps: 20 });
  const linear = layers.map(({ activation }) => (activation ?? "linear") === "linear");
  return {
    trainer,
    found: collapse(
      linear,
      trainer.parameters(),
      layers.map(({ units = 0 }) => units),
      most,
    ),
  };
}

const output: LayerSpec = { units: 3 };

test("a network of linear layers amounts to one W and b: the same z at any point", () => {
  const { trainer, found } = collapsed([{ units: 8 }, { units: 5, use_bias: false }, output]);
  expect(found).toHaveLength(1);
  const [{ from, to, kernel, bias, inputs, units, held }] = found;
  expect([from, to, inputs, units]).toEqual([0, 2, 2, 3]);
  expect(held).toBe(2 * 8 + 8 + 8 * 5 + 5 + 5 * 3 + 3);
  for (const point of [
    [0.3, -1.2],
    [2, 2.5],
  ]) {
    const { logits } = trainer.inspect(point);
    logits.forEach((z, unit) =>
      expect(point[0] * kernel[unit] + point[1] * kernel[3 + unit] + bias[unit]).toBeCloseTo(z, 12),
    );
  }
});

test("a chain reaches to the first layer that bends, and its z is meant", () => {
  const { trainer, found } = collapsed([
    { units: 6, activation: "tanh" },
    { units: 4 },
    { units: 5, activation: "relu" },
    { units: 4 },
    output,
  ]);
  expect(found.map(({ from, to }) => [from, to])).toEqual([
    [1, 2],
    [3, 4],
  ]);
  const { layers } = trainer.inspect([0.7, -0.4]);
  for (const { from, to, kernel, bias, units } of found) {
    const z = Array.from(bias, (b, unit) =>
      layers[from - 1].a.reduce((sum, a, i) => sum + a * kernel[i * units + unit], b),
    );
    z.forEach((value, unit) => expect(value).toBeCloseTo(layers[to].z[unit], 12));
  }
});

test("one linear layer, or one that bends between two, has nothing to collapse", () => {
  expect(collapsed([output]).found).toEqual([]);
  expect(collapsed([{ units: 4, activation: "relu" }, output]).found).toEqual([]);
});

test("of many inputs only the first are multiplied out", () => {
  const inputs = Array.from({ length: 30 }, (_, i) => Array.from({ length: 9 }, (_, j) => Math.sin(i * 9 + j)));
  const data = { name: "custom" as const, inputs, targets: inputs.map((_, i) => i % 3), test_fraction: 0 };
  const features = inputs[0].map((_, i) => `x${i + 1}`);
  const whole = collapsed([{ units: 4 }, output], { data, features }).found[0];
  const part = collapsed([{ units: 4 }, output], { data, features }, 2).found[0];
  expect(part.inputs).toBe(9);
  expect(part.kernel).toEqual(whole.kernel.subarray(0, 6));
});
