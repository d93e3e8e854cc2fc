import type { Config, LayerSpec } from "../engine/types.ts";

/**
 * A preset. Its title is the text `preset-…`, its hint is `watch-…`. Missing keys of the experiment take the engine's
 * defaults.
 */
export interface Preset {
  readonly id: string;
  readonly experiment: Config;
  /** The id of the panel that shows the effect. */
  readonly analysis: string;
  /** Steps per second. */
  readonly speed: number;
}

const equal = (count: number, layer: LayerSpec): LayerSpec[] => Array.from({ length: count }, () => ({ ...layer }));

const logits = (units: number): LayerSpec => ({ units, activation: "linear" });

const crossEntropy = { name: "sparse_categorical_crossentropy", from_logits: true };

const deep = (activation: string): Config => ({
  data: { name: "circles", classes: 2 },
  layers: [...equal(5, { units: 8, activation, kernel_initializer: "glorot_uniform" }), logits(2)],
  loss: crossEntropy,
  optimizer: { name: "sgd", learning_rate: 0.1 },
});

/** In the order of the menu; the page begins with the first. */
export const PRESETS: readonly Preset[] = [
  { id: "spiral", experiment: {}, analysis: "curves", speed: 100 },
  {
    id: "xor",
    experiment: { data: { name: "xor", classes: 2 }, layers: [logits(2)], loss: crossEntropy },
    analysis: "curves",
    speed: 100,
  },
  { id: "sigmoid", experiment: deep("sigmoid"), analysis: "health", speed: 300 },
  { id: "relu", experiment: deep("relu"), analysis: "health", speed: 100 },
  {
    id: "dying",
    experiment: {
      layers: [...equal(3, { units: 8, activation: "relu", kernel_initializer: "he_normal" }), logits(3)],
      optimizer: { name: "adam", learning_rate: 0.3 },
    },
    analysis: "health",
    speed: 100,
  },
  {
    id: "selu",
    experiment: {
      layers: [...equal(8, { units: 16, activation: "selu", kernel_initializer: "lecun_normal" }), logits(3)],
      optimizer: { name: "adam", learning_rate: 0.001 },
    },
    analysis: "health",
    speed: 10,
  },
  {
    id: "classes",
    experiment: { data: { name: "blobs", classes: 3, noise: 0.5 }, layers: [logits(3)], loss: crossEntropy },
    analysis: "confusion",
    speed: 100,
  },
  {
    id: "labels",
    experiment: {
      data: { name: "overlap", classes: 3 },
      layers: [{ units: 12, activation: "relu" }, logits(3)],
      loss: { name: "binary_crossentropy", from_logits: true },
    },
    analysis: "confusion",
    speed: 300,
  },
  {
    id: "curve",
    experiment: {
      data: { name: "curve" },
      features: ["x1"],
      layers: [{ units: 8, activation: "relu" }, logits(1)],
      loss: { name: "mean_squared_error" },
    },
    analysis: "curves",
    speed: 300,
  },
  {
    id: "linear",
    experiment: {
      data: { name: "circles", classes: 2 },
      layers: [...equal(3, { units: 6, activation: "linear" }), logits(2)],
      loss: crossEntropy,
    },
    analysis: "collapse",
    speed: 300,
  },
  {
    id: "overfitting",
    experiment: {
      data: { name: "moons", classes: 2, samples: 60, noise: 0.4, test_fraction: 0.5 },
      layers: [...equal(3, { units: 32, activation: "relu", kernel_initializer: "he_normal" }), logits(2)],
      loss: crossEntropy,
    },
    analysis: "curves",
    speed: 100,
  },
];

export const presetOf = (id: unknown): Preset | undefined => PRESETS.find((preset) => preset.id === id);

/** The view that opening the preset sets. */
export const viewOf = ({ id, analysis, speed }: Preset) => ({
  preset: id,
  analysis,
  speed,
  point: [1, 1],
  target: null,
  pins: [],
});

/** The next one in the menu. */
export const presetAfter = (preset: Preset): Preset => PRESETS[(PRESETS.indexOf(preset) + 1) % PRESETS.length];
