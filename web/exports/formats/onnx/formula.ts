import { type Formula, namesIn, parseFormula } from "../../formula/parse.ts";
import type { Graph } from "./graph.ts";

/** Typed formulas as operations. */

/** Functions and signs that are one operation. */
const SAME: Readonly<Record<string, string>> = {
  "+": "Add",
  "-": "Sub",
  "*": "Mul",
  "/": "Div",
  "^": "Pow",
  pow: "Pow",
  negate: "Neg",
  "<": "Less",
  "<=": "LessOrEqual",
  ">": "Greater",
  ">=": "GreaterOrEqual",
  "==": "Equal",
  and: "And",
  or: "Or",
  not: "Not",
  where: "Where",
  abs: "Abs",
  sign: "Sign",
  relu: "Relu",
  min: "Min",
  max: "Max",
  sqrt: "Sqrt",
  exp: "Exp",
  log: "Log",
  sin: "Sin",
  cos: "Cos",
  tan: "Tan",
  atan: "Atan",
  sinh: "Sinh",
  cosh: "Cosh",
  tanh: "Tanh",
  sigmoid: "Sigmoid",
  softplus: "Softplus",
  erf: "Erf",
};

const OTHERS: Readonly<Record<string, (graph: Graph, operands: readonly string[]) => string>> = {
  "!=": (graph, operands) => graph.op("Not", [graph.op("Equal", operands)]),
  expm1: (graph, operands) => graph.op("Sub", [graph.op("Exp", operands), graph.scalar(1)]),
  log1p: (graph, [u]) => graph.op("Log", [graph.op("Add", [u, graph.scalar(1)])]),
  erfc: (graph, operands) => graph.op("Sub", [graph.scalar(1), graph.op("Erf", operands)]),
  clip: (graph, [u, low, high]) => graph.op("Min", [graph.op("Max", [u, low]), high]),
};

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

/** The value of a name, which is made when it is first asked for. */
type Lookup = (name: string) => string | undefined;

function tree(graph: Graph, formula: Formula, lookup: Lookup): string {
  if (formula.kind === "number") return graph.scalar(Number(formula.text));
  const { name } = formula;
  if (formula.kind === "name") return lookup(name) ?? graph.scalar(CONSTANTS[name]);
  const operands = formula.operands.map((operand) => tree(graph, operand, lookup));
  return name in SAME ? graph.op(SAME[name], operands) : OTHERS[name](graph, operands);
}

const isVariable = (name: string): boolean => /^x\d*$/.test(name);

/** The value of a formula, in the shape of its variables. `first` is one of them, for a formula that names none. */
export function formulaOps(graph: Graph, text: string, lookup: Lookup, first: string): string {
  const formula = parseFormula(text);
  const value = tree(graph, formula, lookup);
  if (namesIn(formula).some(isVariable)) return value;
  return graph.op("Expand", [value, graph.op("Shape", [lookup(first)!])]);
}
