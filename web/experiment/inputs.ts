/** Inputs of stored data as they are stored: of bytes, 255 is 1. */
export interface StoredInputs {
  readonly stored: Uint8Array | Float32Array;
}

/** rows × columns numbers. */
export type Inputs = Float64Array | StoredInputs;

const BYTE_RANGE = 255;

/** The numbers before they are divided by `range`. */
export function rawInputs(inputs: Inputs): { values: Float64Array | Uint8Array | Float32Array; range: number } {
  if (!("stored" in inputs)) return { values: inputs, range: 1 };
  return { values: inputs.stored, range: inputs.stored instanceof Uint8Array ? BYTE_RANGE : 1 };
}

/** Millions of numbers: a loop takes a fraction of the time of Float64Array.from with a function. */
function scaled(values: Uint8Array | Float32Array, range: number): Float64Array {
  const all = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) all[i] = values[i] / range;
  return all;
}

/** `count` rows from `first` on. */
export function inputRows(
  { inputs, columns }: { readonly inputs: Inputs; readonly columns: number },
  first: number,
  count: number,
): Float64Array {
  const { values, range } = rawInputs(inputs);
  const part = values.subarray(first * columns, (first + count) * columns);
  return part instanceof Float64Array ? part : scaled(part, range);
}
