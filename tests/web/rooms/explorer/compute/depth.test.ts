import { expect, test } from "vitest";
import { depth } from "../../../../../web/rooms/explorer/compute/depth.ts";
import { engine } from "../../../engine.ts";

const through = (activation: string, initializer: string, width = 64) =>
  depth(engine, { activation: { name: activation }, initializer, width });

test("SELU with LeCun's start keeps mean 0 and variance 1", () => {
  const { mean, variance } = through("selu", "lecun_normal", 256);
  expect(mean).toHaveLength(21);
  for (const value of mean) expect(Math.abs(value)).toBeLessThan(0.1);
  for (const value of variance) expect(Math.abs(value - 1)).toBeLessThan(0.2);
});

test("through sigmoids the gradient vanishes, by four times or more a layer", () => {
  const { gradient } = through("sigmoid", "glorot_uniform");
  expect(gradient).toHaveLength(20);
  expect(gradient[19]).toBe(1);
  gradient.slice(1).forEach((value, i) => expect(gradient[i]).toBeLessThan(value / 3));
  expect(gradient[0]).toBeLessThan(4 ** -19);
});

test("ReLU with He's start lets it pass", () => {
  const { gradient } = through("relu", "he_normal", 256);
  for (const value of gradient) expect(Math.abs(Math.log10(value))).toBeLessThan(0.5);
});

test("what overflows shows as what it is", () => {
  const { variance } = through("exponential", "he_normal");
  expect(variance.at(-1)).toBeNaN();
});

test("an activation that the engine refuses is refused here", () => {
  expect(() =>
    depth(engine, { activation: { name: "custom", expression: "2x" }, initializer: "zeros", width: 16 }),
  ).toThrow(expect.objectContaining({ code: "formula_product", column: 2 }));
});
