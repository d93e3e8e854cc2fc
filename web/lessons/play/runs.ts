import type { Config, Engine, LayerParameters, Progress, Trainer } from "../../engine/types.ts";
import type { FactSubject } from "../facts/run.ts";
import type { Stop } from "../lesson.ts";

/** Gives other tasks a turn. */
export type Turn = () => Promise<void>;

/** Calls `make` at the first call only. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A trainer with the weights that it began with. */
class Run {
  readonly trainer: Trainer;
  readonly #engine: Engine;
  #start: LayerParameters[];

  constructor(engine: Engine, config: Config) {
    this.#engine = engine;
    this.trainer = engine.createTrainer(config);
    this.#start = this.trainer.parameters();
  }

  begin(parameters: LayerParameters[]): void {
    this.trainer.setParameters(parameters);
    this.#start = this.trainer.parameters();
  }

  /** The run as it is now; what takes a pass over all rows is made once, when it is needed. */
  get subject(): FactSubject {
    const { trainer } = this;
    const status = once(() => trainer.status());
    const data = once(() => trainer.data());
    return {
      engine: this.#engine,
      trainer,
      config: trainer.config,
      get status() {
        return status();
      },
      get data() {
        return data();
      },
      start: () => this.#start,
    };
  }
}

/** The open experiment and run A, if there is one, which are kept at the same step. */
export class Runs {
  readonly #engine: Engine;
  readonly #turn: Turn;
  own: Run;
  rival: Run | undefined;
  /** When a loss or an accuracy of a stop was met. */
  reached: { epoch: number; step: number } | null = null;

  constructor(engine: Engine, config: Config, turn: Turn) {
    this.#engine = engine;
    this.#turn = turn;
    this.own = new Run(engine, config);
  }

  /** Both begin anew. */
  open(config: Config, rival: Config | undefined): void {
    this.dispose();
    this.reached = null;
    this.own = new Run(this.#engine, config);
    this.rival = rival && new Run(this.#engine, rival);
  }

  endRival(): void {
    this.rival?.trainer.dispose();
    this.rival = undefined;
  }

  /** Trains until the stop is met. Losses and accuracies are looked at after each epoch. */
  async train(stop: Stop): Promise<void> {
    if ("steps" in stop) return void (await this.#advance({ steps: stop.steps }));
    const { train_loss: loss, train_accuracy: accuracy } = stop;
    for (let epoch = 0; epoch < stop.epochs; epoch++) {
      const { state } = await this.#advance({ epochs: 1 });
      if (state !== "ready") return;
      if (loss === undefined && accuracy === undefined) continue;
      const status = this.own.trainer.status();
      const meets =
        (loss !== undefined && status.train.loss <= loss) || status.train.accuracy >= (accuracy ?? Infinity);
      if (!meets) continue;
      this.reached = { epoch: Math.round(status.epoch), step: status.step };
      return;
    }
  }

  async #advance(request: { steps: number } | { epochs: number }): Promise<Progress> {
    const progress = this.own.trainer.train(request, { evaluate: false });
    const behind = this.rival ? progress.step - this.rival.trainer.train({ steps: 0 }, { evaluate: false }).step : 0;
    if (behind > 0) this.rival!.trainer.train({ steps: behind }, { evaluate: false });
    await this.#turn();
    return progress;
  }

  dispose(): void {
    this.own.trainer.dispose();
    this.endRival();
  }
}
