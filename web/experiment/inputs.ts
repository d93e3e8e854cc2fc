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

/** `count` rows from `first` on. */
export function inputRows(
  { inputs, columns }: { readonly inputs: Inputs; readonly columns: number },
  first: number,
  count: number,
): Float64Array {
  const { values, range } = rawInputs(inputs);
  const part = values.subarray(first * columns, (first + count) * columns);
  return part instanceof Float64Array ? part : Float64Array.from(part, (value) => value / range);
}
