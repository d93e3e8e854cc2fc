/**
 * A typed formula as a tree. The grammar is that of core/formula/expression.hpp, each function a level of it, from the weakest
 * binding to the strongest. Formulas are checked (check.ts) before they are parsed for a format.
 */
export type Formula =
  | { kind: "number"; text: string }
  /** x, a, x1, x2 …, pi or e. */
  | { kind: "name"; name: string }
  /** A function, or a sign with its operands: + − * / ^ of two, "negate", comparisons, "and", "or", "not". */
  | { kind: "call"; name: string; operands: Formula[] };

const TOKEN = /\s*((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|π|[<>=!]=|[≤≥≠<>+\-−*×·/÷^(),])/gy;
const SPELLINGS: Record<string, string> = {
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "−": "-",
  "×": "*",
  "·": "*",
  "÷": "/",
  π: "pi",
};
const COMPARISONS: readonly string[] = ["<", "<=", ">", ">=", "==", "!="];

/** @throws SyntaxError without its place, which the engine tells */
export function parseFormula(text: string): Formula {
  const found = Array.from(text.matchAll(TOKEN));
  const tokens = found.map(([, token]) => SPELLINGS[token] ?? token);
  let at = 0;
  const next = (): string => tokens[at++] ?? fail();
  const fail = (): never => {
    throw new SyntaxError("not a formula");
  };
  const close = (): void => {
    if (next() !== ")") fail();
  };
  const takes = (...texts: string[]): boolean => texts.includes(tokens[at]);
  const call = (name: string, ...operands: Formula[]): Formula => ({ kind: "call", name, operands });

  function chain(signs: string[], part: () => Formula): Formula {
    let left = part();
    while (takes(...signs)) left = call(next(), left, part());
    return left;
  }
  const either = (): Formula => chain(["or"], () => chain(["and"], negation));
  function negation(): Formula {
    if (!takes("not")) return comparison();
    return call(next(), negation());
  }
  function comparison(): Formula {
    const left = sum();
    return takes(...COMPARISONS) ? call(next(), left, sum()) : left;
  }
  const sum = (): Formula => chain(["+", "-"], () => chain(["*", "/"], signed));
  function signed(): Formula {
    if (takes("+")) return (next(), signed());
    if (takes("-")) return (next(), call("negate", signed()));
    return power();
  }
  function power(): Formula {
    const base = primary();
    return takes("^") ? call(next(), base, signed()) : base;
  }
  function primary(): Formula {
    const token = next();
    if (token === "(") return bracketed();
    if (/^[\d.]/.test(token)) return { kind: "number", text: token };
    if (!/^\w/.test(token)) fail();
    return takes("(") ? call(token, ...operands()) : { kind: "name", name: token };
  }
  function bracketed(): Formula {
    const value = either();
    close();
    return value;
  }
  function operands(): Formula[] {
    const list: Formula[] = [];
    do {
      next();
      list.push(either());
    } while (takes(","));
    close();
    return list;
  }
  const formula = either();
  const length = found.reduce((sum, [token]) => sum + token.length, 0);
  return at === tokens.length && text.slice(length).trim() === "" ? formula : fail();
}

/** The names in a formula, each once. */
export function namesIn(formula: Formula): string[] {
  if (formula.kind === "number") return [];
  if (formula.kind === "name") return [formula.name];
  return [...new Set(formula.operands.flatMap(namesIn))];
}

const CONSTANTS: readonly string[] = ["pi", "e"];

export const isConstant = (formula: Formula): boolean => namesIn(formula).every((name) => CONSTANTS.includes(name));
