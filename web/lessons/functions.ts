import type { Answer } from "./expression/evaluate.ts";
import type { PageFacts } from "./facts/page.ts";
import type { Lesson } from "./lesson.ts";
import type { Played } from "./play/player.ts";

/** What the page asks the worker for lessons. */
declare module "../experiment/protocol.ts" {
  interface Functions {
    /** The values of expressions, with the facts of the open experiment and of the page. Only the facts that are named are computed. */
    judge(expressions: readonly string[], page: PageFacts): Promise<Result<Answer[]>>;
    /** Reads a lesson from anything: a text of JSON or a value. `panels` are the ids of the panels. The issues have paths in the lesson. */
    readLesson(value: unknown, panels: readonly string[]): Promise<Result<Lesson>>;
    /** Plays a lesson once, with what `show` says, apart from the open experiment. */
    playLesson(lesson: Lesson, seed: number): Promise<Result<Played[]>>;
  }
}
