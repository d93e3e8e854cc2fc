import { found } from "../../engine/issue.ts";
import type { Issue } from "../../engine/types.ts";
import { Fault, refuse } from "../messages.ts";
import { FUNCTIONS, isFunction, specOf } from "./functions.ts";
import { tokensOf, type Token } from "./tokens.ts";
import { COMPARISONS, type Comparison, type Part, type Sign, type Tree } from "./tree.ts";

/** Characters of an expression. */
export const LONGEST = 300;
const DEEPEST = 24;

const WORDS = ["and", "or", "not", "true", "false"];

class Parser {
  readonly #tokens: Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  whole(): Tree {
    const tree = this.#or();
    if (this.#next.kind === "end") return tree;
    if (this.#isSign("=")) refuse("expression_equality", {}, this.#next);
    return refuse("expression_end", { found: found(this.#next.text) }, this.#next);
  }

  get #next(): Token {
    return this.#tokens[this.#at];
  }

  #isSign(...signs: string[]): boolean {
    return this.#next.kind === "sign" && signs.includes(this.#next.text);
  }

  #isWord(word: string): boolean {
    return this.#next.kind === "name" && this.#next.text === word;
  }

  /** Passes a token if it is the sign. */
  #took(sign: string): boolean {
    if (!this.#isSign(sign)) return false;
    this.#at++;
    return true;
  }

  #need(sign: string): void {
    if (this.#took(sign)) return;
    if (this.#next.kind === "end") refuse("expression_sign_end", { sign }, this.#next);
    refuse("expression_sign", { sign, found: found(this.#next.text) }, this.#next);
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) refuse("expression_deep", { most: DEEPEST }, this.#next);
    const result = read();
    this.#depth--;
    return result;
  }

  /** Operands with signs between them, from the left. */
  #chain(isSign: () => boolean, operand: () => Tree): Tree {
    let left = operand();
    while (isSign()) {
      const { column, text } = this.#tokens[this.#at++];
      left = { kind: "binary", column, sign: text as Sign, left, right: operand() };
    }
    return left;
  }

  #or(): Tree {
    return this.#deeper(() =>
      this.#chain(
        () => this.#isWord("or"),
        () => this.#and(),
      ),
    );
  }

  #and(): Tree {
    return this.#chain(
      () => this.#isWord("and"),
      () => this.#not(),
    );
  }

  #not(): Tree {
    if (!this.#isWord("not")) return this.#comparison();
    const { column } = this.#tokens[this.#at++];
    return { kind: "unary", column, sign: "not", of: this.#deeper(() => this.#not()) };
  }

  #comparison(): Tree {
    const left = this.#sum();
    if (!this.#isSign(...COMPARISONS)) return left;
    const { column, text } = this.#tokens[this.#at++];
    const right = this.#sum();
    if (this.#isSign(...COMPARISONS)) refuse("expression_chain", {}, this.#next);
    return { kind: "binary", column, sign: text as Comparison, left, right };
  }

  #sum(): Tree {
    return this.#chain(
      () => this.#isSign("+", "-"),
      () => this.#product(),
    );
  }

  #product(): Tree {
    return this.#chain(
      () => this.#isSign("*", "/"),
      () => this.#minus(),
    );
  }

  #minus(): Tree {
    const { column } = this.#next;
    if (!this.#took("-")) return this.#value();
    return { kind: "unary", column, sign: "-", of: this.#deeper(() => this.#minus()) };
  }

  #value(): Tree {
    const token = this.#next;
    const { column } = token;
    if (this.#took("(")) {
      const inner = this.#or();
      this.#need(")");
      return inner;
    }
    if (token.kind === "number") {
      this.#at++;
      return this.#took("%")
        ? { kind: "literal", column, value: token.value / 100, percent: true }
        : { kind: "literal", column, value: token.value };
    }
    if (token.kind === "text") {
      this.#at++;
      return { kind: "literal", column, value: token.value };
    }
    return this.#named(token);
  }

  #named(token: Token): Tree {
    const { column, text } = token;
    if (token.kind === "end") refuse("expression_value_end", {}, token);
    if (token.kind !== "name" || ["and", "or", "not"].includes(text))
      refuse("expression_value", { found: found(text) }, token);
    this.#at++;
    if (text === "true" || text === "false") return { kind: "literal", column, value: text === "true" };
    return this.#isSign("(") ? this.#call(token) : this.#path(token);
  }

  #call({ column, text: name }: Token): Tree {
    if (!isFunction(name)) refuse("expression_function", { name, allowed: Object.keys(FUNCTIONS) }, { column });
    this.#need("(");
    const args: Tree[] = [];
    if (!this.#isSign(")"))
      do args.push(this.#or());
      while (this.#took(","));
    this.#need(")");
    const { least, most } = specOf(name);
    if (args.length < least || args.length > most)
      refuse("expression_arguments", { name, least, most, found: args.length }, { column });
    return { kind: "call", column, name, args };
  }

  #path({ column, text: name }: Token): Tree {
    const parts: Part[] = [];
    for (;;) {
      const { column: at } = this.#next;
      if (this.#took(".")) parts.push({ column: at, key: this.#key() });
      else if (this.#took("[")) parts.push({ column: at, ...this.#place() });
      else return { kind: "path", column, name, parts };
    }
  }

  #key(): string {
    if (this.#next.kind !== "name" || WORDS.includes(this.#next.text)) refuse("expression_name", {}, this.#next);
    return this.#tokens[this.#at++].text;
  }

  /** What stands in brackets after a list: a place, or the part from one place to another. */
  #place(): { index: Tree } | { from: Tree | null; to: Tree | null } {
    const first = this.#isSign(":") ? null : this.#or();
    if (first && !this.#isSign(":")) {
      this.#need("]");
      return { index: first };
    }
    this.#need(":");
    const last = this.#isSign("]") ? null : this.#or();
    this.#need("]");
    return { from: first, to: last };
  }
}

/** Reads an expression. @throws Fault with a column */
export function parse(text: unknown): Tree {
  if (typeof text !== "string" || text.trim() === "" || text.length > LONGEST)
    refuse("expression_expected", { most: LONGEST, found: found(text) }, {});
  return new Parser(text).whole();
}

/** Reads an expression: its tree, or what is wrong with it and where. */
export function tryParse(text: unknown): { tree: Tree; issue?: never } | { tree?: never; issue: Issue } {
  try {
    return { tree: parse(text) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { issue: error.issue };
  }
}
