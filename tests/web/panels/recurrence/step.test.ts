import { expect, test } from "vitest";
import { formOf, unitStep } from "../../../../web/panels/recurrence/step.ts";
import type { GateTerms, Recurrence } from "../../../../web/panels/recurrence/types.ts";

const terms = (input: number[], recurrent: number[], bias = 0, recurrentBias?: number): GateTerms => ({
  input: Float64Array.from(input),
  recurrent: Float64Array.from(recurrent),
  bias,
  ...(recurrentBias === undefined ? {} : { recurrentBias }),
});

/** Two steps of two units, of which the second is chosen. */
const recurrence = (cell: Pick<Recurrence, "states" | "terms">, resetsProduct = true): Recurrence => ({
  point: [],
  target: null,
  backward: false,
  layer: 0,
  unit: 1,
  count: 2,
  features: 1,
  units: 2,
  inputs: Float64Array.of(1, 2),
  resetsProduct,
  ...cell,
});

test("a cell with c: the chosen unit's gates, its states before and after, and its candidate", () => {
  const gate = (value: number) => Float64Array.of(0, value / 2, 0, value);
  const cell = recurrence({
    states: {
      h: Float64Array.of(0.1, 0.2, 0.3, 0.4),
      c: Float64Array.of(1, 2, 3, 4),
      gates: { i: gate(0.5), f: gate(0.6), c: gate(-0.7), o: gate(0.8) },
    },
    terms: Object.fromEntries(["i", "f", "c", "o"].map((name) => [name, terms([1, 2], [0, 0.5], 1)])),
  });
  expect(formOf(cell)).toBe("carries");
  const { gates, before, h, c } = unitStep(cell, 1);
  expect(gates.map(({ name, value }) => [name, value])).toEqual([
    ["i", 0.5],
    ["f", 0.6],
    ["c", -0.7],
    ["o", 0.8],
  ]);
  expect(gates.filter(({ isCandidate }) => isCandidate).map(({ name }) => name)).toEqual(["c"]);
  expect(gates[0].z).toBe(2 + 0.5 + 1);
  expect([before, h, c]).toEqual([{ h: 0.2, c: 2 }, 0.4, 4]);
  expect(unitStep(cell, 0).before).toEqual({ h: 0, c: 0 });
});

test("a cell that mixes: the reset gate multiplies the product with its bias, or is already in it", () => {
  const cell = {
    states: {
      h: Float64Array.of(0, 0.2, 0, 0.4),
      gates: {
        z: Float64Array.of(0, 0.1, 0, 0.9),
        r: Float64Array.of(0, 0.1, 0, 0.25),
        h: Float64Array.of(0, 0.1, 0, -0.5),
      },
    },
    terms: { z: terms([1, 2], [0, 3], 0.5, 1), r: terms([1, 2], [0, 3]), h: terms([1, 2], [0, 3], 0.5, 1) },
  };
  const after = unitStep(recurrence(cell), 1).gates;
  expect(after.map(({ isCandidate }) => isCandidate)).toEqual([false, false, true]);
  expect(after[0]).toMatchObject({ z: 2 + 0.5 + 3 + 1, reset: undefined });
  expect(after[2]).toMatchObject({ z: 2 + 0.5 + 0.25 * (3 + 1), reset: 0.25, value: -0.5 });
  const [, , candidate] = unitStep(
    recurrence({ ...cell, terms: { ...cell.terms, h: terms([1, 2], [0, 3]) } }, false),
    1,
  ).gates;
  expect(candidate).toMatchObject({ z: 2 + 3, reset: undefined });
});

test("a cell without gates: one sum, whose value is h", () => {
  const plain = recurrence({
    states: { h: Float64Array.of(0, 0.2, 0, 0.4), gates: {} },
    terms: { h: terms([1, 2], [0, -3], 0.5) },
  });
  expect(formOf(plain)).toBe("plain");
  const { gates, h, c } = unitStep(plain, 1);
  expect(gates).toMatchObject([{ name: "h", z: -0.5, value: 0.4, isCandidate: true }]);
  expect([h, c]).toEqual([0.4, undefined]);
});
