import * as tf from "@tensorflow/tfjs";
import { describe, expect, test } from "vitest";
import { exportFormats, exportModel } from "../../../../web/exports/export.ts";
import { ExportError } from "../../../../web/exports/exported.ts";
import { contentOf, type ModelFile, readModel } from "../../../../web/exports/read/read.ts";
import type { Config } from "../../../../web/engine/types.ts";
import type { Experiment } from "../../../../web/experiment/experiment.ts";
import { defaults, description, engine } from "../../engine.ts";
import { CASES, randomCases, trained, worst } from "../cases.ts";
import { randomNumbers } from "../stacks.ts";

const encoded = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const jsonFile = (value: unknown, name = "model.json"): ModelFile => ({ name, data: encoded(value) });

const read = (files: readonly ModelFile[], present: Experiment = defaults()) => readModel(description, present, files);

function thrown(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    expect(error.message).not.toContain("undefined");
    return `${error.path} ${error.code}`;
  }
  throw new Error("nothing was thrown");
}

const sayable = [...CASES, ...randomCases(7, 3)].filter(({ config }) =>
  exportFormats(config).some(({ format, refusals }) => format === "tensorflowjs" && refusals.length === 0),
);

describe("a network that was written for TensorFlow.js comes back", () => {
  test.each(sayable.map((each) => [each.item, each] as const))("%s", (_, { config }) => {
    const { trainer, inputs, predictions } = trained(config);
    const files = exportModel({ config: trainer.config, parameters: trainer.parameters() }, "tensorflowjs");
    const opened = read(files, trainer.config as Experiment) as Config;
    expect(engine.validate(opened)).toEqual([]);
    const again = engine.createTrainer(opened);
    expect(worst(again.predict(inputs), predictions)).toBeLessThan(1e-5);
    trainer.dispose();
    again.dispose();
  });
});

test("an experiment stays the text that it is", () => {
  const parameters = engine.createTrainer({}).parameters();
  const [file] = exportModel({ config: {}, parameters }, "json");
  expect(read([file])).toBe(new TextDecoder().decode(file.data));
});

test.each<[unknown, string | null]>([
  [{ lesson: 1, steps: [] }, "lesson"],
  [{ layers: [] }, "experiment"],
  [{ modelTopology: {} }, "network"],
  [{ class_name: "Sequential", config: { layers: [] } }, "network"],
  [{ some: "thing" }, null],
  [[1], null],
])("what a file holds is told by its keys: %j", (value, content) => expect(contentOf(value)).toBe(content));

test("a network saved by TensorFlow.js itself is read with its weights", async () => {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [8, 8, 1],
        filters: 3,
        kernelSize: 3,
        activation: "relu",
        kernelRegularizer: "l1l2",
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 6, activation: "hardSigmoid", kernelInitializer: "heNormal" }),
      tf.layers.leakyReLU({ alpha: 0.1 }),
      tf.layers.dropout({ rate: 0.25 }),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  });
  let files: ModelFile[] = [];
  await model.save({
    save: async ({ modelTopology, weightSpecs, weightData }) => {
      const weightsManifest = [{ paths: ["./group1-shard1of1.bin"], weights: weightSpecs }];
      const data = new Uint8Array(weightData as ArrayBuffer);
      files = [jsonFile({ modelTopology, weightsManifest }), { name: "group1-shard1of1.bin", data }];
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    },
  });
  const opened = read(files) as Config;
  expect(opened.data).toEqual({ name: "digits", side: 8, classes: 10 });
  expect(opened.layers![0]).toMatchObject({ kind: "conv2d", filters: 3, l1: 0.01, l2: 0.01 });
  expect(opened.layers![3].activation).toEqual({ name: "hard_sigmoid", slope: 0.2 });
  expect(opened.layers![3].kernel_initializer).toBe("he_normal");
  const trainer = engine.createTrainer(opened);
  const { inputs, rows } = trainer.data();
  const expected = model.predict(tf.tensor(Float32Array.from(inputs), [rows, 8, 8, 1])) as tf.Tensor;
  expect(worst(trainer.predict(inputs), expected.dataSync())).toBeLessThan(1e-5);
});

const keras2 = (layers: unknown[]) => ({
  class_name: "Sequential",
  config: { name: "sequential", layers },
  keras_version: "2.15.0",
  backend: "tensorflow",
});
const initializer = (class_name: string) => ({
  module: "keras.initializers",
  class_name,
  config: { seed: null },
  registered_name: null,
});
const dtype = { module: "keras", class_name: "DTypePolicy", config: { name: "float32" }, registered_name: null };
const keras3 = (layers: unknown[]) => ({
  module: "keras",
  class_name: "Sequential",
  config: { name: "sequential", trainable: true, dtype, layers, build_input_shape: [null, 2] },
  registered_name: null,
  build_config: { input_shape: [null, 2] },
});
const layer3 = (class_name: string, config: object) => ({
  module: "keras.layers",
  class_name,
  config: { dtype, ...config },
  registered_name: null,
  build_config: { input_shape: [null, 2] },
});
const input3 = layer3("InputLayer", {
  batch_shape: [null, 2],
  sparse: false,
  ragged: false,
  name: "input_layer",
  optional: false,
});
const dense3 = (config: object) =>
  layer3("Dense", {
    name: "dense",
    trainable: true,
    use_bias: true,
    kernel_initializer: initializer("GlorotUniform"),
    bias_initializer: initializer("Zeros"),
    kernel_regularizer: null,
    bias_regularizer: null,
    kernel_constraint: null,
    bias_constraint: null,
    quantization_config: null,
    ...config,
  });

describe("topologies of Keras", () => {
  test("of version 2: Dense, its input on the first layer, and an old hard_sigmoid", () => {
    const dense = {
      name: "dense",
      trainable: true,
      batch_input_shape: [null, 2],
      dtype: "float32",
      units: 4,
      activation: "hard_sigmoid",
      use_bias: true,
      kernel_initializer: { class_name: "HeNormal", config: { seed: null } },
      bias_initializer: { class_name: "Zeros", config: {} },
      kernel_regularizer: { class_name: "L2", config: { l2: 0.01 } },
      bias_regularizer: null,
      activity_regularizer: null,
      kernel_constraint: null,
      bias_constraint: null,
    };
    const output = { name: "dense_1", units: 3, activation: "softmax", use_bias: false };
    const opened = read([
      jsonFile(
        keras2([
          { class_name: "Dense", config: dense },
          { class_name: "Dense", config: output },
        ]),
      ),
    ]) as Config;
    expect(opened.layers).toEqual([
      {
        units: 4,
        activation: { name: "hard_sigmoid", slope: 0.2 },
        kernel_initializer: "he_normal",
        use_bias: true,
        l2: 0.01,
        dropout: 0,
        alpha_dropout: 0,
        trainable: true,
      },
      {
        units: 3,
        activation: { name: "softmax" },
        kernel_initializer: "glorot_uniform",
        use_bias: false,
        dropout: 0,
        alpha_dropout: 0,
        trainable: true,
      },
    ]);
    expect(opened.loss).toEqual({ name: "sparse_categorical_crossentropy", from_logits: false });
    expect(opened.parameters).toBeUndefined();
    expect(engine.validate(opened)).toEqual([]);
  });

  test("of version 3: layers as activations, PReLU, and logits", () => {
    const leaky = { module: "keras.layers", class_name: "LeakyReLU", config: { name: "l", negative_slope: 0.05 } };
    const opened = read([
      jsonFile(
        keras3([
          input3,
          dense3({ units: 4, activation: leaky, trainable: false }),
          layer3("PReLU", {
            name: "p",
            trainable: true,
            shared_axes: null,
            alpha_initializer: initializer("Zeros"),
            alpha_regularizer: null,
            alpha_constraint: null,
          }),
          dense3({
            units: 5,
            activation: {
              module: "builtins",
              class_name: "function",
              config: "hard_sigmoid",
              registered_name: "function",
            },
          }),
          layer3("Dropout", { name: "d", trainable: true, rate: 0.2, seed: null, noise_shape: null }),
          dense3({ units: 3, activation: "linear" }),
        ]),
        "topology.json",
      ),
    ]) as Config;
    expect(opened.layers!.map(({ kind, activation }) => [kind, activation])).toEqual([
      [undefined, { name: "leaky_relu", negative_slope: 0.05 }],
      ["activation", { name: "prelu", alpha: 0.25 }],
      [undefined, { name: "hard_sigmoid", slope: 1 / 6 }],
      ["dropout", undefined],
      [undefined, { name: "linear" }],
    ]);
    expect(opened.layers![0].trainable).toBe(false);
    expect(opened.loss).toEqual({ name: "sparse_categorical_crossentropy", from_logits: true });
    expect(opened.data).toEqual(defaults().data);
    expect(engine.validate(opened)).toEqual([]);
  });

  test("a functional network that is a chain", () => {
    const tensor = (name: string) => ({
      args: [{ class_name: "__keras_tensor__", config: { shape: [null, 2], keras_history: [name, 0, 0] } }],
      kwargs: {},
    });
    const layers = [
      { ...input3, name: "input_layer", inbound_nodes: [] },
      { ...dense3({ units: 4, activation: "tanh", name: "a" }), name: "a", inbound_nodes: [tensor("input_layer")] },
      { ...dense3({ units: 3, name: "b" }), name: "b", inbound_nodes: [tensor("a")] },
    ];
    const network = { ...keras3(layers), class_name: "Functional" };
    expect((read([jsonFile(network)]) as Config).layers).toHaveLength(2);
    layers[2].inbound_nodes = [tensor("input_layer")];
    expect(thrown(() => read([jsonFile(network)]))).toBe("layers[2] model_chain");
  });
});

const bad = (layers: unknown[]) => () => read([jsonFile(keras3([input3, ...layers]))]);

test.each<[string, () => unknown]>([
  [" model_file_missing", () => read([{ name: "weights.bin", data: new Uint8Array(4) }])],
  ["model.json model_unreadable", () => read([jsonFile("{")])],
  ["model.json model_unknown", () => read([jsonFile({ some: "thing" })])],
  ["layers[1] model_layer", bad([layer3("SeparableConv2D", { filters: 2 })])],
  ["layers[1].activation model_activation", bad([dense3({ units: 3, activation: "log_softmax" })])],
  [
    "layers[1].kernel_constraint model_key",
    bad([dense3({ units: 3, kernel_constraint: { class_name: "MaxNorm", config: {} } })]),
  ],
  ["layers[1].units number_expected", bad([dense3({ units: "3" })])],
  ["layers[1].units number_out_of_range", bad([dense3({ units: 1e9 })])],
  ["layers[1].max_value model_option", bad([layer3("ReLU", { max_value: 3 }), dense3({ units: 3 })])],
  [
    "layers[1].kernel_regularizer model_option",
    bad([dense3({ units: 3, kernel_regularizer: { class_name: "Own", config: {} } })]),
  ],
  [
    "layers[1].axis model_option",
    bad([layer3("BatchNormalization", { axis: 2, momentum: 0.9, epsilon: 0.001 }), dense3({ units: 3 })]),
  ],
  [
    "layers model_data",
    () => read([jsonFile(keras3([layer3("InputLayer", { batch_shape: [null, 3001] }), dense3({ units: 3 })]))]),
  ],
])("a file that cannot be read is refused: %s", (expected, call) => expect(thrown(call)).toBe(expected));

describe("weights", () => {
  const parameters = engine.createTrainer({}).parameters();
  const [model, weights] = exportModel({ config: {}, parameters }, "tensorflowjs");
  const changed = (change: (manifest: any) => void) => {
    const value = JSON.parse(new TextDecoder().decode(model.data));
    change(value.weightsManifest[0]);
    return [jsonFile(value), weights];
  };

  test.each<[string, () => unknown]>([
    ["weightsManifest[0] model_file_missing", () => read([model])],
    [
      "weightsManifest[0].weights[2] model_file_short",
      () => read([model, { name: "weights.bin", data: weights.data.subarray(0, 900) }]),
    ],
    [
      "weightsManifest[0].weights[0] model_weights_type",
      () => read(changed(({ weights: [first] }) => (first.dtype = "int32"))),
    ],
    [
      "weightsManifest[0].weights[0] model_weights_type",
      () => read(changed(({ weights: [first] }) => (first.quantization = { dtype: "uint8" }))),
    ],
    ["layers[1] model_weights_missing", () => read(changed(({ weights: [first] }) => (first.name = "other/kernel")))],
    ["layers[1] model_weights_shape", () => read(changed(({ weights: [first] }) => (first.shape = [16, 2])))],
    [
      "weightsManifest[0].weights[0] model_unknown",
      () => read(changed(({ weights: [first] }) => (first.shape = [-1]))),
    ],
  ])("that do not fit are refused: %s", (expected, call) => expect(thrown(call)).toBe(expected));
});

describe("hostile files", () => {
  const { config } = CASES.find(({ item }) => item.startsWith('conv2d padding="same"'))!;
  const parameters = engine.createTrainer(config).parameters();
  const files = exportModel({ config, parameters }, "tensorflowjs");
  const text = new TextDecoder().decode(files[0].data);
  const values = [
    null,
    true,
    -1,
    0,
    1e300,
    "",
    "softmax",
    [],
    {},
    [[[]]],
    { class_name: "Dense", config: null },
    "__proto__",
    "constructor",
  ];

  /** Replaces, removes or repeats a value somewhere in a value. */
  function mutate(value: unknown, random: () => number): unknown {
    if (random() < 0.06 || typeof value !== "object" || value === null)
      return random() < 0.1 ? values[Math.floor(random() * values.length)] : value;
    if (Array.isArray(value))
      return value.flatMap((item) => (random() < 0.03 ? [] : random() < 0.03 ? [item, item] : [mutate(item, random)]));
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, item]) => (random() < 0.02 ? [] : [[key, mutate(item, random)]])),
    );
  }

  test("are read, or refused by name; what is read the engine judges", () => {
    const random = randomNumbers(11);
    let refused = 0;
    for (let i = 0; i < 3000; i++) {
      const file = jsonFile(mutate(JSON.parse(text), random));
      try {
        const opened = read([file, files[1]], engine.complete(config) as Experiment);
        engine.validate(opened);
      } catch (error) {
        expect(error).toBeInstanceOf(ExportError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(500);
  });
});
