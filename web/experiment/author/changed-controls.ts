import type { LayerSpec } from "../../engine/types.ts";
import { isEqual } from "../../platform/equal.ts";
import type { Experiment } from "../experiment.ts";
import { CONTROLS, type Control } from "./controls.ts";

/** The control that sets a key of the experiment. */
const OF_EXPERIMENT: Readonly<Partial<Record<keyof Experiment, Control>>> = {
  seed: "seed",
  precision: "precision",
  data: "data",
  features: "features",
  loss: "loss",
  regularizer: "regularizer",
  batch_size: "batch",
  shuffle: "batch",
  weights_seed: "seed",
  parameters: "weights",
};

/** The control that sets a key of a hidden layer; every other key belongs to `layers`. */
const OF_LAYER: Readonly<Record<string, Control>> = {
  units: "units",
  activation: "activation",
  kernel_initializer: "initializer",
  dropout: "dropout",
  alpha_dropout: "dropout",
  l1: "regularizer",
  l2: "regularizer",
};

/** The control that sets a key of a layer. */
export const controlOf = (key: string, isOutput: boolean): Control =>
  isOutput && (key === "activation" || key === "units") ? "output" : (OF_LAYER[key] ?? "layers");

const keysOf = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])];
const at = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];
const changed = (one: object, other: object) =>
  keysOf(one, other).filter((key) => !isEqual(at(one, key), at(other, key)));

const isFormula = (activation: unknown) =>
  typeof activation === "object" && activation !== null && "expression" in activation;

function ofLayer(one: LayerSpec, other: LayerSpec, isOutput: boolean): Control[] {
  return changed(one, other).map((key) => {
    if (key === "activation" && isFormula(at(one, key)) && isFormula(at(other, key))) return "formula";
    return controlOf(key, isOutput);
  });
}

/** Layers in between may be added or removed; the output layer stays the last one. */
function ofLayers(one: readonly LayerSpec[], other: readonly LayerSpec[]): Control[] {
  if (one.length !== other.length) return ["layers"];
  return one.flatMap((layer, i) => ofLayer(layer, other[i], i === one.length - 1));
}

function ofOptimizer(one: Experiment["optimizer"], other: Experiment["optimizer"]): Control[] {
  if (one.name !== other.name) return ["optimizer"];
  return changed(one, other).map((key) => (key === "learning_rate" ? "learning-rate" : "optimizer"));
}

/**
 * The controls that lead from one experiment to another, each once. What has to follow another data set (features, the
 * output layer and the loss) counts as that choice.
 */
export function changedControls(one: Experiment, other: Experiment): Control[] {
  const found = changed(one, other).flatMap((key): Control[] => {
    if (key === "layers") return ofLayers(one.layers, other.layers);
    if (key === "optimizer") return ofOptimizer(one.optimizer, other.optimizer);
    return [OF_EXPERIMENT[key as keyof Experiment] ?? "layers"];
  });
  const follows: readonly Control[] = found.includes("data") ? ["features", "output", "loss"] : [];
  return CONTROLS.filter((name) => found.includes(name) && !follows.includes(name));
}
