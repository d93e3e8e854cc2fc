import type { Config } from "../../engine/types.ts";
import { isRecord } from "../../platform/guards.ts";

/** However small the network is, and however large. */
const LEAST_MS = 3500;
const MOST_MS = 600_000;
/** Multiplications a millisecond that the slowest of devices makes. */
const SLOWEST = 1e5;
/** Numbers a millisecond that the slowest of devices reads. */
const SLOWEST_READ = 20;
/** Points of the coarsest maps. */
const MAP_POINTS = 600;
/** Forwards, back, and the gradient. */
const PASSES = 3;

const length = (value: unknown) => (Array.isArray(value) ? value.length : 0);

const positive = (value: unknown, otherwise: number) => (typeof value === "number" && value > 0 ? value : otherwise);

/** Of a config as it was written, which may be unsound. */
function multiplications(config: unknown): number {
  const { data, features, layers, batch_size } = isRecord(config) ? (config as Config) : {};
  const own: Record<string, unknown> = isRecord(data) ? data : {};
  const rows = Math.max(length(own.inputs), positive(own.samples, 0));
  let width = length(features) || length((own.inputs as unknown[] | undefined)?.[0]) || 2;
  let parameters = 0;
  for (const layer of Array.isArray(layers) ? layers : []) {
    const units = positive(isRecord(layer) ? layer.units : 1, 1);
    parameters += width * units;
    width = units;
  }
  return parameters * Math.max(rows, PASSES * Math.min(positive(batch_size, 0), rows), MAP_POINTS);
}

/** Numbers of own data, each of which is read and checked on its way. */
function ownNumbers(config: unknown): number {
  const { data } = isRecord(config) ? (config as Config) : {};
  const { inputs }: Record<string, unknown> = isRecord(data) ? data : {};
  return length(inputs) * (length((inputs as unknown[] | undefined)?.[0]) + 1);
}

const sum = (configs: readonly unknown[], of: (config: unknown) => number) =>
  configs.reduce((all: number, config) => all + of(config), 0);

/**
 * Milliseconds that the longest single computation may take: for what runs or is to run a pass over all rows, a step, or
 * a map; for what is to be opened the reading of its data.
 */
export function timeoutFor(run: readonly unknown[], opened: readonly unknown[]): number {
  const computing = sum([...run, ...opened], multiplications) / SLOWEST;
  return Math.min(MOST_MS, Math.max(LEAST_MS, computing) + sum(opened, ownNumbers) / SLOWEST_READ);
}
