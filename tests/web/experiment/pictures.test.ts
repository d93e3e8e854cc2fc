import { expect, test } from "vitest";
import {
  firstShown,
  hasGallery,
  inkOf,
  mosaic,
  pictureOf,
  pictureSide,
  pixelsOf,
} from "../../../web/experiment/pictures.ts";
import { pointFor, targetFor } from "../../../web/state/store.ts";

/** Three pictures of 8 × 8, each of one grey; the last is for testing. */
const greys = [2, 16, 4];
const points = {
  inputs: Float64Array.from({ length: 192 }, (_, i) => greys[Math.floor(i / 64)]),
  targets: Float64Array.of(0, 1, 0, 1, 0, 0, 0, 0, 1),
  rows: 3,
  columns: 64,
  shape: [8, 8, 1],
  trainRows: 2,
};

test("square numbers of columns from 8 × 8 to 28 × 28 are pictures", () => {
  expect([2, 49, 63, 64, 65, 144, 784, 785, 841].map((columns) => pictureSide([columns]))).toEqual([
    null,
    null,
    null,
    8,
    null,
    12,
    28,
    null,
    null,
  ]);
  expect(
    [
      [12, 12, 1],
      [12, 13, 1],
      [12, 12, 3],
      [64, 1],
      [8, 8],
    ].map(pictureSide),
  ).toEqual([12, null, null, null, null]);
});

test("the first picture shown is one not trained on, if there is one", () => {
  expect(firstShown(points)).toBe(2);
  expect(firstShown({ ...points, trainRows: 3 })).toBe(0);
  expect(pixelsOf(points, 1)).toEqual(new Array(64).fill(16));
});

test("ink is the darkest value", () => {
  expect(inkOf(points)).toBe(16);
  expect(inkOf({ ...points, inputs: new Float64Array(192) })).toBe(1);
});

test("a mosaic holds the pictures row by row", () => {
  const four = { ...points, rows: 4, inputs: Float64Array.from({ length: 256 }, (_, i) => Math.floor(i / 64)) };
  const pixels = mosaic(four, 8, 2);
  expect([0, 7, 8, 15, 16 * 8, 16 * 8 + 8, 255].map((i) => pixels[i])).toEqual([0, 0, 1, 1, 2, 3, 3]);
});

test("where no picture was chosen, the first one is looked at; one that was drawn has no class", () => {
  const look = (point: number[], target: number | null = null) => [
    pointFor({ point, target }, points),
    targetFor({ point, target }, points, "multiclass"),
  ];
  expect(look([1, 1])).toEqual([new Array(64).fill(4), [0, 0, 1]]);
  expect(look(new Array(64).fill(16))).toEqual([new Array(64).fill(16), null]);
  expect(look(new Array(64).fill(16), 1)).toEqual([new Array(64).fill(16), 1]);
});

test("pictures of any size and number of channels have a gallery; only square ones of one channel a side", () => {
  expect(pictureOf([10, 6, 3])).toEqual([10, 6, 3]);
  expect(pictureOf([64])).toEqual([8, 8, 1]);
  expect(pictureOf([20, 2])).toBeNull();
  expect([[10, 6, 3], [40, 40, 1], [64], [20, 2], [12]].map(hasGallery)).toEqual([true, true, true, true, false]);
  expect(pictureSide([10, 6, 3])).toBeNull();
});
