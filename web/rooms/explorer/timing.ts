import { batch, signal } from "@preact/signals-core";
import type { Experiment } from "../../experiment/experiment.ts";
import type { Chosen } from "../../experiment/rooms.ts";

/** All activations are timed once a round, so that a disturbance of some moments meets few figures of each. */
export const ROUNDS = 9;

/** An activation's median time of a step in milliseconds; null: the network cannot be trained with it. */
export interface Timed {
  readonly spec: Chosen;
  readonly step: number | null;
}

/** Times a step with an activation in the experiment's network; undefined if there is nobody to ask. */
type Measure = (spec: Chosen, experiment: Experiment) => Promise<number | null | undefined>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function timedOf(spec: Chosen, times: readonly (number | null)[]): Timed {
  const steps = times.filter((time) => time !== null);
  return { spec, step: steps.length > 0 ? median(steps) : null };
}

/** The least first; those without a step last. */
const ordered = (rows: readonly Timed[]) =>
  [...rows].sort((a, b) => (a.step ?? Number.MAX_VALUE) - (b.step ?? Number.MAX_VALUE));

/** The times of a training step with each activation, measured in rounds. */
export class StepTimes {
  /** In the order of their times. */
  readonly rows = signal<readonly Timed[]>([]);
  /** Rounds that are done. */
  readonly rounds = signal(0);
  readonly isRunning = signal(false);
  /** The experiment that the rows are of. */
  readonly of = signal<Experiment | null>(null);
  readonly #measure: Measure;
  /** Counts measurements: one that was cancelled sees that another counts. */
  #count = 0;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  async start(experiment: Experiment, specs: readonly Chosen[]): Promise<void> {
    const own = ++this.#count;
    batch(() => {
      this.rows.value = [];
      this.rounds.value = 0;
      this.of.value = experiment;
      this.isRunning.value = true;
    });
    const times = specs.map((): (number | null)[] => []);
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [i, spec] of specs.entries()) {
        const time = await this.#measure(spec, experiment);
        if (own !== this.#count) return;
        if (time === undefined) return this.cancel();
        times[i].push(time);
      }
      batch(() => {
        this.rows.value = ordered(specs.map((spec, i) => timedOf(spec, times[i])));
        this.rounds.value = round;
      });
    }
    this.isRunning.value = false;
  }

  /** Keeps the rounds that are done. */
  cancel(): void {
    this.#count++;
    this.isRunning.value = false;
  }
}
