import { expect, test } from "vitest";
import { depths, shadeEnd } from "../../../../web/panels/recurrence/shade.ts";

test("the scale of a shade ends at its largest number, and what is no number does not count", () => {
  expect(shadeEnd([0.2, 0.5, NaN, Infinity])).toBe(0.5);
  expect(shadeEnd([0, NaN])).toBe(0);
});

test("a shade is half the accent at its largest number, in proportion below, and none at 0 or at no number", () => {
  expect(depths([0, 0.5, 2, NaN, Infinity])).toEqual([0, 0.125, 0.5, 0, 0]);
  expect(depths([0, 0])).toEqual([0, 0]);
});
