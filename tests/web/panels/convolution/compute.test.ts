import { expect, test } from "vitest";
import type { Config, LayerSpec } from "../../../../web/engine/types.ts";
import type { Subject } from "../../../../web/experiment/compute.ts";
import type { FrameRequest } from "../../../../web/experiment/protocol.ts";
import { numberOf } from "../../../../web/panels/convolution/cells.ts";
import { compute, computeEffects, computeShifts } from "../../../../web/panels/convolution/compute.ts";
import { inputOf } from "../../../../web/panels/convolution/maps.ts";
import { UNMOVED, type ConvolutionState } from "../../../../web/panels/convolution/state.ts";
import { receptiveField } from "../../../../web/panels/convolution/stages.ts";
import { cellsRead, kernelOf, taken, valueAt, weightedSum, winner } from "../../../../web/panels/convolution/sums.ts";
import { catalog, engine } from "../../engine.ts";

function open(config: Config, baseline?: Config) {
  const trainer = engine.createTrainer({ ...engine.defaults(), ...config });
  trainer.train({ steps: 3 }, { evaluate: false });
  const { inputs, columns, outputs } = trainer.data();
  const compared = baseline && engine.createTrainer({ ...engine.defaults(), ...baseline });
  const subject = {
    catalog,
    trainer,
    config: trainer.config,
    parameters: () => trainer.parameters(),
    baseline: compared && { trainer: compared, shape: { columns, outputs } },
  } as unknown as Subject;
  return { subject, point: Array.from(inputs.subarray(0, columns)) };
}

const requested = (point: number[], convolution: Partial<ConvolutionState> = {}) =>
  ({ point, convolution: { shown: "maps", cell: null, ...UNMOVED, ...convolution } }) as FrameRequest;

const pictures = (layers: LayerSpec[]): Config => ({
  data: { name: "digits", side: 9, samples: 60, classes: 10 },
  features: Array.from({ length: 81 }, (_, i) => `x${i + 1}`),
  layers: [...layers, { kind: "flatten" }, { units: 10 }],
});

const sequences = (layers: LayerSpec[]): Config => ({
  data: { name: "bursts", samples: 40, steps: 24 },
  features: Array.from({ length: 24 }, (_, i) => `x${i + 1}`),
  layers: [...layers, { kind: "global_average_pooling1d" }, { units: 4 }],
});

const conv = { kind: "conv2d", filters: 4, kernel_size: 3 };
const networks: Record<string, Config> = {
  "two convolutions": pictures([
    { ...conv, activation: "relu" },
    { ...conv, filters: 3, kernel_size: [2, 3] },
  ]),
  "padding and strides": pictures([
    { ...conv, padding: "same", strides: 2 },
    { ...conv, padding: "same" },
  ]),
  dilation: pictures([{ ...conv, dilation_rate: 2, padding: "same", use_bias: false }]),
  poolings: pictures([
    { ...conv, padding: "same", activation: "tanh" },
    { kind: "max_pooling2d", padding: "same" },
    { kind: "average_pooling2d", pool_size: 3, strides: 1, padding: "same" },
    { kind: "dropout", rate: 0.5 },
  ]),
  "dense at each place": pictures([conv, { units: 5, activation: "relu" }, { kind: "activation", activation: "elu" }]),
  "one axis": sequences([
    { kind: "conv1d", filters: 3, kernel_size: 5, padding: "causal" },
    { kind: "max_pooling1d" },
    { kind: "conv1d", filters: 2, kernel_size: 3 },
  ]),
};

test.each(Object.entries(networks))("%s: every number of every map is what the window gives", (_, config) => {
  const { subject, point } = open(config);
  const convolution = compute(subject, requested(point))!;
  const { stages, values } = convolution;
  expect(stages.length).toBeGreaterThanOrEqual(config.layers!.length - 2);
  for (const [i, stage] of stages.entries()) {
    const { reading, input, output } = stage;
    const before = inputOf(convolution, i);
    const { z, a, kernel, bias } = values[i];
    for (let row = 0; row < output.rows; row++)
      for (let column = 0; column < output.columns; column++)
        for (let channel = 0; channel < output.channels; channel++) {
          const found = valueAt(output, reading === "one" ? z : reading === "sum" ? z : a, row, column, channel);
          const window = taken(stage, before, row, column, reading === "sum" ? 0 : channel);
          const present = window.values.filter((value) => value !== null);
          const expected = {
            sum: () =>
              Array.from({ length: input.channels }, (_, c) =>
                weightedSum(taken(stage, before, row, column, c), kernelOf(stage, kernel!, c, channel)),
              ).reduce((sum, each) => sum + each, bias?.[channel] ?? 0),
            max: () => window.values[winner(window)]!,
            mean: () => present.reduce((sum, value) => sum + value, 0) / present.length,
            one: () => present[0],
          }[reading]();
          expect(found).toBeCloseTo(expected, 9);
        }
  }
});

test("a global pooling reads every cell", () => {
  const { subject, point } = open({
    ...pictures([]),
    layers: [conv, { kind: "global_max_pooling2d" }, { units: 10 }],
  });
  const convolution = compute(subject, requested(point))!;
  const { stages, values } = convolution;
  expect(stages.map(({ reading }) => reading)).toEqual(["sum", "max"]);
  expect(cellsRead(stages[1], 0, 0)).toHaveLength(49);
  const window = taken(stages[1], inputOf(convolution, 1), 0, 0, 2);
  expect(values[1].a[2]).toBe(window.values[winner(window)]);
});

test("a network without maps has no such part", () => {
  const { subject, point } = open(pictures([]));
  expect(compute(subject, requested(point))).toBeUndefined();
  expect(computeEffects(subject, requested(point))).toBeUndefined();
  expect(computeShifts(subject, requested(point, { shown: "move" }))).toBeUndefined();
});

test.each(Object.entries(networks))(
  "%s: the effects on a cell are slopes, and none is outside of its field",
  (_, config) => {
    const { subject, point } = open({ ...config, precision: "float64" });
    const { stages } = compute(subject, requested(point))!;
    const last = stages.length - 1;
    const { output } = stages[last];
    const cell = {
      stage: last,
      filter: output.channels - 1,
      row: output.rows >> 1,
      column: output.columns >> 1,
      channel: 0,
    };
    const effects = computeEffects(subject, requested(point, { cell }))!;
    const at = numberOf(stages[last], cell);
    expect([effects.layer, effects.number, effects.values.length]).toEqual([stages[last].layer, at, point.length]);

    const { rows, columns } = receptiveField(stages, cell.row, cell.column);
    const reads = ({ start, size }: typeof rows, i: number) => i >= start && i < start + size;
    const width = stages[0].input.columns;
    const a = (moved: number[]) => subject.trainer.inspect(moved).layers[stages[last].layer].a[at];
    const changed = (at: number, by: number) => a(point.map((x, i) => (i === at ? x + by : x)));
    const slope = (i: number) => (changed(i, 1e-6) - changed(i, -1e-6)) / 2e-6;
    for (const [i, effect] of effects.values.entries()) {
      if (!reads(rows, Math.floor(i / width)) || !reads(columns, i % width)) expect(effect).toBe(0);
      else expect(effect).toBeCloseTo(slope(i), 6);
    }
  },
);

test("the shifts are the predictions for moved copies, of both runs", () => {
  const { subject, point } = open(pictures([conv]), pictures([]));
  const shifts = computeShifts(subject, requested(point, { shown: "move" }))!;
  expect(shifts.right).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
  expect(shifts.values.subarray(50, 60)).toEqual(subject.trainer.predict(point));
  expect(shifts.baseline!.values.subarray(50, 60)).toEqual(subject.baseline!.trainer.predict(point));
  const moved = point.map((_, i) => (i % 9 < 2 ? 0 : point[i - 2]));
  expect(shifts.values.subarray(70, 80)).toEqual(subject.trainer.predict(moved));
  expect(computeShifts(subject, requested(point))).toBeUndefined();
  const from = computeShifts(subject, requested(moved, { shown: "move", example: point, right: 2 }))!;
  expect(from.values).toEqual(shifts.values);
});
