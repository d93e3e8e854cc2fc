import type { Config, LayerItem, LayerKey, LayerSpec } from "../../web/engine/types.ts";
import type { ColumnScaling } from "../../web/exports/exported.ts";
import { catalog, engine } from "../web/engine.ts";
import { randomCases } from "../web/exports/cases.ts";

/** Experiments that between them have every item of the catalog, with parameters other than the defaults. */
export interface Item {
  /** The chapter of the catalog. */
  chapter: string;
  name: string;
  config: Config;
  /** Training draws random numbers of its own. */
  isRandom?: boolean;
  /** How the columns of the data were scaled. */
  scaling?: ColumnScaling[];
}

/** Rows as they were before they were scaled. */
export const unscaled = ({ scaling }: Item, rows: readonly number[][]): number[][] =>
  rows.map((row) => row.map((value, i) => (scaling ? value / scaling[i].factor + scaling[i].offset : value)));

const points: Config["data"] = { name: "blobs", classes: 3, samples: 40, test_fraction: 0 };
const logits: Config["loss"] = { name: "sparse_categorical_crossentropy", from_logits: true };
const sgd: Config["optimizer"] = { name: "sgd", learning_rate: 0.05 };
const both = (item: Item): Item[] =>
  (["float32", "float64"] as const).map((precision) => ({
    ...item,
    name: `${item.name} ${precision}`,
    config: { ...item.config, precision },
  }));

const text = (value: object): string =>
  Object.entries(value)
    .map(([key, each]) => (key === "name" || key === "kind" ? String(each) : `${key} ${JSON.stringify(each)}`))
    .join(", ") || "dense";

// ---- activations ----

/** Values beside the default. */
const SETTINGS: Record<string, Record<string, number | boolean>[]> = {
  leaky_relu: [{ negative_slope: 0.07 }],
  prelu: [{ alpha: 0.6 }],
  elu: [{ alpha: 0.7 }],
  silu: [{ beta: 1.5 }],
  gelu: [{ approximate: true }],
  hard_sigmoid: [{ slope: 0.2 }],
};

const FORMULAS = [
  { expression: "x * sigmoid(a * x)", a: 1.7 },
  { expression: "x * sigmoid(a * x)", a: 0.75, trainable: true },
  { expression: "where(x > 0 and not x == 2, x, a * expm1(x)) + 2^0.5", a: 0.3 },
  { expression: "0.5 * x * (1 + erf(x / sqrt(2)))" },
  { expression: "min(max(x, -a), 3) - clip(x, -1, 1)^2 / (1 + abs(x)) + pi" },
  { expression: "-x^2 * exp(-x^2) + softplus(x) - log1p(x^2) + atan(x) - relu(-x) / e" },
  { expression: "sinh(x / 3) * cosh(x / 4) + tan(x / 9) + sign(x) * sqrt(1 + x^2) + pow(2, -x) + erfc(x)" },
  { expression: "2 + max(1, 0.5)" },
].map((formula) => ({ name: "custom", ...formula }));

const activationSpecs = [
  ...catalog.activations
    .filter(({ name }) => name !== "custom")
    .flatMap(({ name }) => [{ name }, ...(SETTINGS[name] ?? []).map((settings) => ({ name, ...settings }))]),
  ...FORMULAS,
];

const activations = activationSpecs.flatMap((activation) =>
  both({
    chapter: "activation",
    name: text(activation),
    config: {
      data: points,
      layers: [{ units: 5, activation }, { units: 4, activation }, { units: 3 }],
      loss: logits,
      optimizer: sgd,
    },
  }),
);

// ---- layers ----

/** Data by name, with the layers that end a network for it. */
const ENDS: Record<string, LayerSpec[]> = {
  shapes: [{ kind: "flatten" }, { units: 6 }],
  order: [{ kind: "flatten" }, { units: 2 }],
};

const LAYER_ACTIVATIONS = [
  "relu",
  "softmax",
  { name: "elu", alpha: 0.7 },
  { name: "leaky_relu", negative_slope: 0.1 },
  { name: "prelu", alpha: 0.4 },
  "gcu",
  { name: "custom", expression: "x * tanh(a + x)", a: 0.5 },
  { name: "custom", expression: "x * tanh(a + x)", a: 0.5, trainable: true },
];

/** Values of a key that differ from the usual one. */
const VALUES: Record<LayerKey["type"], (key: LayerKey) => unknown[]> = {
  boolean: () => [true, false],
  option: ({ choices = [] }) => choices,
  integer: () => [3],
  number: ({ range = [0, 1] }) => [Math.min(0.3, (range[0] + range[1]) / 4)],
  activation: () => LAYER_ACTIVATIONS,
  initializer: () => [],
  sizes: () => [2, [3, 2]],
  shape: () => [
    [6, 24],
    [4, 5],
    [12, 4, 3],
  ],
};

function layersOf(kind: LayerItem): LayerSpec[] {
  const values = (key: LayerKey) => VALUES[key.type](key).map((value) => ({ [key.name]: value }));
  const others = kind.keys.filter(({ name }) => !["padding", "return_sequences", "l1", "l2"].includes(name));
  const first = kind.keys.filter(({ name }) => ["padding", "return_sequences"].includes(name)).flatMap(values);
  return (first.length > 0 ? first : [{}]).flatMap((chosen) =>
    [{}, ...others.flatMap(values)].map((change) => ({ ...kind.usual, ...chosen, ...change })),
  );
}

const isRandom = ({ dropout, alpha_dropout, rate }: LayerSpec): boolean => Boolean(dropout || alpha_dropout || rate);

/** Layers before one, so that it reads several channels; none where it does not read what they give. */
const BEFORE: LayerSpec[][] = [
  [{ kind: "conv2d", filters: 3, kernel_size: 2 }],
  [{ kind: "conv1d", filters: 3, kernel_size: 2 }],
  [],
];

/** The layer in a network for each data set that it can read. */
function withLayer(layer: LayerSpec): Item[] {
  const configs = Object.entries(ENDS).map(([name, end]) =>
    BEFORE.map((before): Config => ({
      data: { name, samples: 24, test_fraction: 0 },
      layers: [...before, layer, ...end],
      loss: logits,
      optimizer: sgd,
      precision: "float64",
    })).find((config) => engine.validate(config).length === 0),
  );
  return configs
    .filter((config) => config !== undefined)
    .map((config) => ({
      chapter: "layer",
      name: `${text(layer)} (${config.data!.name})`,
      config,
      isRandom: isRandom(layer),
    }));
}

/** Every third in float32. */
const layers = catalog.layers
  .flatMap((kind) => layersOf(kind).flatMap(withLayer))
  .map((item, i): Item => (i % 3 > 0 ? item : { ...item, config: { ...item.config, precision: "float32" } }));

// ---- losses ----

const PROBABILITIES: Record<string, string> = { distribution: "softmax", probabilities: "sigmoid" };
const REGRESSION: Config["data"] = { name: "hills", samples: 40, test_fraction: 0 };

const losses: Item[] = catalog.losses.flatMap(({ name, outputs, parameters }): Item[] => {
  const item = (loss: NonNullable<Config["loss"]>, more: Config): Item[] =>
    both({ chapter: "loss", name: text(loss), config: { optimizer: sgd, loss, ...more } });
  const has = (key: string) => parameters.some((parameter) => parameter.name === key);
  if (outputs === "numbers")
    return [{ name }, ...(has("delta") ? [{ name, delta: 0.3 }] : [])].flatMap((loss) => [
      ...item(loss, { data: REGRESSION, layers: [{ units: 6, activation: "tanh" }, { units: 1 }] }),
      ...item(loss, {
        data: points,
        layers: [
          { units: 6, activation: "tanh" },
          { units: 3, activation: "tanh" },
        ],
      }),
    ]);
  const variants = [
    { name, from_logits: true },
    { name, from_logits: false },
    { name, from_logits: false, epsilon: 0.2 },
    { name, from_logits: false, epsilon: 0 },
    ...(has("label_smoothing")
      ? [true, false].map((from_logits) => ({ name, from_logits, label_smoothing: 0.2 }))
      : []),
  ];
  const data = outputs === "probabilities" ? { name: "overlap", classes: 3, samples: 40, test_fraction: 0 } : points;
  return variants.flatMap((loss) =>
    item(loss, {
      data,
      layers: [
        { units: 6, activation: "tanh" },
        { units: 3, activation: loss.from_logits ? "linear" : PROBABILITIES[outputs] },
      ],
    }),
  );
});

const single = both({
  chapter: "loss",
  name: "binary_crossentropy, two classes",
  config: {
    data: { ...points, classes: 2 },
    layers: [{ units: 4, activation: "relu" }, { units: 1 }],
    loss: { name: "binary_crossentropy", from_logits: true },
  },
});
const twice = both({
  chapter: "loss",
  name: "softmax twice",
  config: {
    data: points,
    layers: [
      { units: 4, activation: "relu" },
      { units: 3, activation: "softmax" },
    ],
    loss: logits,
  },
});
const asLayer = both({
  chapter: "loss",
  name: "softmax as a layer",
  config: {
    data: points,
    layers: [{ units: 3 }, { kind: "activation", activation: "softmax" }],
    loss: { ...logits, from_logits: false },
  },
});

// ---- optimizers ----

const OPTIMIZERS: NonNullable<Config["optimizer"]>[] = [
  { name: "sgd", learning_rate: 0.1 },
  { name: "sgd", learning_rate: 0.1, momentum: 0.8 },
  { name: "sgd", learning_rate: 0.1, momentum: 0.8, nesterov: true },
  { name: "sgd", learning_rate: 0.1, nesterov: true },
  { name: "rmsprop", learning_rate: 0.01, rho: 0.8 },
  { name: "rmsprop", learning_rate: 0.01, rho: 0.8, momentum: 0.5, epsilon: 0.01 },
  { name: "adam", learning_rate: 0.02 },
  { name: "adam", learning_rate: 0.02, beta_1: 0.8, beta_2: 0.9, epsilon: 0.01 },
  { name: "adagrad", learning_rate: 0.1 },
  { name: "adagrad", learning_rate: 0.1, initial_accumulator_value: 0.5, epsilon: 0.01 },
  { name: "adamw", learning_rate: 0.02 },
  { name: "adamw", learning_rate: 0.02, beta_1: 0.8, beta_2: 0.9, epsilon: 0.01, weight_decay: 0.1 },
];

const network: LayerSpec[] = [{ units: 6, activation: "tanh" }, { units: 5, activation: "prelu" }, { units: 3 }];
const optimizers = OPTIMIZERS.flatMap((optimizer) =>
  both({
    chapter: "optimizer",
    name: text(optimizer),
    config: { data: points, layers: network, loss: logits, optimizer },
  }),
);

// ---- penalties, features ----

const PENALTIES: [string, Config][] = [
  ["l1 and l2", { regularizer: { l1: 0.001, l2: 0.01 }, layers: network }],
  [
    "l2 of a layer, a frozen one",
    {
      regularizer: { l1: 0, l2: 0.01 },
      layers: [{ ...network[0], l1: 0.02, l2: 0 }, { ...network[1], trainable: false }, network[2]],
    },
  ],
  [
    "of recurrent kernels",
    {
      data: { name: "order", samples: 24, test_fraction: 0 },
      regularizer: { l1: 0.001, l2: 0.01 },
      layers: [
        { kind: "gru", units: 3, bidirectional: "sum", reset_after: false, return_sequences: true },
        { kind: "lstm", units: 3 },
        { units: 2 },
      ],
    },
  ],
];
const penalties = PENALTIES.flatMap(([name, more]) =>
  both({ chapter: "penalty", name, config: { data: points, loss: logits, optimizer: sgd, ...more } }),
);

const FEATURES: NonNullable<Config["features"]>[] = [
  ["x2", "x1"],
  ["x1"],
  catalog.features.map(({ name }) => name),
  ["x1", { expression: "max(x1, 0.5) * x2 - sqrt(2)" }, { expression: "3" }, { expression: "exp(-x)" }],
];
const features = FEATURES.flatMap((each) =>
  both({
    chapter: "features",
    name: JSON.stringify(each),
    config: { data: points, features: each, layers: network, loss: logits, optimizer: sgd },
  }),
);

const scaled = both({
  chapter: "features",
  name: "scaled columns",
  config: { data: points, features: ["x1", "x1_x2"], layers: network, loss: logits, optimizer: sgd },
  scaling: [
    { offset: 5, factor: 0.25 },
    { offset: -100, factor: 0.01 },
  ],
});

const stacks = randomCases(5, 4).flatMap(({ item, config }) =>
  both({
    chapter: "random stack",
    name: item,
    config: { ...config, optimizer: { name: "sgd", learning_rate: 0.01 } },
    isRandom: config.layers!.some(isRandom),
  }),
);

export const items: Item[] = [
  ...activations,
  ...layers,
  ...losses,
  ...single,
  ...twice,
  ...asLayer,
  ...optimizers,
  ...penalties,
  ...features,
  ...scaled,
  ...stacks,
];
