/**
 * The experiments whose bits must be the same everywhere: [{ name, config }]. Made from the catalog, so that a new
 * activation, loss, optimizer, initializer, data set or feature is in it without a change here.
 */
export function experiments(catalog) {
  return [
    ...activations(catalog),
    ...formulas(),
    ...losses(catalog),
    ...optimizers(catalog),
    ...initializers(catalog),
    ...datasets(catalog),
    ...features(catalog),
    ...layers(),
    ...kinds(catalog),
    ...windows(),
    ...recurrent(),
    ...sizes(),
    ...diverging(),
  ].flatMap(inBothPrecisions);
}

/** A dozen or so of them, of every kind: what the tests run each time. */
export function shortList(catalog) {
  const all = experiments(catalog);
  return shortNames.map((name) => all.find((experiment) => experiment.name === name) ?? missing(name));
}

const shortNames = [
  "activation relu, float32",
  "activation prelu alpha=0.3, float64",
  "activation gelu, float32",
  "activation mish, float64",
  "formula tan(x / 9) + atan(a * x) + erf(x) - erfc(x) + tanh(x)^3, a trained, float32",
  "loss mean_squared_error regression, float32",
  "loss binary_crossentropy multilabel from_logits=true, float32",
  "loss sparse_categorical_crossentropy multiclass from_logits=false, float64",
  "data digits, float32",
  "optimizer rmsprop momentum=0.297, float32",
  "optimizer adamw, float32",
  "layer alpha_dropout=0.2, float32",
  "windows same, float32",
  "recurrent lstm, two, float32",
  "units 33, float64",
  "batch 33, float32",
  "units 300, 257, float32",
  "diverges at once, float32",
];

function missing(name) {
  throw new Error(`no experiment is called "${name}"`);
}

const inBothPrecisions = ({ name, config }) =>
  ["float32", "float64"].map((precision) => ({
    name: `${name}, ${precision}`,
    config: { seed: 11, precision, ...config },
  }));

// ---- from the catalog ----

/** Two classes, two linear outputs, a squared error: nothing but arithmetic, if the hidden layer is nothing else. */
const squared = (changes) => ({
  data: { name: "xor", classes: 2, samples: 48, noise: 0.1, test_fraction: 0.25 },
  layers: [
    { units: 5, activation: "relu" },
    { units: 2, activation: "linear" },
  ],
  loss: { name: "mean_squared_error" },
  optimizer: { name: "adam", learning_rate: 0.01 },
  batch_size: 10,
  ...changes,
});

/** A value that is allowed and not the default, with few digits. */
function another({ name, kind, default: usual, slider: [low, high] }) {
  if (kind === "boolean") return !usual;
  if (kind === "text") return "where(x > 0, x, sin(x) / 2)";
  if (name === "learning_rate") return 0.004; // within its slider most numbers overflow at once
  const value = Number((low + 0.3 * (high - low)).toPrecision(4));
  return value === usual ? Number((low + 0.6 * (high - low)).toPrecision(4)) : value;
}

/** The item with its defaults, and with each parameter changed in turn. */
function variants({ name, parameters }) {
  const changed = parameters.map((parameter) => [parameter.name, another(parameter)]);
  return [
    { label: name, spec: { name } },
    ...changed.map(([key, value]) => ({ label: `${name} ${key}=${value}`, spec: { name, [key]: value } })),
  ];
}

function activations({ activations }) {
  return activations.flatMap(variants).map(({ label, spec }) => ({
    name: `activation ${label}`,
    config: squared({
      layers: [
        { units: 7, activation: spec },
        { units: 5, activation: spec },
        { units: 2, activation: "linear" },
      ],
    }),
  }));
}

/** Formulas typed by hand that together call every function that one may call. */
const typed = [
  "a * x + exp(-x^2) * cos(x) - log(1 + x^2) / (2 + abs(x))",
  "a * expm1(min(x, 0)) + log1p(max(x, 0)) * sqrt(x^2 + 0.1) / 4",
  "tan(x / 9) + atan(a * x) + erf(x) - erfc(x) + tanh(x)^3",
  "sinh(x / 3) / cosh(x) + sigmoid(a * x) * softplus(x) + relu(x) * sign(x) / 3",
  "where(x < a and not x <= -1 or x == 3, pow(x^2 + 1, 0.3), clip(x, -1, pi) + e / 9)",
  "(x^2 + 0.5)^a - x^-2 / (1 + x^-2)",
];

function formulas() {
  const hidden = (activation) =>
    squared({
      layers: [
        { units: 7, activation },
        { units: 2, activation: "linear" },
      ],
    });
  return typed.flatMap((expression) =>
    [false, true].map((trainable) => ({
      name: `formula ${expression}${trainable ? ", a trained" : ""}`,
      config: hidden({ name: "custom", expression, a: 0.7, trainable }),
    })),
  );
}

/** The output layer and the data of a task, for a loss that takes logits, probabilities or numbers. */
const tasks = {
  multiclass: { data: { name: "xor", classes: 3 }, units: 3, probabilities: "softmax" },
  multilabel: { data: { name: "overlap", classes: 4 }, units: 4, probabilities: "sigmoid" },
  regression: { data: { name: "plane" }, units: 1 },
};

function losses({ losses }) {
  return losses.flatMap((loss) => loss.tasks.flatMap((task) => variantsOfLoss(loss, task)));
}

function variantsOfLoss(loss, task) {
  const takesLogits = loss.parameters.some(({ name }) => name === "from_logits");
  const others = variants({ ...loss, parameters: loss.parameters.filter(({ name }) => name !== "from_logits") });
  return others.flatMap(({ label, spec }) => {
    const rest = label.slice(loss.name.length);
    if (!takesLogits) return lossExperiment(`${loss.name} ${task}${rest}`, task, spec, "linear");
    return [true, false].flatMap((from_logits) => {
      const activation = from_logits
        ? "linear"
        : loss.name === "binary_crossentropy"
          ? "sigmoid"
          : tasks[task].probabilities;
      return lossExperiment(
        `${loss.name} ${task} from_logits=${from_logits}${rest}`,
        task,
        { ...spec, from_logits },
        activation,
      );
    });
  });
}

function lossExperiment(label, task, loss, activation) {
  const { data, units } = tasks[task];
  return {
    name: `loss ${label}`,
    config: squared({
      data: { samples: 48, noise: 0.2, test_fraction: 0.25, ...data },
      layers: [
        { units: 6, activation: "leaky_relu" },
        { units, activation },
      ],
      loss,
    }),
  };
}

function optimizers({ optimizers }) {
  return optimizers
    .flatMap((optimizer) => {
      const one = variants(optimizer);
      const together = {
        label: `${optimizer.name}, all changed`,
        spec: Object.assign({}, ...one.map(({ spec }) => spec)),
      };
      const nesterov = optimizer.parameters.some(({ name }) => name === "nesterov")
        ? [
            {
              label: `${optimizer.name} momentum=0.9 nesterov=true`,
              spec: { name: optimizer.name, momentum: 0.9, nesterov: true },
            },
          ]
        : [];
      return [...one, ...nesterov, together];
    })
    .map(({ label, spec }) => ({ name: `optimizer ${label}`, config: squared({ optimizer: spec }) }));
}

function initializers({ initializers }) {
  return initializers.map(({ name }) => ({
    name: `initializer ${name}`,
    config: squared({
      layers: [
        { units: 5, activation: "relu", kernel_initializer: name },
        { units: 2, activation: "linear", kernel_initializer: name },
      ],
    }),
  }));
}

function datasets({ datasets }) {
  return datasets.map(({ name, classes: [, most], task }) => ({
    name: `data ${name}`,
    config: squared({
      data: { name, samples: 60, noise: 0.1, test_fraction: 0.2, ...(task === "regression" ? {} : { classes: most }) },
      layers: [
        { units: 6, activation: "relu" },
        { units: most, activation: "linear" },
      ],
    }),
  }));
}

function features({ features }) {
  return [{ name: "features, all", config: squared({ features: features.map(({ name }) => name) }) }];
}

// ---- of the layers ----

function layers() {
  const hidden = (changes) =>
    squared({
      layers: [
        { units: 9, activation: "relu", ...changes },
        { units: 2, activation: "linear" },
      ],
    });
  const changes = [
    { dropout: 0.3 },
    { alpha_dropout: 0.2 },
    { alpha_dropout: 0.2, activation: "selu" },
    { use_bias: false },
    { l1: 0.001 },
    { l2: 0.01 },
    { l1: 0.001, l2: 0.01 },
  ];
  return [
    ...changes.map((change) => ({ name: `layer ${label(change)}`, config: hidden(change) })),
    { name: "regularizer l1, l2", config: squared({ regularizer: { l1: 0.001, l2: 0.002 } }) },
    { name: "no shuffle", config: squared({ shuffle: false }) },
    {
      name: "ten layers",
      config: squared({
        layers: [
          ...Array.from({ length: 9 }, () => ({ units: 4, activation: "leaky_relu" })),
          { units: 2, activation: "linear" },
        ],
      }),
    },
  ];
}

/** A layer of each kind between two dense ones, on a picture or a sequence, and an activation after the output layer. */
function kinds({ layers }) {
  const output = { units: 2, activation: "linear" };
  const between = layers
    .filter(({ name }) => name !== "dense")
    .map(({ name, keys, usual }) => ({
      name: `kind ${name}`,
      config: squared({
        layers: [
          { units: 36, activation: "selu" },
          { kind: "reshape", target_shape: name.endsWith("2d") ? [6, 6, 1] : [9, 4] },
          { ...usual, ...(keys.some(({ name, choices }) => name === "activation" && !choices) ? prelu : {}) },
          { kind: "flatten" },
          output,
        ],
      }),
    }));
  const after = [{ units: 5, activation: "tanh" }, output, { kind: "activation", activation: "softmax" }];
  const loss = { name: "sparse_categorical_crossentropy", from_logits: false };
  return [...between, { name: "kind activation after the output", config: squared({ layers: after, loss }) }];
}

const prelu = { activation: { name: "prelu", alpha: 0.1 } };

/** Convolutions and poolings whose windows are cut by the edges, leave cells out or skip them, at batches of all widths. */
function windows() {
  const network = (name, shape, batch_size, layers) => ({
    name: `windows ${name}`,
    config: squared({
      data: { ...custom(product(shape), 40), shape },
      layers: [...layers, { kind: "flatten" }, { units: 3, activation: "linear" }],
      batch_size,
    }),
  });
  const conv = (filters, kernel_size, changes) => ({
    kind: "conv2d",
    filters,
    kernel_size,
    activation: "relu",
    ...changes,
  });
  const same = { padding: "same" };
  return [
    network("same", [7, 6, 2], 13, [conv(5, 3, same), { kind: "max_pooling2d", ...same }, conv(9, [2, 3], same)]),
    network("strides", [9, 8, 1], 6, [conv(6, 4, { strides: [2, 3] }), { kind: "average_pooling2d", ...same }]),
    network("dilation", [9, 9, 3], 9, [
      conv(3, 3, { dilation_rate: [2, 1], ...prelu }),
      { units: 5, activation: "tanh" },
    ]),
    network("overlapping", [8, 8, 1], 8, [
      conv(4, 2, { use_bias: false }),
      { kind: "max_pooling2d", pool_size: 3, strides: 1 },
      { kind: "average_pooling2d", pool_size: 3, strides: 2, ...same },
    ]),
    network("softmax", [5, 5, 1], 3, [conv(4, 3, { activation: "softmax", l2: 0.01 })]),
    network("5×5", [28, 28, 1], 10, [conv(32, 5), { kind: "max_pooling2d" }]),
    network("causal", [19, 3], 7, [
      { kind: "conv1d", filters: 6, kernel_size: 3, padding: "causal", dilation_rate: 3, activation: "selu" },
      { kind: "max_pooling1d", pool_size: 3 },
    ]),
  ];
}

const product = (sizes) => sizes.reduce((product, size) => product * size, 1);

/** Every cell, read both ways, with units that leave rows over and batches that leave lanes over, and two in a row. */
function recurrent() {
  const over = (name, layers, changes) => ({
    name: `recurrent ${name}`,
    config: squared({
      data: { ...custom(21, 50), shape: [7, 3] },
      layers: [...layers, { units: 3, activation: "linear" }],
      batch_size: 13,
      ...changes,
    }),
  });
  const cells = [{ kind: "simple_rnn" }, { kind: "lstm" }, { kind: "gru" }, { kind: "gru", reset_after: false }];
  const named = ({ kind, ...changes }) => [kind, label(changes)].filter(Boolean).join(" ");
  return [
    ...cells.flatMap((cell) => [
      over(named(cell), [{ ...cell, units: 5 }]),
      over(`${named(cell)}, concat`, [{ ...cell, units: 4, bidirectional: "concat" }], { batch_size: 1 }),
      over(`${named(cell)}, two`, [
        { ...cell, units: 6, return_sequences: true, bidirectional: "mul", l2: 0.001 },
        { ...cell, units: 3, use_bias: false },
      ]),
    ]),
    over("lstm of other activations", [
      { kind: "lstm", units: 9, activation: "softsign", recurrent_activation: "hard_sigmoid" },
    ]),
    over("lstm of many steps", [
      { kind: "reshape", target_shape: [21, 1] },
      { kind: "lstm", units: 17 },
    ]),
    ...["sum", "ave"].map((bidirectional) =>
      over(`gru ${bidirectional}`, [
        { kind: "gru", units: 7, bidirectional, return_sequences: true },
        { kind: "flatten" },
      ]),
    ),
  ];
}

const label = (change) =>
  Object.entries(change)
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");

/** Sizes that fill the lanes of a vector, that leave some over, and that are cut into blocks. */
function sizes() {
  const plane = (units, batch_size) =>
    squared({
      data: { name: "plane", samples: 70, noise: 0.1, test_fraction: 0.1 },
      layers: [...units.map((units) => ({ units, activation: "relu" })), { units: 1, activation: "linear" }],
      batch_size,
    });
  const wide = (columns, samples, units, batch_size = 32) =>
    squared({
      data: custom(columns, samples),
      layers: [...units.map((units) => ({ units, activation: "relu" })), { units: 3, activation: "linear" }],
      optimizer: { name: "sgd", learning_rate: 0.001, momentum: 0.9 },
      batch_size,
    });
  return [
    ...[1, 3, 5, 7, 17, 33].map((units) => ({ name: `units ${units}`, config: plane([units, units], 10) })),
    ...[1, 2, 10, 32, 33, 63].map((batch) => ({ name: `batch ${batch}`, config: plane([6, 11], batch) })),
    { name: "units 16, 64, 64", config: plane([16, 64, 64], 32) },
    { name: "units 300, 257", config: wide(70, 24, [300, 257], 12) },
    { name: "inputs 901", config: wide(901, 12, [19], 9) },
    { name: "batch 800", config: wide(3, 800, [5], 800) },
  ];
}

/** Numbers that are the same wherever they are written: multiples of 1/1024. */
function custom(columns, samples) {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 21) / 1024 - 1;
  };
  return {
    name: "custom",
    inputs: Array.from({ length: samples }, () => Array.from({ length: columns }, next)),
    targets: Array.from({ length: samples }, (_, i) => [0, 1, 2].map((place) => (i % 3 === place ? 1 : -1))),
    test_fraction: 0,
  };
}

/** Learning rates at which numbers overflow: NaN and infinities are the same everywhere too. */
function diverging() {
  const leaky = [
    { units: 5, activation: "leaky_relu" },
    { units: 2, activation: "linear" },
  ];
  return [
    { name: "diverges at once", config: squared({ layers: leaky, optimizer: { name: "sgd", learning_rate: 1e6 } }) },
    {
      name: "diverges after a while",
      config: squared({ layers: leaky, optimizer: { name: "sgd", learning_rate: 0.25, momentum: 0.9 } }),
    },
    {
      name: "diverges with exponentials",
      config: squared({
        layers: [
          { units: 5, activation: "exponential" },
          { units: 2, activation: "linear" },
        ],
        optimizer: { name: "sgd", learning_rate: 50 },
      }),
    },
  ];
}
