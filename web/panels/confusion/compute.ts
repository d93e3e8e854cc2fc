import type { Compute } from "../../experiment/compute.ts";
import type { Points } from "../../experiment/protocol.ts";
import { taskOf, type Experiment } from "../../experiment/experiment.ts";
import type { Task } from "../../engine/types.ts";
import { greatest } from "../../experiment/targets.ts";
import type { Confusion } from "./types.ts";

export const compute: Compute<"confusion"> = (subject) => {
  const task = taskOf(subject.catalog, subject.config as Experiment);
  const outputs = task === "regression" ? undefined : subject.predictions();
  return outputs && confusion(task, outputs, subject.data);
};

/** The confusion matrices; undefined for regression. */
export function confusion(
  task: Task,
  outputs: ArrayLike<number>,
  { rows, trainRows, targets }: Points,
): Confusion | undefined {
  if (task === "regression") return undefined;
  const labelled: LabelledOutputs = {
    truth: targets,
    outputs,
    columns: targets.length / rows,
    width: outputs.length / rows,
    // For outputs from −1 to 1 the labels are −1 and 1.
    middle: targets.some((target) => target < 0) ? 0 : 0.5,
  };
  const count = task === "multiclass" ? countClasses : countLabels;
  return { task, train: count(labelled, 0, trainRows), test: count(labelled, trainRows, rows) };
}

/** All rows, with `columns` numbers each of the truth and `width` outputs. */
interface LabelledOutputs {
  truth: ArrayLike<number>;
  outputs: ArrayLike<number>;
  columns: number;
  width: number;
  middle: number;
}

/** Counts, true × predicted. */
function countClasses(
  { truth, outputs, columns, width, middle }: LabelledOutputs,
  first: number,
  end: number,
): number[][] {
  const classes = Math.max(2, width);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let row = first; row < end; row++) {
    const actual =
      width === 1
        ? Number(truth[row * columns] > middle)
        : columns === 1
          ? truth[row]
          : greatest(truth, row * columns, columns);
    const predicted = width === 1 ? Number(outputs[row] > middle) : greatest(outputs, row * width, width);
    if (predicted >= 0) counts[actual][predicted]++;
  }
  return counts;
}

/** For each label: true positives, false negatives, false positives, true negatives. */
function countLabels(
  { truth, outputs, columns, width, middle }: LabelledOutputs,
  first: number,
  end: number,
): number[][] {
  return Array.from({ length: width }, (_, label) => {
    const counts = [0, 0, 0, 0];
    for (let row = first; row < end; row++)
      counts[(truth[row * columns + label] > middle ? 0 : 2) + (outputs[row * width + label] > middle ? 0 : 1)]++;
    return counts;
  });
}
