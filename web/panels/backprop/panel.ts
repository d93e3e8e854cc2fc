import { outputSizes } from "../../experiment/layers.ts";
import { isCount } from "../../platform/guards.ts";
import { definePanel } from "../../state/panel.ts";
import { UNITS_SHOWN, upTo } from "../../state/valid-view.ts";
import { stepsOf } from "./steps.ts";
import "./types.ts";

export const backprop = definePanel({
  id: "backprop",
  needs: ["backprop"],
  parts: { backprop: { pause: 150, dependsOn: ({ point, target }) => [point, target] } },
  load: () => import("./view.ts"),
  state: {
    initial: 0,
    valid(step, { features, layers }) {
      const units = outputSizes(features.length, layers);
      return step === 0 ? 0 : upTo(step, stepsOf(units, UNITS_SHOWN).length);
    },
    read: (value) => (isCount(value) ? value : undefined),
  },
});
