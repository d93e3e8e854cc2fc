import type { Config } from "../../engine/types.ts";
import type { Origin } from "../notice.ts";

/** An experiment to begin with. The first valid one is opened. */
export interface Start {
  config: unknown;
  from: Origin;
  /** The experiment to compare with. Absent: the one in the view state. */
  baseline?: Config | null;
}
