import { isConstant, parseFormula, type Formula } from "./parse.ts";

/** How a library of tensors writes the functions of a formula: a name, or a text with the operands as $1, $2 … */
export interface Dialect {
  functions: Readonly<Record<string, string>>;
  /** A number where a function takes tensors alone; null: it takes numbers too. */
  tensor: string | null;
}

const both = (library: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `${library}.${name}`]));

const SAME = ["abs", "sign", "sqrt", "exp", "expm1", "log", "log1p", "sin", "cos", "tan", "sinh", "cosh", "tanh"];
const SHARED = [...SAME, "sigmoid", "relu", "erf", "where"];

export const PYTORCH: Dialect = {
  functions: {
    ...both("torch", [...SHARED, "atan", "erfc"]),
    softplus: "F.softplus",
    min: "torch.minimum",
    max: "torch.maximum",
    clip: "torch.minimum(torch.maximum($1, $2), $3)",
  },
  tensor: "torch.tensor($1)",
};

export const KERAS: Dialect = {
  functions: {
    ...both("keras.ops", [...SHARED, "softplus"]),
    atan: "keras.ops.arctan",
    erfc: "1 - keras.ops.erf($1)",
    min: "keras.ops.minimum",
    max: "keras.ops.maximum",
    clip: "keras.ops.minimum(keras.ops.maximum($1, $2), $3)",
    "==": "keras.ops.equal",
    "!=": "keras.ops.not_equal",
    and: "keras.ops.logical_and",
    or: "keras.ops.logical_or",
    not: "keras.ops.logical_not",
  },
  tensor: null,
};

/** Of Python's own, for what holds no variable. */
const OF_NUMBERS: Readonly<Record<string, string>> = {
  ...both(
    "math",
    SAME.filter((name) => !["abs", "sign"].includes(name)),
  ),
  ...both("math", ["atan", "erf", "erfc"]),
  abs: "abs",
  min: "min",
  max: "max",
};

/** Signs of Python and how strongly they bind; 0 is what stands alone. */
const SIGNS: Readonly<Record<string, { sign: string; binds: number }>> = {
  or: { sign: "|", binds: 1 },
  and: { sign: "&", binds: 2 },
  "<": { sign: "<", binds: 0.5 },
  "<=": { sign: "<=", binds: 0.5 },
  ">": { sign: ">", binds: 0.5 },
  ">=": { sign: ">=", binds: 0.5 },
  "==": { sign: "==", binds: 0.5 },
  "!=": { sign: "!=", binds: 0.5 },
  "+": { sign: "+", binds: 3 },
  "-": { sign: "-", binds: 3 },
  "*": { sign: "*", binds: 4 },
  "/": { sign: "/", binds: 4 },
  negate: { sign: "-", binds: 5 },
  not: { sign: "~", binds: 5 },
  "^": { sign: "**", binds: 6 },
};
const ALONE = 9;

interface Written {
  text: string;
  binds: number;
}

/** A formula in Python of variables of the same names. One without variables takes the shape of `like`. */
export function pythonFormula(expression: string, dialect: Dialect, like = "x"): string {
  const formula = parseFormula(expression);
  const { text, binds } = write(formula, dialect);
  return isConstant(formula) ? `${binds < SIGNS["+"].binds ? `(${text})` : text} + 0 * ${like}` : text;
}

function write(formula: Formula, dialect: Dialect): Written {
  if (formula.kind === "number") return { text: formula.text, binds: ALONE };
  if (formula.kind === "name") {
    const isNumber = ["pi", "e"].includes(formula.name);
    return { text: isNumber ? `math.${formula.name}` : formula.name, binds: ALONE };
  }
  const { name, operands } = formula;
  if (name === "pow") return write({ kind: "call", name: "^", operands }, dialect);
  const pattern = dialect.functions[name];
  if (pattern === undefined) return signed(name, operands, dialect);
  if (operands.every(isConstant) && name in OF_NUMBERS) return called(OF_NUMBERS[name], operands, dialect, null);
  return called(pattern, operands, dialect, dialect.tensor);
}

function called(pattern: string, operands: readonly Formula[], dialect: Dialect, tensor: string | null): Written {
  const texts = operands.map((operand) => {
    const { text } = write(operand, dialect);
    return tensor && isConstant(operand) ? tensor.replace("$1", /^-?\d+$/.test(text) ? `${text}.0` : text) : text;
  });
  if (!pattern.includes("$")) return { text: `${pattern}(${texts.join(", ")})`, binds: ALONE };
  const text = texts.reduce((made, each, i) => made.replace(`$${i + 1}`, () => each), pattern);
  return { text, binds: text.endsWith(")") && !text.includes(" - ") ? ALONE : SIGNS["-"].binds };
}

/** Brackets only where Python needs them: it binds as the formula does, but ^ and a sign before it. */
function signed(name: string, operands: readonly Formula[], dialect: Dialect): Written {
  const { sign, binds } = SIGNS[name];
  const inside = (operand: Formula, least: number) => {
    const { text, binds: own } = write(operand, dialect);
    return own < least ? `(${text})` : text;
  };
  const [left, right] = operands;
  if (!right) return { text: `${sign}${inside(left, binds)}`, binds };
  const isPower = name === "^";
  const first = inside(left, isPower || binds < 1 ? binds + 1 : binds);
  const second = inside(right, isPower ? SIGNS.negate.binds : binds + 1);
  return { text: `${first} ${sign} ${second}`, binds };
}
