import type { Curves } from "../experiment/protocol.ts";
import type { Status } from "../engine/types.ts";

const MOST_ROWS = 1024;

const emptyCurves = (): Curves => ({ epoch: [], trainLoss: [], testLoss: [], trainAccuracy: [], testAccuracy: [] });

const keys = Object.keys(emptyCurves()) as (keyof Curves)[];

/** The curves of one run: one row per epoch, thinned evenly as they grow. */
export class Recorder {
  /** The metric that is drawn beside the loss. */
  readonly #score: string;
  #curves = emptyCurves();
  #stride = 1;

  constructor(score: string) {
    this.#score = score;
  }

  get curves(): Curves {
    return this.#curves;
  }

  restart(curves: Curves = emptyCurves()): void {
    this.#curves = curves;
    this.#stride = 1;
  }

  /** The next epoch at which a row is due. */
  due(): number {
    const last = this.#curves.epoch.at(-1);
    return last === undefined ? 0 : Math.floor(last) + this.#stride;
  }

  record(status: Status): void {
    if (status.epoch < this.due()) return;
    const row = {
      epoch: status.epoch,
      trainLoss: status.train.loss,
      testLoss: status.test?.loss ?? NaN,
      trainAccuracy: status.train[this.#score] ?? NaN,
      testAccuracy: status.test?.[this.#score] ?? NaN,
    };
    for (const key of keys) this.#curves[key].push(row[key]);
    if (this.#curves.epoch.length > MOST_ROWS) this.#keep((i) => i % 2 === 0, 2);
  }

  /** Drops the rows after an epoch. */
  rewind(epoch: number): void {
    const { epoch: epochs } = this.#curves;
    this.#keep((i) => epochs[i] <= epoch, 1);
  }

  #keep(wanted: (index: number) => boolean, widen: number): void {
    const kept = emptyCurves();
    for (const key of keys) kept[key] = this.#curves[key].filter((_, i) => wanted(i));
    this.#curves = kept;
    this.#stride *= widen;
  }
}
