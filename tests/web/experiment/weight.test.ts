import { expect, test } from "vitest";
import { setWeight } from "../../../web/experiment/weight.ts";
import { engine } from "../engine.ts";

const trained = () => {
  const trainer = engine.createTrainer({
    ...engine.defaults(),
    layers: [{ units: 4, activation: "tanh" }, { units: 5, activation: "relu", use_bias: false }, { units: 3 }],
  });
  trainer.train({ steps: 20 });
  return trainer;
};

test("a weight or a bias takes the value, every other stays, and the value before is given back", () => {
  const trainer = trained();
  const before = trainer.parameters();
  expect(setWeight(trainer, { layer: 1, input: 2, unit: 3 }, 0.75)).toBe(before[1].kernel[2 * 5 + 3]);
  expect(setWeight(trainer, { layer: 2, input: null, unit: 1 }, -2)).toBe(before[2].bias[1]);
  const wanted = before.map(({ kernel, bias }) => ({
    kernel: Array.from(kernel),
    ...(bias ? { bias: Array.from(bias) } : {}),
  }));
  wanted[1].kernel[2 * 5 + 3] = 0.75;
  wanted[2].bias![1] = -2;
  expect(
    trainer
      .parameters()
      .map(({ kernel, bias }) => ({ kernel: Array.from(kernel), ...(bias ? { bias: Array.from(bias) } : {}) })),
  ).toEqual(wanted);
});

test("the optimizer's memory goes on: a weight set back to what it was leaves no trace", () => {
  const [one, other] = [trained(), trained()];
  const place = { layer: 0, input: 1, unit: 2 };
  const value = setWeight(one, place, 3)!;
  setWeight(one, place, value);
  for (const trainer of [one, other]) trainer.train({ steps: 30 });
  expect(one.status().step).toBe(50);
  expect(one.fingerprint()).toBe(other.fingerprint());
});

test("what is no finite number in the precision is refused, and nothing changes", () => {
  const trainer = trained();
  const before = trainer.fingerprint();
  for (const value of [NaN, Infinity, 1e39])
    expect(() => setWeight(trainer, { layer: 0, input: 0, unit: 0 }, value)).toThrow(
      expect.objectContaining({ code: "finite_number_expected" }),
    );
  expect(trainer.fingerprint()).toBe(before);
});

test("a weight that is not there is not set", () => {
  const trainer = trained();
  const before = trainer.fingerprint();
  for (const place of [
    { layer: 3, input: 0, unit: 0 },
    { layer: 0, input: 0, unit: 4 },
    { layer: 0, input: 2, unit: 0 },
    { layer: 1, input: null, unit: 0 },
  ]) {
    expect(setWeight(trainer, place, 1)).toBeUndefined();
  }
  expect(trainer.fingerprint()).toBe(before);
});
