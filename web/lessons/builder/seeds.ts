import type { Session } from "../../state/session/session.ts";
import type { Lesson } from "../lesson.ts";
import type { Played } from "../play/player.ts";
import { summarize, type StepSummary } from "../play/summary.ts";

export const SEEDS = 20;

/** Plays a lesson with as many seeds as say something. `told` gets the number of those that are played. */
export async function tryOnSeeds(
  session: Session,
  lesson: Lesson,
  told: (count: number) => void,
): Promise<StepSummary[]> {
  const runs: Played[][] = [];
  await session.inParallel(SEEDS, async (functions, index) => {
    const { value } = await functions.playLesson(lesson, index + 1);
    if (value) runs.push(value);
    told(runs.length);
  });
  return runs.length > 0 ? summarize(lesson, runs) : [];
}
