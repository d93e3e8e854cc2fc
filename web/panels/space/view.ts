import { css as styles, html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Space } from "./types.ts";
import { paintPoints, scaled } from "../../charts/points.ts";
import { between, decisionLines, windowOf, within, type PlotWindow } from "./chart.ts";
import { select } from "../../ui/controls/fields.ts";
import { inputsOf, sizeOf, type Experiment } from "../../experiment/experiment.ts";
import type { ViewState } from "../../state/view-state.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { css, type Colors } from "../../charts/colors.ts";
import { axesOf } from "./axes.ts";
import { PanelView, type Explanation } from "../panel-view.ts";
import { PartSize } from "../../ui/view.ts";

const PRINCIPAL = "principal";
const POINT_AREA = 24;

/** The plane with its grid and points as a layer maps it. In the last space the classes can be separated by straight lines. */
export class SpaceView extends PanelView {
  readonly explanation: Explanation = { numbers: ({ view }) => ({ number: String(view.value.warp.layer + 1) }) };
  static override properties = { share: { state: true } };
  /** The position between the layer's input, 0, and its output, 1. */
  declare share: number;

  #size = new PartSize(this, ".plot");

  constructor() {
    super();
    this.share = 1;
  }

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    if (!experiment) return html``;
    if (this.store.points.value?.columns !== 2) return html`<p class="muted">${this.text("warp-columns")}</p>`;
    const { layer } = this.store.view.value.warp;
    const label = this.text("warp-plot", { name: this.layerTitle(layer) });
    return html`
      <div class="choice">${this.#choice(experiment, layer)} <p class="why muted">${this.#why(experiment, layer)} ${this.#drawn()}</p></div>
      <div class="plot" role="img" aria-label=${label}><canvas class="lines"></canvas><canvas class="points"></canvas></div>
    `;
  }

  #choice(experiment: Experiment, layer: number) {
    const { warp } = this.store.view.value;
    const units = sizeOf(experiment, layer);
    const change = (next: Partial<ViewState["warp"]>) => this.store.change({ warp: { ...warp, layer, ...next } });
    const main = warp.principal && units > 2;
    const unit = (axis: "x" | "y") =>
      select({
        id: `warp-${axis}`,
        label: this.text(axis === "x" ? "warp-across" : "warp-up"),
        value: main ? PRINCIPAL : String(axesOf(warp, units)[axis === "x" ? 0 : 1]),
        items: [
          ...(units > 2 ? [{ value: PRINCIPAL, label: this.text(axis === "x" ? "warp-main-1" : "warp-main-2") }] : []),
          ...Array.from({ length: units }, (_, i) => ({
            value: String(i),
            label: this.text("unit-number", { number: i + 1 }),
          })),
        ],
        change: (value) =>
          change(value === PRINCIPAL ? { principal: true } : { principal: false, [axis]: Number(value) }),
      });
    return html`
      ${select({
        id: "warp-layer",
        label: this.text("warp-after"),
        value: String(layer),
        items: experiment.layers.map((_, i) => ({ value: String(i), label: this.layerTitle(i) })),
        change: (value) => change({ layer: Number(value) }),
      })}
      ${units > 1 ? keyed(units, html`${unit("x")} ${unit("y")}`) : nothing} ${this.#far(experiment, layer)}
    `;
  }

  /** The slider is offered only if both input and output are planes. */
  #far(experiment: Experiment, layer: number) {
    if (inputsOf(experiment, layer) !== 2 || sizeOf(experiment, layer) !== 2) return nothing;
    return html`<div class="far">
      <label for="warp-far">${this.text("warp-far")}</label>
      <input id="warp-far" type="range" min="0" max="1" step="0.01" .value=${String(this.share)} @input=${(event: Event) => (this.share = (event.target as HTMLInputElement).valueAsNumber)} />
    </div>`;
  }

  /** Of much data, part of the points is drawn. */
  #drawn(): string {
    const { rows = 0 } = this.store.points.value ?? {};
    const count = (this.store.part("warp")?.points.length ?? 0) / 2;
    return count > 0 && count < rows ? this.text("warp-sample", { count, rows }) : "";
  }

  #why(experiment: Experiment, layer: number): string {
    const units = sizeOf(experiment, layer);
    const id =
      units < 2
        ? "warp-one"
        : units > 2
          ? "warp-wide"
          : layer === experiment.layers.length - 2
            ? "warp-line"
            : "warp-plane";
    return this.text(id, { units });
  }

  protected override paint(): void {
    const warp = this.store.part("warp");
    const { colors, points, task } = this.store;
    const plot = this.renderRoot.querySelector<HTMLElement>(".plot");
    if (!warp || !colors.value || !points.value || !task.value || !plot || warp.points.length === 0) return;
    const [lines, places] = this.#places(warp);
    const view = windowOf(places);
    const size = this.#size.width;
    const [below, above] = this.renderRoot.querySelectorAll("canvas");
    this.#paintLines(below, size, warp, within(lines, view), view, colors.value);
    const rows = places.length / 2;
    const { targets, trainRows } = points.value;
    const width = targets.length / points.value.rows;
    const shown = {
      inputs: within(places, view),
      targets: targets.slice(0, rows * width),
      rows,
      columns: 2,
      shape: [2],
      trainRows,
    };
    paintPoints(above, size, shown, { task: task.value, colors: colors.value, extent: 1, area: POINT_AREA });
  }

  #places({ from, lines, points }: Space): [Float64Array, Float64Array] {
    return from ? [between(from.lines, lines, this.share), between(from.points, points, this.share)] : [lines, points];
  }

  #paintLines(
    canvas: HTMLCanvasElement,
    size: number,
    warp: Space,
    lines: Float64Array,
    view: PlotWindow,
    colors: Colors,
  ): void {
    const context = scaled(canvas, size);
    if (!context) return;
    const draw = (places: ArrayLike<number>, start: number, end: number) => {
      context.beginPath();
      for (let i = start; i < end; i++)
        context.lineTo(((1 + places[2 * i]) * size) / 2, ((1 - places[2 * i + 1]) * size) / 2);
      context.stroke();
    };
    const all = lines.length / 2;
    context.lineWidth = 1;
    for (let start = 0; start < all; start += warp.linePoints) {
      context.strokeStyle = css(start < all / 2 ? colors.negative : colors.positive);
      context.globalAlpha = 0.45;
      draw(lines, start, start + warp.linePoints);
    }
    context.globalAlpha = 1;
    if (!warp.next || (warp.from && this.share < 1)) return;
    context.strokeStyle = css(colors.text);
    context.lineWidth = 2.5;
    const each = this.store.task.value === "multilabel" || warp.next.kernel.length === 2;
    for (const run of decisionLines(warp.next, each, view))
      draw(within(Float64Array.from(run.flat()), view), 0, run.length);
  }

  static override styles = [
    base,
    controls,
    styles`
      :host {
        display: grid;
        grid-template-columns: minmax(150px, 1fr) auto;
        grid-template-rows: minmax(190px, 1fr);
        gap: var(--space-3);
        min-height: 0;
        font-size: var(--size-2);
      }
      :host > p {
        grid-column: 1 / -1;
      }
      .choice {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
        gap: var(--space-2);
        align-content: start;
      }
      .far {
        display: grid;
      }
      .why {
        grid-column: 1 / -1;
        font-size: var(--size-1);
        line-height: 1.4;
      }
      .plot {
        position: relative;
        aspect-ratio: 1;
        overflow: hidden;
        border-radius: var(--radius-small);
        background: var(--sunken);
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      @container (max-width: 480px) {
        :host {
          grid-template: auto auto / minmax(0, 1fr);
        }
        .plot {
          width: 100%;
          max-width: 420px;
        }
      }
    `,
  ];
}

customElements.define("playground-warp", SpaceView);
