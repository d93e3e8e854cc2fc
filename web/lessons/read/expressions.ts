import { found } from "../../engine/issue.ts";
import type { ActivationItem, Engine } from "../../engine/types.ts";
import { givesList, kindOf } from "../expression/check.ts";
import { factsOf } from "../expression/facts-of.ts";
import { parse } from "../expression/parse.ts";
import { nodes, type Tree } from "../expression/tree.ts";
import { Fault, refuse } from "../messages.ts";
import { partsOfText } from "../template.ts";
import { below, LONGEST_ID } from "./fields.ts";

const NAME = /^[A-Za-z]\w{0,39}$/;

/** Reads expressions, with what earlier steps have remembered. */
export class Expressions {
  readonly #engine: Engine;
  #activations: ActivationItem[] | undefined;
  readonly #remembered = new Set<string>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  remember(names: readonly string[]): void {
    for (const name of names) this.#remembered.add(name);
  }

  /** A condition: true or false. */
  readonly condition = (value: unknown, path: string): void => {
    const tree = this.#read(value, path);
    if (givesList(tree)) refuse("condition_list", {}, { path });
    if (!["truth", "any"].includes(kindOf(tree))) refuse("condition_expected", {}, { path });
  };

  /** One number. */
  readonly quantity = (value: unknown, path: string): void => {
    const tree = this.#read(value, path);
    if (givesList(tree) || !["number", "any"].includes(kindOf(tree))) refuse("quantity_expected", {}, { path });
  };

  /** A plain text, with expressions in braces. */
  readonly template = (value: string, path: string): void => {
    for (const part of partsOfText(value)) if ("expression" in part) this.#read(part.expression, path, part.column - 1);
  };

  /** A name that an expression can use, as `was.name`. */
  readonly name = (value: unknown, path: string): void => {
    if (typeof value !== "string" || !NAME.test(value))
      refuse("lesson_name", { most: LONGEST_ID, found: found(value) }, { path });
  };

  #read(value: unknown, path: string, columnsBefore = 0): Tree {
    try {
      const tree = parse(value);
      kindOf(tree);
      for (const node of nodes(tree)) this.#check(node);
      return tree;
    } catch (error) {
      const { issue } = error as Partial<Fault>;
      if (!issue) throw error;
      const placed = issue.column === undefined ? issue : { ...issue, column: issue.column + columnsBefore };
      throw new Fault(below(path, placed));
    }
  }

  /** What stands in an expression and is known only here: what was remembered, and the engine's activations. */
  #check(node: Tree): void {
    if (node.kind === "path" && node.name === "was") {
      const name = factsOf(node)[0].slice("was.".length);
      if (!this.#remembered.has(name)) refuse("lesson_remembered", { name }, node);
    }
    if (node.kind !== "call" || (node.name !== "f" && node.name !== "slope")) return;
    const [activation] = node.args;
    if (activation.kind === "literal") this.#activation(String(activation.value), activation.column);
  }

  #activation(name: string, column: number): void {
    const elementwise = (this.#activations ??= this.#engine.catalog().activations.filter((item) => item.elementwise));
    if (!elementwise.some((item) => item.name === name || item.aliases.includes(name)))
      refuse("name_unknown", { name: found(name), allowed: elementwise.map((item) => item.name) }, { column });
  }
}
