import type { Engine, LayerParameters } from "../engine/types.ts";
import type { Functions } from "../experiment/protocol.ts";
import { judge, play, readLesson, type FactSubject } from "../lessons/compute.ts";
import { taskClock } from "./clock.ts";
import type { Runs } from "./opening.ts";
import { refusalOf } from "./refusals.ts";

type LessonFunctions = Pick<Functions, "judge" | "readLesson" | "playLesson">;

const otherMessages = () => new Promise<void>((resolve) => taskClock.soon(resolve, 0));

/** The weights that the experiment begins with, from its seed. */
function startOf(engine: Engine, config: Runs["config"]): LayerParameters[] {
  const trainer = engine.createTrainer(config);
  try {
    return trainer.parameters();
  } finally {
    trainer.dispose();
  }
}

/** The open runs, as facts are computed from them. During training, losses and scores are those that were evaluated last. */
function subjects(engine: Engine, { own, baseline, config, data }: Runs): { own: FactSubject; rival?: FactSubject } {
  const subject = (run: Runs["own"], config: Runs["config"], data: FactSubject["data"]): FactSubject => {
    const { trainer, status } = run;
    return { engine, trainer, config, status, data, start: () => startOf(engine, config) };
  };
  const rival = baseline && subject(baseline, baseline.config, baseline.trainer.data());
  return { own: subject(own, config, data), ...(rival ? { rival } : {}) };
}

/** The worker's functions for lessons. */
export const lessonFunctions = (engine: Engine, runs: () => Runs): LessonFunctions => ({
  async judge(expressions, page) {
    try {
      const { own, rival } = subjects(engine, runs());
      return { value: judge({ engine, own, rival, page }, expressions) };
    } catch (error) {
      return { issues: [refusalOf(error).issue] };
    }
  },
  async readLesson(value, panels) {
    return readLesson({ engine, panels }, value);
  },
  async playLesson(lesson, seed) {
    try {
      return { value: await play(engine, lesson, seed, otherMessages) };
    } catch (error) {
      return { issues: [refusalOf(error).issue] };
    }
  },
});
