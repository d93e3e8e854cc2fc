import type { Session } from "../../state/session/session.ts";
import type { Config } from "../../engine/types.ts";
import type { Value } from "../expression/evaluate.ts";
import type { Lesson, Step } from "../lesson.ts";

/** The step alone, beginning with the present experiment. */
export function alone(lesson: Lesson, step: Step, experiment: Config): Lesson {
  const { experiment: _, change: __, restart: ___, rival: ____, then: _____, ...own } = step;
  return { ...lesson, experiment, steps: [own] };
}

/** Plays a step with seeds 1, 2, …: on as many workers as there are cores, apart from the open experiment. */
export async function playStep(
  session: Session,
  lesson: Lesson,
  step: Step,
  experiment: Config,
  played: (index: number, value: Value) => void,
): Promise<void> {
  const one = alone(lesson, step, experiment);
  await session.inParallel(step.seeds ?? 0, async (functions, index) => {
    const { value } = await functions.playLesson(one, index + 1);
    const [{ number, check, choices }] = value ?? [{}];
    played(index, number ?? check ?? Object.entries(choices ?? {}).find(([, came]) => came)?.[0] ?? false);
  });
}
