import { hasSteps, lastWithSteps, readsBothWays } from "../../experiment/layers.ts";
import { isCount } from "../../platform/guards.ts";
import { definePanel } from "../../state/panel.ts";
import { upTo, withChanges } from "../../state/valid-view.ts";
import type { RecurrenceState } from "./types.ts";

export const recurrence = definePanel({
  id: "recurrence",
  isTall: true,
  needs: ["recurrence", "stepGradients"],
  parts: {
    recurrence: {
      pause: 150,
      dependsOn: ({ point, target, unit: chosen, recurrence: { layer, unit, backward } }) => [
        point,
        target,
        chosen,
        layer,
        unit,
        backward,
      ],
    },
    stepGradients: { pause: 300 },
  },
  load: () => import("./view.ts"),
  isOffered: (_, layers) => layers.some(hasSteps),
  state: {
    initial: { layer: 0, unit: 0, step: null, backward: false },
    valid(state, { layers }) {
      const layer = hasSteps(layers[state.layer]) ? state.layer : Math.max(0, lastWithSteps(layers));
      const backward = state.backward && readsBothWays(layers[layer]);
      return withChanges(state, { layer, unit: upTo(state.unit, layers[layer].units ?? 1), backward });
    },
    read: (value) =>
      isState(value)
        ? { layer: value.layer, unit: value.unit, step: value.step, backward: value.backward === true }
        : undefined,
  },
});

const isState = (value: unknown): value is RecurrenceState => {
  const { layer, unit, step } = (value ?? {}) as Partial<RecurrenceState>;
  return isCount(layer) && isCount(unit) && (step === null || isCount(step));
};
