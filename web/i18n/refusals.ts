import { html, type TemplateResult } from "lit";
import type { Texts } from "./texts.ts";

const SENTENCE = /^(refusal-[\w-]+) = (.+)$/gm;
const VALUE = /\{ \$(\w+) \}/;

interface Shape {
  id: string;
  names: string[];
  pattern: RegExp;
  /** Characters that are not a value's. */
  fixed: number;
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

function shapeOf(id: string, text: string): Shape {
  const parts = text.split(VALUE); // text, name, text, …
  const texts = parts.filter((_, i) => i % 2 === 0);
  const names = parts.filter((_, i) => i % 2 === 1);
  return { id, names, pattern: new RegExp(`^${texts.map(escaped).join("(.*?)")}$`, "s"), fixed: texts.join("").length };
}

const known = new Map<string, Shape[]>();

/** Of the engine's sentences; the one that says most comes first: "must be an object with a name" before "must be an object with …". */
function shapesOf(sentences: string): Shape[] {
  const shapes =
    known.get(sentences) ??
    Array.from(sentences.matchAll(SENTENCE), ([, id, text]) => shapeOf(id, text)).sort((a, b) => b.fixed - a.fixed);
  known.set(sentences, shapes);
  return shapes;
}

/** What the engine says in English, in the page's language; undefined where it is not known there. Its values may be such parts too. */
export function refusal(texts: Texts, message: string): string | undefined {
  for (const { id, names, pattern } of shapesOf(texts.sentences ?? "")) {
    const values = pattern.exec(message)?.slice(1);
    if (values)
      return texts.text(id, Object.fromEntries(names.map((name, i) => [name, refusal(texts, values[i]) ?? values[i]])));
  }
  return undefined;
}

/** The same to be shown, marked as English where it stays so; nothing while its words are on their way, so that it is said once. */
export function refusalText(texts: Texts, message: string): TemplateResult {
  if (texts.sentences === undefined) return html``;
  const said = refusal(texts, message);
  return html`<span lang=${said === undefined ? "en" : texts.language}>${said ?? message}</span>`;
}
