import { featureName } from "../../experiment/features.ts";
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Colors } from "../../charts/colors.ts";
import { linkLook, linkPath, NODE, nodeY } from "../../charts/graph.ts";
import { paintExample } from "../../charts/examples.ts";
import { largest, paintSigned } from "../../charts/raster.ts";
import type { LayerShape } from "../../engine/types.ts";
import { activationName, type Experiment } from "../../experiment/experiment.ts";
import { kindOf } from "../../experiment/layer-kinds.ts";
import type { ShownWeights } from "../../experiment/protocol.ts";
import { outputIndex } from "../../experiment/layers.ts";
import { hasGallery, inkOf } from "../../experiment/pictures.ts";
import { sizeText } from "../../experiment/shape.ts";
import { UNITS_SHOWN } from "../../state/valid-view.ts";
import type { View } from "../../ui/view.ts";
import { layerColumns, shapesOf, WHOLE, type Column } from "../network/columns.ts";
import { bundleLook } from "../network/links.ts";
import { unitPainter, type PaintUnit } from "../network/unit-picture.ts";
import { PAPER } from "./fit-paper.ts";
import { imageOf, node } from "./image.ts";

/** Least width of a layer's column, in CSS pixels of the paper. */
const COLUMN = 84;
/** Height of the lines above the nodes. */
const HEAD = 50;
/** From a node's centre down to the line of its own name. */
const OWN_NAME = 14;
/** Characters of an own name that a column has room for. */
const OWN_NAME_LENGTH = 22;
/** Side in pixels of the drawing of a sequence. */
const EXAMPLE = 128;

/** The network: links by their weights, units, channels and features with their maps. `isWhole`: also those that the screen shows on request. */
export function printedNetwork(view: View, experiment: Experiment, colors: Colors, isWhole = false): TemplateResult {
  const { store } = view;
  const isOneInput = hasGallery(store.points.value?.shape ?? []);
  const inputs = isOneInput ? [] : experiment.features.slice(0, isWhole ? WHOLE : UNITS_SHOWN).map(featureName);
  const shapes = shapesOf(experiment, store.layers.value);
  const expanded = new Set(isWhole ? experiment.layers.keys() : []);
  const columns = layerColumns(experiment, shapes, isOneInput ? 0 : experiment.features.length, expanded);
  const most = isWhole ? Infinity : UNITS_SHOWN;
  const counts = [inputs.length, ...columns.map(({ nodes }) => Math.min(nodes.length, most))];
  const width = Math.max(PAPER.width, counts.length * COLUMN);
  const step = width / counts.length;
  const hidden = [experiment.features.length, ...columns.map(({ count }) => count)].map((count, i) =>
    counts[i] > 0 ? count - counts[i] : 0,
  );
  const rows = counts.map((count, i) => (hidden[i] > 0 ? count + 1 : count));
  const height = HEAD + nodeY(Math.max(...rows, isOneInput ? 2 : 0));
  return html`<svg class="network" role="img" aria-label=${view.text("network")} viewBox="0 0 ${width} ${height}">
    ${links(view, columns, counts, step)}
    ${isOneInput ? inputExample(view, step / 2, colors) : inputColumn(view, inputs, step, colors)}
    ${experiment.layers.map((_, layer) => layerColumn(view, experiment, shapes[layer], counts[layer + 1], layer, (layer + 1.5) * step, colors))}
    ${hidden.map((more, i) => (more > 0 ? svg`<text x=${(i + 0.5) * step} y=${HEAD + nodeY(counts[i])} dy="-0.4em">+ ${more}</text>` : nothing))}
  </svg>`;
}

/** Links by their weights; where none leads from node to node, one bundle a node from the middle of the column before. */
function links({ store }: View, columns: readonly Column[], counts: readonly number[], step: number) {
  const weights = store.snapshot.value?.parts.weights ?? [];
  return weights.flatMap((shown, layer) => {
    const source = Math.max(
      0,
      counts
        .slice(0, layer + 1)
        .map((count) => count > 0)
        .lastIndexOf(true),
    );
    const [start, end] = [(source + 0.5) * step, (layer + 1.5) * step];
    const column = columns[layer];
    if (column?.linked) return linksOf(shown, counts[source], counts[layer + 1], start, end);
    const from = HEAD + (counts[source] > 0 ? nodeY((counts[source] - 1) / 2) : NODE);
    const before = counts[source] > 0 ? NODE : 2 * NODE;
    return Array.from({ length: counts[layer + 1] }, (_, unit) => {
      const { width, opacity } = bundleLook(column, shown, unit);
      const d = linkPath(start, from, end, HEAD + nodeY(unit), before);
      return svg`<path class="bundle" stroke-width=${width} stroke-opacity=${opacity} d=${d}></path>`;
    });
  });
}

function linksOf({ kernel, units }: ShownWeights, inputs: number, outputs: number, start: number, end: number) {
  return Array.from({ length: inputs * outputs }, (_, i) => {
    const [from, to] = [Math.floor(i / outputs), i % outputs];
    const look = linkLook(kernel[from * units + to]);
    const d = linkPath(start, HEAD + nodeY(from), end, HEAD + nodeY(to));
    return svg`<path class=${look.sign} stroke-width=${look.width} stroke-opacity=${look.opacity} d=${d}></path>`;
  });
}

function inputColumn(view: View, inputs: readonly string[], step: number, colors: Colors): SVGTemplateResult {
  const { store } = view;
  const maps = store.points.value?.columns === 2 ? store.pictures.value?.features : undefined;
  const paintFeature = (name: string) => (canvas: HTMLCanvasElement) => {
    const map = maps?.[name];
    if (map) paintSigned(canvas, map.size, map.values, colors, largest(map.values));
  };
  return svg`
    <text class="title" x=${step / 2} y="14">${view.text("features")}</text>
    ${inputs.map(
      (name, row) => svg`
      <text x=${step / 2 - 22} y=${HEAD + nodeY(row)} dy="0.32em" class="before">${view.itemLabel("feature", name)}</text>
      ${node(step / 2, HEAD + nodeY(row), imageOf(paintFeature(name)))}`,
    )}`;
}

/** The inspected picture or sequence, in place of a node for each of its numbers. */
function inputExample(view: View, x: number, colors: Colors): SVGTemplateResult {
  const { store } = view;
  const points = store.points.value!;
  const size = { width: EXAMPLE, height: EXAMPLE };
  const url = imageOf((canvas) => paintExample(canvas, size, store.point.value, points.shape, inkOf(points), colors));
  const style = store.isPictures.value ? "pixels" : "";
  return svg`
    <text class="title" x=${x} y="14">${view.text(store.isPictures.value ? "pixels" : "sequence")}</text>
    <image class=${style} href=${url} x=${x - NODE} y=${HEAD} width=${2 * NODE} height=${2 * NODE}></image>
    <text x=${x} y=${HEAD + 2 * NODE + 14}>${sizeText(points.shape)}</text>`;
}

function layerColumn(
  view: View,
  experiment: Experiment,
  shape: LayerShape,
  count: number,
  layer: number,
  x: number,
  colors: Colors,
): SVGTemplateResult {
  const parts = view.store.snapshot.value?.parts;
  const paintUnit: PaintUnit = parts ? unitPainter(view.store, parts, colors) : () => {};
  const unitNode = (unit: number) =>
    node(
      x,
      HEAD + nodeY(unit),
      imageOf((canvas) => paintUnit(canvas, layer, unit)),
      view.store.isPictures.value,
    );
  return svg`
    <text class="title" x=${x} y="14">${view.text(layer === outputIndex(experiment.layers) ? "output-layer" : "layer-name", { number: layer + 1 })}</text>
    ${subtitles(view, experiment, shape, layer).map((text, i) => svg`<text x=${x} y=${28 + 12 * i}>${text}</text>`)}
    ${Array.from({ length: count }, (_, unit) => [unitNode(unit), ownNameOf(view, layer, unit, x)])}`;
}

/** The name that the learner has given a unit, at its foot. */
function ownNameOf(view: View, layer: number, unit: number, x: number) {
  const own = view.ownUnitName(layer, unit);
  if (own === undefined) return svg``;
  const letters = Array.from(own);
  const text = letters.length > OWN_NAME_LENGTH ? `${letters.slice(0, OWN_NAME_LENGTH).join("")}…` : own;
  return svg`<text class="own" x=${x} y=${HEAD + nodeY(unit) + OWN_NAME}>${text}</text>`;
}

/** The activation and the units of a plain layer; of any other its kind, and the shape that it gives. */
function subtitles(view: View, { layers }: Experiment, { output }: LayerShape, index: number): string[] {
  const { kind, activation, units } = layers[index];
  if (kind === undefined) return [`${view.itemLabel("activation", activationName(activation))} × ${units}`];
  const item = kindOf(view.store.description.value!.catalog, layers[index])!;
  return [view.store.texts.value.label("layer-kind", item), output.join(" × ")];
}
