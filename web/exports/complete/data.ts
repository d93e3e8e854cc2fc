import { found } from "../../engine/issue.ts";
import type { Catalog, CustomData, DataSpec, FeatureSpec, GeneratedData, Task } from "../../engine/types.ts";
import { plainColumns } from "../../experiment/features.ts";
import { catalogError } from "../messages.ts";
import type { Known } from "../known.ts";
import { fields, list, nameAmong, number, pathIn, settings, whole } from "./values.ts";

const PATH = "data";
const ANY_LENGTH = [1, Infinity];

/** Data of one's own; its numbers are not looked at. */
function own(catalog: Catalog, given: DataSpec): DataSpec {
  if (given.name === "stored") {
    fields(catalog, given, PATH, ["name", "reference", "rows", "shape", "test_rows"]);
    list(catalog, given.shape, "data.shape", ANY_LENGTH);
    return given;
  }
  const { inputs, targets } = fields(catalog, given, PATH, ["name", "shape", "inputs", "targets", "test_fraction"]);
  for (const [key, value] of Object.entries({ inputs, targets })) {
    if (value === undefined) throw catalogError(catalog, "custom_data_incomplete", pathIn(PATH, key));
    list(catalog, value, pathIn(PATH, key), ANY_LENGTH);
  }
  list(catalog, (inputs as unknown[])[0], "data.inputs[0]", ANY_LENGTH);
  return { test_fraction: 0, ...given };
}

export function completeData({ catalog, defaults }: Known, value: unknown): DataSpec {
  const usual = defaults.data as GeneratedData;
  if (value === undefined) return usual;
  if (typeof value !== "object" || value === null)
    throw catalogError(catalog, "named_object_expected", PATH, { found: found(value) });
  const name = (value as Partial<DataSpec>).name ?? usual.name;
  if (name === "custom" || name === "stored") return own(catalog, value as DataSpec);
  const names = catalog.datasets.map((set) => set.name);
  const { parameters, classes, usual_classes } =
    catalog.datasets[names.indexOf(nameAmong(catalog, name, pathIn(PATH, "name"), names))];
  const isFormula = parameters.some(({ kind }) => kind === "text");
  const common = ["name", "classes", "samples", "noise", "test_fraction"];
  const given = fields(catalog, value, PATH, [...common, ...parameters.map((parameter) => parameter.name)]);
  const { samples, noise, test_fraction } = catalog.limits;
  return {
    name,
    ...(isFormula ? {} : { classes: whole(catalog, given.classes ?? usual_classes, "data.classes", classes) }),
    samples: whole(catalog, given.samples ?? usual.samples, "data.samples", samples),
    noise: number(catalog, given.noise ?? usual.noise, "data.noise", noise),
    ...settings(catalog, parameters, given, PATH),
    test_fraction: number(catalog, given.test_fraction ?? usual.test_fraction, "data.test_fraction", test_fraction),
  };
}

/** Absent: all columns. */
export function completeFeatures(catalog: Catalog, value: unknown, columns: number): FeatureSpec[] {
  if (value === undefined) return plainColumns(columns);
  const names = new Set(plainColumns(columns));
  for (const feature of catalog.features) if (feature.columns <= columns) names.add(feature.name);
  return list(catalog, value, "features", [1, catalog.limits.inputs[1]]).map((feature, i) => {
    const path = `features[${i}]`;
    if (typeof feature === "object") {
      const { expression } = fields(catalog, feature, path, ["expression"]);
      if (typeof expression === "string") return { expression };
      throw catalogError(catalog, "formula_expected", pathIn(path, "expression"), { found: found(expression) });
    }
    if (typeof feature !== "string") throw catalogError(catalog, "name_expected", path, { found: found(feature) });
    if (names.has(feature)) return feature;
    const allowed = catalog.features.map(({ name }) => name);
    throw catalogError(catalog, "feature_unknown", path, { name: found(feature), allowed, columns });
  });
}

const isClass = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;

/** What the targets mean where no loss says it, and how many outputs they need. */
export function targetsOf(catalog: Catalog, data: DataSpec): { task: Task; count: number } {
  if (data.name === "custom") {
    const { targets } = data as CustomData;
    const [first] = targets;
    if (Array.isArray(first)) return { task: "regression", count: first.length };
    if (!targets.every(isClass)) return { task: "regression", count: 1 };
    return { task: "multiclass", count: Math.max(1, ...(targets as number[])) + 1 };
  }
  const set = catalog.datasets.find(({ name }) => name === data.name);
  const { as, classes = 2 } = data as GeneratedData;
  if (set === undefined || as === "classes") return { task: "multiclass", count: 2 };
  return { task: set.task, count: set.task === "regression" ? 1 : classes };
}
