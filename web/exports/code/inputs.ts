import { plainColumns } from "../../experiment/features.ts";
import { sizeOfShape } from "../../experiment/shape.ts";
import { featureFormula, isAllColumns } from "../formula/features.ts";
import { namesIn, parseFormula } from "../formula/parse.ts";
import { pythonFormula, type Dialect } from "../formula/python.ts";
import type { Model } from "../model.ts";

/** How the features come from the columns. */
export interface Inputs {
  /** Assignments of the columns that the formulas read, from `x`. */
  columns: string[];
  /** A text a feature. */
  features: string[];
}

/** null: the inputs are all columns in their order. */
export function inputsOf(model: Model, dialect: Dialect): Inputs | null {
  if (isAllColumns(model)) return null;
  const names = plainColumns(sizeOfShape(model.dataShape));
  const formulas = model.experiment.features.map((feature) => featureFormula(feature, names.length));
  const used = new Set(formulas.flatMap((formula) => namesIn(parseFormula(formula))));
  // A formula without columns takes the number of rows from the first.
  const read = names.map((name, i) => ({ name, i })).filter(({ name }) => used.has(name) || name === "x1");
  return {
    columns: read.map(({ name, i }) => `${name} = x[:, ${i}]`),
    features: formulas.map((formula) => pythonFormula(formula, dialect, "x1")),
  };
}
