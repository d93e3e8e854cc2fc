import type { Experiment } from "../../experiment/experiment.ts";
import { changedControls } from "../../experiment/author/changed-controls.ts";
import type { NudgeRequest } from "../../panels/nudge/types.ts";
import { isEqual } from "../../platform/equal.ts";
import type { WeightEdit } from "../../state/undo.ts";
import { CONTROLS, type Action, type Control, type Step, type Stop } from "../lesson.ts";
import { differences } from "./differences.ts";

/** The page as a recording sees it. */
export interface Seen {
  experiment: Experiment;
  run: number;
  step: number;
  epoch: number;
  /** The weight that was set by hand last. */
  edit: WeightEdit | undefined;
  point: readonly number[];
  target: number | null;
  /** The weight of the panel ε-nudge. */
  nudge: NudgeRequest;
}

/** What was done, as a step says it. */
export interface Recorded {
  show: Action[];
  stop?: Stop;
  controls: Control[];
}

/** From this many epochs on, training is counted in whole epochs. */
const WHOLE_FROM = 1;

/** The weight that is moved, as a lesson says it: no bias. */
export const nudgeOf = ({ layer, input, unit, epsilon }: NudgeRequest): Step["nudge"] =>
  input === null ? undefined : { layer, input, unit, epsilon };

/** A weight's path, as in `[0].kernel[3]`. */
function weightPath({ layers }: Experiment, { place: { layer, input, unit } }: WeightEdit): string {
  const { units = 1 } = layers[layer] as { units?: number };
  return input === null ? `[${layer}].bias[${unit}]` : `[${layer}].kernel[${input * units + unit}]`;
}

/**
 * Turns what is done on the page into actions. It is shown the page after each change. What begins training anew leaves of
 * the recording only how the experiment differs from the one it began with.
 */
export class Recorder {
  readonly #first: Seen;
  #last: Seen;
  /** Where the training begins that is not an action yet. */
  #mark: Pick<Seen, "step" | "epoch">;
  #actions: Action[] = [];
  #hasWeights = false;

  constructor(first: Seen) {
    this.#first = this.#last = this.#mark = first;
  }

  see(now: Seen): void {
    const last = this.#last;
    if (now.run !== last.run) this.#beginAnew(now);
    else if (!isEqual(now.experiment, last.experiment)) {
      this.#train(now);
      this.#actions.push({ update: differences(last.experiment, now.experiment) });
    } else if (now.edit && now.edit !== last.edit) this.#weigh(now, now.edit);
    this.#last = now;
  }

  #beginAnew(now: Seen): void {
    const set = differences(this.#first.experiment, now.experiment);
    this.#actions = Object.keys(set).length > 0 ? [{ set }] : [];
    this.#hasWeights = false;
    this.#mark = { step: 0, epoch: 0 };
  }

  #weigh(now: Seen, edit: WeightEdit): void {
    this.#train(now);
    this.#hasWeights = true;
    const path = weightPath(now.experiment, edit);
    const before = this.#actions.at(-1);
    if (before && "weights" in before) before.weights[path] = edit.after;
    else this.#actions.push({ weights: { [path]: edit.after } });
  }

  #train(now: Pick<Seen, "step" | "epoch">): void {
    const steps = now.step - this.#mark.step;
    const epochs = now.epoch - this.#mark.epoch;
    if (steps > 0)
      this.#actions.push({ train: epochs >= WHOLE_FROM ? { epochs: Math.ceil(epochs - 1e-6) } : { steps } });
    this.#mark = now;
  }

  /** All that was done. Training to the stop of the step is `true`, and left out if there is nothing else. */
  end(): Recorded {
    const { experiment, point, target, nudge } = this.#last;
    this.#train(this.#last);
    if (!isEqual(point, this.#first.point) || target !== this.#first.target)
      this.#actions.push({ point: [...point], target });
    const nudged = nudgeOf(nudge);
    const isNudged = nudged !== undefined && !isEqual(nudge, this.#first.nudge);
    if (isNudged) this.#actions.push({ nudge: nudged });
    const trained = this.#actions.filter((action) => "train" in action).at(-1);
    const stop = trained?.train as Stop | undefined;
    const show = this.#actions.map((action) => (action === trained ? ({ train: true } as const) : action));
    const changed = changedControls(this.#first.experiment, experiment);
    const used = [
      ...(stop ? ["play"] : []),
      ...changed,
      ...(this.#hasWeights ? ["weights"] : []),
      ...(isNudged ? ["nudge"] : []),
    ];
    return { show, ...(stop ? { stop } : {}), controls: CONTROLS.filter((control) => used.includes(control)) };
  }
}
