import type { ActivationSpec, Catalog, GeneratedData } from "../../engine/types.ts";
import { activationSettings, type Experiment } from "../../experiment/experiment.ts";
import { plainColumns } from "../../experiment/features.ts";
import { shapeOf, sizeOfShape } from "../../experiment/shape.ts";
import { exportError } from "../messages.ts";
import { type Formula, parseFormula } from "./parse.ts";

/** Whether the formulas of an experiment are in the language that formats write out. */

const NUMBER_OF_ONE =
  "negate abs sign relu sqrt exp expm1 log log1p sin cos tan atan sinh cosh tanh sigmoid softplus erf erfc";
const NUMBER_OF_TWO = "+ - * / ^ pow min max";

interface Signature {
  operands: ("number" | "condition")[];
  gives: "number" | "condition";
}

const each = (names: string, operands: Signature["operands"], gives: Signature["gives"]): [string, Signature][] =>
  names.split(" ").map((name) => [name, { operands, gives }]);

/** Functions, and signs, with what they take. */
const SIGNATURES: ReadonlyMap<string, Signature> = new Map([
  ...each(NUMBER_OF_ONE, ["number"], "number"),
  ...each(NUMBER_OF_TWO, ["number", "number"], "number"),
  ...each("clip", ["number", "number", "number"], "number"),
  ...each("where", ["condition", "number", "number"], "number"),
  ...each("< <= > >= == !=", ["number", "number"], "condition"),
  ...each("and or", ["condition", "condition"], "condition"),
  ...each("not", ["condition"], "condition"),
]);

/** What a formula gives; null if it is not in the language. */
function kindOf(formula: Formula, names: readonly string[]): Signature["gives"] | null {
  if (formula.kind === "number") return "number";
  if (formula.kind === "name") return names.includes(formula.name) ? "number" : null;
  const signature = SIGNATURES.get(formula.name);
  const { operands } = formula;
  const fits =
    signature?.operands.length === operands.length &&
    operands.every((operand, i) => kindOf(operand, names) === signature.operands[i]);
  return fits ? signature.gives : null;
}

/** Whether a text is a formula of these names. */
export function isFormula(text: string, names: readonly string[]): boolean {
  try {
    return kindOf(parseFormula(text), [...names, "pi", "e"]) === "number";
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function check(text: unknown, names: readonly string[], path: string): void {
  if (typeof text === "string" && !isFormula(text, names)) throw exportError("export_formula_unreadable", path, {});
}

/** Names of columns: x is the first of at most two. */
const columnNames = (columns: number): string[] => [...plainColumns(columns), ...(columns <= 2 ? ["x"] : [])];

/** Throws an ExportError that names a formula that cannot be read. */
export function checkFormulas(catalog: Catalog, { data, features, layers }: Experiment): void {
  const columns = columnNames(sizeOfShape(shapeOf(catalog, data)));
  check((data as Partial<GeneratedData>).expression, columns, "data.expression");
  features.forEach((feature, i) => {
    if (typeof feature !== "string") check(feature.expression, columns, `features[${i}].expression`);
  });
  const ofActivation = (spec: ActivationSpec | undefined, path: string) =>
    check(activationSettings(spec).expression, ["x", "a"], `${path}.expression`);
  layers.forEach(({ activation, recurrent_activation: gate }, i) => {
    ofActivation(activation, `layers[${i}].activation`);
    ofActivation(gate, `layers[${i}].recurrent_activation`);
  });
}
