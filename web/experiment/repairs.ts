import type { Catalog, Issue, LayerItem, LayerSpec } from "../engine/types.ts";
import {
  activationOf,
  classCount,
  fitOutput,
  taskOf,
  withLayer,
  withLossSetting,
  type Experiment,
} from "./experiment.ts";
import { kindOf } from "./layer-kinds.ts";

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
  output_shape: (catalog, experiment, { path }) => {
    const flat = listingKind(catalog);
    const at = firstAfterShapes(catalog, experiment.layers, placeOf(path, experiment));
    return flat ? [layerPut(flat, flat.usual, experiment, at)] : [];
  },
  window_too_long: (_, experiment, { path }) => [
    { id: "repair-padding", experiment: withLayer(experiment, placeOf(path, experiment), { padding: "same" }) },
  ],
  shape_last_step: (_, experiment, { path }) => {
    const at = placeOf(path, experiment) - 1;
    return at < 0
      ? []
      : [{ id: "repair-sequences", experiment: withLayer(experiment, at, { return_sequences: true }) }];
  },
};

/** The kind that gives the same numbers as a list, and has no settings. */
const listingKind = ({ layers }: Catalog) => layers.find(({ keys, formula }) => keys.length === 0 && formula === "x");

/** The layer that a path leads to, or the last one. */
const placeOf = (path: string, { layers }: Experiment): number =>
  Number(/^layers\[(\d+)\]/.exec(path)?.[1] ?? layers.length - 1);

/** Of plain layers up to `at`, the first one; those that only have switches and settings without a default may stand between them. */
function firstAfterShapes(catalog: Catalog, layers: readonly LayerSpec[], at: number): number {
  let first = at;
  for (let i = at; i >= 0; i--) {
    const keys = kindOf(catalog, layers[i])?.keys ?? [];
    if (layers[i].kind === undefined) first = i;
    else if (keys.length === 0 || !keys.every(({ required, type }) => required || type === "boolean")) break;
  }
  return first;
}

function layerPut(kind: LayerItem, layer: object, experiment: Experiment, at: number): Repair {
  const layers = [...experiment.layers.slice(0, at), { ...layer }, ...experiment.layers.slice(at)];
  return { id: "repair-put", item: { ...kind, kind: "layer-kind" }, experiment: { ...experiment, layers } };
}

/** The layer that a refusal names to be put before the one that it is about. */
function namedLayerPut(catalog: Catalog, experiment: Experiment, { args: { layer }, path }: Issue): Repair[] {
  if (layer === null || typeof layer !== "object" || !("kind" in layer)) return [];
  const kind = kindOf(catalog, layer);
  return kind ? [layerPut(kind, layer, experiment, placeOf(path, experiment))] : [];
}

/** The activation of the output layer that the loss takes. */
function outputFitted(catalog: Catalog, experiment: Experiment): Repair[] {
  const fitted = fitOutput(catalog, experiment, taskOf(catalog, experiment), classCount(catalog, experiment));
  const item = activationOf(catalog, fitted.layers.at(-1)!.activation);
  return item ? [{ id: "repair-activation", item: { ...item, kind: "activation" }, experiment: fitted }] : [];
}

/** The repairs of a refused experiment, by the first of its issues. */
export const repairs = (catalog: Catalog, experiment: Experiment, [issue]: readonly Issue[]): Repair[] =>
  issue ? (REPAIRS[issue.code] ?? namedLayerPut)(catalog, experiment, issue) : [];
