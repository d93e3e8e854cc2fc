import type { Curves, RivalSaved } from "../api.ts";
import type { Config, Engine, Status, Trainer } from "../engine/types.ts";
import { Recorder } from "./recorder.ts";

/** Of what a network takes in and gives. */
export interface Shape {
  columns: number;
  outputs: number;
}

/** The run that another one is compared with: from the same seed, and always at the same step. */
export class Rival {
  readonly trainer: Trainer;
  readonly parameterCount: number;
  readonly shape: Shape;
  readonly #recorder = new Recorder();
  #status: Status;

  private constructor(trainer: Trainer, curves?: Curves) {
    this.trainer = trainer;
    this.parameterCount = trainer.parameters().reduce((sum, { kernel, bias }) => sum + kernel.length + (bias?.length ?? 0), 0);
    const { columns, outputs } = trainer.data();
    this.shape = { columns, outputs };
    this.#recorder.restart(curves);
    this.#status = trainer.status();
    if (!curves) this.#recorder.record(this.#status);
  }

  static start(engine: Engine, config: Config): Rival {
    return new Rival(engine.createTrainer(config));
  }

  static restore(engine: Engine, { trainer, curves }: RivalSaved): Rival {
    return new Rival(engine.restore(trainer), curves);
  }

  get status(): Status {
    return this.#status;
  }

  get curves(): Curves {
    return this.#recorder.curves;
  }

  /** One that has diverged stays where it is. */
  trainTo(step: number): void {
    const steps = step - this.#status.step;
    if (steps <= 0 || this.#status.state !== "ready") return;
    this.#status = this.trainer.train({ steps });
    if (this.#status.state === "ready") this.#recorder.record(this.#status);
  }

  save(): RivalSaved {
    return { trainer: this.trainer.save(), curves: this.curves };
  }

  dispose(): void {
    this.trainer.dispose();
  }
}
