import { found } from "../../engine/issue.ts";
import { refuse } from "../messages.ts";

export type Token = { column: number; text: string } & (
  { kind: "number"; value: number } | { kind: "text"; value: string } | { kind: "name" | "sign" | "end" }
);

const SPACE = /\s*/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const TEXT = /"([^"]*)"/y;
const NAME = /[A-Za-z_][A-Za-z_0-9]*/y;
const SIGN = /<=|>=|==|!=|[-−+*/<>=()[\].,:%]/y;
/** The minus of printed text is read as the one of keyboards. */
const MINUS = "−";

/** The token at a place of the text, from 0. */
function tokenAt(text: string, at: number): Token {
  const read = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const column = at + 1;
  const number = read(NUMBER);
  if (number) {
    const value = Number(number[0]);
    if (!Number.isFinite(value)) refuse("expression_number", { found: found(number[0]) }, { column });
    return { kind: "number", column, text: number[0], value };
  }
  const quoted = read(TEXT);
  if (quoted) return { kind: "text", column, text: quoted[0], value: quoted[1] };
  if (text[at] === '"') refuse("expression_quote", {}, { column });
  const name = read(NAME);
  if (name) return { kind: "name", column, text: name[0] };
  const sign = read(SIGN);
  if (sign) return { kind: "sign", column, text: sign[0] === MINUS ? "-" : sign[0] };
  return refuse("expression_character", { found: String.fromCodePoint(text.codePointAt(at)!) }, { column });
}

/** The tokens of a text, and one for its end. @throws Fault */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; ;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)![0].length;
    if (at >= text.length) return [...tokens, { kind: "end", column: text.length + 1, text: "" }];
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
}
