import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { isFault, MOST_STORED } from "../../../web/data/fault.ts";
import {
  areStored,
  bytesOf,
  checkPair,
  checkSplit,
  isIdx,
  mostRows,
  pictureRows,
  readIdx,
  splitSet,
  wholeSet,
  type Idx,
} from "../../../web/data/idx.ts";

function idx(sizes: number[], values: number[], type = 8): Uint8Array {
  const head = sizes.flatMap((size) => [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255]);
  return Uint8Array.from([0, 0, type, sizes.length, ...head, ...values]);
}

function read(bytes: Uint8Array, name = "file"): Idx {
  const result = readIdx(bytes, name);
  if (isFault(result)) throw new Error(result.fault);
  return result;
}

const empty = (sizes: number[]): Idx => ({ name: "file", sizes, values: new Uint8Array() });

const images = idx([3, 1, 2], [0, 255, 51, 102, 153, 204]);
const labels = idx([3], [7, 0, 2]);

test("images and labels become rows of pixels from 0 to 1, with as many classes as the labels need", () => {
  const { data, classes } = pictureRows(read(images), read(labels), 3);
  expect(data.inputs).toEqual([
    [0, 1],
    [0.2, 0.4],
    [0.6, 0.8],
  ]);
  expect(data.targets).toEqual([7, 0, 2]);
  expect(classes).toBe(8);
});

test("fewer rows are spread over the file", () => {
  const ten = read(
    idx(
      [10, 1, 1],
      Array.from({ length: 10 }, (_, i) => i),
    ),
  );
  const own = read(
    idx(
      [10],
      Array.from({ length: 10 }, (_, i) => i),
    ),
  );
  expect(pictureRows(ten, own, 4).data.targets).toEqual([0, 2, 5, 7]);
  expect(mostRows(ten, 4)).toBe(4);
  expect(mostRows(empty([60000, 28, 28]), 100_000)).toBe(60_000);
  expect(mostRows(empty([90000, 28, 28]), 100_000)).toBe(Math.floor(MOST_STORED / 784));
});

test("whole files stay bytes: training images before test images", () => {
  const train = { images: read(images), labels: read(labels) };
  const test = { images: read(idx([1, 1, 2], [9, 8])), labels: read(idx([1], [8])) };
  expect(wholeSet(train, test)).toEqual({
    store: {
      inputs: Uint8Array.of(0, 255, 51, 102, 153, 204, 9, 8),
      targets: Uint8Array.of(7, 0, 2, 8),
      shape: [1, 2, 1],
    },
    testRows: 1,
    classes: 9,
  });
  expect(checkSplit(train, test, 4)).toBeNull();
  expect(checkSplit(train, test, 3)).toEqual({ fault: "idx-too-many", found: 4, most: 3 });
  expect(checkSplit(train, { ...test, images: read(idx([1, 2, 1], [9, 8])) }, 4)).toEqual({
    fault: "idx-sizes",
    width: 2,
    height: 1,
    testWidth: 1,
    testHeight: 2,
  });
  const large = { images: empty([90000, 28, 28]), labels: train.labels };
  expect(checkSplit(large, { ...large, images: empty([1, 28, 28]) }, 100_000)).toEqual({
    fault: "idx-too-large",
    found: 270,
    most: 256,
  });
});

test("of many images without test images, every fifth is for testing", () => {
  const count = 12;
  const of = (sizes: number[]) =>
    read(
      idx(
        sizes,
        Array.from({ length: count }, (_, i) => i),
      ),
    );
  const { store, testRows } = splitSet({ images: of([count, 1, 1]), labels: of([count]) }, 10);
  expect(testRows).toBe(2);
  expect([...(store.targets as Uint8Array)]).toEqual([0, 1, 2, 3, 6, 7, 8, 9, 4, 10]);
  expect([...store.inputs]).toEqual([...(store.targets as Uint8Array)]);
  expect(areStored(empty([60000, 28, 28]), 2551)).toBe(false);
  expect(areStored(empty([60000, 28, 28]), 2552)).toBe(true);
});

test("a file is refused with its name: type, dimensions, too short, too long, counts that differ", () => {
  expect(isIdx(images)).toBe(true);
  expect(isIdx(new TextEncoder().encode("a,b"))).toBe(false);
  expect(readIdx(idx([3], [1, 2, 3], 13), "f")).toEqual({ fault: "idx-type", name: "f", type: 13 });
  expect(readIdx(idx([1, 1], [1]), "f")).toEqual({ fault: "idx-dimensions", name: "f", found: 2 });
  expect(readIdx(images.subarray(0, 20), "f")).toEqual({ fault: "idx-short", name: "f", found: 20, wanted: 22 });
  expect(readIdx(images.subarray(0, 9), "f")).toEqual({ fault: "idx-short", name: "f", found: 9, wanted: 16 });
  expect(readIdx(Uint8Array.from([...labels, 1]), "f")).toEqual({
    fault: "idx-long",
    name: "f",
    found: 12,
    wanted: 11,
  });
  expect(readIdx(idx([4294967295, 65535, 65535], []), "f")).toMatchObject({ fault: "idx-short" });
  expect(checkPair(read(images), read(labels), 4)).toBeNull();
  expect(checkPair(read(images, "i"), read(idx([2], [1, 2]), "l"), 4)).toEqual({
    fault: "idx-counts",
    name: "i",
    images: 3,
    other: "l",
    labels: 2,
  });
  expect(checkPair(read(images), read(labels), 1)).toEqual({ fault: "csv-too-many-columns", most: 1 });
  expect(checkPair(read(idx([0, 2, 2], [])), read(idx([0], [])), 9)).toEqual({ fault: "csv-empty" });
});

test("packed files are unpacked, damaged ones and those too large named", async () => {
  const packed = gzipSync(images);
  expect(await bytesOf(new File([packed], "a.gz"))).toEqual(images);
  expect(await bytesOf(new File([Uint8Array.from(images)], "a"))).toEqual(images);
  expect(await bytesOf(new File([packed.subarray(0, 20)], "a.gz"))).toEqual({
    fault: "file-not-unpacked",
    name: "a.gz",
  });
  const bomb = new File([gzipSync(new Uint8Array(2 ** 20 + 1))], "bomb.gz");
  expect(bomb.size).toBeLessThan(2 ** 15);
  expect(await bytesOf(bomb, 2 ** 20)).toEqual({ fault: "file-too-large", name: "bomb.gz", most: 1 });
  expect(await bytesOf(new File([new Uint8Array(9)], "a"), 8)).toMatchObject({ fault: "file-too-large" });
});
