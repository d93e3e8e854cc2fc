import { html, nothing, type TemplateResult } from "lit";
import { written } from "../engine/issue.ts";
import type { Argument, Issue } from "../engine/types.ts";
import type { Repair } from "../experiment/repairs.ts";
import type { Texts } from "./texts.ts";

/** What a refusal is told by: an issue, or what of one has no place. */
type Refusal = Pick<Issue, "code" | "args" | "message" | "line" | "column">;

const QUOTED = "refusal-quoted";

export const refusalId = (code: string): string => `refusal-${code.replaceAll("_", "-")}`;

/** A text from outside in the language's quotation marks, with control characters written as \\u0007. */
function quoted(texts: Texts, text: string): string {
  const visible = Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    return code < 0x20 || code === 0x7f ? `\\u${code.toString(16).padStart(4, "0")}` : character;
  });
  return texts.text(QUOTED, { text: visible.join("") });
}

function shown(texts: Texts, value: Argument): string {
  if (typeof value === "string") return quoted(texts, value);
  if (typeof value === "number") return texts.number(value, { maximumSignificantDigits: 10 });
  if (value === null || typeof value === "boolean") return String(value);
  if ("kind" in value) return written(value);
  if ("join" in value) return value.join(typeof value[0] === "number" ? "×" : ", ");
  const id = `refusal-type-${value.type}`;
  return texts.has(id) ? texts.text(id) : value.type;
}

/** A refusal in the page's language; undefined if that has no text for its code. */
export function refusal(texts: Texts, { code, args }: Pick<Issue, "code" | "args">): string | undefined {
  const id = refusalId(code);
  if (!texts.has(id)) return undefined;
  return texts.text(id, Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shown(texts, value)])));
}

/** Without its place; marked as English if it is. Nothing while the texts are loading, so that it is announced once. */
export function refusalText(texts: Texts, issue: Refusal): TemplateResult {
  if (!texts.knowsRefusals) return html``;
  const said = refusal(texts, issue);
  return html`<span lang=${said === undefined ? "en" : texts.language}>${said ?? issue.message}</span>`;
}

/** With the line and the column that it is about. */
export function placedRefusalText(texts: Texts, issue: Refusal): TemplateResult {
  const { line, column } = issue;
  const place =
    column === undefined
      ? nothing
      : html`${line === undefined ? texts.text("formula-column", { column }) : texts.text("line-column", { line, column })} `;
  return html`${place}${refusalText(texts, issue)}`;
}

export const repairText = (texts: Texts, { id, item }: Repair): string =>
  texts.text(id, item && { name: texts.label(item.kind, item) });
