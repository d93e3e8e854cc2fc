import { expect, test } from "vitest";
import { begun, blank, drawnTo, pictured, pixelsOn, toggled } from "../../../../web/panels/digit-canvas/drawing.ts";
import { fitted, inked } from "../../../../web/panels/digit-canvas/ink.ts";

const line = (...places: [number, number][]) => places.map(([x, y]) => ({ x, y }));

function middle(pixels: Float64Array, side: number): [number, number] {
  const sum = pixels.reduce((a, b) => a + b);
  const along = (at: (i: number) => number) => pixels.reduce((total, ink, i) => total + ink * (at(i) + 0.5), 0) / sum;
  return [along((i) => i % side), along((i) => Math.floor(i / side))];
}

test("wherever and however large it is written, a figure comes to the middle at MNIST's size", () => {
  const seven = line([0.1, 0.1], [0.3, 0.1], [0.2, 0.4]);
  const larger = seven.map(({ x, y }) => ({ x: 0.3 + 1.4 * x, y: 0.35 + 1.4 * y }));
  for (const side of [8, 12, 28]) {
    const pixels = inked(fitted([seven], side), side);
    inked(fitted([larger], side), side).forEach((ink, i) => expect(ink).toBeCloseTo(pixels[i], 9));
    for (const at of middle(pixels, side)) expect(Math.abs(at / side - 0.5)).toBeLessThan(0.04);
    const spots = fitted([seven], side)[0];
    expect(Math.max(...spots.map(({ y }) => y)) - Math.min(...spots.map(({ y }) => y))).toBeCloseTo(0.72 * side, 9);
    expect(Math.max(...spots.map(({ x }) => x)) - Math.min(...spots.map(({ x }) => x))).toBeCloseTo(0.48 * side, 9);
  }
});

test("ink is 1 on the line, 0 away from it, and less at its edge", () => {
  const pixels = inked([line([14, 4], [14, 24])], 28);
  const row = (y: number) => Array.from(pixels.subarray(28 * y, 28 * y + 28));
  expect(row(14).slice(10, 18)).toEqual([0, 0, expect.closeTo(0.33, 2), 1, 1, expect.closeTo(0.33, 2), 0, 0]);
  expect(row(1).every((ink) => ink === 0)).toBe(true);
  expect(row(27).every((ink) => ink === 0)).toBe(true);
});

test("a dot stays a dot, and nothing is nothing", () => {
  const pixels = pixelsOn(begun(blank(8), { x: 0.2, y: 0.9 }));
  expect(pixels.filter((ink) => ink > 0).length).toBeLessThanOrEqual(4);
  expect(Math.max(...pixels)).toBeGreaterThan(0.1);
  expect(pixelsOn(blank(8)).every((ink) => ink === 0)).toBe(true);
});

test("a stroke goes on where the pen moves, and a pen at rest adds nothing", () => {
  let drawing = begun(blank(8), { x: 0.5, y: 0.5 });
  drawing = drawnTo(drawing, { x: 0.5, y: 0.7 });
  expect(drawnTo(drawing, { x: 0.501, y: 0.7 })).toBe(drawing);
  drawing = begun(drawing, { x: 0.2, y: 0.2 });
  drawing = drawnTo(drawing, { x: 0.3, y: 0.2 });
  expect(drawing.strokes).toEqual([line([0.5, 0.5], [0.5, 0.7]), line([0.2, 0.2], [0.3, 0.2])]);
  expect(drawnTo(blank(8), { x: 0.5, y: 0.5 })).toEqual(blank(8));
});

test("on a picture one writes where the pen is, and the picture stays", () => {
  const picture = new Float64Array(64);
  picture[0] = 0.8;
  const pixels = pixelsOn(drawnTo(begun(pictured(8, picture), { x: 0.6, y: 0.95 }), { x: 0.9, y: 0.95 }));
  expect(pixels[0]).toBe(0.8);
  expect(
    pixels
      .subarray(0, 48)
      .slice(1)
      .every((ink) => ink === 0),
  ).toBe(true);
  expect(pixels[62]).toBeGreaterThan(0.7);
});

test("a pixel turns to ink and back, and the others stay as they were seen", () => {
  const drawn = drawnTo(begun(blank(8), { x: 0.5, y: 0.2 }), { x: 0.5, y: 0.8 });
  const before = pixelsOn(drawn);
  const inked = toggled(drawn, 7);
  expect(pixelsOn(inked)[7]).toBe(1);
  expect(pixelsOn(toggled(inked, 7))[7]).toBe(0);
  pixelsOn(inked).forEach((ink, i) => i !== 7 && expect(ink).toBe(before[i]));
});
