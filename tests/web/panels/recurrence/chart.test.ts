import { expect, test } from "vitest";
import {
  curveRange,
  gradientRange,
  namedSteps,
  signedScale,
  stepAt,
  transposed,
} from "../../../../web/panels/recurrence/chart.ts";

const curve = (...values: number[]) => ({ values, style: "" });

test("the states of each step become a column: time to the right, units below one another", () => {
  expect([...transposed([1, 2, 3, 4, 5, 6], 3)]).toEqual([1, 3, 5, 2, 4, 6]);
});

test("the scale of states reaches to 1, or as far as they do", () => {
  expect(signedScale([0.2, -0.3])).toBe(1);
  expect(signedScale([0.2, -2.5])).toBe(2.5);
});

test("the axis of a curve contains 0, and everything finite with some room", () => {
  const [low, high] = curveRange([curve(1, 2), curve(-1, NaN, Infinity)]);
  expect(low).toBeCloseTo(-1.24);
  expect(high).toBeCloseTo(2.24);
  expect(curveRange([curve(1, 3)])[0]).toBe(0);
  expect(curveRange([curve(0, 0)])).toEqual([0, 1]);
});

test("the axis of gradients spans whole decades, at most twelve, and leaves zeros out", () => {
  expect(gradientRange([curve(0.02, 0), curve(5)])).toEqual([0.01, 10]);
  expect(gradientRange([curve(1)])).toEqual([0.1, 1]);
  expect(gradientRange([curve(1e-30, 1)])).toEqual([1e-12, 1]);
  expect(gradientRange([curve(0, NaN)])).toEqual([1e-3, 1]);
});

test("the first, the last and round steps have their numbers, and none is too near to another", () => {
  expect(namedSteps(20, 5)).toEqual([1, 5, 10, 15, 20]);
  expect(namedSteps(48, 5)).toEqual([1, 10, 20, 30, 40, 48]);
  expect(namedSteps(1, 5)).toEqual([1]);
  expect(namedSteps(2, 8)).toEqual([1, 2]);
});

test("the step under the pointer, also at the edges", () => {
  expect([-0.1, 0, 0.049, 0.05, 0.99, 1].map((share) => stepAt(share, 20))).toEqual([0, 0, 0, 1, 19, 19]);
});
