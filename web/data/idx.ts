import type { CustomData, DataToStore } from "../engine/types.ts";
import { MOST_BYTES, MOST_STORED, MOST_VALUES, type Fault } from "./fault.ts";
import { tidy } from "./drawing.ts";

/** The IDX format of MNIST: two zeros, the data type, the number of dimensions, their sizes, the data. */
export interface Idx {
  /** Of the file. */
  name: string;
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
  return { name, sizes, values: bytes.subarray(start) };
}

/** Checks that images and labels match and fit the limits. */
export function checkPair({ name, sizes }: Idx, labels: Idx, columns: number): Fault | null {
  const [count, height, width] = sizes;
  if (count !== labels.sizes[0])
    return { fault: "idx-counts", name, images: count, other: labels.name, labels: labels.sizes[0] };
  if (count * height * width === 0) return { fault: "csv-empty" };
  if (height * width > columns) return { fault: "csv-too-many-columns", most: columns };
  return null;
}

/** The number of rows, within the limits. */
export const mostRows = ({ sizes: [count, height, width] }: Idx, rows: number): number =>
  Math.min(count, rows, Math.floor(MOST_STORED / (height * width)));

/** Whether so many rows are too many for lists of numbers. */
export const areStored = ({ sizes: [, height, width] }: Idx, rows: number): boolean =>
  rows * height * width > MOST_VALUES;

/** Images with their labels. */
export interface Pair {
  images: Idx;
  labels: Idx;
}

/** Checks that training and test images fit together and the limits. */
export function checkSplit(train: Pair, test: Pair, rows: number): Fault | null {
  const [count, height, width] = train.images.sizes;
  const [tested, testHeight, testWidth] = test.images.sizes;
  if (height !== testHeight || width !== testWidth) return { fault: "idx-sizes", width, height, testWidth, testHeight };
  const found = (count + tested) * height * width;
  if (count + tested > rows) return { fault: "idx-too-many", found: count + tested, most: rows };
  if (found > MOST_STORED)
    return { fault: "idx-too-large", found: Math.ceil(found / 2 ** 18), most: MOST_STORED / 2 ** 18 };
  return null;
}

const classesOf = (labels: Uint8Array): number => labels.reduce((most, label) => Math.max(most, label + 1), 2);

/** All training images, then all test images. */
export function wholeSet(
  { images, labels }: Pair,
  test: Pair,
): { store: DataToStore; testRows: number; classes: number } {
  const [, height, width] = images.sizes;
  const targets = joined(labels.values, test.labels.values);
  return {
    store: { inputs: joined(images.values, test.images.values), targets, shape: [height, width, 1] },
    testRows: test.labels.values.length,
    classes: classesOf(targets),
  };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

/** Every so many rows one is for testing, as with other data. */
const TEST_EVERY = 5;

/** Images spread evenly over the file, with every fifth of them at the end, for testing. */
export function splitSet(
  { images, labels }: Pair,
  rows: number,
): { store: DataToStore; testRows: number; classes: number } {
  const [count, height, width] = images.sizes;
  const pixels = height * width;
  const chosen = Array.from({ length: rows }, (_, i) => Math.floor((i * count) / rows));
  const isTest = (_: number, i: number) => i % TEST_EVERY === TEST_EVERY - 1;
  const tested = chosen.filter(isTest);
  const order = [...chosen.filter((image, i) => !isTest(image, i)), ...tested];
  const inputs = new Uint8Array(rows * pixels);
  order.forEach((image, i) => inputs.set(images.values.subarray(image * pixels, (image + 1) * pixels), i * pixels));
  return {
    store: { inputs, targets: Uint8Array.from(order, (image) => labels.values[image]), shape: [height, width, 1] },
    testRows: tested.length,
    classes: classesOf(labels.values),
  };
}

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
    classes: classesOf(labels.values),
  };
}
