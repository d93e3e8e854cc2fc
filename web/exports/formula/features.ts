import type { FeatureSpec } from "../../engine/types.ts";
import { plainColumns } from "../../experiment/features.ts";
import { sizeOfShape } from "../../experiment/shape.ts";
import type { Network } from "../model.ts";

/** Features as formulas of the columns. */

const FORMULAS: Readonly<Record<string, string>> = {
  x1_squared: "x1^2",
  x2_squared: "x2^2",
  x1_x2: "x1 * x2",
  sin_x1: "sin(x1)",
  sin_x2: "sin(x2)",
};

/** A feature of data of so many columns as a formula of x1, x2 …. */
export function featureFormula(feature: FeatureSpec, columns: number): string {
  if (typeof feature === "string") return FORMULAS[feature] ?? feature;
  return columns <= 2 ? feature.expression.replaceAll(/\bx\b/g, "x1") : feature.expression;
}

/** Whether the features are the columns in their order. */
export function isAllColumns({ experiment, dataShape }: Network): boolean {
  const { features } = experiment;
  const columns = plainColumns(sizeOfShape(dataShape));
  return features.length === columns.length && columns.every((name, i) => features[i] === name);
}
