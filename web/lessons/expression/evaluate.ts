import type { Issue } from "../../engine/types.ts";
import { Fault, refuse } from "../messages.ts";
import type { FunctionName } from "./functions.ts";
import type { Binary, Call, Part, Path, Tree } from "./tree.ts";

/** A value, or a list of values, element by element. */
export type Value = number | boolean | string | readonly Value[];

/** What an expression is evaluated with. */
export interface Scope {
  /** By name; of `rival`, `was` and `depth` an object with what `factsOf` names. Typed arrays are lists. */
  facts: Readonly<Record<string, unknown>>;
  /** An activation's value or derivative. @throws an error with an issue */
  curve(kind: "f" | "slope", activation: string, x: number, parameter?: number): number;
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

const listOf = (value: ArrayLike<unknown>) => Array.from(value);

/** A function of one value, element by element. */
function each(value: Value, of: (item: Exclude<Value, readonly Value[]>) => Value): Value {
  return typeof value === "object" ? value.map((item) => each(item, of)) : of(value);
}

type Plain = number | boolean | string;

/** A function of two values, element by element; a single one goes with every item of a list. */
function zip(sign: string, column: number, left: Value, right: Value, of: (left: Plain, right: Plain) => Plain): Value {
  if (typeof left !== "object") return each(right, (item) => of(left, item));
  if (typeof right !== "object") return each(left, (item) => of(item, right));
  if (left.length !== right.length)
    refuse("operand_lengths", { sign, left: left.length, right: right.length }, { column });
  return left.map((item, i) => zip(sign, column, item, right[i], of));
}

const flat = (value: Value): Plain[] => (typeof value === "object" ? value.flatMap(flat) : [value]);

function numberOf(value: Plain, sign: string, column: number): number {
  return typeof value === "number" ? value : refuse("operand_numbers", { sign }, { column });
}

function truthOf(value: Plain, sign: string, column: number): boolean {
  return typeof value === "boolean" ? value : refuse("operand_truths", { sign }, { column });
}

const OF_NUMBERS: Record<string, (left: number, right: number) => number | boolean> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

const OF_ONE: Partial<Record<FunctionName, (x: number) => number | boolean>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  log10: Math.log10,
  round: Math.round,
  finite: Number.isFinite,
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const OF_LIST: Partial<Record<FunctionName, (values: readonly number[]) => number>> = {
  min: (values) => values.reduce((least, value) => Math.min(least, value), Infinity),
  max: (values) => values.reduce((most, value) => Math.max(most, value), -Infinity),
  sum,
  mean: (values) => sum(values) / values.length,
};

class Evaluation {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  value(tree: Tree): Value {
    switch (tree.kind) {
      case "literal":
        return tree.value;
      case "path":
        return this.#value(this.#fact(tree), tree);
      case "call":
        return this.#call(tree);
      case "unary":
        return each(this.value(tree.of), (item) =>
          tree.sign === "-" ? -numberOf(item, "-", tree.column) : !truthOf(item, "not", tree.column),
        );
      case "binary":
        return this.#binary(tree);
    }
  }

  #fact(path: Path): unknown {
    const { facts } = this.#scope;
    if (!Object.hasOwn(facts, path.name)) refuse("fact_absent", { name: path.name }, path);
    return path.parts.reduce((value, part) => this.#part(value, part), facts[path.name]);
  }

  /** Counts the items of objects, too, which are no values. */
  #countOf(tree: Tree): number {
    const value = tree.kind === "path" ? this.#fact(tree) : this.value(tree);
    const count = (item: unknown): number => (isList(item) ? sum(listOf(item).map(count)) : 1);
    return count(value);
  }

  #part(value: unknown, part: Part): unknown {
    if ("key" in part) return this.#key(value, part.key, part.column);
    const { column } = part;
    if (!("index" in part)) {
      if (!isList(value)) return refuse("fact_absent", { name: "[:]" }, { column });
      const [from, to] = [part.from, part.to].map((place) => (place ? this.#place(place) : undefined));
      return listOf(value).slice(from, to);
    }
    const place = this.value(part.index);
    if (typeof place === "string") return this.#key(value, place, column);
    if (!isList(value)) return refuse("fact_absent", { name: `[${String(place)}]` }, { column });
    const index = this.#place(part.index);
    const at = index < 0 ? value.length + index : index;
    return at >= 0 && at < value.length ? value[at] : refuse("fact_index", { index, count: value.length }, { column });
  }

  #place(tree: Tree): number {
    const value = this.value(tree);
    return Number.isInteger(value) ? (value as number) : refuse("index_expected", {}, tree);
  }

  #key(value: unknown, key: string, column: number): unknown {
    if (isList(value)) return listOf(value).map((item) => this.#key(item, key, column));
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key))
      return refuse("fact_absent", { name: key }, { column });
    return (value as Record<string, unknown>)[key];
  }

  /** A fact as a value. */
  #value(found: unknown, path: Path): Value {
    if (isList(found)) return listOf(found).map((item) => this.#value(item, path));
    if (typeof found === "number" || typeof found === "boolean" || typeof found === "string") return found;
    const allowed = typeof found === "object" && found !== null ? Object.keys(found) : [];
    if (allowed.length === 0) return refuse("fact_absent", { name: path.name }, path);
    return refuse("fact_whole", { name: path.name, allowed }, path);
  }

  #binary({ sign, left, right, column }: Binary): Value {
    const first = this.value(left);
    if (sign === "and" || sign === "or") {
      if (first === (sign === "or")) return first; // the other side may not exist then
      return zip(sign, column, first, this.value(right), (a, b) => {
        const [one, other] = [truthOf(a, sign, column), truthOf(b, sign, column)];
        return sign === "and" ? one && other : one || other;
      });
    }
    const second = this.value(right);
    if (sign !== "==" && sign !== "!=")
      return zip(sign, column, first, second, (a, b) =>
        OF_NUMBERS[sign](numberOf(a, sign, column), numberOf(b, sign, column)),
      );
    return zip(sign, column, first, second, (a, b) => {
      if (typeof a !== typeof b) refuse("operand_kinds", { sign }, { column });
      return (a === b) === (sign === "==");
    });
  }

  #call({ name, args, column }: Call): Value {
    if (name === "count") return sum(args.map((arg) => this.#countOf(arg)));
    const values = args.map((arg) => this.value(arg));
    const ofOne = OF_ONE[name];
    if (ofOne) return each(values[0], (x) => ofOne(numberOf(x, name, column)));
    const ofList = OF_LIST[name];
    if (ofList) return ofList(flat(values).map((x) => numberOf(x, name, column)));
    if (name === "all") return flat(values).every((item) => truthOf(item, name, column));
    if (name === "any") return flat(values).some((item) => truthOf(item, name, column));
    if (name === "near") return this.#near(values, column);
    return this.#curve(name as "f" | "slope", values, column);
  }

  #near([left, right, tolerance]: Value[], column: number): Value {
    const most = numberOf(tolerance as Plain, "near", column);
    return zip(
      "near",
      column,
      left,
      right,
      (a, b) =>
        // Infinite losses are near each other if they are equal.
        a === b || Math.abs(numberOf(a, "near", column) - numberOf(b, "near", column)) <= most,
    );
  }

  #curve(name: "f" | "slope", [activation, x, parameter]: Value[], column: number): Value {
    if (typeof activation !== "string") refuse("operand_name", { sign: name }, { column });
    const own = parameter === undefined ? undefined : numberOf(parameter as Plain, name, column);
    return each(x, (at) => this.#scope.curve(name, activation, numberOf(at, name, column), own));
  }
}

/** The value of an expression. @throws Fault with a column if a fact is not there now, or is of another kind */
export const evaluate = (tree: Tree, scope: Scope): Value => new Evaluation(scope).value(tree);

export type Answer = { value: Value; issue?: never } | { value?: never; issue: Issue };

/** The value of an expression, or why it has none now. */
export function answerOf(tree: Tree, scope: Scope): Answer {
  try {
    return { value: evaluate(tree, scope) };
  } catch (error) {
    const issue = (error as Partial<Fault>).issue;
    if (!issue) throw error;
    return { issue };
  }
}

/** Whether a condition holds; one that has no value now does not. */
export const holds = (answer: Answer): boolean => answer.value === true;
