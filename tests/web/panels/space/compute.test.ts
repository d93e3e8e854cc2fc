import { expect, test } from "vitest";
import { between, decisionLines, windowOf, within } from "../../../../web/panels/space/chart.ts";
import { gridLines, principal, project } from "../../../../web/panels/space/compute.ts";

test("the two directions are those in which the points spread most, at right angles, each of length 1", () => {
  const [long, short] = [
    [0.6, 0, 0.8],
    [-0.8, 0, 0.6],
  ];
  const values = Array.from({ length: 40 }, (_, i) => [Math.cos(i) * 5, Math.sin(i)]).flatMap(([along, across]) =>
    [0, 1, 2].map((k) => 3 + along * long[k] + across * short[k]),
  );
  const { directions } = principal({ values, units: 3 });
  const dot = (one: number[], other: number[]) => one.reduce((sum, value, i) => sum + value * other[i], 0);
  expect(Math.abs(dot(directions[0], long))).toBeGreaterThan(0.999);
  expect(Math.abs(dot(directions[1], short))).toBeGreaterThan(0.999);
  for (const direction of directions) expect(dot(direction, direction)).toBeCloseTo(1, 12);
  expect(dot(directions[0], directions[1])).toBeCloseTo(0, 12);
});

test("points that do not spread at all stay where they are", () => {
  const { directions } = principal({ values: [1, 1, 1, 1, 1, 1], units: 3 });
  expect(directions.flat().every(Number.isFinite)).toBe(true);
});

const space = (values: number[], units: number) => ({ lines: { values, units }, points: { values, units } });

test("a layer of two units is seen as it is, from where its points were, with the layer that divides it", () => {
  const next = { kernel: [1, -1, 2, -2], bias: [0.5, 0] };
  const found = project(
    { layer: 0, x: 0, y: 1, principal: true },
    space([1, 2, 3, 4], 2),
    space([5, 6, 7, 8], 2),
    next,
  );
  expect(Array.from(found.points)).toEqual([5, 6, 7, 8]);
  expect(Array.from(found.from!.points)).toEqual([1, 2, 3, 4]);
  expect(Array.from(found.next!.kernel)).toEqual(next.kernel);
});

test("of a wide layer two units are seen, with no way there and no lines", () => {
  const found = project(
    { layer: 1, x: 2, y: 0, principal: false },
    space([1, 2, 3, 4], 2),
    space([5, 6, 7, 8, 9, 10], 3),
    { kernel: [1, 2, 3] },
  );
  expect(Array.from(found.points)).toEqual([7, 5, 10, 8]);
  expect(found.from).toBeUndefined();
  expect(found.next).toBeUndefined();
});

test("the grid reaches the edges of the plane in both directions", () => {
  const lines = Array.from(gridLines(3));
  expect(lines.slice(0, 2)).toEqual([-3, -3]);
  expect(lines.slice(-2)).toEqual([3, 3]);
  expect(Math.max(...lines)).toBe(3);
});

const view = { x: 0, y: 0, reach: 2 };

test("between two classes the line is where their z are equal, and ends where a third leads", () => {
  const kernel = Float64Array.of(1, -1, 0, 0, 0, 1);
  const bias = Float64Array.of(0, 0, -1);
  const lines = decisionLines({ kernel, bias }, false, view);
  expect(lines).toHaveLength(3);
  const z = ([x, y]: number[]) =>
    [0, 1, 2].map((unit) => kernel[unit] * x + kernel[3 + unit] * y + bias[unit]).sort((a, b) => b - a);
  for (const place of lines.flat()) expect(z(place)[0] - z(place)[1]).toBeCloseTo(0, 12);
  expect(Math.max(...lines[0].map(([, y]) => y))).toBeLessThanOrEqual(1);
});

test("one sigmoid divides where its z is 0", () => {
  const [line] = decisionLines({ kernel: Float64Array.of(1, 2), bias: Float64Array.of(-1) }, true, view);
  for (const [x, y] of line) expect(x + 2 * y - 1).toBeCloseTo(0, 12);
});

test("the window holds every place at one scale, and halfway is half the way", () => {
  const places = Float64Array.of(0, 0, 10, 4);
  const shown = within(places, windowOf(places));
  expect(Math.max(...shown.map(Math.abs))).toBeLessThan(1);
  expect((shown[2] - shown[0]) / (shown[3] - shown[1])).toBeCloseTo(2.5, 12);
  expect(Array.from(between(Float64Array.of(0, 2), Float64Array.of(1, 4), 0.5))).toEqual([0.5, 3]);
});
