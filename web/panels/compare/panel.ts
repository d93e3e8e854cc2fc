import { definePanel } from "../../state/panel.ts";
import "./types.ts";

export const compare = definePanel({
  id: "compare",
  needs: ["baseline", "curves", "map"],
  parts: { baseline: { pause: 60, evaluated: true, isKept: (view) => view.baseline !== null } },
  load: () => import("./view.ts"),
});
