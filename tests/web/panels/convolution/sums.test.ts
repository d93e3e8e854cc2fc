import { expect, test } from "vitest";
import { axis, type Stage } from "../../../../web/panels/convolution/stages.ts";
import {
  channelOf,
  kernelOf,
  multiplications,
  parameterCount,
  taken,
  weightedSum,
  winner,
  winners,
} from "../../../../web/panels/convolution/sums.ts";

/** 3×3, two channels: channel 0 is 1 to 9, channel 1 ten times that. */
const input = { rows: 3, columns: 3, channels: 2 };
const values = Float64Array.from({ length: 18 }, (_, i) => (Math.floor(i / 2) + 1) * (i % 2 ? 10 : 1));

const same: Stage = {
  layer: 0,
  reading: "sum",
  input,
  output: { rows: 3, columns: 3, channels: 2 },
  rows: axis(3, { window: 3, padding: "same" }),
  columns: axis(3, { window: 3, padding: "same" }),
};
const pool: Stage = {
  ...same,
  reading: "max",
  output: { rows: 2, columns: 2, channels: 2 },
  rows: axis(3, { window: 2 }),
  columns: axis(3, { window: 2 }),
};

test("a window at the corner reads padding", () => {
  expect(taken(same, values, 0, 0, 1).values).toEqual([null, null, null, null, 10, 20, null, 40, 50]);
  expect(taken(same, values, 1, 1, 0).values).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("the numbers of a filter for a channel are those of rows × columns × channels × filters", () => {
  const kernel = Float64Array.from({ length: 36 }, (_, i) => i);
  expect(kernelOf(same, kernel, 1, 0)).toEqual([2, 6, 10, 14, 18, 22, 26, 30, 34]);
});

test("the weighted sum takes padding as 0", () => {
  const window = taken(same, values, 0, 0, 0);
  expect(weightedSum(window, [9, 9, 9, 9, 1, 2, 9, 3, 4])).toBe(1 + 4 + 12 + 20);
});

test("of equals the first wins, and a NaN always", () => {
  const of = (...values: (number | null)[]) => winner({ rows: 1, columns: values.length, values });
  expect(of(null, 2, 3, 3)).toBe(2);
  expect(of(-1, NaN, 5)).toBe(1);
  expect(of(null, null)).toBe(-1);
});

test("the winners are cells of the map before, each once", () => {
  expect([...winners(pool, values, 0)]).toEqual([4, 5, 7, 8]);
  expect([...winners(pool, new Float64Array(18), 0)]).toEqual([0, 1, 3, 4]);
});

test("a channel is every second number", () => {
  expect([...channelOf(input, values, 1)]).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
});

test("parameters and multiplications are those of the tutorials' layers", () => {
  const conv = {
    kind: "conv2d",
    input: [28, 28, 1],
    output: [24, 24, 32],
    weights: { kernel: [5, 5, 1, 32], bias: [32] },
  };
  expect([parameterCount(conv), multiplications(conv)]).toEqual([832, 460_800]);
  const lstm = {
    kind: "lstm",
    input: [100, 32],
    output: [64],
    weights: { kernel: [32, 256], recurrent_kernel: [64, 256], bias: [256] },
  };
  expect([parameterCount(lstm), multiplications(lstm)]).toEqual([24_832, 2_457_600]);
  const dense = { kind: "dense", input: [4608], output: [10], weights: { kernel: [4608, 10], bias: [10] } };
  expect([parameterCount(dense), multiplications(dense)]).toEqual([46_090, 46_080]);
  expect(multiplications({ kind: "flatten", input: [2, 2, 3], output: [12], weights: {} })).toBe(0);
});
