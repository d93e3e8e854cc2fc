import type { Health, UnitHealth } from "../api.ts";
import type { ActivationSpec, Config, DataSpec, Engine, LayerParameters, LayerSpec, Trainer } from "../engine/types.ts";

const MOST_ROWS = 512;
const MULTIPLICATIONS = 4e6;
const FLAT = 0.01;
/** Enough for any shape of data; only the inputs matter. */
const PROBE_SAMPLES = 100;

/** The training rows that a network of so many parameters is looked at with; none where that would take too long. */
export function rowsWithin(parameters: number, trainRows: number): number {
  const rows = Math.min(trainRows, MOST_ROWS);
  return rows * parameters <= MULTIPLICATIONS ? rows : 0;
}

/** What the first layer takes in: rows × features. A network without hidden layers tells it at the least cost. */
export function featureValues(engine: Engine, config: Config, inputs: Float64Array, rows: number): Float64Array {
  const columns = inputs.length / rows;
  const output = config.layers![config.layers!.length - 1];
  const probe = engine.createTrainer({ ...config, data: small(config.data!), layers: [output] });
  const first = probe.inspect(inputs.subarray(0, columns)).inputs;
  const values = new Float64Array(rows * first.length);
  for (let row = 0; row < rows; row++) {
    values.set(probe.inspect(inputs.subarray(row * columns, (row + 1) * columns)).inputs, row * first.length);
  }
  probe.dispose();
  return values;
}

function small(data: DataSpec): DataSpec {
  if ("inputs" in data) return { ...data, inputs: data.inputs.slice(0, PROBE_SAMPLES), targets: data.targets.slice(0, PROBE_SAMPLES) as number[] };
  return { ...data, samples: PROBE_SAMPLES };
}

/** The engine's own findings, and beside them each unit's, from the features of the rows looked at. */
export function health(engine: Engine, trainer: Trainer, inputs: Float64Array, features: Float64Array, rows: number): Health[] {
  const found = trainer.health();
  if (rows === 0) return found;
  const activations = trainer.neurons(inputs);
  const parameters = trainer.parameters();
  return found.map((layer, i) => {
    const spec = trainer.config.layers![i];
    const z = preactivations(i === 0 ? features : activations[i - 1], rows, parameters[i], spec.units);
    const { alpha } = parameters[i];
    return {
      ...layer,
      ...(isElementwise(engine, spec) ? { units: unitsOf(engine, spec, parameters[i], z) } : {}),
      ...(alpha ? { alpha: mean(alpha) } : {}),
    };
  });
}

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

const nameOf = (spec: ActivationSpec | undefined) => (typeof spec === "string" ? spec : (spec?.name ?? "linear"));

const itemOf = (engine: Engine, { activation }: LayerSpec) => engine.catalog().activations.find(({ name }) => name === nameOf(activation))!;

const isElementwise = (engine: Engine, spec: LayerSpec) => itemOf(engine, spec).elementwise;

/** x·W + b, a unit after another. */
function preactivations(x: ArrayLike<number>, rows: number, { kernel, bias }: LayerParameters, units: number): Float64Array[] {
  const inputs = kernel.length / units;
  return Array.from({ length: units }, (_, unit) => {
    const z = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      let sum = bias?.[unit] ?? 0;
      for (let i = 0; i < inputs; i++) sum += x[row * inputs + i] * kernel[i * units + unit];
      z[row] = sum;
    }
    return z;
  });
}

function unitsOf(engine: Engine, spec: LayerSpec, { alpha }: LayerParameters, z: Float64Array[]): UnitHealth[] {
  const learned = itemOf(engine, spec).parameters.find(({ kind }) => kind === "number")?.name ?? "";
  const settings = typeof spec.activation === "object" ? spec.activation : {};
  return z.map((values, unit) => {
    const activation = { ...settings, name: nameOf(spec.activation), ...(alpha ? { [learned]: alpha[unit] } : {}) };
    const slopes = engine.activate(activation, values).derivative;
    return {
      low: values.reduce((a, b) => Math.min(a, b)),
      high: values.reduce((a, b) => Math.max(a, b)),
      flat: slopes.reduce((count, slope) => count + (Math.abs(slope) < FLAT ? 1 : 0), 0) / values.length,
    };
  });
}
