import * as d3 from "d3-scale";
import {
  line as d3Line,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from "d3-shape";
import { expect, test } from "vitest";
import { linePath } from "../../../web/charts/paths.ts";
import { scaleLinear, scaleLog, widened } from "../../../web/charts/scales.ts";
import { shapePath } from "../../../web/charts/shapes.ts";

const DOMAINS = [-7, -1, -0.3, 0, 0.02, 1, 9.99, 1234].flatMap((low) =>
  [1e-3, 0.4, 1, 7, 99, 1e5].map((span): [number, number] => [low, low + span]),
);
const COUNTS = [2, 4, 5, 10];
const RANGE: [number, number] = [300, 10];

const values = (text: string) => [...text.matchAll(/-?[\d.]+/g)].map(Number);

test.each(COUNTS)("linear scales are those of D3, at %i ticks", (count) => {
  for (const domain of DOMAINS) {
    const [ours, theirs] = [scaleLinear(domain, RANGE), d3.scaleLinear(domain, RANGE)];
    expect(ours.ticks(count)).toEqual(theirs.ticks(count));
    expect(widened(domain, count)).toEqual(theirs.copy().nice(count).domain());
    for (const share of [-0.5, 0, 0.3, 1, 2]) {
      const value = domain[0] + share * (domain[1] - domain[0]);
      expect(ours(value)).toBeCloseTo(theirs(value), 9);
      expect(ours.invert(ours(value))).toBeCloseTo(value, 6);
      expect(scaleLinear(domain, RANGE, true)(value)).toBeCloseTo(theirs.copy().clamp(true)(value), 9);
    }
  }
});

test.each(COUNTS)("logarithmic scales are those of D3, at %i ticks", (count) => {
  for (const low of [1e-12, 0.003, 0.1, 0.7, 2, 40])
    for (const factor of [1.1, 3, 10, 1e3, 1e9]) {
      const domain: [number, number] = [low, low * factor];
      const [ours, theirs] = [scaleLog(domain, RANGE), d3.scaleLog(domain, RANGE)];
      const [ticks, wanted] = [ours.ticks(count), theirs.ticks(count)];
      expect(ticks.length).toBe(wanted.length);
      ticks.forEach((tick, i) => expect(tick / wanted[i]).toBeCloseTo(1, 12));
      for (const share of [-0.5, 0, 0.3, 1, 2]) {
        const value = low * factor ** share;
        expect(ours(value)).toBeCloseTo(theirs(value), 9);
        expect(ours.invert(ours(value)) / value).toBeCloseTo(1, 9);
        expect(scaleLog(domain, RANGE, true)(value)).toBeCloseTo(theirs.copy().clamp(true)(value), 9);
      }
    }
});

test("a domain of one number lies in the middle", () => {
  expect(scaleLinear([3, 3], [0, 10])(3)).toBe(5);
  expect(scaleLinear([3, 3], [0, 10]).ticks(4)).toEqual([3]);
  expect(widened([3, 3], 4)).toEqual([3, 3]);
});

test("a path is interrupted where nothing is drawn, and a value by itself is a dot", () => {
  const line = d3Line<number>()
    .defined(Number.isFinite)
    .x((_, i) => i * 10)
    .y((value) => value / 3);
  for (const list of [[1, 2, 3], [NaN, 1, 2], [1, NaN, 2, 3, Infinity, 5], [NaN], []])
    expect(
      linePath(
        list,
        (i) => i * 10,
        (value) => value / 3,
      ),
    ).toBe(line(list) ?? "");
});

test("the shapes that D3 has, too, are its shapes", () => {
  const shapes = [symbolCircle, symbolTriangle, symbolSquare, symbolDiamond, symbolCross, symbolStar, symbolWye];
  shapes.forEach((shape, index) => {
    const [theirs, ours] = [symbol(shape, 60)()!, shapePath(index, 60)].map(values);
    if (shape === symbolSquare) return expect(Math.max(...ours)).toBeCloseTo(-theirs[0], 2);
    const sorted = (list: number[]) => [...list].sort((a, b) => a - b);
    sorted(ours).forEach((value, i) => expect(value).toBeCloseTo(sorted(theirs)[i], 2));
  });
});
