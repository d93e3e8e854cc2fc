import { hasMovingStatistics } from "../../experiment/layers.ts";
import { isCount } from "../../platform/guards.ts";
import { definePanel } from "../../state/panel.ts";
import { withChanges } from "../../state/valid-view.ts";
import type { NormalizationState } from "./types.ts";

export const normalization = definePanel({
  id: "normalization",
  needs: ["normalization"],
  parts: { normalization: { pause: 250, dependsOn: (choices) => choices.normalization } },
  load: () => import("./view.ts"),
  isOffered: (_, layers) => layers.some(hasMovingStatistics),
  state: {
    initial: { layer: 0, channel: 0 },
    valid(state, { layers }) {
      const layer = hasMovingStatistics(layers[state.layer]) ? state.layer : layers.findIndex(hasMovingStatistics);
      return withChanges(state, { layer: Math.max(0, layer) });
    },
    read: (value) => (isState(value) ? { layer: value.layer, channel: value.channel } : undefined),
  },
});

const isState = (value: unknown): value is NormalizationState => {
  const { layer, channel } = (value ?? {}) as Partial<NormalizationState>;
  return isCount(layer) && isCount(channel);
};
