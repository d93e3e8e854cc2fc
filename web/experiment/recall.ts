import type { Description } from "./protocol.ts";
import type { Catalog, LayerSpec } from "../engine/types.ts";
import {
  classCount,
  columnCount,
  datasetOf,
  fitOutput,
  generated,
  givenClasses,
  lossesFor,
  taskOf,
  usualLoss,
  type Experiment,
} from "./experiment.ts";

const outputOf = ({ layers }: Experiment): LayerSpec => layers[layers.length - 1];

const axesOf = (catalog: Catalog, experiment: Experiment) => datasetOf(catalog, experiment)?.shape.length ?? 1;

/** The number of classes, if the data set leaves it open. */
function chosenClasses(catalog: Catalog, experiment: Experiment): number | undefined {
  const [least, most] = datasetOf(catalog, experiment)?.classes ?? [1, 1];
  return most > least ? generated(experiment)?.classes : undefined;
}

/** Each set of pictures or sequences has a network of its own, and all other data has one: each returns as it was left. */
function withNetwork(catalog: Catalog, past: readonly Experiment[], next: Experiment): Experiment {
  const isShaped = axesOf(catalog, next) > 1;
  const own = past.find((experiment) =>
    isShaped ? experiment.data.name === next.data.name : axesOf(catalog, experiment) === 1,
  );
  if (!own) return next;
  const { samples, noise, test_fraction } = generated(own) ?? {};
  const numbers = !generated(next) || samples === undefined ? {} : { samples, noise, test_fraction };
  return {
    ...next,
    data: { ...next.data, ...numbers },
    layers: [...own.layers.slice(0, -1), outputOf(next)],
    optimizer: own.optimizer,
    batch_size: own.batch_size,
  };
}

/** A data set's own parameters are as they were left. */
function withParameters(catalog: Catalog, past: readonly Experiment[], next: Experiment): Experiment {
  const own = past.flatMap((experiment) => generated(experiment) ?? []).find(({ name }) => name === next.data.name);
  const parameters = datasetOf(catalog, next)?.parameters ?? [];
  if (!own || parameters.length === 0) return next;
  const chosen = Object.fromEntries(parameters.map(({ name }) => [name, own[name]]));
  return { ...next, data: { ...next.data, ...chosen } };
}

function withFeatures(catalog: Catalog, past: readonly Experiment[], next: Experiment): Experiment {
  const own = past.find((experiment) => columnCount(catalog, experiment) === columnCount(catalog, next));
  return own ? { ...next, features: own.features } : next;
}

/** The number of classes that was chosen last, if the data set before had a fixed number. */
function withClasses(catalog: Catalog, past: readonly Experiment[], before: Experiment, next: Experiment): Experiment {
  const { classes: [least, most] = [1, 1], shape = [] } = datasetOf(catalog, next) ?? {};
  if (shape.includes("classes")) return next; // they are columns, too
  if (most <= least || !generated(next) || chosenClasses(catalog, before) !== undefined) return next;
  const own = past.map((experiment) => chosenClasses(catalog, experiment)).find((count) => count !== undefined);
  return own === undefined ? next : { ...next, data: { ...next.data, classes: Math.min(most, Math.max(least, own)) } };
}

/** Loss and output activation: those last chosen for the task (or for the loss, if that was changed), else the task's defaults. */
function withLossOfTask(
  catalog: Catalog,
  past: readonly Experiment[],
  before: Experiment,
  next: Experiment,
): Experiment {
  const task = taskOf(catalog, next);
  const classes = givenClasses(generated(next) ?? {}) ?? classCount(catalog, next);
  const isNewTask = task !== taskOf(catalog, before);
  const fitting = isNewTask && !!generated(next) ? lossesFor(catalog, task, classes) : [next.loss.name];
  const own = past.find((experiment) => taskOf(catalog, experiment) === task && fitting.includes(experiment.loss.name));
  const loss = own?.loss ?? (isNewTask && !!generated(next) ? usualLoss(catalog, task, classes) : next.loss);
  const output = { ...outputOf(next), activation: (own ? outputOf(own) : outputOf(next)).activation };
  return fitOutput(catalog, { ...next, loss, layers: [...next.layers.slice(0, -1), output] }, task, classes);
}

/**
 * After a change of data or loss, restores what was chosen for the like before, so that changing back and forth loses
 * nothing. `past` is newest first.
 */
export function recalled(
  { catalog }: Description,
  past: readonly Experiment[],
  before: Experiment,
  next: Experiment,
): Experiment {
  if (next === before) return next;
  let result = next.data.name === before.data.name ? next : withParameters(catalog, past, next);
  if (next.data.name !== before.data.name && Math.max(axesOf(catalog, before), axesOf(catalog, next)) > 1)
    result = withNetwork(catalog, past, result);
  if (columnCount(catalog, result) !== columnCount(catalog, before)) result = withFeatures(catalog, past, result);
  result = withClasses(catalog, past, before, result);
  const isLikeBefore = taskOf(catalog, result) === taskOf(catalog, before) && result.loss.name === before.loss.name;
  return isLikeBefore && result === next ? next : withLossOfTask(catalog, past, before, result);
}
