import type { Catalog, DataSpec, DatasetItem, GeneratedData, LossSpec, Task } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { taskOf } from "../../experiment/experiment.ts";
import { type Shape, shapeOf, sizeOfShape } from "../../experiment/shape.ts";
import { targetsOf } from "../complete/data.ts";

/** Data for a network from a file. */

/** What a network reads and gives. */
export interface Ends {
  input: Shape;
  outputs: number;
  /** What its output means; null: either numbers, or the logits of classes. */
  task: Task | null;
}

const isSame = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i]);

/** A network that reads a list takes rows of any shape. */
const fitsShape = (shape: Shape, input: Shape): boolean =>
  isSame(shape, input) || (input.length === 1 && sizeOfShape(shape) === input[0]);

/** Whether the data has as many classes, labels or numbers. One output tells two classes apart. */
function fitsOutputs(task: Task, count: number, ends: Ends): boolean {
  if (ends.task !== null && task !== ends.task && !(task === "multiclass" && ends.outputs === 1)) return false;
  return count === ends.outputs || (task === "multiclass" && count === 2 && ends.outputs === 1);
}

/** The parameters of a generated set that give data of a shape with so many classes. */
function fitted({ name, shape, parameters, classes }: DatasetItem, { input, outputs }: Ends): GeneratedData {
  const size = input.length === 1 && shape.length === 3 ? Math.sqrt(input[0]) : input[0];
  const sizes = parameters
    .filter((parameter) => shape.includes(parameter.name))
    .map((parameter) => [parameter.name, size]);
  const count = outputs === 1 && classes[1] > 1 ? 2 : outputs;
  return { name, ...(classes[1] > 1 ? { classes: count } : {}), ...Object.fromEntries(sizes) };
}

const isAllowed = ({ parameters, classes }: DatasetItem, data: GeneratedData): boolean =>
  (data.classes === undefined || (data.classes >= classes[0] && data.classes <= classes[1])) &&
  parameters.every(({ name, minimum, maximum, kind }) => {
    const value = data[name];
    return (
      value === undefined ||
      kind !== "number" ||
      (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum)
    );
  });

/** The present data if it fits, else the first generated set that does. */
export function dataFor(catalog: Catalog, present: Experiment, ends: Ends): DataSpec | null {
  const task = taskOf(catalog, present);
  const { count } = targetsOf(catalog, present.data);
  const presentOutputs = present.data.name === "stored" ? ends.outputs : count;
  if (fitsShape(shapeOf(catalog, present.data), ends.input) && fitsOutputs(task, presentOutputs, ends))
    return present.data;
  for (const set of catalog.datasets) {
    const data = fitted(set, ends);
    if (
      isAllowed(set, data) &&
      fitsShape(shapeOf(catalog, data), ends.input) &&
      fitsOutputs(set.task, targetsOf(catalog, data).count, ends)
    )
      return data;
  }
  return null;
}

/** The loss that goes with an output: from logits if the network gives them. */
export function lossFor(task: Task, outputs: number, isLogits: boolean): LossSpec {
  if (task === "regression") return { name: "mean_squared_error" };
  const name = task === "multilabel" || outputs === 1 ? "binary_crossentropy" : "sparse_categorical_crossentropy";
  return { name, from_logits: isLogits };
}
