import { svg, type SVGTemplateResult } from "lit";
import { linkLook, linkPath, nodeY, type End } from "../../charts/graph.ts";
import { column } from "../../experiment/grid.ts";
import type { ShownWeights, WeightPlace } from "../../experiment/protocol.ts";
import { columnCenters, graphLinks, type Pointed } from "./graph.ts";

/** Size in pixels of the picture that stands for the inputs, and the height of its middle. */
const PICTURE = 72;
const PICTURE_Y = 40;

/** A curve for every weight shown. */
export function linkPaths(ends: readonly End[][], width: number): SVGTemplateResult[] {
  const centers = columnCenters(ends, width);
  return graphLinks(ends).map(({ layer, source, from, to }) => {
    const d = linkPath(centers[source], nodeY(from.row), centers[layer + 1], nodeY(to.row));
    return svg`<path d=${d}></path>`;
  });
}

/** From a picture one curve a unit, for the weights of all pixels. */
export function bundlePaths(ends: readonly End[][], width: number): SVGTemplateResult[] {
  const centers = columnCenters(ends, width);
  const first = ends.findIndex((nodes, column) => column > 0 && nodes.length > 0);
  return ends[first].map(({ row }) => {
    const d = linkPath(centers[0], PICTURE_Y, centers[first], nodeY(row), PICTURE);
    return svg`<path class="bundle" d=${d}></path>`;
  });
}

/** Sets the colour and width of every link to its weight. */
export function paintLinks(root: ParentNode, ends: readonly End[][], weights: readonly ShownWeights[]): void {
  const paths = root.querySelectorAll<SVGPathElement>(".links path:not(.bundle)");
  graphLinks(ends).forEach(({ layer, from, to }, i) => {
    const weight = weights[layer]?.kernel[from.index * ends[layer + 1].length + to.index] ?? 0;
    const look = linkLook(weight);
    const path = paths[i];
    if (!path || path.dataset.look === look.key) return;
    path.dataset.look = look.key;
    path.setAttribute("class", look.sign);
    path.setAttribute("stroke-width", look.width);
    path.setAttribute("stroke-opacity", look.opacity);
  });
}

/** A bundle is as wide as the norm of its unit's weights; it has no sign. */
export function paintBundles(root: ParentNode, { kernel }: ShownWeights): void {
  const paths = root.querySelectorAll<SVGPathElement>("path.bundle");
  paths.forEach((path, unit) => {
    const { width, opacity } = linkLook(Math.hypot(...column(kernel, unit, paths.length)));
    path.setAttribute("stroke-width", width);
    path.setAttribute("stroke-opacity", opacity);
  });
}

/** Marks the link of the chosen weight and the links pointed at. */
export function markLinks(
  root: ParentNode,
  ends: readonly End[][],
  chosen: WeightPlace | null,
  pointed: Pointed | null,
): void {
  const paths = root.querySelectorAll<SVGPathElement>(".links path:not(.bundle)");
  graphLinks(ends).forEach(({ layer, from, to }, i) => {
    const leadsTo = (place: { layer: number; unit: number } | null) =>
      layer === place?.layer && to.index === place.unit;
    paths[i]?.toggleAttribute("data-chosen", leadsTo(chosen) && from.index === chosen?.input);
    paths[i]?.toggleAttribute("data-pointed", leadsTo(pointed) && (pointed?.input ?? from.index) === from.index);
  });
}
