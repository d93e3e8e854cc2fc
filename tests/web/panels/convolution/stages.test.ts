import { expect, test } from "vitest";
import type { Catalog, LayerShape, LayerSpec } from "../../../../web/engine/types.ts";
import { axis, fieldAlong, receptiveField, stagesOf, windowOf } from "../../../../web/panels/convolution/stages.ts";

const catalog = {
  layers: [
    { name: "max_pooling2d", pools: "max" },
    { name: "global_average_pooling2d", pools: "mean" },
    { name: "conv2d", pools: null },
  ],
} as unknown as Catalog;

test.each([
  [{ window: 3 }, 10, 8, 0],
  [{ window: 3, padding: "same" }, 10, 10, 1],
  [{ window: 2, padding: "same" }, 5, 5, 0], // the odd cell goes after
  [{ window: 3, stride: 2, padding: "same" }, 6, 3, 0], // with a stride, the padding depends on the inputs
  [{ window: 3, stride: 2, padding: "same" }, 7, 4, 1],
  [{ window: 3, stride: 2 }, 8, 3, 0],
  [{ window: 3, dilation: 2 }, 9, 5, 0],
  [{ window: 3, dilation: 2, padding: "causal" }, 9, 9, 4],
])("%o on %i cells gives %i and begins %i before", (given, inputs, outputs, before) => {
  expect(axis(inputs, given)).toMatchObject({ outputs, before });
});

const shape = (kind: string, input: number[], output: number[], kernel?: number[]): LayerShape => ({
  kind,
  input,
  output,
  weights: kernel ? { kernel, bias: [kernel.at(-1)!] } : {},
});

/** conv 3×3 same, pool 2, conv 3×3 valid, activation, global average, dense. */
const layers: LayerSpec[] = [
  { kind: "conv2d", filters: 4, kernel_size: [3, 3], strides: [1, 1], padding: "same" },
  { kind: "max_pooling2d", pool_size: [2, 2] },
  { kind: "conv2d", filters: 6, kernel_size: 3 },
  { kind: "activation", activation: "relu" },
  { kind: "global_average_pooling2d" },
  { units: 3 },
];
const shapes = [
  shape("conv2d", [8, 8, 1], [8, 8, 4], [3, 3, 1, 4]),
  shape("max_pooling2d", [8, 8, 4], [4, 4, 4]),
  shape("conv2d", [4, 4, 4], [2, 2, 6], [3, 3, 4, 6]),
  shape("activation", [2, 2, 6], [2, 2, 6]),
  shape("global_average_pooling2d", [2, 2, 6], [6]),
  shape("dense", [6], [3], [6, 3]),
];
const stages = stagesOf(catalog, layers, shapes);

test("a layer that reads and gives maps is a stage, a global pooling one of a single cell", () => {
  expect(stages.map(({ reading }) => reading)).toEqual(["sum", "max", "sum", "one", "mean"]);
  expect(stages[4].output).toEqual({ rows: 1, columns: 1, channels: 6 });
  expect(stages[1].columns).toMatchObject({ window: 2, stride: 2 });
});

test("stages begin at the first map and end before a layer that gives a list or is recurrent", () => {
  const dense = shape("dense", [64], [64], [64, 64]);
  const reshape = shape("reshape", [64], [8, 8, 1]);
  const spec = [{ units: 64 }, { kind: "reshape", target_shape: [8, 8, 1] }, ...layers];
  expect(stagesOf(catalog, spec, [dense, reshape, ...shapes])[0].layer).toBe(2);
  const recurrent = {
    ...shape("lstm", [9, 2], [9, 4], [2, 16]),
    weights: { kernel: [2, 16], recurrent_kernel: [4, 16] },
  };
  expect(stagesOf(catalog, [{ kind: "lstm", units: 4 }], [recurrent])).toEqual([]);
});

test("steps × channels are read along the steps", () => {
  const [stage] = stagesOf(
    catalog,
    [{ kind: "conv1d", kernel_size: 5, padding: "causal" }],
    [shape("conv1d", [20, 2], [20, 8], [5, 2, 8])],
  );
  expect(stage.rows).toMatchObject({ outputs: 1, window: 1 });
  expect(windowOf(stage, 0, 0)).toEqual({ rows: { start: 0, size: 1 }, columns: { start: -4, size: 5 } });
});

test("the receptive field of a cell is its window followed back to the picture", () => {
  const upTo = stages.slice(0, 3);
  // pool reads 2 cells of stride 2: cell 1 of the last map reads pooled 1 to 3, so convolved 2 to 7, so pixels 1 to 8.
  expect(receptiveField(upTo, 1, 1).rows).toEqual({ start: 1, size: 8 });
  expect(fieldAlong(upTo.map(({ rows }) => rows))).toEqual({ size: 8, jump: 2, start: -1 });
});

test("following a window back agrees with size, jump and start in closed form", () => {
  for (const cell of [0, 1]) {
    const { size, jump, start } = fieldAlong(stages.map(({ columns }) => columns).slice(0, 4));
    expect(receptiveField(stages.slice(0, 4), 0, cell).columns).toEqual({ start: start + cell * jump, size });
  }
});
