import catalog from "../../build/engine/catalog.json";
import type { Catalog } from "./catalog.ts";
import { filled } from "./issue.ts";
import { messages as own } from "./messages.ts";
import type { Argument } from "./types.ts";

/** The words of the engine, which wasm has not: the build takes them from core/. */
interface Words {
  /** By code. */
  messages: Record<string, string>;
  withTexts(catalog: Catalog): Catalog;
}

let words: Words | undefined;

export function learnWords(all: Words): void {
  words = all;
}

/** The message of an issue; empty until the words are there. */
export const sentence = (code: string, args: Record<string, Argument>): string =>
  filled(words?.messages[code] ?? (own as Record<string, string>)[code] ?? "", args);

/** What there is to choose. Until the words are there, formulas, notes and sources are empty. */
export function catalogOf(): Catalog {
  // Infinite limits are strings in JSON.
  const all = JSON.parse(JSON.stringify(catalog), (key, value: unknown) =>
    key === "range" ? (value as (number | string)[]).map(Number) : value,
  ) as Catalog;
  return { ...(words?.withTexts(all) ?? all), messages: { ...own, ...words?.messages } };
}
