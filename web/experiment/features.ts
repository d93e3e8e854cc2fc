import type { Catalog, FeatureSpec } from "../engine/types.ts";

/** An experiment, for what concerns its features. */
interface WithFeatures {
  features: FeatureSpec[];
}

export const plainColumns = (columns: number) => Array.from({ length: columns }, (_, i) => `x${i + 1}`);

/** The features of a number of columns, in their order; for more than two columns, the columns themselves. */
export function featuresOf({ features }: Catalog, columns: number): string[] {
  if (columns > 2) return plainColumns(columns);
  return features.filter((feature) => feature.columns <= columns).map(({ name }) => name);
}

/** What a feature is called: a formula by itself. */
export const featureName = (feature: FeatureSpec): string =>
  typeof feature === "string" ? feature : feature.expression;

/** The last of the columns that a formula names. */
const lastColumn = (expression: string): number =>
  Math.max(1, ...Array.from(expression.matchAll(/\bx(\d+)\b/g), ([, number]) => Number(number)));

/** The features that the data's columns allow; x1 if none does. */
export function fitFeatures({ features: known }: Catalog, features: FeatureSpec[], columns: number): FeatureSpec[] {
  const needed = new Map(known.map((feature) => [feature.name, feature.columns]));
  const possible = features.filter((feature) => {
    const name = featureName(feature);
    return (needed.get(name) ?? lastColumn(name)) <= columns;
  });
  return possible.length > 0 ? possible : [known[0].name];
}

export function withFeature<T extends WithFeatures>(experiment: T, name: string, order: readonly string[]): T {
  const chosen = new Set(experiment.features.map(featureName));
  if (!chosen.delete(name)) chosen.add(name);
  if (chosen.size === 0) return experiment;
  const formulas = experiment.features.filter((each) => typeof each !== "string" && chosen.has(each.expression));
  return { ...experiment, features: [...order.filter((feature) => chosen.has(feature)), ...formulas] };
}

/** Adds a formula to the features. */
export function withFeatureFormula<T extends WithFeatures>(experiment: T, expression: string): T {
  return { ...experiment, features: [...experiment.features, { expression }] };
}
