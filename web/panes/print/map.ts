import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Colors } from "../../charts/colors.ts";
import { paintDecision } from "../../charts/decision.ts";
import { drawnEvery, paintPoints, valueScale } from "../../charts/points.ts";
import { classLegend } from "../../ui/legend.ts";
import type { View } from "../../ui/view.ts";
import { pinMark } from "../map/pin-mark.ts";
import { pointSample } from "../map/point-sample.ts";
import { imageOf } from "./image.ts";

/** In CSS pixels of the paper. */
const SIZE = 300;
/** Above so many points their marks are smaller. */
const MANY_POINTS = 600;
const POINT_AREA = { few: 26, many: 14 } as const;

/** The map of the network's outputs with the data, for one or two input columns. */
export function printedMap(
  view: View,
  classes: number,
  extent: number,
  colors: Colors,
): TemplateResult | typeof nothing {
  const { store } = view;
  const map = store.snapshot.value?.parts.map;
  const task = store.task.value;
  const points = store.points.value;
  if (!map || !task || !points || points.columns > 2) return nothing;
  const output = view.outputShown;
  const decision = imageOf((canvas) => paintDecision(canvas, map, { task, colors, targets: points.targets, output }));
  const scale = valueScale(points.targets);
  const area = points.rows > MANY_POINTS ? POINT_AREA.many : POINT_AREA.few;
  const spots = imageOf((canvas) => paintPoints(canvas, SIZE, points, { task, colors, extent, scale, output, area }));
  return html`<figure class="map">
    <svg viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label=${view.text("printout-map")}>
      <image href=${decision} width=${SIZE} height=${SIZE} preserveAspectRatio="none"></image>
      <image href=${spots} width=${SIZE} height=${SIZE}></image>
      ${marks(view, extent)}
      <rect class="edge" width=${SIZE} height=${SIZE}></rect>
      <text x="3" y=${SIZE - 4}>−${extent}</text><text x=${SIZE - 3} y=${SIZE - 4} text-anchor="end">${extent}</text>
      <text x=${SIZE / 2} y=${SIZE - 4} text-anchor="middle">x₁</text><text x="3" y="11">${points.columns === 1 ? "y" : "x₂"}</text>
    </svg>
    <figcaption>
      ${task === "regression" ? view.text("legend-values") : classLegend(classes, (index) => view.classLabel(index))}
      <span class="split">${pointSample(false)} ${view.text("legend-train")} ${points.trainRows < points.rows ? html`${pointSample(true)} ${view.text("legend-test")}` : nothing}</span>
      ${drawnEvery(points.rows) > 1 ? view.text("legend-every", { every: drawnEvery(points.rows) }) : nothing}
    </figcaption>
  </figure>`;
}

/** The inspected point and the pins. */
function marks({ store }: View, extent: number): SVGTemplateResult[] {
  const at = (value: number) => ((value / extent + 1) / 2) * SIZE;
  const mark = ([x1, x2]: readonly number[], face: SVGTemplateResult) =>
    svg`<g transform="translate(${at(x1)} ${x2 === undefined ? SIZE / 2 : SIZE - at(x2)})">${face}</g>`;
  const inspected = svg`<circle class="halo" r="8"></circle><path class="here" d="M-12 0H-4M4 0H12M0 -12V-4M0 4V12"></path><circle class="here" r="8"></circle>`;
  const pins = store.view.value.pins.map(({ point }, i) =>
    mark(point, svg`<svg x="-9" y="-24" width="18" height="18" viewBox="-11 -11 22 22">${pinMark(i)}</svg>`),
  );
  return [...pins, mark(store.point.value, inspected)];
}
