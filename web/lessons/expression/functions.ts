/** What a value of an expression is; of a list, what its items are. `any`: known only when it is computed. */
export type Kind = "number" | "truth" | "text" | "any";

interface FunctionSpec {
  least: number;
  most: number;
  takes: Kind;
  gives: Kind;
}

const ofNumber: FunctionSpec = { least: 1, most: 1, takes: "number", gives: "number" };
const ofNumbers: FunctionSpec = { least: 1, most: 8, takes: "number", gives: "number" };
const ofTruths: FunctionSpec = { least: 1, most: 8, takes: "truth", gives: "truth" };
const ofActivation: FunctionSpec = { least: 2, most: 3, takes: "any", gives: "number" };

/** All functions of expressions. */
export const FUNCTIONS = {
  abs: ofNumber,
  sqrt: ofNumber,
  exp: ofNumber,
  ln: ofNumber,
  log10: ofNumber,
  round: ofNumber,
  min: ofNumbers,
  max: ofNumbers,
  sum: ofNumbers,
  mean: ofNumbers,
  count: { ...ofNumbers, takes: "any" },
  all: ofTruths,
  any: ofTruths,
  near: { least: 3, most: 3, takes: "number", gives: "truth" },
  finite: { ...ofNumber, gives: "truth" },
  f: ofActivation,
  slope: ofActivation,
} as const satisfies Record<string, FunctionSpec>;

export type FunctionName = keyof typeof FUNCTIONS;

export const specOf = (name: FunctionName): FunctionSpec => FUNCTIONS[name];

export const isFunction = (name: string): name is FunctionName => Object.hasOwn(FUNCTIONS, name);
