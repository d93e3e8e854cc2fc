import type { ActivationItem, ActivationSpec, Catalog, LayerShape, LayerSpec } from "../../engine/types.ts";
import { activationOf, activationSettings, type Settings } from "../../experiment/experiment.ts";
import { codeLines, functionOf, type CodeLines } from "./activation.ts";

/** A layer in the canonical form of the experiment, with what lines of code need to know besides. */
export interface WrittenLayer {
  catalog: Catalog;
  layer: LayerSpec;
  shape: LayerShape;
  /** The experiment's penalties, which a layer may replace by its own. */
  regularizer: { l1?: number; l2?: number };
}

export type Framework = keyof CodeLines;

/** An activation as it is set, if it does anything. */
export interface WrittenActivation {
  item: ActivationItem;
  settings: Settings;
}

export function activationIn(catalog: Catalog, spec: ActivationSpec | undefined): WrittenActivation | null {
  const item = activationOf(catalog, spec);
  return item && !item.identity ? { item, settings: activationSettings(spec) } : null;
}

/** The name in the code of a formula of one's own, which has no name in a framework. */
const OWN = "f";

/**
 * A function of one number as an argument: its name, or a lambda. `own` is the name of a function that computes it, where the
 * framework has none.
 */
export function functionArgument({ item, settings }: WrittenActivation, framework: Framework, own?: string): string {
  const line = codeLines(item, settings)?.[framework];
  if (line === undefined) return own ?? OWN;
  return functionOf(line) ?? own ?? `lambda x: ${line}`;
}

/** A function applied to what an expression gives. */
export const applied = (
  activation: WrittenActivation,
  framework: Framework,
  expression: string,
  own?: string,
): string => {
  const name = functionArgument(activation, framework, own);
  return name.startsWith("lambda") ? `(${name})(${expression})` : `${name}(${expression})`;
};

/** None of a frozen layer, in Keras 3 too. */
export const penaltiesOf = ({ layer, regularizer }: WrittenLayer): { l1: number; l2: number } => ({
  l1: layer.trainable === false ? 0 : (layer.l1 ?? regularizer.l1 ?? 0),
  l2: layer.trainable === false ? 0 : (layer.l2 ?? regularizer.l2 ?? 0),
});

/** Both sizes, rows first; of one axis the size alone. */
export const sizesOf = (sizes: number | readonly number[] | undefined): readonly number[] =>
  typeof sizes === "number" ? [sizes] : (sizes ?? [1]);

/** A list of Python: `(5, 5)`, `(5,)`. */
export const tuple = (values: readonly number[]): string => `(${values.join(", ")}${values.length === 1 ? "," : ""})`;

/** One number where all are equal, else all of them. */
export const brief = (sizes: readonly number[]): string =>
  sizes.every((size) => size === sizes[0]) ? String(sizes[0]) : tuple(sizes);
