import { givesList, kindOf } from "../expression/check.ts";
import { parse } from "../expression/parse.ts";
import type { Binary, Tree } from "../expression/tree.ts";
import { write } from "../expression/write.ts";
import { Fault, issue } from "../messages.ts";
import type { Spread } from "../play/summary.ts";
import type { Issue } from "../../engine/types.ts";

const OPPOSITE: Record<string, Binary["sign"]> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "==",
};

export type Read = { tree: Tree; issue?: never } | { tree?: never; issue: Issue };

/** Reads what a step checks or predicts: its tree, or what is wrong with it and where. */
export function read(text: string, wants: "truth" | "number"): Read {
  try {
    const tree = parse(text);
    if ([wants, "any"].includes(kindOf(tree)) && !givesList(tree)) return { tree };
    return { issue: issue(wants === "truth" ? "condition_expected" : "quantity_expected", {}) };
  } catch (error) {
    if (error instanceof Fault) return { issue: error.issue };
    throw error;
  }
}

/** What is true when a condition is not. */
export function negation(text: string): string {
  const tree = parse(text);
  if (tree.kind === "binary" && tree.sign in OPPOSITE) return write({ ...tree, sign: OPPOSITE[tree.sign] });
  if (tree.kind === "unary" && tree.sign === "not") return write(tree.of);
  return write({ kind: "unary", column: 1, sign: "not", of: tree });
}

/** Both conditions; the first may be empty. */
export const both = (one: string | undefined, other: string): string => (one?.trim() ? `${one} and ${other}` : other);

const numeral = (value: number): Tree => parse(String(value));

function withBound(tree: Tree, spread: Spread, bound: number): Tree {
  if (tree.kind === "call" && tree.name === "near") {
    const [left, right, tolerance] = tree.args;
    const distance: Tree = { kind: "binary", column: 1, sign: "-", left, right };
    const size: Tree = { kind: "call", column: 1, name: "abs", args: [distance] };
    const isMeant = write(size) === spread.expression && write(tolerance) === write(numeral(spread.bound));
    return isMeant ? { ...tree, args: [left, right, numeral(bound)] } : tree;
  }
  if (tree.kind === "call") return { ...tree, args: tree.args.map((arg) => withBound(arg, spread, bound)) };
  if (tree.kind !== "binary") return tree;
  if (tree.sign === spread.sign && write(tree.left) === spread.expression) return { ...tree, right: numeral(bound) };
  return { ...tree, left: withBound(tree.left, spread, bound), right: withBound(tree.right, spread, bound) };
}

/** A condition with another bound in the comparison that was measured. */
export const bounded = (text: string, spread: Spread, bound: number): string =>
  write(withBound(parse(text), spread, bound));
