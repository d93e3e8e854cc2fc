import { expect, test } from "vitest";
import {
  columnCenters,
  columnTracks,
  graphLinks,
  leastWidth,
  nearestLink,
  shownUnits,
} from "../../../../web/panes/network/graph.ts";

const nodes = (count: number) => Array.from({ length: count }, (_, row) => ({ row, index: row }));

/** Two inputs, a layer of three units, a layer without units, an output of two. */
const ends = [nodes(2), nodes(3), nodes(0), nodes(2)];

test("columns with units are equally wide", () => {
  expect(columnCenters([nodes(2), nodes(3), nodes(1)], 600)).toEqual([100, 300, 500]);
});

test("a layer without units takes a narrow column", () => {
  expect(shownUnits({})).toBe(0);
  expect(columnCenters(ends, 640)).toEqual([100, 300, 420, 540]);
  expect(columnTracks(ends).split(" 40px ")).toHaveLength(2);
  expect(leastWidth(ends)).toBe("calc(3 * var(--column) + 40px)");
});

test("a picture's column has no nodes and stays wide", () => {
  expect(columnCenters([nodes(0), nodes(3)], 400)).toEqual([100, 300]);
  expect(graphLinks([nodes(0), nodes(3)])).toEqual([]);
});

test("weights link a layer to the last column before it that has units", () => {
  const links = graphLinks(ends);
  expect(links.filter(({ layer }) => layer === 0)).toHaveLength(6);
  expect(links.filter(({ layer }) => layer === 1)).toEqual([]);
  expect(links.filter(({ layer }) => layer === 2).map(({ source }) => source)).toEqual(Array(6).fill(1));
});

test("the nearest link is found across a narrow column", () => {
  const [x, y] = [420, 20];
  expect(nearestLink(ends, 640, x, y)).toEqual({ layer: 2, input: 0, unit: 0, x, y });
  expect(nearestLink(ends, 640, 20, 20)).toBeUndefined();
});
