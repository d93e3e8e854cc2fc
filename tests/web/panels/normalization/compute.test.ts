import { expect, test } from "vitest";
import type { Subject } from "../../../../web/experiment/compute.ts";
import type { Config } from "../../../../web/engine/types.ts";
import type { FrameRequest } from "../../../../web/experiment/protocol.ts";
import { compute, histogram, normalized, statistics } from "../../../../web/panels/normalization/compute.ts";
import { engine } from "../../engine.ts";

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

/** The part for a channel of a layer, after some steps with all training rows as the batch. */
function computed(config: Config, layer: number, channel: number, steps: number) {
  const trainer = engine.createTrainer({ ...engine.defaults(), precision: "float64", batch_size: 1024, ...config });
  trainer.train({ steps });
  const subject = { trainer, config: trainer.config, data: trainer.data(), parameters: () => trainer.parameters() };
  const request = { normalization: { layer, channel } } as FrameRequest;
  return { trainer, found: compute(subject as unknown as Subject, request) };
}

const layers = [{ units: 5, use_bias: false }, { kind: "batch_normalization", momentum: 0.9 }, { units: 3 }];

test("with weights that hardly move, the moving statistics meet the present ones", () => {
  const optimizer = { name: "sgd", learning_rate: 1e-9 };
  const start = computed({ layers, optimizer }, 1, 2, 0).found!;
  expect([...start.moving.mean, ...start.moving.variance]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  expect(start.afterMoving.counts).not.toEqual(start.after.counts);
  const { present, moving } = computed({ layers, optimizer }, 1, 2, 200).found!;
  for (let channel = 0; channel < 5; channel++) {
    expect(moving.mean[channel]).toBeCloseTo(present.mean[channel], 6);
    expect(moving.variance[channel]).toBeCloseTo(present.variance[channel], 6);
  }
});

test("what the layer gives by its moving statistics is what the network computes", () => {
  const { trainer, found } = computed({ layers }, 1, 3, 40);
  const { inputs, columns, trainRows } = trainer.data();
  const outputs = trainer.neurons(inputs.slice(0, trainRows * columns))[1];
  const { low, high, counts } = found!.afterMoving;
  const own = Array.from({ length: trainRows }, (_, row) => outputs[row * 5 + 3]);
  expect(found!.rows).toBe(trainRows);
  expect(counts.reduce((sum, count) => sum + count)).toBe(trainRows);
  expect(low).toBeLessThanOrEqual(Math.min(...own) + 1e-5);
  expect(high).toBeGreaterThanOrEqual(Math.max(...own) - 1e-5);
});

test("a first layer reads the features, and a channel that is not there gives way to the last", () => {
  const { found } = computed({ features: ["x1", "x1_x2"], layers: [layers[1], { units: 3 }] }, 0, 9, 1);
  expect([found!.channels, found!.channel]).toEqual([2, 1]);
});

test("looking changes no bit, and a layer without moving statistics has no such part", () => {
  const { trainer } = computed({ layers }, 1, 0, 5);
  const plain = engine.createTrainer({ ...trainer.config });
  plain.train({ steps: 5 });
  expect(trainer.fingerprint()).toBe(plain.fingerprint());
  expect(computed({ layers }, 0, 0, 1).found).toBeUndefined();
});
