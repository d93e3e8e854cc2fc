import { definePanel } from "../../state/panel.ts";
import "./types.ts";

export const collapse = definePanel({
  id: "collapse",
  needs: ["collapse", "inspection"],
  parts: { collapse: { pause: 150 } },
  load: () => import("./view.ts"),
});
