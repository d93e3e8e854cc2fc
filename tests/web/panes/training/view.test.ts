import { expect, test } from "vitest";
import type { Status } from "../../../../web/engine/types.ts";
import { column, corner, grid, sizeWithin } from "../../../../web/experiment/grid.ts";
import { Recorder } from "../../../../web/worker/recorder.ts";

const status = (epoch: number): Status => ({
  step: epoch * 10,
  epoch,
  state: "ready",
  train: { loss: 1 / (epoch + 1), data_loss: 0, accuracy: 0.5 },
  test: null,
});

test("the grid starts at the top left and stays within the extent", () => {
  expect(Array.from(grid(2, 2, 3))).toEqual([-1.5, 1.5, 1.5, 1.5, -1.5, -1.5, 1.5, -1.5]);
  expect(Array.from(grid(3, 1, 3))).toEqual([-2, 0, 2]);
});

test("one unit's column of a matrix", () => {
  expect(Array.from(column(Float32Array.of(1, 2, 3, 4, 5, 6), 1, 3))).toEqual([2, 5]);
});

test("a row an epoch, NaN where there is no test data", () => {
  const recorder = new Recorder("accuracy");
  for (const epoch of [0, 0.3, 0.9, 1.1, 1.9, 2, 5]) recorder.record(status(epoch));
  expect(recorder.curves.epoch).toEqual([0, 1.1, 2, 5]);
  expect(recorder.curves.trainLoss[3]).toBeCloseTo(1 / 6);
  expect(recorder.curves.testAccuracy).toEqual([NaN, NaN, NaN, NaN]);
});

test("thins evenly when it grows long, and keeps both ends", () => {
  const recorder = new Recorder("accuracy");
  for (let epoch = 0; epoch <= 5000; epoch++) recorder.record(status(epoch));
  const { epoch } = recorder.curves;
  expect(epoch.length).toBeLessThanOrEqual(1024);
  expect(epoch.length).toBeGreaterThan(500);
  expect(epoch[0]).toBe(0);
  expect(epoch.at(-1)).toBeGreaterThan(4990);
  const gaps = new Set(epoch.slice(1).map((value, i) => value - epoch[i]));
  expect([...gaps]).toEqual([8]);
});

test("a rewind forgets what came after", () => {
  const recorder = new Recorder("accuracy");
  for (let epoch = 0; epoch < 9; epoch++) recorder.record(status(epoch));
  recorder.rewind(4);
  expect(recorder.curves.epoch).toEqual([0, 1, 2, 3, 4]);
});

test("a matrix's corner", () => {
  expect(Array.from(corner([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 2, 2))).toEqual([1, 2, 4, 5]);
});

test("maps of large networks are coarser, within bounds", () => {
  expect(sizeWithin(4e7, 1e4, [16, 96])).toBe(63);
  expect(sizeWithin(4e7, 371, [16, 96])).toBe(96);
  expect(sizeWithin(4e7, 1.6e7, [16, 96])).toBe(16);
});
