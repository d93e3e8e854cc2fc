import { BASELINE_PATH, type Saved } from "../experiment/protocol.ts";
import type { Config, Engine, Issue, Trainer } from "../engine/types.ts";
import { Baseline } from "./baseline.ts";
import { scoreName, type Experiment } from "../experiment/experiment.ts";
import type { Subject } from "../experiment/compute.ts";
import { Run } from "./run.ts";
import { dataOf } from "./stored-data.ts";

/** The open experiment. Its config and data are read once: with much data, the trainer takes a while to give them. */
export interface Runs {
  readonly own: Run;
  readonly config: Config;
  readonly data: Subject["data"];
  /** The run that it is compared with. */
  readonly baseline: Baseline | undefined;
}

export type Opening = { runs: Runs; issues?: never } | { runs?: never; issues: Issue[] };

/** Calls `open`; unless it returns runs, the trainers that it has added to `made` are disposed of. */
function disposing(open: (made: Trainer[]) => Opening): Opening {
  const made: Trainer[] = [];
  let opening: Opening | undefined;
  try {
    return (opening = open(made));
  } finally {
    if (!opening?.runs) for (const trainer of made) trainer.dispose();
  }
}

const score = (engine: Engine, config: Config) => scoreName(engine.catalog(), config as Experiment);

const ofBaseline = (issues: readonly Issue[]): Issue[] =>
  issues.map((issue) => ({ ...issue, path: `${BASELINE_PATH}.${issue.path}` }));

/**
 * Reads and checks a config once, and opens it. A running trainer that can take the change over goes on; otherwise a new
 * one starts. With a baseline, both start anew, from the config's seed.
 */
export function openConfig(
  engine: Engine,
  config: unknown,
  baseline: Config | null,
  running: Runs | undefined,
  now: () => number,
): Opening {
  return disposing((made) => {
    const own = engine.open(config, baseline ? undefined : running?.own.trainer);
    if (own.issues) return { issues: [...own.issues, ...ofBaseline(baseline ? engine.validate(baseline) : [])] };
    if (running && own.trainer === running.own.trainer)
      return { runs: { ...running, config: own.config, baseline: undefined } };
    made.push(own.trainer);
    const other = baseline && engine.open({ ...baseline, seed: own.config.seed });
    if (other?.issues) return { issues: ofBaseline(other.issues) };
    if (other) made.push(other.trainer);
    return {
      runs: {
        own: new Run(own.trainer, now, score(engine, own.config)),
        config: own.config,
        data: dataOf(own.trainer),
        baseline: other ? new Baseline(other.trainer, other.config, now, score(engine, other.config)) : undefined,
      },
    };
  });
}

/** Goes on from a save. */
export function openSave(engine: Engine, saved: Saved, now: () => number): Opening {
  return disposing((made) => {
    const restore = (bytes: Uint8Array) => {
      const trainer = engine.restore(bytes);
      made.push(trainer);
      const { config } = trainer; // every read parses it
      return { trainer, config, score: score(engine, config) };
    };
    const own = restore(saved.trainer);
    const other = saved.baseline && restore(saved.baseline.trainer);
    return {
      runs: {
        own: new Run(own.trainer, now, own.score, saved.curves),
        config: own.config,
        data: dataOf(own.trainer),
        baseline: other && new Baseline(other.trainer, other.config, now, other.score, saved.baseline!.curves),
      },
    };
  });
}
