import { definePanel } from "../../state/panel.ts";
import "./types.ts";

export const curves = definePanel({
  id: "curves",
  needs: ["curves"],
  parts: { curves: { pause: 120, evaluated: true } },
});
