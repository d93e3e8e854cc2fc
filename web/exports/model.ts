import { found } from "../engine/issue.ts";
import type { Catalog, LayerShape, Task } from "../engine/types.ts";
import { type Experiment, probabilityActivation, taskOf } from "../experiment/experiment.ts";
import { type Shape, shapeOf, sizeOfShape } from "../experiment/shape.ts";
import { completeConfig } from "./complete/config.ts";
import type { ColumnScaling, ExportData, ExportRequest } from "./exported.ts";
import { checkFormulas } from "./formula/check.ts";
import type { Known } from "./known.ts";
import type { WrittenLayer } from "./lines/written.ts";
import { catalogError, exportError } from "./messages.ts";
import { inputOf, layerShapes } from "./shapes.ts";

/** What formats read: an experiment with every default written out, and the shape of each layer. */
export interface Network {
  catalog: Catalog;
  /** Without parameters. */
  experiment: Experiment;
  /** A row of the data. */
  dataShape: Shape;
  /** What the first layer reads: the features as a list, or a row in its shape. */
  input: Shape;
  layers: readonly WrittenLayer[];
  task: Task;
  /** The activation by which `Trainer.predict` makes probabilities of what the last layer gives; null: none. */
  answer: string | null;
  scaling?: readonly ColumnScaling[];
}

export type Weights = Readonly<Record<string, Float64Array>>;

/** A network with its weights. */
export interface Model extends Network {
  /** By layer, as Keras orders and names them; all finite. A layer without bias has an empty `bias`. */
  parameters: readonly Weights[];
  data?: ExportData;
  link?: string;
}

/** Throws an ExportError that names what does not fit. */
export function networkOf(known: Known, config: unknown): Network {
  const { catalog } = known;
  const experiment = completeConfig(known, config);
  checkFormulas(catalog, experiment);
  const { loss, regularizer } = experiment;
  const dataShape = shapeOf(catalog, experiment.data);
  const input = inputOf(experiment, dataShape);
  const shapes = layerShapes(catalog, experiment.layers, input);
  const output = shapes[shapes.length - 1].output;
  if (output.length > 1) throw catalogError(catalog, "output_shape", `layers[${shapes.length - 1}]`, { found: output });
  const layers = experiment.layers.map((layer, i) => ({ catalog, layer, shape: shapes[i], regularizer }));
  const answer = loss.from_logits ? probabilityActivation(catalog, loss.name) : null;
  return { catalog, experiment, dataShape, input, layers, task: taskOf(catalog, experiment), answer };
}

/** An array of a layer, copied. */
function numbersOf(catalog: Catalog, values: unknown, count: number, path: string): Float64Array {
  if (values === undefined) throw catalogError(catalog, "key_missing", path);
  if (!Array.isArray(values) && !ArrayBuffer.isView(values))
    throw catalogError(catalog, "list_expected", path, { found: found(values) });
  const list = values as ArrayLike<number>;
  if (list.length !== count) throw catalogError(catalog, "number_count", path, { count, found: list.length ?? null });
  for (let i = 0; i < count; i++)
    if (!Number.isFinite(list[i]))
      throw catalogError(catalog, "finite_number_expected", `${path}[${i}]`, { found: found(list[i]) });
  return Float64Array.from(list);
}

function weightsOf(catalog: Catalog, given: unknown, { weights }: LayerShape, path: string): Weights {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    if (given !== null || Object.keys(weights).length > 0)
      throw catalogError(catalog, "layer_expected", path, { found: found(given) });
  }
  const layer = (given ?? {}) as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(layer).find((name) => !(name in weights));
  if (unknown !== undefined) throw catalogError(catalog, "weights_unknown", path, { name: unknown });
  return Object.fromEntries(
    Object.entries(weights).map(([name, shape]) => [
      name,
      numbersOf(catalog, layer[name], sizeOfShape(shape), `${path}.${name}`),
    ]),
  );
}

function parametersOf({ catalog, layers }: Network, given: unknown): Weights[] {
  if (!Array.isArray(given))
    throw catalogError(catalog, given === undefined ? "key_missing" : "list_expected", "parameters", {
      found: found(given),
    });
  if (given.length !== layers.length)
    throw catalogError(catalog, "layer_count", "parameters", { count: layers.length, found: given.length });
  return layers.map(({ shape }, i) => weightsOf(catalog, given[i], shape, `parameters[${i}]`));
}

function scalingOf({ catalog, dataShape }: Network, scaling: ExportRequest["scaling"]): ExportRequest["scaling"] {
  if (scaling === undefined) return undefined;
  const count = sizeOfShape(dataShape);
  if (scaling.length !== count)
    throw catalogError(catalog, "number_count", "scaling", { count, found: scaling.length });
  scaling.forEach((column, i) => {
    for (const key of ["offset", "factor"] as const)
      if (!Number.isFinite(column[key]))
        throw catalogError(catalog, "finite_number_expected", `scaling[${i}].${key}`, { found: found(column[key]) });
  });
  return scaling;
}

/** Throws an ExportError that names what is missing or does not fit. */
export function modelOf(known: Known, request: ExportRequest): Model {
  const { config, data, link } = request;
  const network = networkOf(known, config);
  if (link !== undefined && typeof link !== "string")
    throw exportError("export_text_expected", "link", { found: found(link) });
  const parameters = parametersOf(network, request.parameters ?? config.parameters);
  return { ...network, parameters, data, link, scaling: scalingOf(network, request.scaling) };
}
