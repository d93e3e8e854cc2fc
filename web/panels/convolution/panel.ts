import { hasWindow } from "../../experiment/layers.ts";
import { definePanel } from "../../state/panel.ts";
import { isRecord } from "../../platform/guards.ts";
import { UNMOVED, VIEWS, type ConvolutionState } from "./state.ts";

const isShown = (value: unknown): value is ConvolutionState["shown"] => VIEWS.some((name) => name === value);

export const convolution = definePanel({
  id: "convolution",
  isTall: true,
  needs: ["convolution", "effects", "shifts"],
  parts: {
    convolution: { pause: 80, dependsOn: ({ point }) => point },
    effects: { pause: 80, dependsOn: ({ point, convolution }) => [point, convolution] },
    shifts: { pause: 120, dependsOn: ({ point, convolution }) => [point, convolution] },
  },
  state: {
    initial: { shown: "maps", cell: null, ...UNMOVED },
    valid(state, { features }) {
      const { example } = state;
      return example === null || example.length === features.length ? state : { ...state, ...UNMOVED };
    },
    read: (value) =>
      isRecord(value) && isShown(value.shown) ? { shown: value.shown, cell: null, ...UNMOVED } : undefined,
  },
  load: () => import("./view.ts"),
  isOffered: (_, layers) => layers.some(hasWindow),
});
