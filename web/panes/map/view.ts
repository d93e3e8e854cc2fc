import { css, html, nothing, svg, type TemplateResult } from "lit";
import { drawnEvery, paintPoints, valueScale } from "../../charts/points.ts";
import { largest, paintSigned } from "../../charts/raster.ts";
import { shapePath } from "../../charts/shapes.ts";
import { select } from "../../ui/controls/fields.ts";
import { icon } from "../../ui/controls/icons.ts";
import { classCount, classProbabilities, outputUnits } from "../../experiment/experiment.ts";
import { isSame } from "../../state/store.ts";
import { base, controls } from "../../ui/styles/base.ts";
import type { Colors } from "../../charts/colors.ts";
import { classColors, classLegend } from "../../ui/legend.ts";
import { decided, paintDecision } from "../../charts/decision.ts";
import "../table-view/button.ts";
import { pinMark, pinStyles } from "./pin-mark.ts";
import { unitPainter } from "../network/unit-picture.ts";
import { PartSize, View } from "../../ui/view.ts";

const KEY_STEP = 0.05;
const MARK = 24;
const PIN = 62;
const SPEAK_AFTER_MS = 400;

/** The decision map: what the network answers everywhere, the data on it, and the point looked at. */
export class MapView extends View {
  static override needs = ["map"] as const;

  static override properties = { spoken: { state: true } };
  /** What a screen reader says once the keys rest. */
  declare spoken: string;
  #speaking = 0;
  #size = new PartSize(this, "canvas.points");

  constructor() {
    super();
    this.spoken = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#speaking);
  }

  get #extent(): number {
    return this.store.description.value?.catalog.extent ?? 1;
  }

  protected override render(): TemplateResult {
    if (this.store.side.value) return this.#pictures();
    const columns = this.store.points.value?.columns ?? 2;
    return html`
      <div class="frame">
        ${columns > 2 ? this.#rows() : this.#plane()}
      </div>
      ${this.#legend()} ${this.#isDrawing() ? html`<playground-tools .store=${this.store} .session=${this.session}></playground-tools>` : nothing}
      <p class="visually-hidden" role="status">${this.spoken}</p>
    `;
  }

  /** Pictures have no plane: they are shown one by one. */
  #pictures(): TemplateResult {
    if (!this.store.parts.has("gallery", () => import("./gallery.ts")))
      return html`<div class="frame" aria-busy="true"></div>`;
    return html`<playground-gallery .store=${this.store} .session=${this.session}></playground-gallery>`;
  }

  /** Whether the tools are out, and here: they come when they are first asked for. */
  #isDrawing(): boolean {
    if (this.store.view.value.hand === null || (this.store.points.value?.columns ?? 3) > 2) return false;
    return this.store.parts.has("hand", () => import("./hand.ts"));
  }

  /** Data of more columns than a plane has is looked at row by row. */
  #rows() {
    if (!this.store.parts.has("rows", () => import("./rows.ts"))) return nothing;
    return html`<playground-rows .store=${this.store} .session=${this.session}></playground-rows>`;
  }

  #plane(): TemplateResult {
    return html`
      <canvas class="map"></canvas>
      <canvas class="points"></canvas>
      ${this.#isDrawing() ? html`<playground-hand .store=${this.store} .session=${this.session}></playground-hand>` : this.#looking()}
      <playground-in-words kind="map" .store=${this.store} .session=${this.session}></playground-in-words>
      ${this.#magnifiedName()} ${this.#discreteToggle()}
      <span class="tick left" aria-hidden="true">−${this.#extent}</span>
      <span class="tick right" aria-hidden="true">${this.#extent}</span>
      <span class="axis-x" aria-hidden="true">x₁</span>
      <span class="axis-y" aria-hidden="true">${this.store.points.value?.columns === 1 ? "y" : "x₂"}</span>
    `;
  }

  #magnifiedName() {
    const { magnified } = this.store;
    if (!magnified) return nothing;
    const name =
      "feature" in magnified
        ? this.itemLabel("feature", magnified.feature)
        : this.unitName(magnified.layer, magnified.unit);
    return html`<span class="magnified" aria-hidden="true">${name}</span>`;
  }

  #looking(): TemplateResult {
    return html`<svg
      class="cross"
      viewBox="0 0 1000 1000"
      role="application"
      tabindex="0"
      aria-label=${this.text("map-label")}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onPointer}
      @pointermove=${this.#onPointer}
    >
      ${this.#pins()} ${this.#cross()}
    </svg>`;
  }

  /** Beside their points, so that what lies there is seen. */
  #pins() {
    return this.store.view.value.pins.map(({ point: [x1, x2 = 0] }, i) => {
      const x = (x1 / this.#extent + 1) * 500;
      const y = (1 - x2 / this.#extent) * 500;
      const top = y > PIN * 1.5 ? y - PIN * 1.3 : y + PIN * 0.3;
      return svg`
        <circle class="halo" cx=${x} cy=${y} r="10"></circle><circle class="spot" cx=${x} cy=${y} r="10"></circle>
        <svg x=${Math.min(1000 - PIN, Math.max(0, x - PIN / 2))} y=${top} width=${PIN} height=${PIN} viewBox="-11 -11 22 22">${pinMark(i)}</svg>`;
    });
  }

  #cross() {
    const [x1, x2] = this.store.point.value;
    const x = (x1 / this.#extent + 1) * 500;
    if (x2 === undefined) return svg`<path class="halo" d="M${x} 0V1000"></path><path d="M${x} 0V1000"></path>`;
    const y = (1 - x2 / this.#extent) * 500;
    const d = `M${x} 0V${y - MARK}M${x} ${y + MARK}V1000M0 ${y}H${x - MARK}M${x + MARK} ${y}H1000`;
    return svg`
      <path class="halo" d=${d}></path>
      <path class="hair" d=${d}></path>
      <circle class="halo" cx=${x} cy=${y} r=${MARK}></circle>
      <circle class="ring" cx=${x} cy=${y} r=${MARK}></circle>`;
  }

  #legend(): TemplateResult {
    const description = this.store.description.value;
    const experiment = this.store.experiment.value;
    const task = this.store.task.value;
    if (!description || !experiment || !task) return html`<div class="legend"></div>`;
    const every = drawnEvery(this.store.points.value?.rows ?? 0);
    return html`<div class="legend">
      ${
        task === "regression"
          ? this.#values(outputUnits(experiment))
          : classLegend(classCount(description.catalog, experiment), (index) => this.classLabel(index))
      }
      <span class="split">
        ${pointSample(false)} ${this.text("legend-train")} ${experiment.data.test_fraction ? this.#testToggle() : nothing}
        ${every > 1 ? this.text("legend-every", { every }) : nothing}
      </span>
    </div>`;
  }

  /** Several curves stand together; over the plane one of several numbers is shown. */
  #values(outputs: number): TemplateResult | TemplateResult[] {
    const columns = this.store.points.value?.columns ?? 2;
    if (outputs > 1 && columns === 1) return classLegend(outputs, (index) => this.outputLabel(index));
    return html`${outputs > 1 && columns === 2 ? this.#outputs(outputs) : nothing}
      <span class="scale" aria-hidden="true"></span><span>${this.text("legend-values")}</span>`;
  }

  #outputs(outputs: number): TemplateResult {
    return select({
      id: "output",
      label: this.text("map-output"),
      hidden: true,
      value: String(this.outputShown),
      items: Array.from({ length: outputs }, (_, i) => ({ value: String(i), label: this.outputLabel(i) })),
      change: (output) => this.store.change({ output: Number(output) }),
    });
  }

  #testToggle(): TemplateResult {
    const { testShown } = this.store.view.value;
    const label = this.text("show-test");
    return html`<button type="button" aria-pressed=${testShown} aria-label=${label} title=${label} @click=${() => this.store.change({ testShown: !testShown })}>
      ${pointSample(true)} ${this.text("legend-test")}
    </button>`;
  }

  #discreteToggle() {
    if (this.store.points.value?.columns !== 2 || this.store.view.value.hand) return nothing;
    const { discrete } = this.store.view.value;
    const label = this.text("show-discrete");
    return html`<button type="button" class="discrete" aria-pressed=${discrete} aria-label=${label} title=${label} @click=${() => this.store.change({ discrete: !discrete })}>
      ${icon("discrete")}
    </button>`;
  }

  #onPointer = (event: PointerEvent): void => {
    if (event.type === "pointermove" && event.buttons === 0) return;
    const area = event.currentTarget as SVGElement;
    if (event.type === "pointerdown") area.setPointerCapture(event.pointerId);
    const box = area.getBoundingClientRect();
    const across = (2 * (event.clientX - box.left)) / box.width - 1;
    const up = 1 - (2 * (event.clientY - box.top)) / box.height;
    this.#look([across * this.#extent, up * this.#extent]);
  };

  #onKey = (event: KeyboardEvent): void => {
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const move = moves[event.key];
    if (!move) return this.#onPinKey(event);
    event.preventDefault();
    const step = KEY_STEP * (event.shiftKey ? 10 : 1);
    this.#look(this.store.point.value.map((value, i) => value + move[i] * step));
    this.#speakSoon();
  };

  /** Enter pins the point, Delete takes its pin away, a number goes to a pin. */
  #onPinKey(event: KeyboardEvent): void {
    const { pins } = this.store.view.value;
    const pinned = pins.findIndex(({ point }) => isSame(point, this.store.point.value));
    const chosen = pins[Number(event.key) - 1];
    if (event.key === "Enter") this.store.pin();
    else if (event.key === "Delete" && pinned >= 0) this.store.unpin(pinned);
    else if (chosen) this.store.change(chosen);
    else return;
    event.preventDefault();
    this.#speakSoon();
  }

  /** Once the network has answered for the point on show. */
  #speakSoon(): void {
    clearTimeout(this.#speaking);
    this.#speaking = window.setTimeout(() => {
      const answered = this.store.snapshot.value?.parts.inspection?.point;
      if (answered && isSame(answered, this.store.point.value)) this.spoken = this.#words();
      else this.#speakSoon();
    }, SPEAK_AFTER_MS);
  }

  /** The point, and what the network answers there. */
  #words(): string {
    const { inspection } = this.store.snapshot.value?.parts ?? {};
    const task = this.store.task.value;
    const texts = this.store.texts.value;
    if (!inspection || !task) return "";
    const place = inspection.point.map((value) => texts.number(value)).join("; ");
    const answers = classProbabilities(task, inspection.result.probabilities).map((value, i) =>
      task === "regression"
        ? texts.number(value)
        : this.text("class-probability", { number: i + 1, share: texts.number(value, { style: "percent" }) }),
    );
    return this.text("point-spoken", { place, answers: answers.join(", ") });
  }

  #look(point: number[]): void {
    const clamp = (value: number) => Math.round(Math.min(this.#extent, Math.max(-this.#extent, value)) * 1000) / 1000;
    const columns = this.store.points.value?.columns ?? 2;
    this.store.change({ point: point.slice(0, columns).map(clamp), target: null });
  }

  protected override paint(): void {
    this.#paintMap();
    this.#paintPoints();
  }

  #paintMap(): void {
    const map = this.store.part("map");
    const colors = this.store.colors.value;
    const task = this.store.task.value;
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.map");
    if (!map || !colors || !task || !canvas) return;
    if (this.#paintMagnified(canvas, colors)) return;
    const targets = this.store.points.value?.targets ?? new Float64Array();
    const shown = this.#isDiscrete() ? decided(map, task, targets) : map;
    paintDecision(canvas, shown, { task, colors, targets, output: this.outputShown });
  }

  /** A curve has no decision. */
  #isDiscrete(): boolean {
    return this.store.view.value.discrete && this.store.points.value?.columns === 2;
  }

  #paintMagnified(canvas: HTMLCanvasElement, colors: Colors): boolean {
    const { magnified } = this.store;
    const parts = this.store.snapshot.value?.parts;
    const feature =
      magnified &&
      "feature" in magnified &&
      this.store.points.value?.columns === 2 &&
      this.store.pictures.value?.features[magnified.feature];
    if (feature) paintSigned(canvas, feature.size, feature.values, colors, largest(feature.values));
    else if (magnified && "unit" in magnified && parts)
      unitPainter(this.store, parts, colors, 2)(canvas, magnified.layer, magnified.unit);
    else return false;
    return true;
  }

  #painted: unknown[] = [];

  #paintPoints(): void {
    const points = this.store.sketch.value ?? this.store.points.value;
    const colors = this.store.colors.value;
    const task = this.store.task.value;
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.points");
    if (!points || !colors || !task || !canvas) return;
    const scale = valueScale(this.store.points.value?.targets ?? []);
    const trainOnly = !this.store.view.value.testShown;
    const output = this.outputShown;
    const state = [points, colors, task, this.#size.width, canvas, trainOnly, output];
    if (state.every((part, i) => part === this.#painted[i])) return;
    this.#painted = state;
    const area = points.rows > 600 ? 22 : 42;
    paintPoints(canvas, this.#size.width, points, {
      task,
      colors,
      extent: this.#extent,
      scale,
      area,
      trainOnly,
      output,
    });
  }

  static override styles = [
    base,
    controls,
    classColors,
    pinStyles,
    css`
      .frame {
        position: relative;
        aspect-ratio: 1;
        border-radius: var(--radius);
        overflow: hidden;
        background: var(--sunken);
      }
      .frame::after {
        content: "";
        position: absolute;
        inset: 0;
        border-radius: inherit;
        box-shadow: inset 0 0 0 1px var(--line);
        pointer-events: none;
      }
      .frame > :is(canvas, svg) {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .frame > p {
        padding: var(--space-4);
      }
      .cross {
        touch-action: none;
        cursor: crosshair;
      }
      .cross:focus-visible {
        outline-offset: -3px;
        outline-width: 3px;
        border-radius: var(--radius);
      }
      .cross > :is(path, circle) {
        fill: none;
        stroke: var(--text);
        stroke-width: 1.5px;
        vector-effect: non-scaling-stroke;
      }
      .cross .spot {
        fill: var(--text);
      }
      .cross .hair {
        stroke-opacity: 0.45;
        stroke-width: 1px;
      }
      .cross .halo {
        stroke: var(--surface);
        stroke-width: 4px;
        stroke-opacity: 0.75;
      }
      .cross path.halo {
        stroke-opacity: 0.25;
        stroke-width: 3px;
      }
      .frame > span {
        position: absolute;
        font-size: var(--size-1);
        color: var(--text);
        padding: 0 3px;
        border-radius: 3px;
        background: color-mix(in srgb, var(--surface) 75%, transparent);
        pointer-events: none;
      }
      .tick {
        bottom: 4px;
      }
      .frame > .magnified {
        top: 4px;
        left: 50%;
        translate: -50% 0;
        max-width: calc(100% - 80px);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 650;
        background: color-mix(in srgb, var(--surface) 90%, transparent);
      }
      .discrete {
        position: absolute;
        top: 4px;
        right: 4px;
        width: 26px;
        height: 26px;
        min-width: 0;
        min-height: 0;
        padding: 0;
        background: color-mix(in srgb, var(--surface) 75%, transparent);
      }
      .discrete[aria-pressed="true"] {
        background: var(--accent);
        color: var(--on-accent);
      }
      .split button {
        min-width: 24px;
        min-height: 24px;
        padding: 0;
      }
      .split button[aria-pressed="false"] {
        text-decoration: line-through;
      }
      .left {
        left: 4px;
      }
      .right {
        right: 4px;
      }
      .axis-x {
        bottom: 4px;
        left: 50%;
      }
      .axis-y {
        top: 4px;
        left: 4px;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--space-3);
        align-items: center;
        min-height: 30px;
        padding-top: 6px;
        font-size: var(--size-2);
        color: var(--muted);
      }
      .legend svg {
        width: 12px;
        height: 12px;
        vertical-align: -1px;
        overflow: visible;
      }
      .legend .split {
        margin-inline-start: auto;
      }
      .split svg {
        fill: var(--muted);
        stroke: var(--muted);
        stroke-width: 1.5;
        margin-inline-start: 6px;
      }
      .split svg.hollow {
        fill: none;
      }
      .scale {
        forced-color-adjust: none;
        width: 72px;
        height: 8px;
        border-radius: 4px;
        background: linear-gradient(to right, var(--negative), var(--surface), var(--positive));
      }
    `,
  ];
}

export const pointSample = (hollow: boolean) =>
  html`<svg class=${hollow ? "hollow" : ""} viewBox="-6 -6 12 12" aria-hidden="true"><path d=${shapePath(0, 50)}></path></svg>`;

customElements.define("playground-map", MapView);
