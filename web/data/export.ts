import type { Points } from "../experiment/protocol.ts";
import type { Task } from "../engine/types.ts";
import { classProbabilities } from "../experiment/experiment.ts";
import { writeCsv } from "./csv.ts";
import { inputRows } from "../experiment/inputs.ts";

/** Names for the header and the cells of the file. */
export interface Naming {
  column(index: number): string;
  classLabel(index: number): string;
  /** Name of one of several outputs. */
  outputLabel(index: number): string;
}

const greatest = (values: readonly number[]) => values.indexOf(Math.max(...values));
const slice = (values: ArrayLike<number>, row: number, width: number) =>
  Array.from({ length: width }, (_, i) => values[row * width + i]);

/** A target or prediction as cells. */
function targetCells(task: Task, target: number[], { classLabel }: Naming): (string | number)[] {
  if (task !== "multiclass") return target;
  return [classLabel(target.length === 1 ? target[0] : greatest(target))];
}

function targetHeads(task: Task, width: number, { classLabel, outputLabel }: Naming): string[] {
  if (task === "multiclass") return ["class"];
  return Array.from({ length: width }, (_, i) =>
    task === "multilabel" ? classLabel(i) : width === 1 ? "y" : outputLabel(i),
  );
}

/** The prediction for a row: the class and each probability, or the values. */
function answerCells(task: Task, outputs: number[], naming: Naming): (string | number)[] {
  const answers = classProbabilities(task, outputs);
  return task === "multiclass" ? [naming.classLabel(greatest(answers)), ...answers] : answers;
}

function answerHeads(task: Task, outputs: number, { classLabel, outputLabel }: Naming): string[] {
  const count = task === "multiclass" ? Math.max(2, outputs) : outputs;
  if (task === "regression")
    return Array.from({ length: count }, (_, i) => (count === 1 ? "predicted" : `predicted ${outputLabel(i)}`));
  const shares = Array.from({ length: count }, (_, i) => `p(${classLabel(i)})`);
  return task === "multiclass" ? ["predicted", ...shares] : shares;
}

/** The rows as CSV, with predictions if outputs are given, and with a column for the split if there is one. */
export function dataCsv(points: Points, task: Task, naming: Naming, outputs?: ArrayLike<number>): string {
  const { targets, rows, columns, trainRows } = points;
  const [width, answers] = [targets.length / rows, (outputs?.length ?? 0) / rows];
  const split = trainRows < rows;
  const head = [
    ...(split ? ["set"] : []),
    ...Array.from({ length: columns }, (_, i) => naming.column(i)),
    ...targetHeads(task, width, naming),
    ...(outputs ? answerHeads(task, answers, naming) : []),
  ];
  const line = (row: number) => [
    ...(split ? [row < trainRows ? "train" : "test"] : []),
    ...inputRows(points, row, 1),
    ...targetCells(task, slice(targets, row, width), naming),
    ...(outputs ? answerCells(task, slice(outputs, row, answers), naming) : []),
  ];
  return writeCsv([head, ...Array.from({ length: rows }, (_, row) => line(row))]);
}
