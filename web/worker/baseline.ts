import type { Curves, SavedBaseline } from "../experiment/protocol.ts";
import type { Config, DataShape, Trainer } from "../engine/types.ts";
import { Run } from "./run.ts";

/** The run that another one is compared with. Both start from the same seed and are kept at the same step. */
export class Baseline extends Run {
  readonly config: Config;
  readonly shape: DataShape;

  constructor(trainer: Trainer, config: Config, now: () => number, score: string, curves?: Curves) {
    super(trainer, now, score, curves);
    this.config = config;
    this.shape = trainer.dataShape();
  }

  /** Trains towards a step, and returns whether nothing is left to do: the step is reached, or training has diverged. */
  trainTo(step: number): boolean {
    this.train(step - this.progress.step);
    return this.progress.step >= step || this.progress.state !== "ready";
  }

  save(): SavedBaseline {
    return { trainer: this.trainer.save(), curves: this.curves };
  }
}
