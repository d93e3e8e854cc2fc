import { linkDistance, NODE, nodeY, type End } from "../../charts/graph.ts";
import { columnCount, type Experiment } from "../../experiment/experiment.ts";
import { featureName, featuresOf } from "../../experiment/features.ts";
import type { Description } from "../../experiment/protocol.ts";
import type { Column } from "./columns.ts";
import { foldAt, isFolded, type Run } from "./folds.ts";
import { UNITS_SHOWN } from "../../state/valid-view.ts";

/** What the pointer or the focus is at: one link, or a unit with all its inputs; and where in the graph. */
export interface Pointed {
  layer: number;
  unit: number;
  /** undefined: the whole unit. */
  input?: number;
  x: number;
  y: number;
}

/** One weight's link, between two columns; column 0 holds the inputs, column i + 1 layer i. */
export interface Link {
  layer: number;
  /** The column of `from`: the last one before the layer that has nodes. */
  source: number;
  from: End;
  to: End;
}

/** The nodes of each column; column 0 holds the inputs. */
export type Ends = readonly (readonly End[])[];

const NEAR = 10;
/** Width in pixels of a layer without units, and of layers that are folded into one column. */
const NARROW = 32;
/** Most pixels of a side of the picture that stands for the inputs, and those of its column that it leaves free. */
const PICTURE = 72;
const BESIDE_PICTURE = 4;

/** The features that the data offers and the formulas, as many as fit into a column; on request only those that are on. */
export function offeredFeatures({ catalog }: Description, experiment: Experiment, onlyUsed: boolean): string[] {
  const used = experiment.features.map(featureName);
  const formulas = experiment.features.filter((feature) => typeof feature !== "string").map(featureName);
  const features = [...featuresOf(catalog, columnCount(catalog, experiment)), ...formulas].slice(0, UNITS_SHOWN);
  return onlyUsed ? features.filter((name) => used.includes(name)) : features;
}

/** The nodes of the features that are on, among those on show. */
export function inputEnds({ features }: Experiment, offered: readonly string[]): End[] {
  const used = features.map(featureName);
  return offered.map((name, row) => ({ row, index: used.indexOf(name) })).filter(({ index }) => index >= 0);
}

/** The nodes of all columns: the inputs, then every layer. */
export const endsOf = (inputs: readonly End[], columns: readonly Column[]): Ends => [
  inputs,
  ...columns.map(({ nodes }) => nodes),
];

/** The most nodes that a column has room for without making the graph higher. */
export const rowCount = (ends: Ends): number => Math.max(UNITS_SHOWN, ...ends.map((nodes) => nodes.length));

/** The column from which a layer reads: the last one before it with nodes, else the inputs. */
export const sourceOf = (ends: Ends, layer: number): number =>
  Math.max(
    0,
    ends
      .slice(0, layer + 1)
      .map((nodes) => nodes.length > 0)
      .lastIndexOf(true),
  );

/** All links in the order in which they are drawn. */
export function graphLinks(inputs: readonly End[], columns: readonly Column[]): Link[] {
  const ends = endsOf(inputs, columns);
  return columns.flatMap(({ nodes, linked }, layer) => {
    const source = sourceOf(ends, layer);
    return linked ? ends[source].flatMap((from) => nodes.map((to) => ({ layer, source, from, to }))) : [];
  });
}

/** The width of each column in pixels; null: an equal share of the room that is left. */
export type Widths = readonly (number | null)[];

/** The widths of the columns while a run of layers is shown. The inputs always take a whole column. */
export const columnWidths = ([, ...layers]: Ends, run: Run): Widths => [
  null,
  ...layers.map((nodes, layer) => {
    if (isFolded(run, layer)) return foldAt(run, layer) ? NARROW : 0;
    return nodes.length === 0 ? NARROW : null;
  }),
];

/** The columns that are there, as grid tracks. */
export const columnTracks = (widths: Widths): string =>
  widths
    .filter((width) => width !== 0)
    .map((width) => (width === null ? "minmax(0, 1fr)" : `${width}px`))
    .join(" ");

/** The least width in pixels of a graph whose columns with nodes are at least so wide. */
export const leastWidth = (widths: Widths, column: number): number =>
  widths.reduce<number>((sum, width) => sum + (width ?? column), 0);

/** The side in pixels of the picture that stands for the inputs, in the middle of the first column. */
export const pictureSide = (center: number): number =>
  Math.max(NODE, Math.min(PICTURE, Math.floor(2 * center) - BESIDE_PICTURE));

/** The middle of each column in a graph of that width. */
export function columnCenters(widths: Widths, width: number): number[] {
  const share = (width - leastWidth(widths, 0)) / widths.filter((each) => each === null).length;
  return widths.map((each, i) => leastWidth(widths.slice(0, i), share) + (each ?? share) / 2);
}

/** The weight whose link is nearest to a place in the graph, within reach of the pointer. */
export function nearestLink(
  inputs: readonly End[],
  columns: readonly Column[],
  centers: readonly number[],
  x: number,
  y: number,
): Pointed | undefined {
  const near = graphLinks(inputs, columns)
    .filter(({ layer, source }) => centers[source] <= x && x < centers[layer + 1])
    .map(({ layer, source, from, to }) => ({
      place: { layer, input: from.index, unit: to.index },
      distance: linkDistance(centers[source], nodeY(from.row), centers[layer + 1], nodeY(to.row), x, y),
    }));
  const nearest = near.sort((a, b) => a.distance - b.distance).at(0);
  return nearest && nearest.distance <= NEAR ? { ...nearest.place, x, y } : undefined;
}
