import { sizeOfShape } from "../../experiment/shape.ts";
import type { Model } from "../model.ts";
import type { ExportedFile } from "../exported.ts";
import { type NamedArray, npz } from "../npz.ts";
import { weightArrays } from "./named.ts";
import { block } from "./python.ts";

/** Whether targets are written as class numbers, and not as a number an output. */
export const areClasses = ({ catalog, experiment }: Model): boolean =>
  catalog.losses.find(({ name }) => name === experiment.loss.name)!.sparse;

/** Stored data comes without its inputs. */
export const hasRows = ({ data, dataShape }: Model): boolean =>
  data ? data.inputs.length === data.rows * sizeOfShape(dataShape) : false;

function targetsOf(model: Model, first: number, last: number): Pick<NamedArray, "shape" | "values"> {
  const { targets, outputs } = model.data!;
  const rowOf = (row: number) => targets.subarray(row * outputs, (row + 1) * outputs);
  const rows = last - first;
  if (!areClasses(model)) return { shape: [rows, outputs], values: targets.slice(first * outputs, last * outputs) };
  const classOf = (row: Float64Array) => row.indexOf(Math.max(...row));
  return { shape: [rows], values: Int32Array.from({ length: rows }, (_, i) => classOf(rowOf(first + i))) };
}

/** The numbers as they were before they were scaled. */
function unscaled({ scaling, data }: Model, values: Float64Array): Float64Array {
  if (!scaling) return values;
  const { columns } = data!;
  return values.map((value, i) => value / scaling[i % columns].factor + scaling[i % columns].offset);
}

function part(model: Model, name: string, first: number, last: number): NamedArray[] {
  const { inputs, columns } = model.data!;
  const values = unscaled(model, inputs.slice(first * columns, last * columns));
  return [
    { name: `x_${name}`, shape: [last - first, columns], values },
    { name: `y_${name}`, ...targetsOf(model, first, last) },
  ];
}

/** The rows for the file of weights; none where the model comes without data. */
function dataArrays(model: Model): NamedArray[] {
  if (!hasRows(model)) return [];
  const { trainRows, rows } = model.data!;
  return [...part(model, "train", 0, trainRows), ...part(model, "test", trainRows, rows)];
}

function scalingArrays({ scaling }: Model): NamedArray[] {
  if (!scaling) return [];
  return (["offset", "factor"] as const).map((key) => ({
    name: `scaling.${key}`,
    shape: [scaling.length],
    values: Float64Array.from(scaling, (column) => column[key]),
  }));
}

/** Weights, scaling and rows, as the code reads them. */
export const savedFile = (model: Model): ExportedFile => ({
  name: "weights.npz",
  type: "application/zip",
  data: npz([...weightArrays(model), ...scalingArrays(model), ...dataArrays(model)]),
});

/** What a row holds. */
export const rowText = ({ dataShape }: Model): string =>
  dataShape.length === 1
    ? `${dataShape[0]} column${dataShape[0] === 1 ? "" : "s"}`
    : `${dataShape.join(" × ")} numbers, the last axis fastest`;

function targetText(model: Model): string {
  if (areClasses(model)) return "the number of its class";
  return { multiclass: "a number an output", multilabel: "0 or 1 a label", regression: "a number an output" }[
    model.task
  ];
}

export function loadData(model: Model): string[] {
  const names = ["x_train", "y_train", "x_test", "y_test"];
  const says = `Rows of ${rowText(model)}, and for each row ${targetText(model)}.`;
  const body = hasRows(model)
    ? `return ${names.map((name) => `saved["${name}"]`).join(", ")}`
    : `raise NotImplementedError("Saved without data: return your own ${names.join(", ")}")`;
  return block("def load_data():", says, [body]);
}
