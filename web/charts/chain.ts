import type { Inspection } from "../engine/types.ts";

/** How the output layer's numbers become probabilities or values. */
export type Chain =
  | { kind: "softmax"; rows: SoftmaxRow[]; highest: number; sum: number }
  | { kind: "sigmoid"; rows: SigmoidRow[] }
  | { kind: "value"; rows: { z: number; value: number }[] };

export interface SoftmaxRow {
  z: number;
  /** e^(z − highest z). */
  power: number;
  probability: number;
}

export interface SigmoidRow {
  z: number;
  /** e^(−z). */
  power: number;
  probability: number;
}

/** Which chain there is for the activation by which a network's output becomes its answer; a number is one as it is. */
export const chainKind = (activation: string, isNumber: boolean): Chain["kind"] =>
  activation === "softmax" ? activation : activation === "sigmoid" && !isNumber ? activation : "value";

export function chain(kind: Chain["kind"], { logits, probabilities }: Inspection): Chain {
  const rows = Array.from(logits, (z, i) => ({ z, probability: probabilities[i] }));
  if (kind === "sigmoid") return { kind, rows: rows.map((row) => ({ ...row, power: Math.exp(-row.z) })) };
  if (kind === "value") return { kind, rows: rows.map(({ z, probability }) => ({ z, value: probability })) };
  const highest = Math.max(...logits);
  const powers = rows.map((row) => ({ ...row, power: Math.exp(row.z - highest) }));
  return { kind, rows: powers, highest, sum: powers.reduce((sum, { power }) => sum + power, 0) };
}

/** The class of a target, given as a class number or one-hot. */
export function trueClass(target: number | readonly number[] | null): number | null {
  if (target === null || typeof target === "number") return target;
  return target.indexOf(Math.max(...target));
}
