import type { Config } from "../../engine/types.ts";
import type { Lesson, Step } from "../lesson.ts";
import { withPaths } from "../paths.ts";

/** The experiments that a step begins with: its own and that of run A. */
export interface Setup {
  readonly experiment: Config;
  readonly rival: Config | null;
}

const changed = (config: Config, changes: Readonly<Record<string, unknown>> | undefined): Config =>
  (changes && withPaths(config, changes).value) ?? config;

/** Whether a step begins with an experiment of its own; else it goes on where the one before stood. */
export const isSetUp = ({ experiment, change, restart, parameters, rival }: Step): boolean =>
  experiment !== undefined ||
  change !== undefined ||
  restart !== undefined ||
  parameters !== undefined ||
  rival !== undefined;

/**
 * What a step makes of the experiment before it. `complete` fills in what a config leaves out, so that paths lead somewhere, and gives it
 * the seed.
 */
export function setUp(before: Setup, step: Step, complete: (config: Config) => Config): Setup {
  const base = step.experiment ? complete(step.experiment) : before.experiment;
  const here = changed(base, step.change);
  const rival = step.rival === undefined ? before.rival : step.rival === "before" ? here : null;
  const { parameters: _, ...begun } = changed(here, step.then);
  return { experiment: step.parameters ? { ...begun, parameters: step.parameters } : begun, rival };
}

/** The same for a step that is opened without having played those before it. */
export function setUpTo(lesson: Lesson, index: number, complete: (config: Config) => Config): Setup {
  const first = { experiment: complete(lesson.experiment ?? {}), rival: null };
  return lesson.steps.slice(0, index + 1).reduce<Setup>((before, step) => setUp(before, step, complete), first);
}
