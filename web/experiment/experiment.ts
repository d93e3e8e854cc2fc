import { hasActivation, outputIndex, outputSizes } from "./layers.ts";
import type {
  ActivationItem,
  ActivationSpec,
  Catalog,
  Config,
  CustomData,
  DataSpec,
  DatasetItem,
  FeatureSpec,
  GeneratedData,
  LayerSpec,
  LossItem,
  LossSpec,
  MetricItem,
  OptimizerSpec,
  Parameter,
  StoredData,
  Task,
} from "../engine/types.ts";
import { plainColumns } from "./features.ts";
import { shapeOf, sizeOfShape } from "./shape.ts";

/** A config with all keys, as the engine returns it. */
export interface Experiment extends Config {
  seed: number;
  precision: "float32" | "float64";
  data: DataSpec;
  features: FeatureSpec[];
  layers: LayerSpec[];
  loss: LossSpec;
  optimizer: OptimizerSpec;
  regularizer: { l1?: number; l2?: number };
  batch_size: number;
}

export type Settings = Record<string, number | boolean | string | undefined>;

/** Rows of data are not frozen: freezing an array would box its numbers. */
const isNumbers = (value: unknown) => Array.isArray(value) && typeof value[0] === "number";
const isRows = (value: object) => Array.isArray(value) && isNumbers(value[0]);

export function freeze<T>(value: T): T {
  if (
    typeof value !== "object" ||
    value === null ||
    ArrayBuffer.isView(value) ||
    isNumbers(value) ||
    Object.isFrozen(value)
  )
    return value;
  if (!isRows(value)) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

/** The activation of a layer that names none. */
const ACTIVATION_OF_NONE = "linear";

export function activationName(spec: ActivationSpec | undefined): string {
  return typeof spec === "string" ? spec : (spec?.name ?? ACTIVATION_OF_NONE);
}

export const activationOf = ({ activations }: Catalog, spec: ActivationSpec | undefined): ActivationItem | undefined =>
  activations.find(({ name }) => name === activationName(spec));

/** The activation f(x) = x. */
export const identityOf = ({ activations }: Catalog): ActivationItem => activations.find(({ identity }) => identity)!;

export function activationSettings(spec: ActivationSpec | undefined): Settings {
  return typeof spec === "object" ? spec : {};
}

export function isCustom(data: DataSpec): data is CustomData {
  return data.name === "custom";
}

/** Data of the user's own whose numbers are kept beside the experiment. */
export const isStored = (data: DataSpec): data is StoredData => data.name === "stored";

/** Data of the user's own. */
const isOwn = (data: DataSpec): data is CustomData | StoredData => isCustom(data) || isStored(data);

export function generated({ data }: Experiment): GeneratedData | undefined {
  return isOwn(data) ? undefined : data;
}

export function datasetOf(catalog: Catalog, experiment: Experiment): DatasetItem | undefined {
  return catalog.datasets.find(({ name }) => name === experiment.data.name);
}

/** A formula may give classes, by its sign. */
const taskOfDataset = ({ task }: DatasetItem, { as }: GeneratedData): Task => (as === "classes" ? "multiclass" : task);

/** Number of classes of generated data, if its specification says it. */
export const givenClasses = ({ classes, as }: Partial<GeneratedData>): number | undefined =>
  as === undefined ? classes : as === "classes" ? 2 : 1;

/** For custom data, the loss determines what the targets mean. */
export function taskOf(catalog: Catalog, experiment: Experiment): Task {
  const dataset = isCustom(experiment.data) ? undefined : datasetOf(catalog, experiment);
  if (dataset) return taskOfDataset(dataset, experiment.data as GeneratedData);
  const outputs = outputsTo(catalog, experiment.loss.name);
  if (outputs === "probabilities" && outputUnits(experiment) > 1) return "multilabel";
  return outputs === "numbers" ? "regression" : "multiclass";
}

/** The metric that is shown beside the loss. */
export const scoreOf = ({ metrics }: Catalog, task: Task): MetricItem =>
  metrics.find(({ usual_for }) => usual_for.includes(task))!;

/** Number of values that a layer gives. */
export const sizeOf = ({ features, layers }: Experiment, layer: number): number =>
  outputSizes(features.length, layers)[layer];

/** What enters a layer: features, or the units of the layer before. */
export const inputsOf = (experiment: Experiment, layer: number): number =>
  layer === 0 ? experiment.features.length : sizeOf(experiment, layer - 1);

export const outputUnits = (experiment: Experiment): number => sizeOf(experiment, experiment.layers.length - 1);

/** Number of classes or outputs. A single sigmoid output stands for two classes. */
export function classCount(catalog: Catalog, experiment: Experiment): number {
  const units = outputUnits(experiment);
  return taskOf(catalog, experiment) === "multiclass" ? Math.max(2, units) : units;
}

/** A probability per class: a single sigmoid output p means 1 − p and p. */
export function classProbabilities(task: Task, outputs: ArrayLike<number>): number[] {
  return task === "multiclass" && outputs.length === 1 ? [1 - outputs[0], outputs[0]] : Array.from(outputs);
}

/** Classes and labels counted from 0. For outputs from −1 to 1 the engine trains on −1 and 1. */
export function givenTargets(task: Task, targets: Float64Array): Float64Array {
  return task === "regression" ? targets : targets.map((target) => Math.max(0, target));
}

/** The name of the experiment's score in a status. */
export const scoreName = (catalog: Catalog, experiment: Experiment): string =>
  scoreOf(catalog, taskOf(catalog, experiment)).name;

const lossOf = ({ losses }: Catalog, name: string): LossItem | undefined => losses.find((loss) => loss.name === name);

/** How a loss interprets the outputs. */
export const outputsTo = (catalog: Catalog, loss: string): LossItem["outputs"] =>
  lossOf(catalog, loss)?.outputs ?? "numbers";

/** The losses that fit the task. Independent probabilities can only tell two classes apart. */
function fittingLosses({ losses }: Catalog, task: Task, classes: number): LossItem[] {
  return losses.filter(
    ({ outputs, tasks }) =>
      tasks.includes(task) && (task !== "multiclass" || outputs !== "probabilities" || classes === 2),
  );
}

export const lossesFor = (catalog: Catalog, task: Task, classes: number): string[] =>
  fittingLosses(catalog, task, classes).map(({ name }) => name);

/** The losses to choose from. For custom data, they keep the meaning of the targets. */
export function lossesOffered(catalog: Catalog, experiment: Experiment): string[] {
  const task = taskOf(catalog, experiment);
  const fitting = lossesFor(catalog, task, classCount(catalog, experiment));
  return isOwn(experiment.data) ? fitting.filter((name) => saysTask(catalog, name, task)) : fitting;
}

/** Whether custom data with this loss has this task. */
const saysTask = (catalog: Catalog, loss: string, task: Task) => takesLogits(catalog, loss) === (task !== "regression");

export const takesLogits = (catalog: Catalog, loss: string): boolean => outputsTo(catalog, loss) !== "numbers";

/** The output activation that a loss on probabilities requires; null for other losses. */
export const probabilityActivation = (catalog: Catalog, loss: string): string | null =>
  lossOf(catalog, loss)?.activation ?? null;

/** The activation that gives the network's output: the output layer's, or the one fused with the loss. */
export function answerActivation(catalog: Catalog, { layers, loss }: Experiment): string {
  const fused = loss.from_logits ? probabilityActivation(catalog, loss.name) : null;
  return fused ?? activationName(layers[layers.length - 1].activation);
}

/** The default loss of a task: a single sigmoid for two classes, softmax for more. */
export function usualLoss(catalog: Catalog, task: Task, classes: number): LossSpec {
  return lossNamed(catalog, usualLossName(catalog, task, classes));
}

function usualLossName(catalog: Catalog, task: Task, classes: number): string {
  const fitting = fittingLosses(catalog, task, classes);
  return (fitting.find(({ usual_for }) => usual_for.includes(task)) ?? fitting[0]).name;
}

/** For regression, `classes` is the number of outputs. */
function outputUnitsFor(catalog: Catalog, task: Task, loss: string, classes: number): number {
  return task === "multiclass" && outputsTo(catalog, loss) === "probabilities" ? 1 : classes;
}

function fitLoss(catalog: Catalog, loss: LossSpec, task: Task, classes: number): LossSpec {
  if (lossesFor(catalog, task, classes).includes(loss.name)) return loss;
  return lossNamed(catalog, usualLossName(catalog, task, classes), loss.from_logits);
}

const lossNamed = (catalog: Catalog, name: string, from_logits = true): LossSpec =>
  takesLogits(catalog, name) ? { name, from_logits } : { name };

/** The output activation for a loss. A loss on any numbers keeps the present one, unless that is another kind of task's default. */
function outputActivation(
  catalog: Catalog,
  task: Task,
  loss: LossSpec,
  present: ActivationSpec | undefined,
): ActivationSpec {
  const probability = probabilityActivation(catalog, loss.name);
  if (probability) return { name: loss.from_logits ? identityOf(catalog).name : probability };
  const isOfOtherKind = (other: Task) => (other === "regression") !== (task === "regression");
  const item = activationOf(catalog, present);
  const usual = catalog.activations.find(({ usual_for }) => usual_for.includes(task));
  if (usual && item?.usual_for.some(isOfOtherKind)) return { name: usual.name };
  return present ?? { name: activationName(present) };
}

/** Adapts output layer and loss to the task and its number of classes. */
export function fitOutput(catalog: Catalog, experiment: Experiment, task: Task, classes: number): Experiment {
  const loss = fitLoss(catalog, experiment.loss, task, classes);
  const { layers } = experiment;
  const last = layers.length - 1;
  const units = outputUnitsFor(catalog, task, loss.name, classes);
  const activation = outputActivation(catalog, task, loss, layers[last].activation);
  return { ...withLayer(withLayer(experiment, outputIndex(layers), { units }), last, { activation }), loss };
}

/** Number of input columns of the experiment's data. */
export function columnCount(catalog: Catalog, experiment: Experiment): number {
  return sizeOfShape(shapeOf(catalog, experiment.data));
}

/** Sets custom data of a task; loss and output layer are adapted to it. */
export function withOwnData(
  catalog: Catalog,
  experiment: Experiment,
  data: CustomData | StoredData,
  task: Task,
  classes: number,
): Experiment {
  const columns = sizeOfShape(shapeOf(catalog, data));
  const features = columns === columnCount(catalog, experiment) ? experiment.features : plainColumns(columns);
  const loss = saysTask(catalog, experiment.loss.name, task) ? experiment.loss : usualLoss(catalog, task, classes);
  return fitOutput(catalog, { ...experiment, data, features, loss }, task, classes);
}

export function withData(catalog: Catalog, experiment: Experiment, change: Partial<GeneratedData>): Experiment {
  const data = { ...experiment.data, ...change } as DataSpec;
  const columns = sizeOfShape(shapeOf(catalog, data));
  const features = columns === columnCount(catalog, experiment) ? experiment.features : plainColumns(columns);
  const next = { ...experiment, data, features };
  const classes = givenClasses(change);
  return classes === undefined ? next : fitOutput(catalog, next, taskOf(catalog, next), classes);
}

export function withLayer(experiment: Experiment, index: number, change: Partial<LayerSpec>): Experiment {
  return {
    ...experiment,
    layers: experiment.layers.map((layer, i) => (i === index ? { ...layer, ...change } : layer)),
  };
}

/** Index in a draft of a layer of the shown experiment; the draft may have lost or gained layers. −1: it is gone. */
export function layerIn(draft: Experiment, { layers }: Experiment, index: number): number {
  if (draft.layers.length === layers.length) return index;
  return index === layers.length - 1 ? draft.layers.length - 1 : draft.layers.indexOf(layers[index]);
}

export function withLayerRemoved(experiment: Experiment, index: number): Experiment {
  return { ...experiment, layers: experiment.layers.filter((_, i) => i !== index) };
}

/** Sets an activation with its defaults; on the output layer of a classifier this chooses from_logits. */
export function withActivation(catalog: Catalog, experiment: Experiment, index: number, name: string): Experiment {
  const next = withLayer(experiment, index, { activation: { name } });
  const output = index === experiment.layers.length - 1;
  if (!output || !takesLogits(catalog, experiment.loss.name)) return next;
  return withLossSetting(catalog, experiment, { from_logits: name === identityOf(catalog).name });
}

export function withHiddenActivation(experiment: Experiment, activation: ActivationSpec | undefined): Experiment {
  const last = experiment.layers.length - 1;
  return {
    ...experiment,
    layers: experiment.layers.map((layer, i) => (i < last && hasActivation(layer) ? { ...layer, activation } : layer)),
  };
}

/** The activations to choose from; for a classifier's output layer, those that its loss allows. */
export function activationsFor(catalog: Catalog, { layers, loss }: Experiment, index: number): ActivationItem[] {
  const output = index === layers.length - 1;
  const present = activationName(layers[index].activation);
  const probability = output ? probabilityActivation(catalog, loss.name) : null;
  return catalog.activations.filter(({ name, elementwise, identity }) =>
    probability ? identity || name === probability : elementwise || name === present || output,
  );
}

export function withActivationSetting(experiment: Experiment, index: number, change: Settings): Experiment {
  const { activation } = experiment.layers[index];
  return withLayer(experiment, index, {
    activation: { name: activationName(activation), ...activationSettings(activation), ...change },
  });
}

export function withLoss(catalog: Catalog, experiment: Experiment, name: string): Experiment {
  const loss = lossNamed(catalog, name, experiment.loss.from_logits);
  return fitOutput(catalog, { ...experiment, loss }, taskOf(catalog, experiment), classCount(catalog, experiment));
}

export function withLossSetting(catalog: Catalog, experiment: Experiment, change: Partial<LossSpec>): Experiment {
  const loss = { ...experiment.loss, ...change };
  return fitOutput(catalog, { ...experiment, loss }, taskOf(catalog, experiment), classCount(catalog, experiment));
}

/** Sets an optimizer with its defaults, keeping the learning rate. */
export function withOptimizer(experiment: Experiment, name: string): Experiment {
  return { ...experiment, optimizer: { name, learning_rate: experiment.optimizer.learning_rate } };
}

/** The slider's range for a number of the experiment. */
export function sliderRange(catalog: Catalog, parameters: readonly Parameter[], name: string): [number, number] {
  return parameters.find((parameter) => parameter.name === name)?.slider ?? catalog.limits[name] ?? [0, 1];
}
