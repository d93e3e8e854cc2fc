import type { Config, CustomData, DataSpec } from "../engine/types.ts";
import { isRecord } from "../platform/guards.ts";

/** Numbers per row; 0: a plain list of numbers. */
interface Table {
  values: Float64Array;
  width: number;
}

/**
 * Custom data for another thread or for storage. Structured cloning copies a buffer at once, but 100,000 arrays one by one,
 * which blocks the page.
 */
export interface PackedData extends Omit<CustomData, "inputs" | "targets"> {
  inputs: Table;
  targets: Table;
}

/** A config with packed data. */
export type PackedConfig = Omit<Config, "data"> & { data?: DataSpec | PackedData };

const packedOf = new WeakMap<object, PackedData>();
const unpackedOf = new WeakMap<object, CustomData>();

/** undefined if it is not a table of numbers; the engine then says so. A single loop: a function per row would be slow until it is compiled. */
function tableOf(rows: unknown): Table | undefined {
  if (!Array.isArray(rows) || rows.length === 0) return undefined;
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  const values = new Float64Array(rows.length * (width || 1));
  const numbers = width === 0 ? [rows] : rows;
  let at = 0;
  for (const row of numbers as unknown[]) {
    if (!Array.isArray(row) || (width > 0 && row.length !== width)) return undefined;
    for (let i = 0; i < row.length; i++, at++) {
      const value: unknown = row[i];
      if (typeof value !== "number") return undefined;
      values[at] = value;
    }
  }
  return { values, width };
}

function rowsOf({ values, width }: Table): number[] | number[][] {
  if (width === 0) return Array.from(values);
  return Array.from({ length: values.length / width }, (_, i) =>
    Array.from(values.subarray(i * width, (i + 1) * width)),
  );
}

const isPacked = (data: unknown): data is PackedData =>
  isRecord(data) && isRecord(data.inputs) && data.inputs.values instanceof Float64Array;

/** Cached by data object, if it is frozen. */
function packData(data: unknown): PackedData | undefined {
  if (!isRecord(data) || data.name !== "custom") return undefined;
  const before = packedOf.get(data);
  if (before) return before;
  const [inputs, targets] = [tableOf(data.inputs), tableOf(data.targets)];
  if (!inputs || !targets) return undefined;
  const packed = { ...data, inputs, targets } as PackedData;
  if (Object.isFrozen(data)) packedOf.set(data, packed);
  return packed;
}

function unpackData(data: PackedData, known: readonly unknown[]): CustomData {
  const before = unpackedOf.get(data);
  if (before) return before;
  const same = known.find((each) => isSame(packData(each), data)) as CustomData | undefined;
  const { inputs, targets } = same ?? { inputs: rowsOf(data.inputs), targets: rowsOf(data.targets) };
  const unpacked = { ...data, inputs, targets } as CustomData;
  packedOf.set(unpacked, data);
  unpackedOf.set(data, unpacked);
  return unpacked;
}

const isSame = (one: PackedData | undefined, other: PackedData) =>
  one !== undefined && isSameTable(one.inputs, other.inputs) && isSameTable(one.targets, other.targets);

const isSameTable = (one: Table, other: Table) =>
  one.width === other.width &&
  one.values.length === other.values.length &&
  one.values.every((value, i) => value === other.values[i]);

/** The config with its custom data packed, if any. Anything else stays as it is. */
export function pack<T>(config: T): T | PackedConfig {
  const data = isRecord(config) ? packData(config.data) : undefined;
  return data ? { ...config, data } : config;
}

/** Undoes `pack`. Data that is already known keeps its rows. */
export function unpack<T>(config: T, known: readonly unknown[] = []): T extends PackedConfig ? Config : T {
  return (
    isRecord(config) && isPacked(config.data) ? { ...config, data: unpackData(config.data, known) } : config
  ) as never;
}
