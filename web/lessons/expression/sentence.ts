import type { Texts } from "../../i18n/texts.ts";
import { kindOf } from "./check.ts";
import { factText } from "./fact-text.ts";
import { layersText } from "./places.ts";
import type { Binary, Call, Literal, Path, Tree } from "./tree.ts";

/** The texts of sentences are a part that is loaded: `texts.load(PART)`. */
export const PART = "sentences";

const COMPARED: Record<string, string> = {
  "<": "below",
  "<=": "at-most",
  ">": "above",
  ">=": "at-least",
  "==": "equal",
  "!=": "unequal",
};
const OPPOSITE: Record<string, string> = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==" };
const SIGNS: Record<string, string> = { "+": "+", "-": "−", "*": "×", "/": "÷" };

/** `health[0:5].dead`: which units are dead, 0 or 1 each. */
const isDead = (tree: Tree): tree is Path =>
  tree.kind === "path" && tree.name === "health" && tree.parts.some((part) => "key" in part && part.key === "dead");

const isNumber = (tree: Tree, value: number) => tree.kind === "literal" && tree.value === value;

class Sentence {
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  of(tree: Tree): string {
    switch (tree.kind) {
      case "literal":
        return this.#literal(tree);
      case "path":
        return kindOf(tree) === "truth"
          ? this.#say("true", { fact: factText(this.#texts, tree) })
          : factText(this.#texts, tree);
      case "call":
        return this.#call(tree);
      case "unary":
        return tree.sign === "not" ? this.#not(tree.of) : `−${this.#operand(tree.of)}`;
      case "binary":
        return this.#binary(tree);
    }
  }

  #say(name: string, values: Record<string, string | number> = {}): string {
    return this.#texts.text(`sentence-${name}`, values);
  }

  #literal({ value, percent }: Literal): string {
    if (typeof value === "string") return this.#say("quoted", { text: value });
    if (typeof value === "boolean") return this.#say(value ? "always" : "never");
    return percent
      ? this.#texts.number(value, { style: "percent", maximumFractionDigits: 4 })
      : this.#texts.number(value, { maximumSignificantDigits: 12 });
  }

  /** An operand of a sign: a sum or product of its own in brackets. */
  #operand(tree: Tree): string {
    const said = this.of(tree);
    return tree.kind === "binary" ? `(${said})` : said;
  }

  #binary(tree: Binary): string {
    const { sign, left, right } = tree;
    if (sign in SIGNS) return `${this.#operand(left)} ${SIGNS[sign]} ${this.#operand(right)}`;
    if (sign in COMPARED) return this.#compared(tree);
    const part = (each: Tree) =>
      each.kind === "binary" && each.sign !== sign && (each.sign === "and" || each.sign === "or")
        ? this.#say("group", { condition: this.of(each) })
        : this.of(each);
    return this.#say(sign, { left: part(left), right: part(right) });
  }

  #compared({ sign, left, right }: Binary): string {
    return this.#say(COMPARED[sign], { left: this.of(left), right: this.of(right) });
  }

  #not(tree: Tree): string {
    if (tree.kind === "binary" && tree.sign in OPPOSITE)
      return this.#compared({ ...tree, sign: OPPOSITE[tree.sign] as Binary["sign"] });
    if (tree.kind === "call" && (tree.name === "near" || tree.name === "finite")) return this.#call(tree, "not-");
    return this.#say("not", { condition: this.of(tree) });
  }

  #call(call: Call, prefix = ""): string {
    const { name, args } = call;
    const dead = this.#dead(call);
    if (dead !== undefined) return dead;
    if (name === "count" && args.length === 1 && args[0].kind === "path" && args[0].name === "config")
      return factText(this.#texts, args[0]);
    const said = args.map((arg) => this.of(arg));
    if (name === "near") return this.#say(`${prefix}near`, { left: said[0], right: said[1], tolerance: said[2] });
    if (name === "f" || name === "slope") return this.#curve(name, args, said);
    return this.#say(`${prefix}${name}`, { value: said.join(this.#say("comma")) });
  }

  #curve(name: "f" | "slope", [activation]: Tree[], [, x, parameter]: string[]): string {
    const own = activation.kind === "literal" ? String(activation.value) : this.of(activation);
    return parameter === undefined
      ? this.#say(name, { name: own, x })
      : this.#say(`${name}-with`, { name: own, x, parameter });
  }

  /** What is said of dead units in words of their own. */
  #dead({ name, args: [arg] }: Call): string | undefined {
    const isAll =
      name === "all" && arg.kind === "binary" && arg.sign === "==" && isDead(arg.left) && isNumber(arg.right, 0);
    const path = isAll ? arg.left : arg;
    if (!isDead(path) || !(isAll || name === "sum" || name === "mean")) return undefined;
    const [place] = path.parts;
    const layer = layersText(this.#texts, "key" in place ? undefined : place);
    return this.#say(isAll ? "none-dead" : `${name}-dead`, { layer });
  }
}

/** An expression in words: a condition as a sentence without its end, a number as what it is. It is one that `kindOf` accepts. */
export const sentence = (tree: Tree, texts: Texts): string => new Sentence(texts).of(tree);
