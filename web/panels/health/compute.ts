import type { Compute, Subject } from "../../experiment/compute.ts";
import type {
  ActivationItem,
  ActivationSpec,
  Catalog,
  Config,
  DataSpec,
  Engine,
  LayerParameters,
  LayerSpec,
  Trainer,
} from "../../engine/types.ts";
import { activationName, isCustom, isStored } from "../../experiment/experiment.ts";
import { hasActivation, outputIndex } from "../../experiment/layers.ts";
import type { Health, UnitHealth } from "./types.ts";
import { inputRows } from "../../experiment/inputs.ts";
import { MOST_JUDGED } from "../../experiment/measured-rows.ts";
import { sizeOfShape } from "../../experiment/shape.ts";

const MULTIPLICATIONS = 4e6;
const FLAT = 0.01;
/** The probe needs few samples: only the shape of its inputs matters. */
const PROBE_SAMPLES = 100;

/** The rows by which the units are judged, and their features; none if the network is too large. */
interface Sample {
  rows: number;
  inputs: Float64Array;
  features: Float64Array;
}

const samples = new WeakMap<Trainer, Sample>();

function sampleOf({ engine, trainer, config, data, parameterCount }: Subject): Sample {
  const known = samples.get(trainer);
  if (known) return known;
  const rows = rowsWithin(parameterCount, data.trainRows);
  const inputs = inputRows(data, 0, rows).slice();
  const sample = { rows, inputs, features: rows > 0 ? featureValues(engine, config, inputs, rows) : inputs };
  samples.set(trainer, sample);
  return sample;
}

export const compute: Compute<"health"> = (subject) => {
  const { inputs, features, rows } = sampleOf(subject);
  return health(subject.engine, subject.catalog, subject.trainer, subject.config, inputs, features, rows);
};

/** The number of training rows in the sample; 0 if the network has too many parameters. */
export function rowsWithin(parameters: number, trainRows: number): number {
  const rows = Math.min(trainRows, MOST_JUDGED);
  return rows * parameters <= MULTIPLICATIONS ? rows : 0;
}

/** The features, rows × features. A network without hidden layers computes them at the least cost; its output layer may
 * be followed by an activation, without which the loss would refuse its outputs. */
export function featureValues(engine: Engine, config: Config, inputs: Float64Array, rows: number): Float64Array {
  const columns = inputs.length / rows;
  const layers = config.layers!.slice(outputIndex(config.layers!));
  const probe = engine.createTrainer({ ...config, data: small(config.data!), layers });
  const first = probe.inspect(inputs.subarray(0, columns)).inputs;
  const values = new Float64Array(rows * first.length);
  for (let row = 0; row < rows; row++) {
    values.set(probe.inspect(inputs.subarray(row * columns, (row + 1) * columns)).inputs, row * first.length);
  }
  probe.dispose();
  return values;
}

/** The same data with few examples: what is asked of it does not depend on their number. */
export function small(data: DataSpec): DataSpec {
  if (isStored(data)) {
    const row = new Array<number>(sizeOfShape(data.shape)).fill(0);
    return { name: "custom", shape: data.shape, inputs: [row, row], targets: [0, 1] };
  }
  if (isCustom(data))
    return {
      ...data,
      inputs: data.inputs.slice(0, PROBE_SAMPLES),
      targets: data.targets.slice(0, PROBE_SAMPLES) as number[],
    };
  return { ...data, samples: PROBE_SAMPLES };
}

/** The engine's figures for each layer, and figures for each unit from the features of the sample. */
export function health(
  engine: Engine,
  { activations: known }: Catalog,
  trainer: Trainer,
  config: Config,
  inputs: Float64Array,
  features: Float64Array,
  rows: number,
): Health[] {
  const parameters = trainer.parameters();
  const moved = trainer.moved();
  const found = trainer
    .health()
    .map((layer, i) => ({ ...layer, weighted: hasWeights(parameters[i]), moved: norm(moved[i]) }));
  if (rows === 0) return found;
  const activations = trainer.neurons(inputs);
  const layers = config.layers!;
  return found.map((layer, i) => {
    const { activation } = layers[i];
    const z = preactivations(i === 0 ? features : activations[i - 1], rows, layers[i], parameters[i]);
    if (!z) return layer;
    const item = known.find(({ name }) => name === activationName(activation))!;
    const { alpha } = parameters[i];
    return {
      ...layer,
      ...(item.elementwise ? { units: unitsOf(slopes(engine, item, activation, alpha, z, rows), z, rows) } : {}),
      ...(alpha ? { alpha: mean(alpha) } : {}),
    };
  });
}

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

const norm = (parameters: LayerParameters) => Math.hypot(...Object.values(parameters).map(length));

const length = (values: ArrayLike<number>) => Math.sqrt(Array.from(values).reduce((sum, value) => sum + value ** 2, 0));

const hasWeights = (parameters: LayerParameters) => Object.values(parameters).some((values) => values.length > 0);

/** What f is taken of, units × rows: x·W + b, or x itself; undefined for a layer of another kind, or without f. */
function preactivations(
  x: ArrayLike<number>,
  rows: number,
  spec: LayerSpec,
  parameters: LayerParameters,
): Float64Array | undefined {
  const inputs = x.length / rows;
  const { units } = spec;
  if (units !== undefined && parameters.kernel?.length === inputs * units) return sums(x, rows, parameters, units);
  const { alpha = { length: inputs } } = parameters;
  if (!hasActivation(spec) || parameters.kernel || alpha.length !== inputs) return undefined;
  return Float64Array.from({ length: x.length }, (_, i) => x[(i % rows) * inputs + Math.floor(i / rows)]);
}

/** x·W + b, units × rows. */
function sums(x: ArrayLike<number>, rows: number, { kernel, bias }: LayerParameters, units: number): Float64Array {
  const inputs = kernel.length / units;
  const z = new Float64Array(units * rows);
  for (let unit = 0; unit < units; unit++) {
    for (let row = 0; row < rows; row++) {
      let sum = bias?.[unit] ?? 0;
      for (let i = 0; i < inputs; i++) sum += x[row * inputs + i] * kernel[i * units + unit];
      z[unit * rows + row] = sum;
    }
  }
  return z;
}

/** f′ at each z, units × rows. A learned parameter has its own value for each unit. */
export function slopes(
  engine: Engine,
  item: ActivationItem,
  spec: ActivationSpec | undefined,
  alpha: LayerParameters["alpha"],
  z: Float64Array,
  rows: number,
): Float64Array {
  const activation = { ...(typeof spec === "object" ? spec : {}), name: item.name };
  if (!alpha) return engine.activate(activation, z).derivative;
  const learned = item.parameters.find(({ kind }) => kind === "number")!.name;
  const result = new Float64Array(z.length);
  for (let unit = 0; unit < alpha.length; unit++) {
    const own = z.subarray(unit * rows, (unit + 1) * rows);
    result.set(engine.activate({ ...activation, [learned]: alpha[unit] }, own).derivative, unit * rows);
  }
  return result;
}

function unitsOf(slopes: Float64Array, z: Float64Array, rows: number): UnitHealth[] {
  return Array.from({ length: z.length / rows }, (_, unit) => {
    const own = z.subarray(unit * rows, (unit + 1) * rows);
    const flat = slopes.subarray(unit * rows, (unit + 1) * rows).filter((slope) => Math.abs(slope) < FLAT);
    return {
      low: own.reduce((a, b) => Math.min(a, b)),
      high: own.reduce((a, b) => Math.max(a, b)),
      flat: flat.length / rows,
    };
  });
}
