import type { Catalog, Issue } from "../engine/types.ts";
import { activationOf, classCount, fitOutput, taskOf, withLossSetting, type Experiment } from "./experiment.ts";

/** A change that removes the reason of a refusal. */
export interface Repair {
  /** Its text, with the item that it names. */
  id: string;
  item?: { kind: "activation" | "layer-kind"; name: string; label: string };
  experiment: Experiment;
}

type Find = (catalog: Catalog, experiment: Experiment, issue: Issue) => Repair[];

/** By code of the refusal. The first repair is the nearest to what was asked for. */
const REPAIRS: Readonly<Record<string, Find>> = {
  activation_not_probabilities: (catalog, experiment) => [
    { id: "repair-from-logits", experiment: withLossSetting(catalog, experiment, { from_logits: true }) },
    ...outputFitted(catalog, experiment),
  ],
  activation_not_linear: outputFitted,
};

/** The activation of the output layer that the loss takes. */
function outputFitted(catalog: Catalog, experiment: Experiment): Repair[] {
  const fitted = fitOutput(catalog, experiment, taskOf(catalog, experiment), classCount(catalog, experiment));
  const item = activationOf(catalog, fitted.layers.at(-1)!.activation);
  return item ? [{ id: "repair-activation", item: { ...item, kind: "activation" }, experiment: fitted }] : [];
}

/** The repairs of a refused experiment, by the first of its issues. */
export const repairs = (catalog: Catalog, experiment: Experiment, [issue]: readonly Issue[]): Repair[] =>
  (issue && REPAIRS[issue.code]?.(catalog, experiment, issue)) ?? [];
