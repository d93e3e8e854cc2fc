import { pictureSide } from "../../experiment/pictures.ts";
import { definePanel } from "../../state/panel.ts";

/** The narrow layout shows it beside the inspector instead. */
export const digitCanvas = definePanel({
  id: "pad",
  needs: ["inspection"],
  load: () => import("./view.ts"),
  isOffered: (shape) => pictureSide(shape) !== null,
  isTabInNarrow: false,
});
