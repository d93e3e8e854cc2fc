import type { Config } from "../../engine/types.ts";
import { EXPLORER, LAB } from "../../experiment/rooms.ts";
import type { Store } from "../../state/store.ts";
import type { Step } from "../lesson.ts";
import { nudgeOf } from "./recorder.ts";
import { differences } from "./differences.ts";

/** The most columns of a point that a step carries; a picture has more. */
const MOST_COLUMNS = 16;

/** Two runs, or one. */
function experiments(experiment: Config, baseline: Config | null): Partial<Step> {
  if (!baseline) return { experiment };
  const then = differences(baseline, experiment);
  // oxlint-disable-next-line unicorn/no-thenable -- a key of the format; no promise waits for this
  return { experiment: baseline, rival: "before", ...(Object.keys(then).length > 0 ? { then } : {}) };
}

/** The present experiment as that of a step. */
export const experimentFromHere = (store: Store): Partial<Step> =>
  experiments(store.experiment.value ?? {}, store.view.value.baseline);

/** The present experiment and view as a step. */
export function stepFromHere(store: Store): Omit<Step, "id"> {
  const { room, analysis, target, explorer, lab, nudge } = store.view.value;
  const nudged = analysis === "nudge" ? nudgeOf(nudge) : undefined;
  const point = store.point.value;
  return {
    ...experimentFromHere(store),
    ...(room === "playground" || room === "lessons" ? { panel: analysis } : { room }),
    ...(nudged ? { nudge: nudged } : {}),
    ...(explorer === EXPLORER ? {} : { explorer }),
    ...(lab === LAB ? {} : { lab }),
    ...(point.length > 0 && point.length <= MOST_COLUMNS ? { point: [...point] } : {}),
    ...(point.length > 0 && point.length <= MOST_COLUMNS && target !== null ? { target } : {}),
    controls: ["play"],
    stop: { epochs: 100 },
  };
}
