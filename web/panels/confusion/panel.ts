import { definePanel } from "../../state/panel.ts";
import "./types.ts";

export const confusion = definePanel({
  id: "confusion",
  needs: ["confusion"],
  parts: { confusion: { pause: 300 } },
  load: () => import("./view.ts"),
});
