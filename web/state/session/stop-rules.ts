import type { Goal } from "../../experiment/goal.ts";
import type { Stops } from "../../experiment/protocol.ts";
import type { Store } from "../store.ts";

/** Where a trial stops, counted from where it begins: after so many steps or epochs, or earlier at a loss or an accuracy. */
export type Trial = { steps: number } | { epochs: number; train_loss?: number; train_accuracy?: number };

function goalOf(trial: Trial): Goal | null {
  if ("steps" in trial) return null;
  const { train_loss, train_accuracy } = trial;
  if (train_loss !== undefined) return { measure: "train_loss", value: train_loss };
  return train_accuracy === undefined ? null : { measure: "train_score", value: train_accuracy };
}

/** Collects where training stops: at the goal, at the end of the epochs that were asked for, at a trial's end, at the limit. */
export class StopRules {
  readonly #store: Store;
  /** The last epoch that was asked for. */
  lastEpoch: number | null = null;
  #trial: Stops | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Begins a trial here; null ends it. */
  begin(trial: Trial | null): void {
    const { step = 0, epoch = 0 } = this.#store.snapshot.peek()?.status ?? {};
    this.#trial = trial && {
      goal: goalOf(trial),
      step: "steps" in trial ? step + trial.steps : null,
      epoch: "epochs" in trial ? Math.round(epoch) + trial.epochs : null,
    };
  }

  get inTrial(): boolean {
    return this.#trial !== null;
  }

  get stops(): Stops {
    const { permissions, view } = this.#store;
    const { goal, limits } = permissions.author.value;
    const least = (...ends: (number | null | undefined)[]) => {
      const least = Math.min(...ends.map((end) => end ?? Infinity));
      return least === Infinity ? null : least;
    };
    return {
      goal: this.#trial ? this.#trial.goal : (goal ?? view.value.goal),
      epoch: least(this.lastEpoch, this.#trial?.epoch),
      step: least(limits.step, this.#trial?.step),
    };
  }
}
