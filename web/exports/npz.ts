import { joined, littleEndian } from "./bytes.ts";
import { zip } from "./zip.ts";

/** An array for NumPy; its kind decides the type of the numbers. Row-major. */
export interface NamedArray {
  name: string;
  shape: readonly number[];
  values: Float32Array | Float64Array | Int32Array;
}

const TYPES = { Float32Array: "<f4", Float64Array: "<f8", Int32Array: "<i4" } as const;

/** Where the numbers of a .npy file may begin: a multiple of this. */
const ALIGNMENT = 64;
/** Magic number, version 1.0, and two bytes for the length of the header. */
const BEFORE_HEADER = 10;

/** A .npy file, as `numpy.load` reads it. */
function npy({ shape, values }: NamedArray): Uint8Array {
  const type = TYPES[values.constructor.name as keyof typeof TYPES];
  const sizes = `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': ${sizes}, }`;
  const length = Math.ceil((BEFORE_HEADER + header.length + 1) / ALIGNMENT) * ALIGNMENT - BEFORE_HEADER;
  const start = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 0xff, length >> 8);
  return joined([start, new TextEncoder().encode(`${header.padEnd(length - 1)}\n`), littleEndian(values)]);
}

/** A .npz file, as `numpy.load` reads it: the arrays by name. */
export const npz = (arrays: readonly NamedArray[]): Uint8Array =>
  zip(arrays.map((array) => ({ name: `${array.name}.npy`, data: npy(array) })));
