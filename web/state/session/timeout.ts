import type { Config } from "../../engine/types.ts";
import { isRecord } from "../../platform/guards.ts";

/** Limits of the timeout. */
const LEAST_MS = 3500;
const MOST_MS = 600_000;
/** Multiplications per millisecond on the slowest device. */
const SLOWEST = 1e5;
/** Numbers per millisecond that the slowest device reads. */
const SLOWEST_READ = 20;
/** Points of the coarsest maps. */
const MAP_POINTS = 600;
/** Forward, backward, and gradient. */
const PASSES = 3;

const length = (value: unknown) => (Array.isArray(value) ? value.length : 0);

const positive = (value: unknown, otherwise: number) => (typeof value === "number" && value > 0 ? value : otherwise);

/** `config` may be invalid. */
function multiplications(config: unknown): number {
  const { data, features, layers, batch_size } = isRecord(config) ? (config as Config) : {};
  const own: Record<string, unknown> = isRecord(data) ? data : {};
  const rows = Math.max(length(own.inputs), positive(own.samples, 0), positive(own.rows, 0));
  let width = length(features) || length((own.inputs as unknown[] | undefined)?.[0]) || 2;
  let parameters = 0;
  for (const layer of Array.isArray(layers) ? layers : []) {
    const units = positive(isRecord(layer) ? layer.units : 1, isRecord(layer) && "kind" in layer ? width : 1);
    parameters += width * units;
    width = units;
  }
  return parameters * Math.max(rows, PASSES * Math.min(positive(batch_size, 0), rows), MAP_POINTS);
}

/** Numbers of custom data, each of which is read and checked. */
function ownNumbers(config: unknown): number {
  const { data } = isRecord(config) ? (config as Config) : {};
  const { inputs }: Record<string, unknown> = isRecord(data) ? data : {};
  return length(inputs) * (length((inputs as unknown[] | undefined)?.[0]) + 1);
}

const sum = (configs: readonly unknown[], of: (config: unknown) => number) =>
  configs.reduce((all: number, config) => all + of(config), 0);

/**
 * Milliseconds that the longest single computation may take: a pass over all rows, a step or a map for the configs in
 * `run` and `opened`, and the reading of data for those in `opened`.
 */
export function timeoutFor(run: readonly unknown[], opened: readonly unknown[]): number {
  const computing = sum([...run, ...opened], multiplications) / SLOWEST;
  return Math.min(MOST_MS, Math.max(LEAST_MS, computing) + sum(opened, ownNumbers) / SLOWEST_READ);
}
