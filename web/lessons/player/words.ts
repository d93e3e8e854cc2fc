import type { Texts } from "../../i18n/texts.ts";
import type { Answer, Value } from "../expression/evaluate.ts";
import type { Lesson, LessonTexts, StepTexts } from "../lesson.ts";
import { partsOfText, type Format } from "../template.ts";

const DIGITS = 4;

/** A lesson's texts in the page's language, each in the lesson's own where that lacks it. */
export class Words {
  readonly #wanted: LessonTexts | undefined;
  readonly #own: LessonTexts;

  constructor({ texts, lang }: Lesson, language: string) {
    this.#wanted = texts[language] ?? texts[language.split("-")[0]];
    this.#own = texts[lang];
  }

  get title(): string {
    return this.#wanted?.title ?? this.#own.title;
  }

  get question(): string {
    return this.#wanted?.question ?? this.#own.question;
  }

  step(id: string): StepTexts {
    const [wanted, own] = [this.#wanted?.steps[id], this.#own.steps[id]];
    return {
      ...own,
      ...wanted,
      choices: { ...own?.choices, ...wanted?.choices },
      hints: { ...own?.hints, ...wanted?.hints },
    };
  }
}

/** The expressions that texts have in braces, each once. */
export const expressionsIn = (...texts: (string | undefined)[]): string[] => [
  ...new Set(
    texts.flatMap((text) => partsOfText(text ?? "").flatMap((part) => ("expression" in part ? [part.expression] : []))),
  ),
];

/** A value as the reader's language writes it. */
export function written(texts: Texts, value: Value | undefined, format?: Format): string {
  if (typeof value === "number")
    return texts.number(
      value,
      format === "%"
        ? { style: "percent", maximumFractionDigits: 1 }
        : typeof format === "number"
          ? { maximumSignificantDigits: Math.max(1, format) }
          : { maximumSignificantDigits: DIGITS },
    );
  if (typeof value === "boolean") return texts.text(value ? "lesson-yes" : "lesson-no");
  if (Array.isArray(value)) return value.map((item: Value) => written(texts, item, format)).join(", ");
  return typeof value === "string" ? value : "–";
}

/** A lesson's text with the numbers of its expressions put in. */
export const filled = (texts: Texts, text: string, values: ReadonlyMap<string, Answer>): string =>
  partsOfText(text)
    .map((part) => ("text" in part ? part.text : written(texts, values.get(part.expression)?.value, part.format)))
    .join("");
