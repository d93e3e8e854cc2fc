import { expect, test } from "vitest";
import type { Config, LayerSpec } from "../../../../web/engine/types.ts";
import { summarize } from "../../../../web/panes/table-view/compute.ts";
import { engine } from "../../engine.ts";

function summariesOf(config: Config, most: number) {
  const trainer = engine.createTrainer(engine.complete(config));
  const [parameters, shapes] = [trainer.parameters(), trainer.layers()];
  trainer.dispose();
  return { parameters, summaries: parameters.map((layer, i) => summarize(layer, shapes[i], most)) };
}

test("a layer in short: all that it holds is counted, and the range is that of every weight", () => {
  const layers: LayerSpec[] = [
    { units: 5, activation: "prelu" },
    { units: 3, use_bias: false },
  ];
  const { parameters, summaries } = summariesOf({ layers }, 16);
  const [hidden, output] = parameters;
  expect(summaries[0]).toMatchObject({ count: 2 * 5 + 5 + 5, columns: 5, shown: 5 });
  expect(summaries[0].weights).toEqual([
    { name: "bias", places: [], rows: [Float64Array.from(hidden.bias)] },
    { name: "alpha", places: [], rows: [Float64Array.from(hidden.alpha)] },
    { name: "kernel", places: [2], rows: [hidden.kernel.slice(0, 5), hidden.kernel.slice(5)] },
  ]);
  const short = summariesOf({ layers }, 2).summaries[1];
  expect(short).toMatchObject({
    count: 15,
    columns: 3,
    shown: 2,
    least: Math.min(...output.kernel),
    greatest: Math.max(...output.kernel),
  });
  expect(short.weights).toEqual([
    { name: "kernel", places: [5], rows: [output.kernel.slice(0, 2), output.kernel.slice(3, 5)] },
  ]);
});

const loss = { name: "sparse_categorical_crossentropy", from_logits: true };

test("a convolution has a row for each place and channel of its window", () => {
  const layers: LayerSpec[] = [
    { kind: "conv2d", filters: 4, kernel_size: 3 },
    { kind: "global_max_pooling2d" },
    { units: 6 },
  ];
  const { parameters, summaries } = summariesOf({ data: { name: "shapes" }, layers, loss }, 16);
  expect(summaries[0]).toMatchObject({ count: 3 * 3 * 4 + 4, columns: 4 });
  expect(summaries[0].weights.at(-1)).toMatchObject({ name: "kernel", places: [3, 3, 1] });
  expect(summaries[0].weights.at(-1)!.rows[8]).toEqual(parameters[0].kernel.slice(32));
  expect(summaries[1]).toMatchObject({ count: 0, weights: [], least: 0, greatest: 0 });
});

test("every set of weights of a recurrent layer is listed, and counted", () => {
  const layers: LayerSpec[] = [
    { kind: "gru", units: 3, bidirectional: "concat" },
    { kind: "batch_normalization" },
    { units: 2 },
  ];
  const { summaries } = summariesOf({ data: { name: "order" }, layers, loss }, 16);
  expect(summaries[0].count).toBe(2 * (9 + 3 * 9 + 2 * 9));
  expect(summaries[0].columns).toBe(9);
  expect(summaries[0].weights.map(({ name, rows }) => [name, rows.length])).toEqual([
    ["kernel", 1],
    ["recurrent_kernel", 3],
    ["bias", 2],
    ["backward_kernel", 1],
    ["backward_recurrent_kernel", 3],
    ["backward_bias", 2],
  ]);
  expect(summaries[1]).toMatchObject({ count: 4 * 6, least: 0, greatest: 1 });
});
