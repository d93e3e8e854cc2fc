import { expect, test } from "vitest";
import { histogram, normalized, statistics } from "../../../../web/panels/normalization/compute.ts";

/** Four rows of two channels. */
const values = [1, 10, 3, 10, 5, 30, 7, 30];
const weights = { gamma: [2, 1], beta: [1, 0], moving_mean: [0, 20], moving_variance: [1, 100] };

test("mean and variance of each channel, divided by the number of values", () => {
  const { mean, variance } = statistics(values, 2);
  expect([...mean]).toEqual([4, 20]);
  expect([...variance]).toEqual([5, 100]);
});

test("the chosen channel is normalized by the present and by the moving statistics, in the same bins", () => {
  const found = normalized(values, weights, { channels: 2, channel: 0, epsilon: 0 });
  const bound = (2 * 3) / Math.sqrt(5);
  expect(found.after.low).toBeCloseTo(1 - bound);
  expect(found.after.high).toBe(2 * 7 + 1);
  expect([found.afterMoving.low, found.afterMoving.high]).toEqual([found.after.low, found.after.high]);
  expect(found.afterMoving.counts.at(-1)).toBe(1);
  expect(found.after.counts.at(-1)).toBe(0);
});

test("moving statistics that have caught up give the same histogram", () => {
  const { after, afterMoving } = normalized(values, weights, { channels: 2, channel: 1, epsilon: 0.001 });
  expect(afterMoving.counts).toEqual(after.counts);
});

test("the axis before contains both means", () => {
  const { before } = normalized(values, { ...weights, moving_mean: [-9, 0] }, { channels: 2, channel: 0, epsilon: 0 });
  expect([before.low, before.high]).toEqual([-9, 7]);
  expect(before.counts.reduce((sum, count) => sum + count)).toBe(4);
});

test("a single value lies in the middle, and what is not finite nowhere", () => {
  const { low, high, counts } = histogram([3, 3, NaN], [3, 3]);
  expect([low, high]).toEqual([2.5, 3.5]);
  expect(counts.indexOf(2)).toBe(counts.length / 2);
  expect(counts.reduce((sum, count) => sum + count)).toBe(2);
});
