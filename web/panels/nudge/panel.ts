import { isWeightPlace } from "../../experiment/weight.ts";
import { isFiniteNumber } from "../../platform/guards.ts";
import { definePanel } from "../../state/panel.ts";
import { nearestWeight } from "../../state/valid-view.ts";
import type { NudgeRequest } from "./types.ts";

const isRequest = (value: unknown): value is NudgeRequest => {
  const epsilon = isWeightPlace(value) ? (value as Partial<NudgeRequest>).epsilon : undefined;
  return isFiniteNumber(epsilon) && epsilon > 0;
};

export const nudge = definePanel({
  id: "nudge",
  needs: ["nudge"],
  parts: { nudge: { pause: 600, dependsOn: (choices) => choices.nudge } },
  load: () => import("./view.ts"),
  state: {
    initial: { layer: 0, input: 0, unit: 0, epsilon: 0.01 },
    valid: nearestWeight,
    read: (value) => (isRequest(value) ? value : undefined),
  },
});
