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
    valid(request, { layers }) {
      const layer = upTo(request.layer, layers.length);
      const [x, y] = axesOf(request, layers[layer].units);
      return withChanges(request, { layer, x, y });
    },
    read: (value) => (isRequest(value) ? value : undefined),
  },
});
