import { mkdirSync, writeFileSync } from "node:fs";
import type { ActivationItem, Config, LayerSpec, Trainer } from "../../../web/engine/types.ts";
import { exportModel } from "../../../web/exports/export.ts";
import type { ExportedFile } from "../../../web/exports/exported.ts";
import { catalog, engine } from "../engine.ts";
import { randomNumbers, stackWith } from "./stacks.ts";

/** Networks that together use every item of the catalog that decides what a network gives, each with its name in tables. */
export interface Case {
  item: string;
  config: Config;
}

const plane = (layers: LayerSpec[], changes: Config = {}): Config => ({
  data: { name: "spiral", samples: 60 },
  layers: [...layers, { units: 3 }],
  ...changes,
});

const SETTINGS: Record<string, object[]> = {
  leaky_relu: [{}, { negative_slope: 0.05 }],
  prelu: [{}, { alpha: -0.3 }],
  elu: [{}, { alpha: 0.7 }],
  silu: [{}, { beta: 1.7 }],
  gelu: [{}, { approximate: true }],
  hard_sigmoid: [{}, { slope: 0.2 }],
  custom: [
    {},
    { expression: "a * x", trainable: true },
    { expression: "where(x > 0 and not x >= 1, x ^ 2, min(abs(x), 2) - log1p(exp(-a * x)))", a: 0.5 },
    { expression: "clip(x, -1, 1) + erfc(x) * expm1(x / 4) + pi * sign(x) * pow(x * x + 1, 0.3)" },
    { expression: "atan(x) + sinh(x / 3) - cosh(x / 4) + tan(x / 9) + sqrt(x * x + 1) + erf(x) + e" },
    { expression: "softplus(x) - relu(x) + max(-x, 0.25)" },
    { expression: "where(x != 0 or x <= 0, tanh(x), 0) * sigmoid(x) + sin(x) * cos(x) / 2 + log(x * x + 1)" },
    { expression: "a", a: 0.3 },
  ],
};

const specsOf = ({ name }: ActivationItem) => (SETTINGS[name] ?? [{}]).map((settings) => ({ name, ...settings }));

const text = (value: unknown) =>
  typeof value === "object" && !Array.isArray(value)
    ? Object.entries(value!)
        .map(([key, part]) => (key === "name" ? part : `${key}=${part}`))
        .join(" ")
    : JSON.stringify(value);

const activations: Case[] = catalog.activations.flatMap((item) =>
  specsOf(item).flatMap((activation) => [
    {
      item: `activation ${text(activation)}`,
      config: plane([
        { units: 5, activation },
        { kind: "activation", activation },
      ]),
    },
  ]),
);

/** As the state's and the gates' activation of recurrent kinds, which take those of one number. */
const recurrentActivations: Case[] = catalog.activations
  .filter(({ name, learned, elementwise }) => elementwise && !learned && name !== "exponential")
  .map(({ name }): Case => {
    const layer = { kind: "lstm", units: 3, activation: name, recurrent_activation: name };
    return {
      item: `lstm with ${name}`,
      config: { data: { name: "order", steps: 8, samples: 40 }, layers: [layer, { units: 2 }] },
    };
  });

const LOSSES: [string, Config][] = [
  ["mean_squared_error", { data: { name: "plane" }, layers: [{ units: 4, activation: "tanh" }, { units: 1 }] }],
  ["mean_absolute_error", { data: { name: "hills" }, layers: [{ units: 4, activation: "tanh" }, { units: 1 }] }],
  [
    "huber",
    {
      data: { name: "curve" },
      layers: [
        { units: 4, activation: "tanh" },
        { units: 1, activation: "tanh" },
      ],
    },
  ],
  [
    "log_cosh",
    {
      layers: [
        { units: 4, activation: "tanh" },
        { units: 3, activation: "tanh" },
      ],
    },
  ],
  ["binary_crossentropy", { data: { name: "overlap" }, layers: [{ units: 3, activation: "sigmoid" }] }],
  [
    "binary_crossentropy",
    {
      data: { name: "xor", classes: 2 },
      layers: [{ units: 4, activation: "relu" }, { units: 1 }],
      loss: { name: "", from_logits: true },
    },
  ],
  [
    "binary_crossentropy",
    { data: { name: "overlap" }, layers: [{ units: 3, activation: "sigmoid" }], loss: { name: "", from_logits: true } },
  ],
  ["categorical_crossentropy", { layers: [{ units: 3, activation: "softmax" }] }],
  ["categorical_crossentropy", { layers: [{ units: 3 }], loss: { name: "", from_logits: true, label_smoothing: 0.1 } }],
  ["sparse_categorical_crossentropy", { layers: [{ units: 3 }, { kind: "activation", activation: "softmax" }] }],
  [
    "sparse_categorical_crossentropy",
    { layers: [{ units: 3, activation: "softmax" }], loss: { name: "", from_logits: true } },
  ],
];

const losses: Case[] = LOSSES.map(([name, config]) => {
  const loss = { ...config.loss, name };
  const output = config.layers!.at(-1)!.activation ?? "linear";
  return {
    item: `loss ${name}${loss.from_logits ? " from logits" : ""}, ${text(output)}`,
    config: { ...config, loss },
  };
});

const features: Case[] = [
  ...catalog.features.map(({ name }): Case => ({
    item: `feature ${name}`,
    config: plane([{ units: 4, activation: "tanh" }], { features: [name] }),
  })),
  {
    item: "features by formulas",
    config: plane([{ units: 4, activation: "tanh" }], {
      features: ["x2", { expression: "sin(2 * x1) * x2" }, { expression: "x^2" }, { expression: "1.5" }, "x1"],
    }),
  },
];

/** Layers of every kind, in the shapes that they read, with the values that change what they give. */
const LAYERS: LayerSpec[] = catalog.layers.flatMap(({ name, keys, usual }) => {
  const options = keys.flatMap(({ name: key, type, choices = [] }): object[] => {
    if (type === "option") return choices.map((choice) => ({ [key]: choice }));
    if (["use_bias", "reset_after", "return_sequences"].includes(key)) return [{ [key]: true }, { [key]: false }];
    if (key === "strides") return [{ strides: name.endsWith("1d") ? 2 : [2, 1] }];
    if (key === "dilation_rate") return [{ dilation_rate: name.endsWith("1d") ? 2 : [2, 1] }];
    return [];
  });
  const padded = keys.some(({ name: key }) => key === "strides")
    ? [{ padding: "same", strides: name.endsWith("1d") ? 3 : [2, 3] }]
    : [];
  const both = keys.some(({ name: key }) => key === "bidirectional")
    ? ["concat", "mul"].map((bidirectional) => ({ bidirectional, return_sequences: true }))
    : [];
  return [{}, ...options, ...padded, ...both].map((change) => ({ ...usual, ...change }));
});

const SHAPED: [data: Config["data"], outputs: number, first: LayerSpec][] = [
  [{ name: "shapes", side: 9, samples: 40 }, 6, { kind: "conv2d", filters: 3, kernel_size: 2 }],
  [{ name: "bursts", steps: 16, samples: 40 }, 4, { kind: "conv1d", filters: 3, kernel_size: 2 }],
  [{ name: "spiral", samples: 60 }, 3, { units: 6, activation: "tanh" }],
];

const kinds: Case[] = LAYERS.map((layer) => {
  const known = SHAPED.map(([data, units, first]): Config => ({
    data,
    layers: [first, layer, { kind: "flatten" }, { units }],
  }));
  const config = known.find((each) => engine.validate(each).length === 0);
  if (!config) throw new Error(`no network was found for ${JSON.stringify(layer)}`);
  const { kind = "dense", ...rest } = layer;
  const shown = Object.entries(rest).filter(
    ([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(catalog.layers.find(({ name }) => name === kind)!.usual[key]),
  );
  return { item: [kind, ...shown.map(([key, value]) => `${key}=${text(value)}`)].join(" "), config };
});

const named = [...activations, ...recurrentActivations, ...losses, ...features, ...kinds].map(
  (each) => [each.item, each] as const,
);

/** Each once. */
export const CASES: readonly Case[] = [...new Map(named).values()];

/** Random stacks of layers of every kind. */
export function randomCases(seed: number, each: number): Case[] {
  const random = randomNumbers(seed);
  return catalog.layers.flatMap((kind) =>
    Array.from({ length: each }, (_, i) => ({
      item: `random stack ${i + 1} with ${kind.name}`,
      config: stackWith(kind, random),
    })),
  );
}

/** A trained network, rows to judge it on, and what it predicts for them. */
export interface Trained {
  trainer: Trainer;
  inputs: Float64Array;
  rows: number;
  predictions: Float32Array;
}

const ROWS = 16;

export function trained(config: Config): Trained {
  const trainer = engine.createTrainer({ ...config, optimizer: { name: "adam", learning_rate: 0.01 } });
  trainer.train({ steps: 20 });
  const { columns, rows, inputs } = trainer.data();
  const count = Math.min(ROWS, rows);
  const first = inputs.slice(0, count * columns);
  return { trainer, inputs: first, rows: count, predictions: trainer.predict(first) };
}

export const filesOf = ({ trainer }: Trained, format: string): Map<string, ExportedFile> =>
  new Map(
    exportModel({ config: trainer.config, parameters: trainer.parameters() }, format).map((file) => [file.name, file]),
  );

/** The largest difference; NaN if one is not a number. */
export function worst(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return NaN;
  return Array.from(found).reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0);
}

/** The worst difference of each item, written to the folder that scripts/exports asks for. */
export function differenceTable(format: string): { add(item: string, difference: number): void; write(): void } {
  const rows: string[] = [];
  return {
    add: (item, difference) => rows.push(`| ${item} | ${difference.toExponential(1)} |`),
    write() {
      const folder = process.env.EXPORT_TABLES;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/${format}.md`, [`| item | ${format} |`, "| --- | --- |", ...rows, ""].join("\n"));
    },
  };
}
