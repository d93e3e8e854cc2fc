import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FUNCTIONS } from "../../../web/lessons/expression/functions.ts";
import { FACTS, HEAVY, type Shape } from "../../../web/lessons/facts/names.ts";
import { play } from "../../../web/lessons/play/player.ts";
import { summarize } from "../../../web/lessons/play/summary.ts";
import { LESSONS } from "../../../web/lessons/list.ts";
import { readLesson } from "../../../web/lessons/read/lesson.ts";
import { engine } from "../engine.ts";
import { known } from "./lessons.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/lessons.md"), "utf8");

/** All keys of the facts. */
function keysIn(shape: Shape): string[] {
  if (typeof shape === "string") return [];
  if ("list" in shape) return keysIn(shape.list);
  if ("each" in shape) return keysIn(shape.each);
  return Object.entries(shape.keys).flatMap(([key, of]) => [key, ...keysIn(of)]);
}

test("the short lesson of the documentation is read, and holds", async () => {
  const [, written] = /```json\n(.*?)```/s.exec(page)!;
  const { value } = readLesson(known, written);
  const runs = [await play(engine, value!, 1), await play(engine, value!, 2)];
  expect(summarize(value!, runs).flatMap(({ faults }) => faults)).toEqual([]);
});

test("every fact, every part of one, and every function is in the documentation", () => {
  const facts = page.slice(page.indexOf("## Facts"), page.indexOf("## Limits"));
  for (const [name, shape] of Object.entries(FACTS)) {
    expect(facts, name).toMatch(new RegExp(`\`${name}[.\`[]`));
    if (name !== "rival") for (const key of keysIn(shape)) expect(facts, `${name}.${key}`).toContain(`.${key}`);
  }
  for (const name of HEAVY) expect(facts.slice(facts.indexOf("Only the facts"))).toContain(`\`${name}\``);
  for (const name of Object.keys(FUNCTIONS)) expect(page).toMatch(new RegExp(`\`${name}[(\`]`));
});

test("the documentation says how many lessons there are", () => {
  expect(page).toContain(`The ${LESSONS.length} lessons`);
});
