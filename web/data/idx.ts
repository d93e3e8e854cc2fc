import type { CustomData } from "../engine/types.ts";
import { MOST_BYTES, MOST_VALUES, type Fault } from "./fault.ts";
import { tidy } from "./drawing.ts";

/** The IDX format of MNIST: two zeros, the data type, the number of dimensions, their sizes, the data. */
export interface Idx {
  sizes: number[];
  values: Uint8Array;
}

const UNSIGNED_BYTE = 8;
const WHITE = 255;

export const isIdx = (bytes: Uint8Array): boolean => bytes.length >= 4 && bytes[0] === 0 && bytes[1] === 0;

const isZipped = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The bytes of a file, decompressed if necessary, within the size limit. */
export async function bytesOf(file: File, most = MOST_BYTES): Promise<Uint8Array | Fault> {
  const tooLarge: Fault = { fault: "file-too-large", name: file.name, most: most / 2 ** 20 };
  if (file.size > most) return tooLarge;
  const packed = isZipped(new Uint8Array(await file.slice(0, 2).arrayBuffer()));
  if (!packed) return new Uint8Array(await file.arrayBuffer());
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > most) return tooLarge;
      parts.push(part.value);
    }
  } catch {
    return { fault: "file-not-unpacked", name: file.name };
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

export function readIdx(bytes: Uint8Array, name: string): Idx | Fault {
  const [, , type, dimensions] = bytes;
  if (type !== UNSIGNED_BYTE) return { fault: "idx-type", name, type };
  if (dimensions !== 1 && dimensions !== 3) return { fault: "idx-dimensions", name, found: dimensions };
  const start = 4 + 4 * dimensions;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < start) return { fault: "idx-short", name, found: bytes.length, wanted: start };
  const sizes = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const wanted = start + sizes.reduce((product, size) => product * size, 1);
  if (bytes.length < wanted) return { fault: "idx-short", name, found: bytes.length, wanted };
  if (bytes.length > wanted) return { fault: "idx-long", name, found: bytes.length, wanted };
  return { sizes, values: bytes.subarray(start) };
}

/** Checks that images and labels match and fit the limits. */
export function checkPair({ sizes }: Idx, labels: Idx, columns: number): Fault | null {
  const [count, height, width] = sizes;
  if (count !== labels.sizes[0]) return { fault: "idx-counts", images: count, labels: labels.sizes[0] };
  if (count * height * width === 0) return { fault: "csv-empty" };
  if (height * width > columns) return { fault: "csv-too-many-columns", most: columns };
  return null;
}

/** The number of rows, within the limits. */
export const mostRows = ({ sizes: [count, height, width] }: Idx, rows: number): number =>
  Math.min(count, rows, Math.floor(MOST_VALUES / (height * width)));

/** Images spread evenly over the file, with pixels from 0 to 1. */
export function pictureRows(images: Idx, labels: Idx, rows: number): { data: CustomData; classes: number } {
  const [count, height, width] = images.sizes;
  const pixels = height * width;
  const shades = Array.from({ length: WHITE + 1 }, (_, i) => tidy(i / WHITE));
  const chosen = Array.from({ length: rows }, (_, i) => Math.floor((i * count) / rows));
  return {
    data: {
      name: "custom",
      inputs: chosen.map((image) =>
        Array.from(images.values.subarray(image * pixels, (image + 1) * pixels), (shade) => shades[shade]),
      ),
      targets: chosen.map((image) => labels.values[image]),
      test_fraction: 0.2,
    },
    classes: labels.values.reduce((most, label) => Math.max(most, label + 1), 2),
  };
}
