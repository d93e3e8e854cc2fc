/**
 * Classes: counts, true × predicted. Labels: for each label four counts: true positives, false negatives, false
 * positives, true negatives.
 */
export interface Confusion {
  task: "multiclass" | "multilabel";
  train: number[][];
  test: number[][];
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    /** Absent for regression. */
    confusion: Confusion;
  }
}
