import { found } from "../../engine/issue.ts";
import type { ActivationSpec, Catalog, DataSpec, LayerSpec, LossItem, LossSpec, Task } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { identityOf } from "../../experiment/experiment.ts";
import { outputIndex } from "../../experiment/layers.ts";
import { shapeOf, sizeOfShape } from "../../experiment/shape.ts";
import type { Known } from "../known.ts";
import { catalogError } from "../messages.ts";
import { completeData, completeFeatures, targetsOf } from "./data.ts";
import { completeLayer } from "./layers.ts";
import { boolean, fields, type Fields, item, list, nameAmong, number, pathIn, whole } from "./values.ts";

const lossNamed = ({ losses }: Catalog, { name }: LossSpec): LossItem => losses.find((loss) => loss.name === name)!;

/** The loss of an experiment that names none: the usual one of the task, from logits. */
function usualLoss(catalog: Catalog, task: Task, outputs: number): LossSpec {
  const fits = ({ usual_for, outputs: takes }: LossItem) =>
    usual_for.includes(task) && (task !== "multiclass" || (outputs === 1) === (takes === "probabilities"));
  const { name, activation } = catalog.losses.find(fits)!;
  return item(catalog, catalog.losses, { name, ...(activation && { from_logits: true }) }, "loss") as LossSpec;
}

/** The layers of an experiment that has none, with as many outputs as its targets need. */
function usualLayers({ catalog, defaults }: Known, data: DataSpec, loss: LossSpec | undefined): LayerSpec[] {
  const layers = defaults.layers!;
  const { count } = targetsOf(catalog, data);
  const own = loss && !loss.from_logits ? lossNamed(catalog, loss).activation : null;
  const activation: ActivationSpec = { name: own ?? identityOf(catalog).name };
  const last = outputIndex(layers);
  return layers.map((layer, i) =>
    completeLayer(catalog, i === last ? { ...layer, units: count, activation } : layer, `layers[${i}]`),
  );
}

function readLayers(known: Known, given: Fields, data: DataSpec, loss: LossSpec | undefined): LayerSpec[] {
  const { catalog } = known;
  if (given.layers === undefined) return usualLayers(known, data, loss);
  return list(catalog, given.layers, "layers", catalog.limits.layers).map((layer, i) =>
    completeLayer(catalog, layer, `layers[${i}]`),
  );
}

const outputsOf = (layers: readonly LayerSpec[]): number => layers[outputIndex(layers)]?.units ?? 1;

function readRegularizer({ catalog, defaults }: Known, value: unknown): { l1: number; l2: number } {
  const given = value === undefined ? {} : fields(catalog, value, "regularizer", ["l1", "l2"]);
  const penalty = (key: "l1" | "l2") =>
    number(catalog, given[key] ?? defaults.regularizer![key], pathIn("regularizer", key), catalog.limits.penalty);
  return { l1: penalty("l1"), l2: penalty("l2") };
}

const PRECISIONS = ["float32", "float64"];

/**
 * An experiment with every key and every parameter written out, layers with the keys of their kinds. Names, types and
 * ranges are checked, and formulas and the rows of own data are not: `engine.validate` does that, and whether output layer,
 * loss and targets fit.
 */
export function completeConfig(known: Known, config: unknown): Experiment {
  const { catalog, defaults } = known;
  const given = fields(catalog, config, "", [...Object.keys(defaults), "weights_seed", "parameters"]);
  if ((given.version ?? 1) !== 1)
    throw catalogError(catalog, "version_unsupported", "version", { found: found(given.version) });
  const seed = (key: "seed" | "weights_seed") => whole(catalog, given[key] ?? defaults.seed, key, catalog.limits.seed);
  const data = completeData(known, given.data);
  const features = completeFeatures(catalog, given.features, sizeOfShape(shapeOf(catalog, data)));
  const loss = given.loss === undefined ? undefined : (item(catalog, catalog.losses, given.loss, "loss") as LossSpec);
  const layers = readLayers(known, given, data, loss);
  return {
    version: 1,
    seed: seed("seed"),
    ...(given.weights_seed === undefined ? {} : { weights_seed: seed("weights_seed") }),
    precision: nameAmong(catalog, given.precision ?? defaults.precision, "precision", PRECISIONS) as
      "float32" | "float64",
    data,
    features,
    layers,
    loss: loss ?? usualLoss(catalog, targetsOf(catalog, data).task, outputsOf(layers)),
    optimizer: item(catalog, catalog.optimizers, given.optimizer ?? defaults.optimizer, "optimizer"),
    regularizer: readRegularizer(known, given.regularizer),
    batch_size: whole(catalog, given.batch_size ?? defaults.batch_size, "batch_size", catalog.limits.batch_size),
    shuffle: boolean(catalog, given.shuffle ?? defaults.shuffle, "shuffle"),
  };
}
