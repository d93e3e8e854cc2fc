import type { Curves, DecisionMap, EvaluatedStatus } from "../../experiment/protocol.ts";

/** The run that this one is compared with. */
export interface BaselineState {
  status: EvaluatedStatus;
  curves: Curves;
  map: DecisionMap | undefined;
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    /** Absent if no run is compared. */
    baseline: BaselineState;
  }
}
