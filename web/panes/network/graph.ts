import { linkDistance, nodeY, type End } from "../../charts/graph.ts";
import { columnCount, featuresOf, type Experiment } from "../../experiment/experiment.ts";
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

/** One weight's link, from a column to the next. */
export interface Link {
  layer: number;
  from: End;
  to: End;
}

const NEAR = 10;

/** The features that the data offers, as many as fit into a column. */
export function offeredFeatures({ catalog }: Description, experiment: Experiment): string[] {
  return featuresOf(catalog, columnCount(catalog, experiment)).slice(0, UNITS_SHOWN);
}

/** The linked nodes of each column: the inputs, then every layer. A picture is one node, with no link of its own. */
export function graphEnds(description: Description, experiment: Experiment, isPicture: boolean): End[][] {
  const features = offeredFeatures(description, experiment)
    .map((name, row) => ({ row, index: experiment.features.indexOf(name) }))
    .filter(({ index }) => index >= 0);
  const units = experiment.layers.map((layer) =>
    Array.from({ length: Math.min(layer.units, UNITS_SHOWN) }, (_, row) => ({ row, index: row })),
  );
  return [isPicture ? [] : features, ...units];
}

/** All links in the order in which they are drawn. */
export function graphLinks(ends: readonly End[][]): Link[] {
  return ends
    .slice(1)
    .flatMap((column, layer) => ends[layer].flatMap((from) => column.map((to) => ({ layer, from, to }))));
}

/** The middle of a column. */
export const columnX = (column: number, width: number): number => (column + 0.5) * width;

/** The weight whose link is nearest to a place in the graph, within reach of the pointer. */
export function nearestLink(ends: readonly End[][], width: number, x: number, y: number): Pointed | undefined {
  const layer = Math.floor(x / width - 0.5);
  const [left, right] = [columnX(layer, width), columnX(layer + 1, width)];
  const near = graphLinks(ends)
    .filter((link) => link.layer === layer)
    .map(({ from, to }) => ({
      input: from.index,
      unit: to.index,
      distance: linkDistance(left, nodeY(from.row), right, nodeY(to.row), x, y),
    }));
  const nearest = near.sort((a, b) => a.distance - b.distance).at(0);
  return nearest && nearest.distance <= NEAR ? { layer, input: nearest.input, unit: nearest.unit, x, y } : undefined;
}
