import type { Catalog, Config, LayerItem, LayerKey, LayerSpec } from "../../../web/engine/types.ts";
import { catalog, engine } from "../engine.ts";

/** Random experiments of every layer kind, with random values of all its keys, drawn from what the catalog says. */

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

export const oneOf = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)];

const between = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1));

/** Settings of activations that differ from the defaults. */
const SETTINGS: Record<string, object> = {
  leaky_relu: { negative_slope: 0.1 },
  prelu: { alpha: 0.4 },
  elu: { alpha: 0.7 },
  silu: { beta: 1.5 },
  gelu: { approximate: true },
  hard_sigmoid: { slope: 0.2 },
  custom: { expression: "where(x > 0, x, a * tanh(x) + 0.1 * x ^ 2)", a: 0.8 },
};

const activation = (random: Random, choices: readonly string[]) => {
  const name = oneOf(random, choices);
  return random() < 0.5 ? { name } : { name, ...SETTINGS[name] };
};

const all = (items: Catalog["activations" | "initializers"]) => items.map(({ name }) => name);

const VALUES: Record<LayerKey["type"], (key: LayerKey, random: Random) => unknown> = {
  boolean: (_, random) => random() < 0.5,
  option: ({ choices = [] }, random) => oneOf(random, choices),
  integer: (_, random) => between(random, 1, 4),
  number: ({ range = [0, 1] }, random) => range[0] + random() * (Math.min(range[1], 0.5) - range[0]),
  activation: ({ choices = all(catalog.activations) }, random) => activation(random, choices),
  initializer: (_, random) => oneOf(random, all(catalog.initializers)),
  sizes: (_, random) => [between(random, 1, 3), between(random, 1, 3)],
  shape: (_, random) => oneOf(random, [[-1], [6, 8], [4, 4, 3], [-1, 6], [2, -1, 4]]),
};

export const layerOf = ({ name, keys }: LayerItem, random: Random): LayerSpec => ({
  ...(name === "dense" ? {} : { kind: name }),
  ...Object.fromEntries(
    keys.flatMap((key) => (key.required || random() < 0.6 ? [[key.name, VALUES[key.type](key, random)]] : [])),
  ),
});

/** Rows in shapes that every kind reads, each of 48 numbers. */
const SHAPES = [[48], [8, 6], [4, 4, 3]];
const ROWS = 12;

const LOSSES = [
  { loss: { name: "sparse_categorical_crossentropy", from_logits: true }, output: { units: 3 } },
  { loss: { name: "categorical_crossentropy" }, output: { units: 3, activation: "softmax" } },
  { loss: { name: "binary_crossentropy", from_logits: true }, output: { units: 1 } },
  { loss: { name: "mean_squared_error" }, output: { units: 3, activation: "tanh" } },
];

function configOf(layers: readonly LayerSpec[], shape: number[], random: Random): Config {
  const { loss, output } = oneOf(random, LOSSES);
  const inputs = Array.from({ length: ROWS }, () => Array.from({ length: 48 }, () => random() * 2 - 1));
  const targets = inputs.map((_, i) => i % (output.units === 1 ? 2 : 3));
  return {
    precision: "float64",
    data: { name: "custom", shape, inputs, targets },
    layers: [...layers, { kind: "flatten" }, output],
    loss,
    batch_size: 4,
    optimizer: { name: "adam", learning_rate: 0.01 },
  };
}

const isValid = (config: Config): boolean => engine.validate(config).length === 0;

/** A valid experiment with a layer of this kind after up to two others. */
export function stackWith(kind: LayerItem, random: Random): Config {
  for (;;) {
    const shape = oneOf(random, SHAPES);
    const kinds = [...Array.from({ length: between(random, 0, 2) }, () => oneOf(random, catalog.layers)), kind];
    const config = configOf(
      kinds.map((each) => layerOf(each, random)),
      shape,
      random,
    );
    if (isValid(config)) return config;
  }
}
