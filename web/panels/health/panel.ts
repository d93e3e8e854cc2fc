import { definePanel } from "../../state/panel.ts";
import { diagnose } from "./diagnosis.ts";
import "./types.ts";

export const health = definePanel({
  id: "health",
  needs: ["health"],
  parts: { health: { pause: 250 } },
  load: () => import("./view.ts"),
  warns(store) {
    const catalog = store.description.value?.catalog;
    const experiment = store.experiment.value;
    const layers = store.part("health");
    const step = store.snapshot.peek()?.status.step;
    if (!catalog || !experiment || step === undefined || layers?.length !== experiment.layers.length) return false;
    return diagnose(catalog, experiment, layers, step).length > 0;
  },
});
