import { definePanel } from "../../state/panel.ts";
import "./types.ts";

export const compare = definePanel({
  id: "compare",
  needs: ["rival", "curves", "map"],
  parts: { rival: { pause: 60, evaluated: true, isKept: (view) => view.rival !== null } },
  load: () => import("./view.ts"),
});
