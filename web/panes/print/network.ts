import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Colors } from "../../charts/colors.ts";
import { linkLook, linkPath, NODE, nodeY } from "../../charts/graph.ts";
import { largest, paintPicture, paintSigned } from "../../charts/raster.ts";
import { activationName, type Experiment } from "../../experiment/experiment.ts";
import { inkOf } from "../../experiment/pictures.ts";
import { UNITS_SHOWN } from "../../state/session/session.ts";
import type { View } from "../../ui/view.ts";
import { unitPainter, type PaintUnit } from "../network/unit-picture.ts";
import { PAPER } from "./fit-paper.ts";
import { imageOf, node } from "./image.ts";

/** Least width of a layer's column, in CSS pixels of the paper. */
const COLUMN = 84;
/** Height of the lines above the nodes. */
const HEAD = 40;

/** The network: links by their weights, units with their maps. */
export function printedNetwork(view: View, experiment: Experiment, colors: Colors): TemplateResult {
  const side = view.store.side.value;
  const inputs = side ? [] : experiment.features.slice(0, UNITS_SHOWN);
  const counts = [inputs.length, ...experiment.layers.map(({ units = 0 }) => Math.min(units, UNITS_SHOWN))];
  const width = Math.max(PAPER.width, counts.length * COLUMN);
  const step = width / counts.length;
  const height = HEAD + nodeY(Math.max(...counts, side ? 2 : 0));
  return html`<svg class="network" role="img" aria-label=${view.text("network")} viewBox="0 0 ${width} ${height}">
    ${links(view, counts, step)} ${inputColumn(view, inputs, step, colors)}
    ${experiment.layers.map((_, layer) => layerColumn(view, experiment, layer, (layer + 1.5) * step, colors))}
  </svg>`;
}

function links({ store }: View, counts: readonly number[], step: number): SVGTemplateResult[] {
  const weights = store.snapshot.value?.parts.weights ?? [];
  return weights.flatMap(({ kernel }, layer) =>
    Array.from({ length: counts[layer] * counts[layer + 1] }, (_, i) => {
      const [from, to] = [Math.floor(i / counts[layer + 1]), i % counts[layer + 1]];
      const look = linkLook(kernel[i]);
      const d = linkPath((layer + 0.5) * step, HEAD + nodeY(from), (layer + 1.5) * step, HEAD + nodeY(to));
      return svg`<path class=${look.sign} stroke-width=${look.width} stroke-opacity=${look.opacity} d=${d}></path>`;
    }),
  );
}

function inputColumn(view: View, inputs: readonly string[], step: number, colors: Colors): SVGTemplateResult {
  const { store } = view;
  const side = store.side.value;
  const maps = store.points.value?.columns === 2 ? store.pictures.value?.features : undefined;
  const paintFeature = (name: string) => (canvas: HTMLCanvasElement) => {
    const map = maps?.[name];
    if (map) paintSigned(canvas, map.size, map.values, colors, largest(map.values));
  };
  return svg`
    <text class="title" x=${step / 2} y="14">${view.text(side ? "pixels" : "features")}</text>
    ${side ? inputPicture(view, side, step / 2, colors) : nothing}
    ${inputs.map(
      (name, row) => svg`
      <text x=${step / 2 - 22} y=${HEAD + nodeY(row)} dy="0.32em" class="before">${view.itemLabel("feature", name)}</text>
      ${node(step / 2, HEAD + nodeY(row), imageOf(paintFeature(name)))}`,
    )}`;
}

/** The inspected picture, in place of one node for each pixel. */
function inputPicture({ store }: View, side: number, x: number, colors: Colors): SVGTemplateResult {
  const points = store.points.value!;
  const url = imageOf((canvas) => paintPicture(canvas, side, store.point.value, inkOf(points), colors));
  return svg`<image class="pixels" href=${url} x=${x - NODE} y=${HEAD} width=${2 * NODE} height=${2 * NODE}></image>
    <text x=${x} y=${HEAD + 2 * NODE + 14}>${side} × ${side}</text>`;
}

function layerColumn(view: View, experiment: Experiment, layer: number, x: number, colors: Colors): SVGTemplateResult {
  const { units = 0, activation } = experiment.layers[layer];
  const parts = view.store.snapshot.value?.parts;
  const isPixelated = view.store.side.value !== null;
  const paintUnit: PaintUnit = parts ? unitPainter(view.store, parts, colors) : () => {};
  const unitNode = (unit: number) =>
    node(
      x,
      HEAD + nodeY(unit),
      imageOf((canvas) => paintUnit(canvas, layer, unit)),
      isPixelated,
    );
  return svg`
    <text class="title" x=${x} y="14">${view.layerTitle(layer)}</text>
    ${units > 0 ? svg`<text x=${x} y="29">${view.itemLabel("activation", activationName(activation))} × ${units}</text>` : nothing}
    ${Array.from({ length: Math.min(units, UNITS_SHOWN) }, (_, unit) => unitNode(unit))}`;
}
