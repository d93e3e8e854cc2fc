import { expect, test } from "vitest";
import { cellIn, middleOf } from "../../../../web/panels/convolution/cells.ts";
import { fieldIn, insideOf, isIdentity } from "../../../../web/panels/convolution/maps.ts";
import { marginOf } from "../../../../web/panels/convolution/paint.ts";
import { axis, type Stage } from "../../../../web/panels/convolution/stages.ts";
import type { Convolution } from "../../../../web/panels/convolution/types.ts";

const stage = (layer: number, reading: Stage["reading"], axis_: Stage["rows"], channels: number): Stage => ({
  layer,
  reading,
  input: { rows: axis_.inputs, columns: axis_.inputs, channels: 1 },
  output: { rows: axis_.outputs, columns: axis_.outputs, channels },
  rows: axis_,
  columns: axis_,
});

/** A convolution 3×3 with padding of 4×4 cells, dropout, and pooling by 2. */
const stages = [
  stage(0, "sum", axis(4, { window: 3, padding: "same" }), 1),
  stage(1, "one", axis(4, {}), 1),
  stage(2, "max", axis(4, { window: 2, stride: 2 }), 1),
];
const map = Float64Array.from({ length: 16 }, (_, i) => i);
const convolution: Convolution = {
  shapes: stages.map(({ reading }) => ({
    kind: "",
    input: [],
    output: [],
    weights: (reading === "sum" ? { kernel: [3, 3, 1, 1] } : {}) as Record<string, number[]>,
  })),
  stages,
  source: map,
  values: [
    { z: map, a: map },
    { z: map, a: map },
    { z: map.subarray(0, 4), a: map.subarray(0, 4) },
  ],
};

test("a layer that gives what it reads is an identity, one that changes a number is not", () => {
  expect(stages.map((each, i) => isIdentity(convolution, each, i))).toEqual([false, true, false]);
  const changed = Float64Array.from(map).fill(0, 3, 4);
  const values = convolution.values.map((value, i) => (i === 1 ? { z: map, a: changed } : value));
  expect(isIdentity({ ...convolution, values }, stages[1], 1)).toBe(false);
});

test("the cell depends on itself, on its window, and on the receptive field before", () => {
  const cell = { stage: 2, filter: 0, row: 0, column: 1, channel: 0 };
  expect(fieldIn(convolution, cell, 2)).toEqual({ rows: { start: 0, size: 1 }, columns: { start: 1, size: 1 } });
  expect(fieldIn(convolution, cell, 1)).toEqual({ rows: { start: 0, size: 2 }, columns: { start: 2, size: 2 } });
  expect(fieldIn(convolution, cell, -1)).toEqual({ rows: { start: -1, size: 4 }, columns: { start: 1, size: 4 } });
  expect(fieldIn(convolution, { ...cell, stage: 0 }, 1)).toBeUndefined();
});

test("a field is cut to the map", () => {
  const field = { rows: { start: -1, size: 4 }, columns: { start: 1, size: 4 } };
  expect(insideOf(field, { rows: 4, columns: 4 })).toEqual({
    rows: { start: 0, size: 3 },
    columns: { start: 1, size: 3 },
  });
});

test("a cell that is not there becomes the nearest one", () => {
  const far = { stage: 9, filter: 9, row: 9, column: -1, channel: 9 };
  expect(cellIn(stages, far)).toEqual({ stage: 2, filter: 0, row: 1, column: 0, channel: 0 });
  expect(middleOf(stages, 0, 0)).toMatchObject({ row: 1, column: 1 });
});

test("the margin of a map is the padding that its windows read", () => {
  expect(marginOf(stages[0].rows, stages[0].columns)).toEqual({ top: 1, right: 1, bottom: 1, left: 1 });
  expect(marginOf(stages[2].rows, stages[2].columns)).toEqual({ top: 0, right: 0, bottom: 0, left: 0 });
  const even = axis(5, { window: 2, padding: "same" });
  expect(marginOf(even, even)).toEqual({ top: 0, right: 1, bottom: 1, left: 0 });
});
