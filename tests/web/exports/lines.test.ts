import * as tf from "@tensorflow/tfjs";
import { describe, expect, test } from "vitest";
import type { Config, LayerItem, LayerKey, LayerSpec } from "../../../web/engine/types.ts";
import { layerLines, type LayerLines } from "../../../web/exports/lines/layer.ts";
import { catalog, engine } from "../engine.ts";

interface Case {
  lines: LayerLines;
  layer: LayerSpec;
  input: number[];
  output: number[];
}

/** Data by name, with the layers that end a network for it. */
const ENDS = { shapes: [{ kind: "flatten" }, { units: 6 }], order: [{ kind: "flatten" }, { units: 2 }] };
const loss = { name: "sparse_categorical_crossentropy", from_logits: true };

/** The layer as the first of a network that reads pictures of 12 × 12 or sequences of 20 × 1; null if it reads neither. */
function caseOf(layer: LayerSpec, regularizer = {}): Case | null {
  const config = Object.entries(ENDS)
    .map(([name, end]): Config => ({ data: { name, samples: 20 }, layers: [layer, ...end], loss, regularizer }))
    .find((each) => engine.validate(each).length === 0);
  if (!config) return null;
  const trainer = engine.createTrainer(config);
  const [[written], [shape]] = [trainer.config.layers!, trainer.layers()];
  trainer.dispose();
  const lines = layerLines({ catalog, layer: written, shape, regularizer });
  return { lines, layer: written, input: shape.input, output: shape.output };
}

const ACTIVATIONS = [
  "tanh",
  { name: "elu", alpha: 0.7 },
  { name: "leaky_relu", negative_slope: 0.1 },
  "prelu",
  "gcu",
  { name: "custom", expression: "x * x" },
];

/** Values of a key that differ from the usual one. */
const VALUES: Record<LayerKey["type"], (key: LayerKey) => unknown[]> = {
  boolean: () => [true, false],
  option: ({ choices = [] }) => choices,
  integer: () => [2, 3],
  number: ({ range = [0, 1] }) => [(range[0] + range[1]) / 4],
  activation: () => ACTIVATIONS,
  initializer: () => ["he_normal"],
  sizes: () => [2, [3, 2]],
  shape: () => [
    [6, 24],
    [4, 5],
  ],
};

function layersOf(kind: LayerItem): LayerSpec[] {
  const values = (key: LayerKey) => VALUES[key.type](key).map((value) => ({ [key.name]: value }));
  const others = kind.keys.filter(({ name }) => name !== "padding");
  const padding = kind.keys.filter(({ name }) => name === "padding").flatMap(values);
  return [{}, ...padding].flatMap((padded) =>
    [{}, ...others.flatMap(values)].map((change) => ({ ...kind.usual, ...padded, ...change })),
  );
}

const casesOf = (kind: LayerItem): Case[] => layersOf(kind).flatMap((layer) => caseOf(layer) ?? []);

/** The arguments of a call, split at the commas between them. */
function argumentsOf(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    depth += "([".includes(letter) ? 1 : ")]".includes(letter) ? -1 : 0;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

interface Call {
  name: string;
  positional: string[];
  named: Record<string, string>;
}

function callOf(line: string): Call {
  const [, name, inner] = /^(?:layers|nn)\.(\w+)\((.*)\)$/.exec(line)!;
  const all = argumentsOf(inner).map((part) => /^(\w+)=(.*)$/.exec(part) ?? part);
  return {
    name,
    positional: all.filter((part) => typeof part === "string"),
    named: Object.fromEntries(all.filter((part) => typeof part !== "string").map(([, key, value]) => [key, value])),
  };
}

/** Arguments that Keras takes by their place, from its documentation. */
const PLACES: Record<string, readonly string[]> = {
  Conv1D: ["filters", "kernel_size"],
  Conv2D: ["filters", "kernel_size"],
  MaxPooling1D: ["pool_size"],
  MaxPooling2D: ["pool_size"],
  AveragePooling1D: ["pool_size"],
  AveragePooling2D: ["pool_size"],
  Reshape: ["target_shape"],
  Dropout: ["rate"],
  AlphaDropout: ["rate"],
  Activation: ["activation"],
  Dense: ["units"],
  SimpleRNN: ["units"],
  LSTM: ["units"],
  GRU: ["units"],
};

/** What Keras 3 has and TensorFlow.js lacks, or calls otherwise. */
const RENAMED: Record<string, string> = { negative_slope: "alpha" };
const LACKING = ["reset_after"];
/** Functions, which TensorFlow.js's layers take by name alone. */
const isFunction = (value: string) => /^(lambda|keras\.|layers\.|f$)/.test(value);

const camel = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const valueOf = (text: string): unknown =>
  text === "True" || text === "False"
    ? text === "True"
    : JSON.parse(text.replace(/^\((.*?),?\)$/, "[$1]").replaceAll("'", '"'));

/** TensorFlow.js spells the names of initializers and activations its own way. */
function settingOf(key: string, text: string): unknown {
  const value = valueOf(text);
  return typeof value === "string" && /initializer|activation/.test(key) ? camel(value) : value;
}

type Settings = Record<string, unknown>;
const classes = tf.serialization.SerializationMap.getMap().classNameMap;

/** TensorFlow.js's layer of a line of Keras. */
function tensorflowLayer(line: string): { layer: tf.layers.Layer; settings: Settings } {
  const { name, positional, named } = callOf(line);
  if (name === "Bidirectional") {
    const { layer } = tensorflowLayer(positional[0]);
    const mergeMode = named.merge_mode === undefined ? "concat" : valueOf(named.merge_mode);
    return {
      layer: tf.layers.bidirectional({ layer: layer as tf.RNN, mergeMode: mergeMode as "concat" }),
      settings: {},
    };
  }
  const given = { ...Object.fromEntries(positional.map((value, i) => [PLACES[name][i], value])), ...named };
  const settings = Object.fromEntries(
    Object.entries(given)
      .filter(([key, value]) => !LACKING.includes(key) && !isFunction(value) && !key.endsWith("regularizer"))
      .map(([key, value]) => [camel(RENAMED[key] ?? key), settingOf(key, value)]),
  );
  expect(Object.keys(classes), `${name} is a layer`).toContain(name);
  const [made] = classes[name] as unknown as [{ new (settings: Settings): tf.layers.Layer }];
  return { layer: new made({ ...settings }), settings };
}

/** A setting as getConfig gives it: initializers are objects, sizes lists. */
function isIn(config: Settings, key: string, value: unknown): boolean {
  const found = config[key];
  if (found === undefined) return false;
  if (typeof value === "number" && Array.isArray(found)) return found.every((each) => each === value);
  return typeof found === "object" && !Array.isArray(found) ? true : JSON.stringify(found) === JSON.stringify(value);
}

describe.each(catalog.layers.map((kind) => [kind.name, kind] as const))("%s", (_, kind) => {
  const cases = casesOf(kind);

  test("has lines in both frameworks, with every option", () => {
    expect(cases.length).toBeGreaterThan(kind.keys.length / 2);
    for (const { lines, layer } of cases) {
      const code = [...lines.keras, ...lines.pytorch];
      expect(lines.keras.length, JSON.stringify(layer)).toBeGreaterThan(0);
      expect(code.join("\n"), JSON.stringify(layer)).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  test("in Keras, has the class and the arguments of TensorFlow.js's layer, which gives the same shape", () => {
    for (const { lines, layer: written, input, output } of cases) {
      let shape: tf.Shape = [3, ...input];
      for (const line of lines.keras) {
        const { layer, settings } = tensorflowLayer(line);
        const config = layer.getConfig() as Settings;
        for (const [key, value] of Object.entries(settings))
          expect(isIn(config, key, value), `${line}: ${key} in ${JSON.stringify(config)}`).toBe(true);
        shape = layer.computeOutputShape(shape) as tf.Shape;
      }
      // TensorFlow.js has no causal padding.
      if (written.padding !== "causal") expect(shape.slice(1), lines.keras.join("\n")).toEqual(output);
    }
  });
});

const windowed = catalog.layers.filter(({ usual }) => "kernel_size" in usual || "pool_size" in usual);

test.each(windowed.map((kind) => [kind.name, kind] as const))("PyTorch's %s gives as many cells", (_, kind) => {
  const numbers = (text: string | undefined, axis: number, otherwise: number): number => {
    const found = text?.match(/-?\d+/g)?.map(Number) ?? [otherwise];
    return found[axis] ?? found[0];
  };
  for (const { lines, input, output } of casesOf(kind)) {
    const axes = input.length - 1;
    const pads = /(?:F\.pad\(x, |pad = )\(([^)]*)\)/.exec(lines.pytorch.join("\n"))?.[1];
    const call = callOf(lines.pytorch.find((line) => line.includes("nn."))!.replace("pool = ", ""));
    const { named, positional } = call;
    const size = positional[call.name.startsWith("Conv") ? 2 : 0];
    for (let axis = 0; axis < axes; axis++) {
      const cells = numbers(size, axis, 1);
      const stride = numbers(named.stride, axis, call.name.startsWith("Conv") ? 1 : cells);
      const dilation = numbers(named.dilation, axis, 1);
      // Of PyTorch's documentation; "same" is for strides of 1 only. F.pad begins with the last axis.
      const before = named.padding === '"same"' ? null : 2 * numbers(named.padding, axis, 0);
      const added = pads
        ?.split(",")
        .map(Number)
        .slice(2 * (axes - 1 - axis), 2 * (axes - axis)) ?? [0, 0];
      if (before === null) expect([stride, output[axis]]).toEqual([1, input[axis]]);
      else {
        const total = input[axis] + before + added[0] + added[1];
        expect(Math.floor((total - dilation * (cells - 1) - 1) / stride) + 1, lines.pytorch.join("\n")).toBe(
          output[axis],
        );
      }
    }
  }
});

const lines = (layer: LayerSpec, regularizer = {}) => caseOf(layer, regularizer)!.lines;

test("a convolution as one writes it", () => {
  const layer: LayerSpec = { kind: "conv2d", filters: 8, kernel_size: 5, padding: "same", activation: "relu" };
  expect(lines(layer)).toEqual({
    keras: ['layers.Conv2D(8, (5, 5), padding="same", activation="relu")'],
    pytorch: ['nn.Conv2d(1, 8, 5, padding="same")', "nn.ReLU()"],
    differences: ["picture", "start"],
  });
});

test("the odd cell of a strided convolution goes after, at the end of the last axis first", () => {
  const layer: LayerSpec = { kind: "conv2d", filters: 4, kernel_size: [2, 5], strides: 2, padding: "same" };
  const { pytorch, differences } = lines(layer);
  expect(pytorch).toEqual(["x = F.pad(x, (1, 2, 0, 0))", "nn.Conv2d(1, 4, (2, 5), stride=2)"]);
  expect(differences).toContain("strided-same");
});

test("an average over cells that exist", () => {
  const { pytorch, differences } = lines({ kind: "average_pooling2d", pool_size: 3, strides: 1, padding: "same" });
  expect(pytorch).toEqual(["nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)"]);
  expect(differences).not.toContain("average");
  const even = lines({ kind: "average_pooling2d", pool_size: 2, strides: 1, padding: "same" });
  expect(even.pytorch.at(-1)).toBe("x = pool(F.pad(x, pad)) / pool(F.pad(torch.ones_like(x), pad))");
  expect(even.differences).toContain("average");
});

test("recurrent layers: a module where there is one, else its steps", () => {
  const both = lines({ kind: "lstm", units: 64, bidirectional: "concat", return_sequences: true });
  expect(both.keras).toEqual(["layers.Bidirectional(layers.LSTM(64, return_sequences=True))"]);
  expect(both.pytorch[0]).toBe("lstm = nn.LSTM(1, 64, batch_first=True, bidirectional=True)");
  expect(both.differences).toEqual(["start", "forget", "two-biases"]);
  const own = lines({ kind: "gru", units: 4, reset_after: false });
  expect(own.keras).toEqual(["layers.GRU(4, reset_after=False)"]);
  expect(own.pytorch).toContain("    h = z * h + (1 - z) * torch.tanh(xh + (r * h) @ Rh)");
  expect(own.differences).toEqual(["loop"]);
});

test("PyTorch's momentum is what Keras's leaves", () => {
  const { keras, pytorch, differences } = lines({ kind: "batch_normalization", momentum: 0.9 });
  expect(keras).toEqual(["layers.BatchNormalization(momentum=0.9)"]);
  expect(pytorch[0]).toMatch(/momentum=0\.1\)$/);
  expect(differences).toContain("momentum");
});

test("penalties stand with every kernel, the experiment's where the layer has none of its own", () => {
  expect(lines({ kind: "lstm", units: 2 }, { l2: 0.01 }).keras).toEqual([
    "layers.LSTM(2, kernel_regularizer=regularizers.L2(0.01), recurrent_regularizer=regularizers.L2(0.01))",
  ]);
  expect(lines({ units: 2, l1: 0.5 }, { l2: 0.01 }).keras).toEqual([
    "layers.Dense(2, kernel_regularizer=regularizers.L1L2(0.5, 0.01))",
  ]);
});
