import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lesson } from "../../../web/lessons/lesson.ts";
import { readLesson } from "../../../web/lessons/read/lesson.ts";
import { PANELS } from "../../../web/panels/list.ts";
import { engine } from "../engine.ts";

const folder = join(import.meta.dirname, "../../../web/lessons/data");

export const known = { engine, panels: PANELS.map(({ id }) => id) };

/** The text of each of our lessons, by its file's name without the ending. */
export const files = new Map(
  readdirSync(folder).map((name) => [name.replace(/\.json$/, ""), readFileSync(join(folder, name), "utf8")]),
);

export const lessons = new Map(
  [...files].map(([name, text]) => {
    const { value, issues = [] } = readLesson(known, text);
    if (!value) throw new Error(issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
    return [name, value] as [string, Lesson];
  }),
);
