import { found } from "../../engine/issue.ts";
import { isRecord } from "../../platform/guards.ts";
import type { Step } from "../lesson.ts";
import { refuse } from "../messages.ts";
import type { Expressions } from "./expressions.ts";
import { fields, inQuotes, join, text, type Issues, type Read } from "./fields.ts";

/** Characters of a text. */
export const LONGEST_TEXT = 600;

/** What of a step has texts. */
export type Spoken = Pick<Step, "id"> & { choices: readonly string[] | null; asks: boolean; hints: readonly string[] };

/** The texts of all languages: complete in the one of reference, and nothing that belongs to no step. */
export class TextReader {
  readonly #issues: Issues;
  readonly #expressions: Expressions;

  constructor(issues: Issues, expressions: Expressions) {
    this.#issues = issues;
    this.#expressions = expressions;
  }

  read(value: unknown, reference: unknown, steps: readonly Spoken[]): void {
    if (!isRecord(value)) return refuse("object_expected", { allowed: ["en"], found: found(value) }, { path: "texts" });
    for (const [language, texts] of Object.entries(value)) {
      const path = inQuotes("texts", language);
      this.#issues.passes(() => isLanguage(language, path));
      this.#language(texts, isTag(language) ? join("texts", language) : path, steps, language === reference);
    }
    if (typeof reference === "string" && !Object.hasOwn(value, reference))
      refuse("key_missing", {}, { path: join("texts", reference) });
  }

  #language(value: unknown, path: string, steps: readonly Spoken[], isReference: boolean): void {
    const known = Object.fromEntries(
      steps.map((step): [string, Read] => [step.id, (texts, at) => this.#step(texts, at, step, isReference)]),
    );
    const ids = isReference ? Object.keys(known) : [];
    fields(
      this.#issues,
      value,
      path,
      {
        title: text(LONGEST_TEXT),
        question: text(LONGEST_TEXT),
        steps: (texts, at) => void fields(this.#issues, texts, at, known, ids),
      },
      isReference ? ["title", "question", "steps"] : [],
    );
  }

  #step(value: unknown, path: string, { choices, asks, hints }: Spoken, isReference: boolean): void {
    const named =
      (names: readonly string[]): Read =>
      (texts, at) => {
        const known = Object.fromEntries(names.map((name) => [name, this.#text]));
        fields(this.#issues, texts, at, known, isReference ? names : []);
      };
    const extra: Read = (_, at) => refuse("lesson_text_extra", {}, { path: at });
    fields(
      this.#issues,
      value,
      path,
      {
        say: this.#text,
        ask: asks ? this.#text : extra,
        choices: choices ? named(choices) : extra,
        do: this.#text,
        after: this.#text,
        hints: hints.length > 0 ? named(hints) : extra,
      },
      isReference
        ? [
            "say",
            "do",
            ...(asks ? ["ask"] : []),
            ...(choices ? ["choices"] : []),
            ...(hints.length > 0 ? ["hints"] : []),
          ]
        : [],
    );
  }

  readonly #text: Read = (value, path) => {
    text(LONGEST_TEXT)(value, path);
    this.#expressions.template(value as string, path);
  };
}

const isTag = (value: string) => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(value);

export const isLanguage: Read = (value, path) => {
  if (typeof value !== "string" || !isTag(value)) refuse("lesson_language", { found: found(value) }, { path });
};
