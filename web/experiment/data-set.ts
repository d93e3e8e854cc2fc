import type { DatasetItem, FeatureSpec, GeneratedData } from "../engine/types.ts";
import { columnCount, datasetOf, fitOutput, generated, type Experiment } from "./experiment.ts";
import { fitFeatures, plainColumns } from "./features.ts";
import { firstLayers, isFirst } from "./first-network.ts";
import type { Description } from "./protocol.ts";
import { shapeOf, sizeOfShape } from "./shape.ts";

/** Enough samples for pictures and sequences. */
const SHAPED_SAMPLES = 1000;

const within = (value: number, [low, high]: [number, number]) => Math.min(high, Math.max(low, value));

/** Whether an example is a picture or a sequence. */
const isShaped = (dataset: DatasetItem | undefined): boolean => (dataset?.shape.length ?? 1) > 1;

/**
 * Pictures or sequences with features and a network that suit them; those for points in the plane do not. A network that
 * was changed for others of their size stays.
 */
function withShaped(description: Description, experiment: Experiment, dataset: DatasetItem): Experiment {
  const { catalog, defaults } = description;
  const classes = dataset.usual_classes;
  const kept = keptData(description, experiment, dataset);
  const { noise, test_fraction } = defaults.data as GeneratedData;
  const own = Object.fromEntries(dataset.parameters.map((parameter) => [parameter.name, parameter.default]));
  const usual = { samples: SHAPED_SAMPLES, noise, test_fraction };
  const data = { name: dataset.name, classes, ...own, ...(kept ?? usual) };
  const first = { ...(defaults as Experiment), layers: [...firstLayers(description, dataset), { units: classes }] };
  const { layers, loss, optimizer, batch_size } = kept ? experiment : first;
  const features = plainColumns(sizeOfShape(shapeOf(catalog, data)));
  const next = { ...experiment, data, features, layers, loss, optimizer, batch_size };
  return fitOutput(catalog, next, dataset.task, classes);
}

/** What stays of the data if the network was changed, and can take the new data in the size of the present one. */
function keptData(description: Description, experiment: Experiment, { shape, parameters }: DatasetItem) {
  const [before, data] = [datasetOf(description.catalog, experiment), generated(experiment)];
  if (!before || !data || before.shape.length !== shape.length) return undefined;
  if (isFirst(description, before, experiment.layers)) return undefined;
  const sizes = parameters.filter(({ name }) => shape.includes(name));
  const fits = sizes.every(
    ({ name, minimum, maximum }) => within(Number(data[name]), [minimum, maximum]) === data[name],
  );
  if (!fits) return undefined;
  const { samples, noise, test_fraction } = data;
  return { samples, noise, test_fraction, ...Object.fromEntries(sizes.map(({ name }) => [name, data[name]])) };
}

/** Chooses a generated data set: with it, what cannot stay changes. */
export function withDataset(description: Description, experiment: Experiment, name: string): Experiment {
  const { catalog, defaults } = description;
  const dataset = catalog.datasets.find((item) => item.name === name);
  if (!dataset) return experiment;
  if (dataset.name === experiment.data.name) return experiment;
  if (isShaped(dataset)) return withShaped(description, experiment, dataset);
  const usual = defaults.data as GeneratedData;
  const before = datasetOf(catalog, experiment);
  const { samples, noise, test_fraction, classes = 1 } = isShaped(before) ? usual : (generated(experiment) ?? usual);
  const count = within(classes > 1 ? classes : (usual.classes ?? 2), dataset.classes);
  const data: GeneratedData = { name, samples, noise, test_fraction };
  if (dataset.classes[1] > 1) data.classes = count;
  const columns = sizeOfShape(shapeOf(catalog, data));
  const fit = (features: FeatureSpec[]) => fitFeatures(catalog, features, columns);
  const usualFeatures = columns > 2 ? plainColumns(columns) : fit(defaults.features!);
  if (isShaped(before))
    return fitOutput(
      catalog,
      { ...experiment, data, features: usualFeatures, layers: defaults.layers! },
      dataset.task,
      count,
    );
  const gained = columns > (before ? columnCount(catalog, experiment) : 0);
  const features = gained ? usualFeatures : fit(experiment.features);
  return fitOutput(catalog, { ...experiment, data, features }, dataset.task, count);
}
