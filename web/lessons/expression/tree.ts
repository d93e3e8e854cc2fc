import type { FunctionName } from "./functions.ts";

export const COMPARISONS = ["<", "<=", ">", ">=", "==", "!="] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type Sign = "or" | "and" | Comparison | "+" | "-" | "*" | "/";

/** Columns count from 1; each node has that of its first character, a binary one that of its sign. */
export type Tree = Literal | Path | Call | Unary | Binary;

export interface Literal {
  kind: "literal";
  column: number;
  value: number | string | boolean;
  /** Written as 95%. */
  percent?: true;
}

export type Part = { column: number } & ({ key: string } | { index: Tree } | { from: Tree | null; to: Tree | null });

/** A fact: `health[0].dead`. */
export interface Path {
  kind: "path";
  column: number;
  name: string;
  parts: Part[];
}

export interface Call {
  kind: "call";
  column: number;
  name: FunctionName;
  args: Tree[];
}

export interface Unary {
  kind: "unary";
  column: number;
  sign: "not" | "-";
  of: Tree;
}

export interface Binary {
  kind: "binary";
  column: number;
  sign: Sign;
  left: Tree;
  right: Tree;
}

/** The nodes directly below one. */
export function below(tree: Tree): Tree[] {
  switch (tree.kind) {
    case "literal":
      return [];
    case "path":
      return tree.parts.flatMap((part) =>
        ("key" in part ? [] : "index" in part ? [part.index] : [part.from, part.to]).filter((each) => each !== null),
      );
    case "call":
      return tree.args;
    case "unary":
      return [tree.of];
    case "binary":
      return [tree.left, tree.right];
  }
}

/** A node and all below it. */
export const nodes = (tree: Tree): Tree[] => [tree, ...below(tree).flatMap(nodes)];
