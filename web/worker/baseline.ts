import type { Shape } from "../experiment/compute.ts";
import type { Curves, SavedBaseline } from "../experiment/protocol.ts";
import type { Config, Engine, Trainer } from "../engine/types.ts";
import { Run } from "./run.ts";

/** The run that another one is compared with: from the same seed, and always at the same step. */
export class Baseline extends Run {
  readonly shape: Shape;

  private constructor(trainer: Trainer, now: () => number, curves?: Curves) {
    super(trainer, now, curves);
    const { columns, outputs } = trainer.data();
    this.shape = { columns, outputs };
  }

  static start(engine: Engine, config: Config, now: () => number): Baseline {
    return new Baseline(engine.createTrainer(config), now);
  }

  static restore(engine: Engine, { trainer, curves }: SavedBaseline, now: () => number): Baseline {
    return new Baseline(engine.restore(trainer), now, curves);
  }

  /** Trains towards a step, and says whether no more is to be done for it. One that has diverged stays where it is. */
  trainTo(step: number): boolean {
    this.train(step - this.progress.step);
    return this.progress.step >= step || this.progress.state !== "ready";
  }

  save(): SavedBaseline {
    return { trainer: this.trainer.save(), curves: this.curves };
  }
}
