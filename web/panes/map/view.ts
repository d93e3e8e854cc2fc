import { html, nothing, type TemplateResult } from "lit";
import { paintPoints, valueScale } from "../../charts/points.ts";
import { largest, paintSigned } from "../../charts/raster.ts";
import { hasGallery } from "../../experiment/pictures.ts";
import { isSame } from "../../state/store.ts";
import { lockText } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { savePicture } from "../../ui/controls/save-picture.ts";
import { classColors } from "../../ui/legend.ts";
import { base, controls } from "../../ui/styles/base.ts";
import type { Colors } from "../../charts/colors.ts";
import { PartSize, View } from "../../ui/view.ts";
import { unitPainter } from "../network/unit-picture.ts";
import "../table-view/button.ts";
import { crosshair, pinMarks } from "./crosshair.ts";
import { decided, paintDecision } from "../../charts/decision.ts";
import { mapLegend } from "./legend.ts";
import { pinStyles } from "./pin-mark.ts";
import { PointSpeech } from "./speech.ts";
import { mapStyles } from "./styles.ts";

const KEY_STEP = 0.05;
const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const PIN_KEYS: readonly string[] = ["Enter", "Delete"];
/** Data with more rows is drawn with smaller points. */
const MANY_ROWS = 600;

/** The decision map: the network's output over the plane, the data, and the inspected point. */
export class MapView extends View {
  static override needs = ["map"] as const;

  static override properties = { spoken: { state: true } };
  /** The text of the live region. */
  declare spoken: string;
  readonly #speech = new PointSpeech(this, (text) => (this.spoken = text));
  #size = new PartSize(this, "canvas.points");

  constructor() {
    super();
    this.spoken = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#speech.stop();
  }

  get #extent(): number {
    return this.store.description.value?.catalog.extent ?? 1;
  }

  protected override render(): TemplateResult {
    if (hasGallery(this.store.points.value?.shape ?? [])) return this.#gallery();
    const columns = this.store.points.value?.columns ?? 2;
    return html`
      <div class="frame">
        ${columns > 2 ? this.#rows() : this.#plane()}
      </div>
      ${mapLegend(this)} ${this.#isDrawing() ? html`<playground-drawing-tools></playground-drawing-tools>` : nothing}
      <p class="visually-hidden" role="status">${this.spoken}</p>
    `;
  }

  /** Images and sequences have no plane: a gallery shows them. */
  #gallery(): TemplateResult {
    if (!this.store.modules.has("gallery", () => import("./gallery.ts")))
      return html`<div class="frame" aria-busy="true"></div>`;
    return html`<playground-gallery></playground-gallery>`;
  }

  /** Whether points are being drawn on this map, and the code for it has loaded. */
  #isDrawing(): boolean {
    if (this.store.view.value.drawing === null || (this.store.points.value?.columns ?? 3) > 2) return false;
    return this.store.modules.has("drawing", () => import("./drawing/view.ts"));
  }

  /** Data of more than two columns is shown row by row. */
  #rows() {
    if (!this.store.modules.has("rows", () => import("./rows.ts"))) return nothing;
    return html`<playground-rows></playground-rows>`;
  }

  #plane(): TemplateResult {
    return html`
      <canvas class="map"></canvas>
      <canvas class="points"></canvas>
      ${this.#isDrawing() ? html`<playground-drawing></playground-drawing>` : this.#looking()}
      <playground-table-view kind="map"></playground-table-view>
      ${this.#magnifiedName()}
      <div class="tools">${this.store.view.value.drawing ? nothing : savePicture(this, "map")} ${this.#discreteToggle()}</div>
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
      aria-disabled=${lockText(this, "map") === undefined ? nothing : "true"}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onPointer}
      @pointermove=${this.#onPointer}
    >
      ${pinMarks(this.store.view.value.pins, this.#extent)} ${crosshair(this.store.point.value, this.#extent)}
    </svg>`;
  }

  #discreteToggle() {
    if (this.store.points.value?.columns !== 2 || this.store.view.value.drawing) return nothing;
    const { discrete } = this.store.view.value;
    const label = this.text("show-discrete");
    return html`<button type="button" class="discrete" aria-pressed=${discrete} aria-label=${label} title=${label} @click=${() => this.store.change({ discrete: !discrete })}>
      ${icon("discrete")}
    </button>`;
  }

  #onPointer = (event: PointerEvent): void => {
    const isMove = event.type === "pointermove";
    if (isMove ? event.buttons === 0 || lockText(this, "map") : !this.session.admits("map")) return;
    const area = event.currentTarget as SVGElement;
    if (!isMove) area.setPointerCapture(event.pointerId);
    const box = area.getBoundingClientRect();
    const across = (2 * (event.clientX - box.left)) / box.width - 1;
    const up = 1 - (2 * (event.clientY - box.top)) / box.height;
    this.#look([across * this.#extent, up * this.#extent]);
  };

  #onKey = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (!move) return this.#onPinKey(event);
    event.preventDefault();
    if (!this.session.admits("map")) return;
    const step = KEY_STEP * (event.shiftKey ? 10 : 1);
    this.#look(this.store.point.value.map((value, i) => value + move[i] * step));
    this.#speech.soon();
  };

  /** Enter pins the point, Delete removes its pin, a digit selects a pin. */
  #onPinKey(event: KeyboardEvent): void {
    const { pins } = this.store.view.value;
    const pinned = pins.findIndex(({ point }) => isSame(point, this.store.point.value));
    const chosen = pins[Number(event.key) - 1];
    if (!chosen && !PIN_KEYS.includes(event.key)) return;
    event.preventDefault();
    if (!this.session.admits("map")) return;
    if (event.key === "Enter") this.store.pin();
    else if (event.key === "Delete" && pinned >= 0) this.store.unpin(pinned);
    else if (chosen) this.store.change(chosen);
    else return;
    this.#speech.soon();
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

  /** A curve has no decision regions. */
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
    const area = points.rows > MANY_ROWS ? 22 : 42;
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

  static override styles = [base, controls, classColors, pinStyles, mapStyles];
}

customElements.define("playground-map", MapView);
