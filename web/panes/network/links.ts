import { svg, type SVGTemplateResult } from "lit";
import { linkLook, linkPath, nodeY, type End } from "../../charts/graph.ts";
import { column as gridColumn } from "../../experiment/grid.ts";
import type { ShownWeights, WeightPlace } from "../../experiment/protocol.ts";
import type { Column } from "./columns.ts";
import { endsOf, graphLinks, sourceOf, type Pointed } from "./graph.ts";

/** Pixels above the picture that stands for the inputs. */
const ABOVE_PICTURE = 4;
/** How strong a bundle is drawn whose weights are not one a curve. */
const OTHER_WEIGHTS = 0.3;

/** The columns of the graph, and where they stand. */
export interface Drawing {
  inputs: readonly End[];
  columns: readonly Column[];
  /** The middle of each column, the inputs' first. */
  centers: readonly number[];
  /** The side of the picture that stands for the inputs. */
  side: number;
}

const linksOf = ({ inputs, columns }: Drawing) => graphLinks(inputs, columns);

/** A curve for every weight shown. */
export function linkPaths(drawing: Drawing): SVGTemplateResult[] {
  const { centers } = drawing;
  return linksOf(drawing).map(({ layer, source, from, to }) => {
    const d = linkPath(centers[source], nodeY(from.row), centers[layer + 1], nodeY(to.row));
    return svg`<path d=${d}></path>`;
  });
}

/** Where no weight leads from node to node, one curve a node, from the middle of the column before. */
export function bundlePaths({ inputs, columns, centers, side }: Drawing): SVGTemplateResult[] {
  const ends = endsOf(inputs, columns);
  return columns.flatMap(({ nodes, linked }, layer) => {
    if (linked) return [];
    const source = sourceOf(ends, layer);
    const isPicture = ends[source].length === 0;
    const from = isPicture ? ABOVE_PICTURE + side / 2 : nodeY((ends[source].length - 1) / 2);
    return nodes.map(({ row }) => {
      const d = linkPath(centers[source], from, centers[layer + 1], nodeY(row), isPicture ? side : undefined);
      return svg`<path class="bundle" data-layer=${layer} data-unit=${row} d=${d}></path>`;
    });
  });
}

/** Sets the colour and width of every link to its weight. */
export function paintLinks(root: ParentNode, drawing: Drawing, weights: readonly ShownWeights[]): void {
  const paths = root.querySelectorAll<SVGPathElement>(".links path:not(.bundle)");
  linksOf(drawing).forEach(({ layer, from, to }, i) => {
    const weight = weights[layer]?.kernel[from.index * weights[layer].units + to.index] ?? 0;
    const look = linkLook(weight);
    const path = paths[i];
    if (!path || path.dataset.look === look.key) return;
    path.dataset.look = look.key;
    path.setAttribute("class", look.sign);
    path.setAttribute("stroke-width", look.width);
    path.setAttribute("stroke-opacity", look.opacity);
  });
}

/** A bundle of the weights of one unit is as wide as their norm; it has no sign. */
export function bundleLook(column: Column | undefined, { kernel, units }: ShownWeights, unit: number) {
  const isKnown = column?.weighted && unit < units;
  return linkLook(isKnown ? Math.hypot(...gridColumn(kernel, unit, units)) : OTHER_WEIGHTS);
}

export function paintBundles(root: ParentNode, columns: readonly Column[], weights: readonly ShownWeights[]): void {
  for (const path of root.querySelectorAll<SVGPathElement>("path.bundle")) {
    const [layer, unit] = [Number(path.dataset.layer), Number(path.dataset.unit)];
    const { width, opacity } = bundleLook(columns[layer], weights[layer], unit);
    path.setAttribute("stroke-width", width);
    path.setAttribute("stroke-opacity", opacity);
  }
}

/** Marks the link of the chosen weight and the links pointed at. */
export function markLinks(
  root: ParentNode,
  drawing: Drawing,
  chosen: WeightPlace | null,
  pointed: Pointed | null,
): void {
  const paths = root.querySelectorAll<SVGPathElement>(".links path:not(.bundle)");
  linksOf(drawing).forEach(({ layer, from, to }, i) => {
    const leadsTo = (place: { layer: number; unit: number } | null) =>
      layer === place?.layer && to.index === place.unit;
    paths[i]?.toggleAttribute("data-chosen", leadsTo(chosen) && from.index === chosen?.input);
    paths[i]?.toggleAttribute("data-pointed", leadsTo(pointed) && (pointed?.input ?? from.index) === from.index);
  });
}
