import { expect, test } from "vitest";
import { meanScale, outline, placeIn, varianceScale } from "../../../../web/panels/normalization/chart.ts";

test("both scales contain all values and the place where moving statistics begin", () => {
  const mean = meanScale([2, 4, NaN], 100);
  expect(mean(0)).toBeGreaterThan(0);
  expect(mean(4)).toBeLessThan(100);
  const variance = varianceScale([0.01, 0.1], 100);
  expect(variance(0.01)).toBeGreaterThan(0);
  expect(variance(1)).toBeLessThan(100);
  expect(variance(0.1) - variance(0.01)).toBeCloseTo(variance(1) - variance(0.1));
  expect(varianceScale([0], 100)(0)).toBe(0);
});

test("a histogram's bars are as high as their share of the most", () => {
  const bars = { low: 0, high: 2, counts: [1, 2] };
  expect(outline(bars, 2, 10, 8)).toBe("M0 8L0.0 4.0H5.0L5.0 0.0H10.0L10 8");
  expect(placeIn(bars, 0.5, 10)).toBe(2.5);
});
