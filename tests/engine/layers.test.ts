import { expect, test } from "vitest";
import { engine, refusal } from "./module.ts";

const config = {
  data: { name: "spiral", samples: 60 },
  layers: [
    { units: 4, activation: "relu", use_bias: false },
    { kind: "dropout", rate: 0.2 },
    { units: 5 },
    { kind: "activation", activation: { name: "prelu", alpha: 0.3 } },
    { kind: "alpha_dropout", rate: 0.1 },
    { units: 3 },
    { kind: "activation", activation: "softmax" },
  ],
  loss: { name: "sparse_categorical_crossentropy", from_logits: false },
};

test("layers() gives kinds, shapes and the names of the weights", () => {
  const trainer = engine.createTrainer(config);
  expect(trainer.layers()).toEqual([
    { kind: "dense", input: [2], output: [4], weights: { kernel: [2, 4], bias: [0] } },
    { kind: "dropout", input: [4], output: [4], weights: {} },
    { kind: "dense", input: [4], output: [5], weights: { kernel: [4, 5], bias: [5] } },
    { kind: "activation", input: [5], output: [5], weights: { alpha: [5] } },
    { kind: "alpha_dropout", input: [5], output: [5], weights: {} },
    { kind: "dense", input: [5], output: [3], weights: { kernel: [5, 3], bias: [3] } },
    { kind: "activation", input: [3], output: [3], weights: {} },
  ]);
  for (const weights of [trainer.parameters(), trainer.gradients()]) {
    expect(weights.map((layer) => Object.entries(layer).map(([name, { length }]) => [name, length]))).toEqual(
      trainer
        .layers()
        .map((layer) =>
          Object.entries(layer.weights).map(([name, shape]) => [name, shape.reduce((size, side) => size * side)]),
        ),
    );
  }
  expect(trainer.neurons([0, 0, 1, 1]).map(({ length }) => length)).toEqual([8, 8, 10, 10, 10, 6, 6]);
});

test("a network of every kind trains, is saved, restored and set by names", () => {
  const trainer = engine.createTrainer(config);
  trainer.train({ steps: 30 });
  const copy = engine.restore(trainer.save());
  expect(copy.train({ steps: 10 })).toEqual(trainer.train({ steps: 10 }));
  expect(copy.fingerprint()).toBe(trainer.fingerprint());
  const other = engine.createTrainer({ ...config, seed: 3 });
  other.setParameters(trainer.parameters());
  expect(other.parameters()).toEqual(trainer.parameters());
  const inspection = trainer.inspect([0.3, -0.2], 1);
  expect(inspection.layers.map(({ z, grad_z }) => [z.length, grad_z!.length])).toEqual(
    [4, 4, 5, 5, 5, 3, 3].map((size) => [size, size]),
  );
  expect(inspection.probabilities).toEqual(inspection.layers.at(-1)!.a);
  expect(trainer.config.layers!.map(({ kind }) => kind)).toEqual([
    undefined,
    "dropout",
    undefined,
    "activation",
    "alpha_dropout",
    undefined,
    "activation",
  ]);
});

test("weights that a layer does not have are refused", () => {
  const trainer = engine.createTrainer(config);
  const set = (layer: number, weights: Record<string, number[]>) =>
    refusal(() =>
      trainer.setParameters(trainer.parameters().map((own, i) => (i === layer ? { ...own, ...weights } : own))),
    );
  expect(set(1, { kernel: [1] })).toBe("ConfigError parameters[1]");
  expect(set(3, { alpha: [1] })).toBe("ConfigError parameters[3].alpha");
  expect(set(0, { bias: [1, 2, 3, 4] })).toBe("ConfigError parameters[0].bias");
});

test("the catalog lists each kind with its keys", () => {
  const convolution = [
    "filters",
    "kernel_size",
    "strides",
    "padding",
    "dilation_rate",
    "activation",
    "use_bias",
    "kernel_initializer",
    "l1",
    "l2",
    "trainable",
  ];
  const plain = ["activation", "kernel_initializer", "use_bias"];
  const pooling = ["pool_size", "strides", "padding"];
  const recurrent = "return_sequences bidirectional kernel_initializer recurrent_initializer l1 l2 trainable".split(
    " ",
  );
  expect(engine.catalog().layers.map(({ name, keys }) => [name, keys.map((key) => key.name)])).toEqual([
    ["dense", ["units", ...plain, "dropout", "alpha_dropout", "l1", "l2", "trainable"]],
    ["activation", ["activation", "trainable"]],
    ["dropout", ["rate"]],
    ["alpha_dropout", ["rate"]],
    ["flatten", []],
    ["reshape", ["target_shape"]],
    ["conv2d", convolution],
    ["max_pooling2d", pooling],
    ["average_pooling2d", pooling],
    ["global_max_pooling2d", []],
    ["global_average_pooling2d", []],
    ["conv1d", convolution],
    ["max_pooling1d", pooling],
    ["average_pooling1d", pooling],
    ["global_max_pooling1d", []],
    ["global_average_pooling1d", []],
    ["simple_rnn", ["units", "activation", "use_bias", ...recurrent]],
    ["lstm", ["units", "activation", "recurrent_activation", "use_bias", "unit_forget_bias", ...recurrent]],
    ["gru", ["units", "activation", "recurrent_activation", "use_bias", "reset_after", ...recurrent]],
    ["batch_normalization", ["momentum", "epsilon", "trainable"]],
    ["layer_normalization", ["epsilon", "trainable"]],
  ]);
});

test("the catalog gives a layer of each kind to begin with, whose keys have values that are accepted", () => {
  for (const { name, keys, usual } of engine.catalog().layers) {
    expect(usual.kind ?? "dense").toBe(name);
    for (const key of keys) expect(!key.required || usual[key.name] !== undefined, `${name}.${key.name}`).toBe(true);
    const issues = engine
      .validate({ layers: [usual, { units: 3 }] })
      .filter(({ path }) => path.startsWith("layers[0]."));
    expect(issues, name).toEqual([]);
  }
  const { kind, ...dropout } = engine.catalog().layers.find(({ name }) => name === "dropout")!.usual;
  expect(dropout).toEqual({ rate: 0.2 });
});
