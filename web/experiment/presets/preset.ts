import type { Config, LayerSpec, OptimizerSpec } from "../../engine/types.ts";
import type { PanelStates } from "../protocol.ts";

/**
 * A preset. Its title is the text `preset-…`, its hint is `hint-…`. Missing keys of the experiment take the engine's
 * defaults.
 */
export interface Preset {
  readonly id: string;
  readonly experiment: Config;
  /** The experiment that it is compared with. */
  readonly baseline?: Config;
  /** The id of the panel that shows the effect. */
  readonly analysis: string;
  /** What that panel shows. */
  readonly panel?: Partial<PanelStates>;
  /** Steps per second. */
  readonly speed: number;
}

/** A part of the menu. Its heading is the text `preset-group-…`. */
export interface PresetGroup {
  readonly id: string;
  readonly presets: readonly Preset[];
}

export const equal = (count: number, ...layers: readonly LayerSpec[]): LayerSpec[] =>
  Array.from({ length: count }, () => layers.map((layer) => ({ ...layer }))).flat();

export const logits = (units: number): LayerSpec => ({ units, activation: "linear" });

const RELU = { activation: "relu", kernel_initializer: "he_normal" } as const;

export const relu = (units: number): LayerSpec => ({ units, ...RELU });

export const conv2d = (filters: number, size: number): LayerSpec => ({
  kind: "conv2d",
  filters,
  kernel_size: [size, size],
  ...RELU,
});

export const conv1d = (filters: number, size: number): LayerSpec => ({
  kind: "conv1d",
  filters,
  kernel_size: size,
  ...RELU,
});

export const crossEntropy = { name: "sparse_categorical_crossentropy", from_logits: true };

export const adam = (learning_rate: number): OptimizerSpec => ({ name: "adam", learning_rate });

/** Five times the same layers, on circles. */
export const deep = (...layers: readonly LayerSpec[]): Config => ({
  data: { name: "circles", classes: 2 },
  layers: [...equal(5, ...layers), logits(2)],
  loss: crossEntropy,
  optimizer: { name: "sgd", learning_rate: 0.1 },
});
