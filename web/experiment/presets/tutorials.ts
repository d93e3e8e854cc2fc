import type { Config, LayerSpec } from "../../engine/types.ts";
import { adam, crossEntropy, logits, relu, type PresetGroup } from "./preset.ts";

const digits = (side: number, samples: number, rate: number, ...layers: LayerSpec[]): Config => ({
  data: { name: "digits", classes: 10, samples, noise: 0.1, test_fraction: 0.3, side },
  layers: [...layers, logits(10)],
  loss: crossEntropy,
  optimizer: adam(rate),
});

export const TUTORIALS: PresetGroup = {
  id: "tutorials",
  presets: [
    { id: "dense-25-15", experiment: digits(8, 1000, 0.01, relu(25), relu(15)), analysis: "pad", speed: 100 },
    { id: "dense-64-32", experiment: digits(28, 1000, 0.001, relu(64), relu(32)), analysis: "confusion", speed: 100 },
    {
      id: "conv-32",
      experiment: digits(
        28,
        500,
        0.001,
        { kind: "conv2d", filters: 32, kernel_size: [5, 5], kernel_initializer: "he_normal" },
        { kind: "activation", activation: "relu" },
        { kind: "max_pooling2d", pool_size: [2, 2] },
        { kind: "flatten" },
      ),
      analysis: "convolution",
      speed: 10,
    },
    {
      id: "lstm-64",
      experiment: {
        data: { name: "order", classes: 2, samples: 400, noise: 0, test_fraction: 0.3, steps: 100 },
        layers: [{ kind: "lstm", units: 64, activation: "tanh" }, logits(2)],
        loss: crossEntropy,
        optimizer: adam(0.004),
        batch_size: 16,
      },
      analysis: "recurrence",
      speed: 100,
    },
  ],
};
