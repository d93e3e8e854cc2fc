import { expect, test } from "vitest";
import type { LayerShape, LayerSpec } from "../../../../web/engine/types.ts";
import type { Experiment } from "../../../../web/experiment/experiment.ts";
import { layerColumns, shapesOf } from "../../../../web/panes/network/columns.ts";
import {
  columnCenters,
  columnTracks,
  columnWidths,
  endsOf,
  graphLinks,
  leastWidth,
  nearestLink,
  pictureSide,
} from "../../../../web/panes/network/graph.ts";

const nodes = (count: number) => Array.from({ length: count }, (_, row) => ({ row, index: row }));

const experimentOf = (features: number, layers: LayerSpec[]) =>
  ({ features: nodes(features).map(({ row }) => `x${row + 1}`), layers }) as Experiment;

function columnsOf(experiment: Experiment, shapes: readonly LayerShape[] = [], expanded: number[] = [], inputs = 2) {
  return layerColumns(experiment, shapesOf(experiment, shapes), inputs, new Set(expanded));
}

/** Two inputs, a layer of three units, a layer without units, an output of two. */
const inputs = nodes(2);
const columns = columnsOf(experimentOf(2, [{ units: 3 }, { kind: "dropout", rate: 0.1 }, { units: 2 }]));
const widths = columnWidths(endsOf(inputs, columns), { from: 0, to: 2, output: 2 });

test("columns with units are equally wide", () => {
  expect(columnCenters([null, null, null], 600)).toEqual([100, 300, 500]);
});

test("a layer without units takes a narrow column", () => {
  expect(columns.map(({ nodes }) => nodes.length)).toEqual([3, 0, 2]);
  expect(columnCenters(widths, 632)).toEqual([100, 300, 416, 532]);
  expect(columnTracks(widths).split(" 32px ")).toHaveLength(2);
  expect(leastWidth(widths, 104)).toBe(3 * 104 + 32);
});

test("a picture's column has no nodes and stays wide", () => {
  expect(columnWidths([nodes(0), nodes(3)], { from: 0, to: 0, output: 0 })).toEqual([null, null]);
  expect(graphLinks([], columnsOf(experimentOf(64, [{ units: 3 }]), [], [], 0))).toEqual([]);
});

test("the picture of the inputs fits its column", () => {
  expect(pictureSide(150)).toBe(72);
  expect(pictureSide(46 / 2)).toBeLessThan(46);
  expect(pictureSide(46 / 2)).toBeGreaterThanOrEqual(32);
});

test("weights link a layer to the last column before it that has units", () => {
  const links = graphLinks(inputs, columns);
  expect(links.filter(({ layer }) => layer === 0)).toHaveLength(6);
  expect(links.filter(({ layer }) => layer === 1)).toEqual([]);
  expect(links.filter(({ layer }) => layer === 2).map(({ source }) => source)).toEqual(Array(6).fill(1));
});

test("the nearest link is found across a narrow column", () => {
  const [x, y] = [420, 20];
  const centers = columnCenters(widths, 640);
  expect(nearestLink(inputs, columns, centers, x, y)).toEqual({ layer: 2, input: 0, unit: 0, x, y });
  expect(nearestLink(inputs, columns, centers, 20, 20)).toBeUndefined();
});

test("outputs are never cut, and give room to the other layers; the rest is shown on request", () => {
  const digits = experimentOf(64, [{ units: 25 }, { units: 15 }, { units: 10 }]);
  const shown = (expanded: number[]) => columnsOf(digits, [], expanded, 0).map(({ nodes }) => nodes.length);
  expect(shown([])).toEqual([10, 10, 10]);
  expect(shown([0])).toEqual([25, 10, 10]);
});

test("a layer of pictures or sequences has a node a channel, and no weight leads from node to node", () => {
  const spec = experimentOf(64, [{ kind: "conv2d" }, { kind: "activation" }, { kind: "flatten" }, { units: 3 }]);
  const map = [6, 6, 4];
  const shapes: LayerShape[] = [
    { kind: "conv2d", input: [8, 8, 1], output: map, weights: { kernel: [3, 3, 1, 4], bias: [4] } },
    { kind: "activation", input: map, output: map, weights: {} },
    { kind: "flatten", input: map, output: [144], weights: {} },
    { kind: "dense", input: [144], output: [3], weights: { kernel: [144, 3], bias: [3] } },
  ];
  expect(columnsOf(spec, shapes, [], 0).map(({ nodes, form, linked }) => [nodes.length, form, linked])).toEqual([
    [4, "map", false],
    [0, "map", false],
    [0, "unit", false],
    [3, "unit", false],
  ]);
  const strips: LayerShape[] = [
    { kind: "gru", input: [20, 1], output: [20, 5], weights: { kernel: [1, 15] } },
    { kind: "gru", input: [20, 5], output: [5], weights: { kernel: [5, 15] } },
  ];
  const recurrent = columnsOf(experimentOf(20, [{ units: 5 }, { units: 5 }]), strips, [], 0);
  expect(recurrent.map(({ form, weighted }) => [form, weighted])).toEqual([
    ["strip", false],
    ["unit", false],
  ]);
});
