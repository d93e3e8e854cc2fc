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

/** What a step makes of the experiment before it, or of its own, which is open with all keys. */
export function setUp({ experiment, rival }: Setup, { change, then, parameters, rival: asked }: Step): Setup {
  const here = changed(experiment, change);
  const { parameters: _, ...begun } = changed(here, then);
  return {
    experiment: parameters ? { ...begun, parameters } : begun,
    rival: asked === undefined ? rival : asked === "before" ? here : null,
  };
}

/** The newest experiment that a lesson names up to a step, and the steps that change it. */
export function originOf({ experiment = {}, steps }: Lesson, index: number): { experiment: Config; steps: Step[] } {
  const named = steps.slice(0, index + 1).map((step) => step.experiment !== undefined);
  const first = Math.max(0, named.lastIndexOf(true));
  return { experiment: steps[first].experiment ?? experiment, steps: steps.slice(first, index + 1) };
}
