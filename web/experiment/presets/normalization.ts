import { deep, type PresetGroup } from "./preset.ts";

const SIGMOID = { units: 8, activation: "sigmoid" };

export const NORMALIZATION: PresetGroup = {
  id: "normalization",
  presets: [
    {
      id: "batch-normalization",
      experiment: deep(SIGMOID, { kind: "batch_normalization", momentum: 0.9 }),
      baseline: deep(SIGMOID),
      analysis: "normalization",
      speed: 100,
    },
  ],
};
