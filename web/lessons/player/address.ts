import { deflate, toLetters } from "../../platform/deflate.ts";
import { LESSONS } from "../list.ts";
import type { Lesson } from "../lesson.ts";

/** The most letters of an own lesson in an address. */
const MOST_LETTERS = 200_000;

/** The hash that leads to a step: ours by name, another one deflated; null if that is too large. */
export async function lessonHash(lesson: Lesson, index: number): Promise<string | null> {
  const step = index > 0 ? `&step=${index + 1}` : "";
  if (LESSONS.some(({ id }) => id === lesson.id)) return `#lesson=${lesson.id}${step}`;
  const deflated = await deflate(new TextEncoder().encode(JSON.stringify(lesson)));
  const letters = deflated && toLetters(deflated);
  return letters && letters.length <= MOST_LETTERS ? `#lesson=${letters}${step}` : null;
}
