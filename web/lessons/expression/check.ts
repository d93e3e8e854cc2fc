import { FACTS, type Shape } from "../facts/names.ts";
import { refuse } from "../messages.ts";
import { specOf, type FunctionName, type Kind } from "./functions.ts";
import { COMPARISONS, type Binary, type Call, type Part, type Path, type Tree } from "./tree.ts";
import { writePath } from "./write.ts";

const isComparison = (sign: string) => (COMPARISONS as readonly string[]).includes(sign);

/** The shape of a part of a fact. A key of a list is that of each of its items. */
function partOf(shape: Shape, part: Part, path: Path): Shape {
  if (shape === "any") return shape;
  const { column } = part;
  if ("key" in part) return keyOf(shape, part.key, column);
  if (typeof shape === "object" && "each" in shape && "index" in part && kindOf(part.index) === "text")
    return shape.each;
  if (typeof shape !== "object" || !("list" in shape))
    return refuse("fact_unknown", { name: writePath(path), allowed: allowedIn(shape) }, { column });
  const places = "index" in part ? [part.index] : [part.from, part.to];
  for (const place of places) if (place && !isOf("number", place)) refuse("index_expected", {}, place);
  return "index" in part ? shape.list : shape;
}

function keyOf(shape: Shape, key: string, column: number): Shape {
  if (typeof shape === "object" && "list" in shape) return { list: keyOf(shape.list, key, column) };
  if (typeof shape === "object" && "each" in shape) return shape.each;
  if (typeof shape === "object" && "keys" in shape && Object.hasOwn(shape.keys, key)) return shape.keys[key];
  return refuse("fact_unknown", { name: key, allowed: allowedIn(shape) }, { column: column + 1 });
}

const allowedIn = (shape: Shape): string[] =>
  typeof shape === "object" && "keys" in shape ? Object.keys(shape.keys) : [];

function shapeOf(path: Path): Shape {
  const { name, parts, column } = path;
  if (!Object.hasOwn(FACTS, name)) refuse("fact_unknown", { name, allowed: Object.keys(FACTS) }, { column });
  return parts.reduce((of, part) => partOf(of, part, path), FACTS[name as keyof typeof FACTS] as Shape);
}

function ofPath(path: Path): Kind {
  let shape = shapeOf(path);
  while (typeof shape === "object" && "list" in shape) shape = shape.list;
  if (typeof shape === "string") return shape;
  return "keys" in shape ? ofWhole(path, shape) : refuse("expression_name", {}, path);
}

/** An object: a list of objects can be counted, but nothing else. */
const ofWhole = (path: Path, shape: Shape): Kind =>
  refuse("fact_whole", { name: writePath(path), allowed: allowedIn(shape) }, path);

const isOf = (kind: Kind, tree: Tree): boolean => ["any", kind].includes(kindOf(tree));

function need(kind: "number" | "truth", sign: string, ...operands: Tree[]): void {
  const code = kind === "number" ? "operand_numbers" : "operand_truths";
  for (const operand of operands) if (!isOf(kind, operand)) refuse(code, { sign }, operand);
}

function ofCall({ name, args }: Call): Kind {
  const { takes, gives } = specOf(name);
  if (name === "f" || name === "slope") {
    if (!isOf("text", args[0])) refuse("operand_name", { sign: name }, args[0]);
    need("number", name, ...args.slice(1));
  } else if (takes === "number" || takes === "truth") need(takes, name, ...args);
  else args.forEach(countable);
  return gives;
}

/** `count` also takes lists of objects. */
function countable(tree: Tree): void {
  if (tree.kind !== "path") return void kindOf(tree);
  const shape = shapeOf(tree);
  if (typeof shape === "object" && !("list" in shape)) ofWhole(tree, shape);
}

function ofBinary({ sign, left, right, column }: Binary): Kind {
  if (sign === "and" || sign === "or") return (need("truth", sign, left, right), "truth");
  if (sign !== "==" && sign !== "!=")
    return (need("number", sign, left, right), isComparison(sign) ? "truth" : "number");
  const kinds = [kindOf(left), kindOf(right)];
  if (!kinds.includes("any") && kinds[0] !== kinds[1]) refuse("operand_kinds", { sign }, { column });
  return "truth";
}

/**
 * Checks that an expression names facts that there are, and that their kinds fit. Returns what it gives; "any" if that depends
 * on a setting of the experiment or on what a step before remembered.
 * @throws Fault with a column
 */
export function kindOf(tree: Tree): Kind {
  switch (tree.kind) {
    case "literal":
      return typeof tree.value === "boolean" ? "truth" : typeof tree.value === "string" ? "text" : "number";
    case "path":
      return ofPath(tree);
    case "call":
      return ofCall(tree);
    case "unary":
      return tree.sign === "not" ? (need("truth", "not", tree.of), "truth") : (need("number", "-", tree.of), "number");
    case "binary":
      return ofBinary(tree);
  }
}

/** Whether an expression gives a list. Of a setting of the experiment only `[from:to]` shows it. */
export function givesList(tree: Tree): boolean {
  switch (tree.kind) {
    case "literal":
      return false;
    case "path":
      return tree.parts.some((part) => "from" in part) || isListOf(tree);
    case "unary":
      return givesList(tree.of);
    case "binary":
      return givesList(tree.left) || givesList(tree.right);
    case "call":
      return !CLOSING.includes(tree.name) && tree.args.some(givesList);
  }
}

/** Functions that make one value of a list. */
const CLOSING: readonly FunctionName[] = ["min", "max", "sum", "mean", "count", "all", "any"];

const isListOf = (path: Path): boolean => {
  const shape = shapeOf(path);
  return typeof shape === "object" && "list" in shape;
};
