import { parse } from "./expression/parse.ts";
import type { Tree } from "./expression/tree.ts";

/** How a number is written in a text: with so many digits, or as a share. */
export type Format = number | "%" | undefined;

export type TextPart = { text: string; column: number } | { expression: string; format: Format; column: number };

const PLACE = /\{([^{}]*?)(?::(%|\d+))?\}/g;

/** The parts of a lesson's text: plain text, and expressions in braces. Columns count from 1. */
export function partsOfText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), column: end + 1 });
    const [whole, expression, format] = match;
    parts.push({
      expression,
      format: format === undefined || format === "%" ? format : Number(format),
      column: match.index + 2,
    });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), column: end + 1 });
  return parts;
}

/** The expressions of a text. @throws Fault */
export const treesOfText = (text: string): Tree[] =>
  partsOfText(text).flatMap((part) => ("expression" in part ? [parse(part.expression)] : []));
