import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { table } from "../../i18n/changes.ts";
import { linkLook, linkPath, NODE, nodeY } from "../../charts/graph.ts";
import { lines } from "../../charts/lines.ts";
import { drawnEvery, paintPoints, valueScale } from "../../charts/points.ts";
import { largest, paintPicture, paintSigned } from "../../charts/raster.ts";
import type { EvaluatedStatus } from "../../experiment/protocol.ts";
import type { Status } from "../../engine/types.ts";
import { activationName, classCount, type Experiment } from "../../experiment/experiment.ts";
import { inkOf } from "../../experiment/pictures.ts";
import { UNITS_SHOWN } from "../../state/session/session.ts";
import { axes, base } from "../../ui/styles/base.ts";
import { resolveColors, type Colors } from "../../charts/colors.ts";
import { curveStyles } from "../../panels/curves/view.ts";
import { paintDecision } from "../../charts/decision.ts";
import "../inspector/view.ts";
import { fitPaper, PAPER } from "./fit-paper.ts";
import { classColors, classLegend } from "../../ui/legend.ts";
import { pointSample } from "../map/view.ts";
import { pinMark, pinStyles } from "../map/pin-mark.ts";
import { unitPainter, type PaintUnit } from "../network/unit-picture.ts";
import { View } from "../../ui/view.ts";

/** In CSS pixels of the paper. */
const WIDTH = PAPER.width;
const COLUMN = 84;
const HEAD = 40;
const MAP = 300;
const MICROTASKS = 20;
const CURVE = { width: 370, height: 150 };
/** A longer link is nothing to type. */
const LONGEST_LINK = 1500;

/** What goes on paper instead of the page: the experiment, what it has come to, and where it is to be found. */
export class HandoutView extends View {
  static override needs = ["map", "neurons", "weights", "curves", "inspection"] as const;
  static override properties = { address: { attribute: false }, carried: { attribute: false } };
  /** null: none that leads here. */
  declare address: string | null;
  /** The address carries the experiment. */
  declare carried: boolean;

  constructor() {
    super();
    this.address = null;
    this.carried = true;
  }

  /** Those of the light theme, whatever the screen's. */
  get #colors(): Colors {
    const probe = this.renderRoot.appendChild(document.createElement("i"));
    const colors = resolveColors(probe);
    probe.remove();
    return colors;
  }

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const catalog = this.store.description.value?.catalog;
    if (!experiment || !catalog) return html`<h1>${this.text("name")}</h1>`;
    const colors = this.#colors;
    return html`
      <h1>${this.text("name")}</h1>
      <section>
        <h2>${this.text("handout-experiment")}</h2>
        ${rows(table(this.store.texts.value, catalog, experiment))}
      </section>
      <section>
        <h2>${this.text("handout-reached")}</h2>
        ${this.#reached()}
      </section>
      <section>
        <h2>${this.text("network")}</h2>
        ${this.#network(experiment, colors)}
      </section>
      <div class="beside">${this.#map(classCount(catalog, experiment), catalog.extent, colors)} ${this.#curves()}</div>
      <section>
        <playground-inspector plain .store=${this.store} .session=${this.session}></playground-inspector>
        <p class="shortened" hidden>${this.text("handout-shortened")}</p>
      </section>
      ${this.#link()}
    `;
  }

  /** The inspector draws itself in the same task, after this. */
  protected override async updated(): Promise<void> {
    const inspector = this.renderRoot.querySelector<View>("playground-inspector");
    for (let tries = 0; inspector && !inspector.hasUpdated && tries < MICROTASKS; tries++) await Promise.resolve();
    if (inspector?.isConnected) this.#fit(inspector);
  }

  #fit(inspector: Element): void {
    const shortened = this.renderRoot.querySelector<HTMLElement>(".shortened")!;
    fitPaper(
      this,
      () => [...this.renderRoot.children],
      (brief) => {
        inspector.toggleAttribute("brief", brief);
        shortened.hidden = !brief;
      },
    );
  }

  #reached() {
    const { status } = this.store.snapshot.value ?? {};
    return status ? rows(this.#numbers(status)) : nothing;
  }

  #numbers({ epoch, step, train, test, evaluated }: EvaluatedStatus): { name: string; value: string }[] {
    const regression = this.store.task.value === "regression";
    const texts = this.store.texts.value;
    const item = (id: string, value: number | undefined, options: Intl.NumberFormatOptions = {}) =>
      value === undefined ? [] : [{ name: this.text(id), value: texts.number(value, options) }];
    const loss = { maximumSignificantDigits: 4 };
    const score = regression ? loss : ({ style: "percent", maximumFractionDigits: 1 } as const);
    const scored = (metrics: Status["test"]) => (regression ? metrics?.r_squared : metrics?.accuracy);
    return [
      ...item("epoch-count", Math.floor(epoch)),
      ...item("step-count", step),
      ...(evaluated === step ? [] : item("evaluated-step", evaluated)),
      ...item("loss-train", train.loss, loss),
      ...item("loss-test", test?.loss, loss),
      ...item(regression ? "r2-train" : "accuracy-train", scored(train), score),
      ...item(regression ? "r2-test" : "accuracy-test", scored(test), score),
    ];
  }

  #network(experiment: Experiment, colors: Colors): TemplateResult {
    const inputs = this.store.side.value ? [] : experiment.features.slice(0, UNITS_SHOWN);
    const counts = [inputs.length, ...experiment.layers.map(({ units }) => Math.min(units, UNITS_SHOWN))];
    const width = Math.max(WIDTH, counts.length * COLUMN);
    const step = width / counts.length;
    const height = HEAD + nodeY(Math.max(...counts, this.store.side.value ? 2 : 0));
    return html`<svg class="network" role="img" aria-label=${this.text("network")} viewBox="0 0 ${width} ${height}">
      ${this.#links(counts, step)} ${this.#inputs(inputs, step, colors)}
      ${experiment.layers.map((_, layer) => this.#layer(experiment, layer, (layer + 1.5) * step, colors))}
    </svg>`;
  }

  #links(counts: readonly number[], step: number): SVGTemplateResult[] {
    const weights = this.store.snapshot.value?.parts.weights ?? [];
    return weights.flatMap(({ kernel }, layer) =>
      Array.from({ length: counts[layer] * counts[layer + 1] }, (_, i) => {
        const [from, to] = [Math.floor(i / counts[layer + 1]), i % counts[layer + 1]];
        const look = linkLook(kernel[i]);
        const d = linkPath((layer + 0.5) * step, HEAD + nodeY(from), (layer + 1.5) * step, HEAD + nodeY(to));
        return svg`<path class=${look.sign} stroke-width=${look.width} stroke-opacity=${look.opacity} d=${d}></path>`;
      }),
    );
  }

  #inputs(inputs: readonly string[], step: number, colors: Colors): SVGTemplateResult {
    const side = this.store.side.value;
    const maps = this.store.points.value?.columns === 2 ? this.store.pictures.value?.features : undefined;
    const feature = (name: string) => (canvas: HTMLCanvasElement) => {
      const map = maps?.[name];
      if (map) paintSigned(canvas, map.size, map.values, colors, largest(map.values));
    };
    return svg`
      <text class="title" x=${step / 2} y="14">${this.text(side ? "pixels" : "features")}</text>
      ${side ? this.#picture(side, step / 2, colors) : nothing}
      ${inputs.map(
        (name, row) => svg`
        <text x=${step / 2 - 22} y=${HEAD + nodeY(row)} dy="0.32em" class="before">${this.itemLabel("feature", name)}</text>
        ${node(step / 2, row, picture(feature(name)))}`,
      )}`;
  }

  /** The picture looked at, in place of its pixels one by one. */
  #picture(side: number, x: number, colors: Colors): SVGTemplateResult {
    const points = this.store.points.value!;
    const url = picture((canvas) => paintPicture(canvas, side, this.store.point.value, inkOf(points), colors));
    return svg`<image class="pixels" href=${url} x=${x - NODE} y=${HEAD} width=${2 * NODE} height=${2 * NODE}></image>
      <text x=${x} y=${HEAD + 2 * NODE + 14}>${side} × ${side}</text>`;
  }

  #layer(experiment: Experiment, layer: number, x: number, colors: Colors): SVGTemplateResult {
    const { units, activation } = experiment.layers[layer];
    const parts = this.store.snapshot.value?.parts;
    const paintUnit: PaintUnit = parts ? unitPainter(this.store, parts, colors) : () => {};
    const shown = Math.min(units, UNITS_SHOWN);
    return svg`
      <text class="title" x=${x} y="14">${this.layerTitle(layer)}</text>
      <text x=${x} y="29">${this.itemLabel("activation", activationName(activation))} × ${units}</text>
      ${Array.from({ length: shown }, (_, unit) =>
        node(
          x,
          unit,
          picture((canvas) => paintUnit(canvas, layer, unit)),
          this.store.side.value !== null,
        ),
      )}`;
  }

  #map(classes: number, extent: number, colors: Colors) {
    const map = this.store.snapshot.value?.parts.map;
    const task = this.store.task.value;
    const points = this.store.points.value;
    if (!map || !task || !points || points.columns > 2) return nothing;
    const decision = picture((canvas) =>
      paintDecision(canvas, map, { task, colors, targets: points.targets, output: this.outputShown }),
    );
    const scale = valueScale(points.targets);
    const spots = picture((canvas) =>
      paintPoints(canvas, MAP, points, {
        task,
        colors,
        extent,
        scale,
        output: this.outputShown,
        area: points.rows > 600 ? 14 : 26,
      }),
    );
    return html`<figure class="map">
      <svg viewBox="0 0 ${MAP} ${MAP}" role="img" aria-label=${this.text("handout-map")}>
        <image href=${decision} width=${MAP} height=${MAP} preserveAspectRatio="none"></image>
        <image href=${spots} width=${MAP} height=${MAP}></image>
        ${this.#places(extent)}
        <rect class="edge" width=${MAP} height=${MAP}></rect>
        <text x="3" y=${MAP - 4}>−${extent}</text><text x=${MAP - 3} y=${MAP - 4} text-anchor="end">${extent}</text>
        <text x=${MAP / 2} y=${MAP - 4} text-anchor="middle">x₁</text><text x="3" y="11">${points.columns === 1 ? "y" : "x₂"}</text>
      </svg>
      <figcaption>
        ${task === "regression" ? this.text("legend-values") : classLegend(classes, (index) => this.classLabel(index))}
        <span class="split">${pointSample(false)} ${this.text("legend-train")} ${points.trainRows < points.rows ? html`${pointSample(true)} ${this.text("legend-test")}` : nothing}</span>
        ${drawnEvery(points.rows) > 1 ? this.text("legend-every", { every: drawnEvery(points.rows) }) : nothing}
      </figcaption>
    </figure>`;
  }

  /** The point looked at, and those pinned. */
  #places(extent: number): SVGTemplateResult[] {
    const at = (value: number) => ((value / extent + 1) / 2) * MAP;
    const mark = ([x1, x2]: readonly number[], face: SVGTemplateResult) =>
      svg`<g transform="translate(${at(x1)} ${x2 === undefined ? MAP / 2 : MAP - at(x2)})">${face}</g>`;
    const here = svg`<circle class="halo" r="8"></circle><path class="here" d="M-12 0H-4M4 0H12M0 -12V-4M0 4V12"></path><circle class="here" r="8"></circle>`;
    const pins = this.store.view.value.pins.map(({ point }, i) =>
      mark(point, svg`<svg x="-9" y="-24" width="18" height="18" viewBox="-11 -11 22 22">${pinMark(i)}</svg>`),
    );
    return [...pins, mark(this.store.point.value, here)];
  }

  #curves() {
    const curves = this.store.snapshot.value?.parts.curves;
    if (!curves || curves.epoch.length < 2) return nothing;
    const regression = this.store.task.value === "regression";
    const plain = (value: number) => this.store.texts.value.number(value, { maximumSignificantDigits: 4 });
    const percent = (value: number) => this.store.texts.value.number(value, { style: "percent" });
    const plot = (
      name: string,
      train: number[],
      test: number[],
      y: readonly [number, number] | undefined,
      formatY: (value: number) => string,
    ) => html`<figure>
      <h2>${this.text(name)} <span class="key">${keyLine("train")} ${this.text("legend-train")} ${keyLine("test")} ${this.text("legend-test")}</span></h2>
      <svg role="img" aria-label=${this.text(`${name}-chart`)} viewBox="0 0 ${CURVE.width} ${CURVE.height}">
        ${lines({
          ...CURVE,
          x: curves.epoch,
          xLabel: this.text("epochs"),
          series: [
            { values: train, style: "train" },
            { values: test, style: "test" },
          ],
          y,
          formatX: plain,
          formatY,
        })}
      </svg>
    </figure>`;
    return html`<div class="curves">
      ${plot("loss", curves.trainLoss, curves.testLoss, undefined, plain)}
      ${plot(regression ? "r2" : "accuracy", curves.trainAccuracy, curves.testAccuracy, [0, 1], regression ? plain : percent)}
    </div>`;
  }

  #link() {
    if (this.address === null) return nothing;
    const missing = !this.carried
      ? "handout-link-none"
      : this.address.length > LONGEST_LINK
        ? "handout-link-long"
        : null;
    return html`<section>
      <h2>${this.text("handout-link")}</h2>
      ${missing ? html`<p>${this.text(missing)}</p>` : html`<p class="address">${this.address}</p>`}
    </section>`;
  }

  static override styles = [base, axes, classColors, pinStyles, curveStyles, handoutStyles()];
}

const rows = (pairs: readonly { name: string; value: string }[]): TemplateResult =>
  html`<dl>${pairs.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

const keyLine = (style: string) =>
  html`<svg aria-hidden="true" viewBox="0 0 20 8"><path class="curve ${style}" d="M0 4H20"></path></svg>`;

/** What is painted, as an image that prints as sharp as it is; empty where nothing was. */
function picture(paint: (canvas: HTMLCanvasElement) => void): string {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 0;
  paint(canvas);
  return canvas.width > 0 ? canvas.toDataURL() : "";
}

function node(x: number, row: number, url: string, pixels = false): SVGTemplateResult {
  const [left, top] = [x - NODE / 2, HEAD + nodeY(row) - NODE / 2];
  return svg`
    <image class=${pixels ? "pixels" : ""} href=${url || nothing} x=${left} y=${top} width=${NODE} height=${NODE} preserveAspectRatio="none"></image>
    <rect class="edge" x=${left} y=${top} width=${NODE} height=${NODE} rx="4"></rect>`;
}

function handoutStyles() {
  return css`
    :host {
      color-scheme: light;
      /* Paper has sizes of its own, whatever the size of text on the screen. */
      --size-1: 8pt;
      --size-2: 8.5pt;
      --size-3: 9pt;
      --size-4: 10.5pt;
      --size-5: 12pt;
      display: block;
      zoom: var(--fit, 1);
      width: calc(700px / var(--fit, 1));
      color: #000;
      background: #fff;
      --text: #000;
      --surface: #fff;
      --muted: #444;
      font-size: 9pt;
      print-color-adjust: exact;
    }
    h1 {
      margin: 0 0 var(--space-2);
      font-size: 16pt;
    }
    h2 {
      margin-bottom: 3px;
      font-size: 10pt;
    }
    :is(section, figure, .beside) {
      margin-top: var(--space-3);
      break-inside: avoid;
    }
    dl {
      columns: 2;
      column-gap: var(--space-5);
    }
    dl > div {
      display: grid;
      grid-template-columns: 38% 1fr;
      gap: var(--space-2);
      padding: 1px 0;
      border-bottom: 1px solid #ccc;
      break-inside: avoid;
    }
    dt {
      color: var(--muted);
    }
    dd {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .network {
      display: block;
      width: 100%;
    }
    .network path {
      fill: none;
    }
    .network .negative {
      stroke: var(--negative);
    }
    .network .positive {
      stroke: var(--positive);
    }
    .network text {
      font-size: 10.5px;
      text-anchor: middle;
    }
    .network .title {
      font-weight: 650;
    }
    .network .before {
      text-anchor: end;
      font-style: italic;
    }
    .edge {
      fill: none;
      stroke: #666;
    }
    .pixels {
      image-rendering: pixelated;
    }
    .beside {
      display: flex;
      gap: var(--space-4);
    }
    .beside figure {
      margin: 0;
    }
    .map {
      flex: 0 0 300px;
    }
    .map > svg {
      display: block;
      width: 100%;
    }
    .map text {
      font-size: 10.5px;
      paint-order: stroke;
      stroke: #fff;
      stroke-width: 3px;
    }
    .here {
      fill: none;
      stroke: #000;
      stroke-width: 1.5px;
    }
    .halo {
      fill: none;
      stroke: #fff;
      stroke-width: 4px;
    }
    figcaption {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--space-3);
      padding-top: 4px;
    }
    figcaption svg {
      width: 12px;
      height: 12px;
      vertical-align: -1px;
      overflow: visible;
    }
    .split svg {
      fill: var(--muted);
      stroke: var(--muted);
      stroke-width: 1.5;
    }
    .split svg.hollow {
      fill: none;
    }
    .curves {
      flex: 1;
      min-width: 0;
    }
    .curves:only-child {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-4);
    }
    .curves figure > svg {
      display: block;
      width: 100%;
    }
    .key {
      font-weight: 400;
      font-size: 8.5pt;
    }
    .key svg {
      width: 20px;
      height: 8px;
      margin-inline-start: 8px;
    }
    .address {
      font: 7pt ui-monospace, monospace;
      overflow-wrap: anywhere;
    }
  `;
}

customElements.define("playground-handout", HandoutView);
