import type { Config, LayerSpec } from "../../engine/types.ts";
import { adam, crossEntropy, logits, type PresetGroup } from "./preset.ts";

const adding = (kind: string): Config => ({
  data: { name: "adding", samples: 1300, noise: 0, test_fraction: 0.231, steps: 40 },
  layers: [{ kind, units: 12 }, logits(1)],
  loss: { name: "mean_squared_error" },
  optimizer: adam(0.01),
});

const recall = (layer: Pick<LayerSpec, "unit_forget_bias">): Config => ({
  data: { name: "recall", classes: 4, samples: 600, noise: 0, test_fraction: 0.3, steps: 40 },
  layers: [{ kind: "lstm", units: 12, ...layer }, logits(4)],
  loss: crossEntropy,
  optimizer: adam(0.01),
});

export const RECURRENCE: PresetGroup = {
  id: "recurrence",
  presets: [
    { id: "adding", experiment: adding("lstm"), baseline: adding("simple_rnn"), analysis: "compare", speed: 300 },
    {
      id: "forget-bias",
      experiment: recall({ unit_forget_bias: true }),
      baseline: recall({ unit_forget_bias: false }),
      analysis: "recurrence",
      speed: 10,
    },
  ],
};
