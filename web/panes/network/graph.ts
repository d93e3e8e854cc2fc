import { linkDistance, nodeY, type End } from "../../charts/graph.ts";
import { columnCount, featuresOf, type Experiment } from "../../experiment/experiment.ts";
import type { LayerSpec } from "../../engine/types.ts";
import type { Description } from "../../experiment/protocol.ts";
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

const NEAR = 10;
/** Width in pixels of a layer without units. */
const NARROW = 40;

/** The features that the data offers, as many as fit into a column. */
export function offeredFeatures({ catalog }: Description, experiment: Experiment): string[] {
  return featuresOf(catalog, columnCount(catalog, experiment)).slice(0, UNITS_SHOWN);
}

/** Units of a layer that the graph shows; none if the layer has no units. */
export const shownUnits = ({ units }: LayerSpec): number => Math.min(units ?? 0, UNITS_SHOWN);

/** The linked nodes of each column: the inputs, then every layer. A picture is one node, with no link of its own. */
export function graphEnds(description: Description, experiment: Experiment, isPicture: boolean): End[][] {
  const features = offeredFeatures(description, experiment)
    .map((name, row) => ({ row, index: experiment.features.indexOf(name) }))
    .filter(({ index }) => index >= 0);
  const units = experiment.layers.map((layer) =>
    Array.from({ length: shownUnits(layer) }, (_, row) => ({ row, index: row })),
  );
  return [isPicture ? [] : features, ...units];
}

/** All links in the order in which they are drawn. */
export function graphLinks(ends: readonly End[][]): Link[] {
  let source = 0;
  return ends.slice(1).flatMap((column, layer) => {
    if (ends[layer].length > 0) source = layer;
    const from = source;
    return ends[from].flatMap((input) => column.map((to) => ({ layer, source: from, from: input, to })));
  });
}

/** Whether a layer has no units: its column shows a label only. The inputs always take a whole column. */
const isNarrow = (nodes: readonly End[], column: number) => column > 0 && nodes.length === 0;

/** The widths of the columns as grid tracks. */
export const columnTracks = (ends: readonly End[][]): string =>
  ends.map((nodes, i) => (isNarrow(nodes, i) ? `${NARROW}px` : "minmax(var(--column), 1fr)")).join(" ");

/** The width below which the graph scrolls, as a CSS length. */
export function leastWidth(ends: readonly End[][]): string {
  const narrow = ends.filter(isNarrow).length;
  return `calc(${ends.length - narrow} * var(--column) + ${narrow * NARROW}px)`;
}

/** The middle of each column in a graph of that width. */
export function columnCenters(ends: readonly End[][], width: number): number[] {
  const narrow = ends.map(isNarrow);
  const narrowCount = narrow.filter(Boolean).length;
  const room = width - NARROW * narrowCount;
  const wideCount = ends.length - narrowCount;
  return ends.map((_, i) => {
    const before = narrow.slice(0, i).filter(Boolean).length;
    const wide = i - before + (narrow[i] ? 0 : 0.5);
    return (wide * room) / wideCount + NARROW * (before + (narrow[i] ? 0.5 : 0));
  });
}

/** The weight whose link is nearest to a place in the graph, within reach of the pointer. */
export function nearestLink(ends: readonly End[][], width: number, x: number, y: number): Pointed | undefined {
  const centers = columnCenters(ends, width);
  const near = graphLinks(ends)
    .filter(({ layer, source }) => centers[source] <= x && x < centers[layer + 1])
    .map(({ layer, source, from, to }) => ({
      place: { layer, input: from.index, unit: to.index },
      distance: linkDistance(centers[source], nodeY(from.row), centers[layer + 1], nodeY(to.row), x, y),
    }));
  const nearest = near.sort((a, b) => a.distance - b.distance).at(0);
  return nearest && nearest.distance <= NEAR ? { ...nearest.place, x, y } : undefined;
}
