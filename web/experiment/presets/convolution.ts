import type { Config, LayerSpec } from "../../engine/types.ts";
import { adam, conv1d, conv2d, crossEntropy, logits, relu, type PresetGroup } from "./preset.ts";

/** 120 pictures to learn from. */
const shapes = (...layers: LayerSpec[]): Config => ({
  data: { name: "shapes", classes: 6, samples: 1120, noise: 0.1, test_fraction: 0.893, side: 12 },
  layers: [...layers, logits(6)],
  loss: crossEntropy,
  optimizer: adam(0.01),
});

const digits = (data: { samples: number; test_fraction: number; shift: number }, ...layers: LayerSpec[]): Config => ({
  data: { name: "digits", classes: 10, noise: 0.1, side: 20, ...data },
  layers: [...layers, logits(10)],
  loss: crossEntropy,
  optimizer: adam(0.01),
});

const ANYWHERE = { samples: 1000, test_fraction: 0.5, shift: 0.4 };
const CENTRED = { samples: 700, test_fraction: 0.3, shift: 0 };

/** Two convolutions with a pooling between them. */
const maps = (): LayerSpec[] => [conv2d(8, 3), { kind: "max_pooling2d", pool_size: [2, 2] }, conv2d(16, 3)];

/** 60 sequences to learn from. */
const bursts = (...layers: LayerSpec[]): Config => ({
  data: { name: "bursts", classes: 4, samples: 560, noise: 0.1, test_fraction: 0.893, steps: 48 },
  layers: [...layers, logits(4)],
  loss: crossEntropy,
  optimizer: adam(0.01),
});

export const CONVOLUTION: PresetGroup = {
  id: "convolution",
  presets: [
    {
      id: "shapes",
      experiment: shapes(conv2d(8, 5), { kind: "global_max_pooling2d" }),
      baseline: shapes(relu(25), relu(15)),
      analysis: "compare",
      speed: 100,
    },
    {
      id: "moving-digits",
      experiment: digits(ANYWHERE, ...maps(), { kind: "global_max_pooling2d" }),
      baseline: digits(ANYWHERE, relu(25), relu(15)),
      analysis: "compare",
      speed: 100,
    },
    {
      id: "anywhere",
      experiment: digits(CENTRED, ...maps(), { kind: "global_max_pooling2d" }),
      baseline: digits(CENTRED, ...maps(), { kind: "flatten" }),
      analysis: "convolution",
      panel: { convolution: { shown: "move", cell: null, example: null, right: 0, down: 0 } },
      speed: 100,
    },
    {
      id: "bursts",
      experiment: bursts(conv1d(8, 9), { kind: "global_max_pooling1d" }),
      baseline: bursts(relu(32)),
      analysis: "compare",
      speed: 100,
    },
  ],
};
