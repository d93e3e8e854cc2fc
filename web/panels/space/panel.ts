import { sizeOf } from "../../experiment/experiment.ts";
import { isCount, isRecord } from "../../platform/guards.ts";
import { definePanel } from "../../state/panel.ts";
import { withChanges, upTo } from "../../state/valid-view.ts";
import { axesOf } from "./axes.ts";
import type { SpaceRequest } from "./types.ts";

const isRequest = (value: unknown): value is SpaceRequest & Record<string, unknown> =>
  isRecord(value) && [value.layer, value.x, value.y].every(isCount) && typeof value.principal === "boolean";

export const space = definePanel({
  id: "warp",
  needs: ["warp"],
  parts: { warp: { pause: 60, dependsOn: ({ warp }) => warp } },
  load: () => import("./view.ts"),
  state: {
    initial: { layer: 0, x: 0, y: 1, principal: true },
    valid(request, experiment) {
      const layer = upTo(request.layer, experiment.layers.length);
      const [x, y] = axesOf(request, sizeOf(experiment, layer));
      return withChanges(request, { layer, x, y });
    },
    read: (value) => (isRequest(value) ? value : undefined),
  },
});
