import type { Binary, Literal, Part, Path, Tree } from "./tree.ts";

/** How tightly signs bind; the rest binds most tightly. */
const TIGHTNESS: Record<string, number> = { or: 1, and: 2, not: 3, "+": 5, "-": 5, "*": 6, "/": 6 };
const OF_COMPARISON = 4;
const OF_MINUS = 7;
const OF_REST = 8;

function tightness(tree: Tree): number {
  if (tree.kind === "binary") return TIGHTNESS[tree.sign] ?? OF_COMPARISON;
  if (tree.kind === "unary") return tree.sign === "not" ? TIGHTNESS.not : OF_MINUS;
  return OF_REST;
}

const bracketed = (tree: Tree, least: number) => (tightness(tree) < least ? `(${write(tree)})` : write(tree));

const literal = ({ value, percent }: Literal) =>
  typeof value === "string"
    ? `"${value}"`
    : percent
      ? `${Number((Number(value) * 100).toPrecision(12))}%`
      : String(value);

function part(part: Part): string {
  if ("key" in part) return `.${part.key}`;
  if ("index" in part) return `[${write(part.index)}]`;
  return `[${part.from ? write(part.from) : ""}:${part.to ? write(part.to) : ""}]`;
}

/** A path as it is written: `health[0].dead`. */
export const writePath = ({ name, parts }: Path): string => name + parts.map(part).join("");

function binary(tree: Binary): string {
  const own = tightness(tree);
  const left = bracketed(tree.left, own === OF_COMPARISON ? own + 1 : own);
  return `${left} ${tree.sign} ${bracketed(tree.right, own + 1)}`;
}

/** The text of an expression, which parses to the same tree. */
export function write(tree: Tree): string {
  switch (tree.kind) {
    case "literal":
      return literal(tree);
    case "path":
      return writePath(tree);
    case "call":
      return `${tree.name}(${tree.args.map(write).join(", ")})`;
    case "unary":
      return tree.sign === "not" ? `not ${bracketed(tree.of, TIGHTNESS.not)}` : `-${bracketed(tree.of, OF_MINUS)}`;
    case "binary":
      return binary(tree);
  }
}
