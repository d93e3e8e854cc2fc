import { found } from "../../engine/issue.ts";
import type { Issue } from "../../engine/types.ts";
import type { Lesson } from "../lesson.ts";
import { refuse } from "../messages.ts";
import { Bench } from "./bench.ts";
import { Expressions } from "./expressions.ts";
import { fields, id, Issues, list, oneOf, whole, type Read } from "./fields.ts";
import { readStep } from "./step.ts";
import type { Known, Tools } from "./tools.ts";
import { isLanguage, TextReader, type Spoken } from "./texts.ts";

/** Characters of a lesson as JSON. */
export const LARGEST = 200_000;
const MOST_STEPS = 40;

export type LessonResult = { value: Lesson; issues?: never } | { value?: never; issues: Issue[] };

/** The value as JSON has it: nothing that it holds is run later, and nothing else holds it. @throws Fault */
function plain(value: unknown): unknown {
  const limited = (json: string) => {
    if (json.length > LARGEST) refuse("lesson_too_large", { found: json.length, most: LARGEST }, {});
    return json;
  };
  if (typeof value === "string") {
    limited(value);
    try {
      return JSON.parse(value);
    } catch {
      return refuse("lesson_json", {}, {});
    }
  }
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch {
    return refuse("data_unwritable", {}, {});
  }
  return json === undefined ? value : JSON.parse(limited(json));
}

const version: Read = (value, path) => {
  if (value !== 1) refuse("lesson_version", { found: found(value) }, { path });
};

function steps(tools: Tools, value: unknown): Spoken[] {
  const read: Spoken[] = [];
  const one: Read = (step, path) => {
    const spoken = readStep(tools, step, path);
    if (!spoken) return;
    const isKnown = read.some(({ id }) => id === spoken.id);
    read.push(spoken);
    if (isKnown) tools.issues.passes(() => refuse("lesson_ids_repeated", {}, { path: `${path}.id` }));
  };
  tools.issues.passes(() => list(1, MOST_STEPS, one)(value, "steps"));
  return read;
}

/** Reads the steps in their order, then what is said in them. */
function parts(tools: Tools, value: unknown): void {
  const { issues, expressions, bench } = tools;
  const later: Read = () => {};
  const known: Record<string, Read> = {
    lesson: version,
    id,
    lang: isLanguage,
    texts: later,
    experiment: bench.experiment,
    steps: later,
    minutes: whole(1, 240),
    needs: list(0, 20, id),
    fixedSeed: oneOf([true]),
  };
  const ok = fields(issues, value, "", known, ["lesson", "id", "lang", "texts", "steps"]);
  const { steps: written, texts, lang } = (value ?? {}) as Record<string, unknown>;
  if (!ok && (written === undefined || texts === undefined)) return;
  const spoken = steps(tools, written);
  // The texts of steps that are refused would be refused with them.
  if (issues.list.length === 0) issues.passes(() => new TextReader(issues, expressions).read(texts, lang, spoken));
}

/**
 * Reads a lesson from a text of JSON or from any value: the lesson, or at most 20 issues with paths in it. The value is not
 * changed, and nothing in it is run.
 */
export function readLesson({ engine, panels }: Known, value: unknown): LessonResult {
  const issues = new Issues();
  const bench = new Bench(engine, issues);
  const tools = { engine, panels, issues, expressions: new Expressions(engine), bench };
  let lesson: unknown;
  try {
    if (issues.passes(() => (lesson = plain(value)))) issues.passes(() => parts(tools, lesson));
  } finally {
    bench.dispose();
  }
  return issues.list.length > 0 ? { issues: issues.list } : { value: lesson as Lesson };
}
