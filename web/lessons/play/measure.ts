import { evaluate, type Scope, type Value } from "../expression/evaluate.ts";
import type { Binary, Call, Comparison, Tree } from "../expression/tree.ts";
import { write } from "../expression/write.ts";

/** One comparison of a check with the numbers that it was made with. */
export interface Measure {
  /** The left side as it is written. */
  expression: string;
  sign: Exclude<Comparison, "==" | "!=">;
  /** The left side; of a list, the item that is nearest to failing. */
  value: number;
  bound: number;
  /** The bound is a number that the author wrote, so that it could be another. */
  fixed: boolean;
}

const numbersOf = (value: Value): number[] =>
  typeof value === "number" ? [value] : typeof value === "object" ? value.flatMap(numbersOf) : [];

const isFixed = (tree: Tree): boolean => tree.kind === "literal" || (tree.kind === "unary" && isFixed(tree.of));

/** The conditions that all have to hold. */
function conditions(tree: Tree): Tree[] {
  if (tree.kind === "binary" && tree.sign === "and") return [tree.left, tree.right].flatMap(conditions);
  if (tree.kind === "call" && tree.name === "all") return tree.args.flatMap(conditions);
  return [tree];
}

function ofComparison({ sign, left, right }: Binary, scope: Scope): Measure[] {
  if (!["<", "<=", ">", ">="].includes(sign)) return [];
  const values = numbersOf(evaluate(left, scope));
  const bounds = numbersOf(evaluate(right, scope));
  if (values.length === 0 || bounds.length !== 1) return [];
  const worst = sign.startsWith("<") ? Math.max : Math.min;
  const value = values.reduce((a, b) => worst(a, b));
  return [{ expression: write(left), sign: sign as Measure["sign"], value, bound: bounds[0], fixed: isFixed(right) }];
}

function ofNear({ args }: Call, scope: Scope): Measure[] {
  const distance: Tree = { kind: "binary", column: 1, sign: "-", left: args[0], right: args[1] };
  const size: Tree = { kind: "call", column: 1, name: "abs", args: [distance] };
  return ofComparison({ kind: "binary", column: 1, sign: "<=", left: size, right: args[2] }, scope);
}

/** The comparisons of a check, with their numbers. @throws Fault */
export const measures = (check: Tree, scope: Scope): Measure[] =>
  conditions(check).flatMap((tree) => {
    if (tree.kind === "binary") return ofComparison(tree, scope);
    return tree.kind === "call" && tree.name === "near" ? ofNear(tree, scope) : [];
  });
