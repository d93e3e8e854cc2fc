import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { trueClass } from "../../charts/chain.ts";
import { scaled } from "../../charts/points.ts";
import { inkColor, paintPicture } from "../../charts/raster.ts";
import { classCount, classProbabilities } from "../../experiment/experiment.ts";
import { targetOf } from "../../experiment/targets.ts";
import { begun, blank, drawnTo, pictured, pixelsOn, toggled, type Drawing } from "./drawing.ts";
import { LINE_SHARE, type Spot } from "./ink.ts";
import { firstShown, inkOf, pixelsOf } from "../../experiment/pictures.ts";
import { isSame } from "../../state/store.ts";
import { lockable, lockText } from "../../ui/controls/guarded.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { css, type Colors } from "../../charts/colors.ts";
import { classColors, classStyle } from "../../ui/legend.ts";
import { digitCanvasStyles } from "./styles.ts";
import { PanelView, type Explanation } from "../panel-view.ts";
import { PartSize } from "../../ui/view.ts";

const SPEAK_AFTER_MS = 400;
const MOVES: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A canvas to draw on, with the network's predictions. The drawing is the inspected point, so that the inspector and the
 * network show it too; a picture that is chosen elsewhere appears on the canvas and can be changed there.
 */
export class DigitCanvasView extends PanelView {
  readonly explanation: Explanation = {
    numbers: ({ points, texts }) => ({ count: texts.value.number(points.value?.trainRows ?? 0) }),
  };
  static override properties = { drawing: { state: true }, cell: { state: true }, spoken: { state: true } };
  declare drawing: Drawing;
  /** The pixel that the keys change; null while the pointer draws. */
  declare cell: number | null;
  declare spoken: string;

  /** The last point that this canvas has set or shown. */
  #written: readonly number[] = [];
  #writing = 0;
  #speaking = 0;
  #samples = new Map<number, number>();
  #size = new PartSize(this, "canvas.page");

  constructor() {
    super();
    this.drawing = blank(0);
    this.cell = null;
    this.spoken = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#writing);
    clearTimeout(this.#speaking);
  }

  get #ink(): number {
    const points = this.store.points.value;
    return points ? inkOf(points) : 1;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const side = this.store.side.value;
    const point = this.store.point.value;
    if (!side || (side === this.drawing.side && isSame(point, this.#written))) return;
    this.#written = point;
    this.drawing = pictured(
      side,
      point.map((value) => value / this.#ink),
    );
    this.cell = null;
  }

  protected override render(): TemplateResult {
    const { side } = this.drawing;
    const empty = this.drawing.strokes.length === 0 && pixelsOn(this.drawing).every((ink) => ink === 0);
    return html`
      <div
        class="paper"
        role="application"
        tabindex="0"
        aria-label=${this.text("pad-label")}
        aria-disabled=${lockText(this, "pad") === undefined ? nothing : "true"}
        title=${lockText(this, "pad") ?? nothing}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @keydown=${this.#onKey}
        @blur=${() => (this.cell = null)}
      >
        <canvas class="page"></canvas>
        ${empty && this.cell === null ? html`<p class="muted" aria-hidden="true">${this.text("pad-hint")}</p>` : nothing}
      </div>
      <div class="means">
        <figure>
          <canvas class="seen" role="img" aria-label=${this.text("pad-seen")}></canvas>
          <figcaption class="muted">${this.text("pad-seen")}<br />${side} × ${side}</figcaption>
        </figure>
        ${lockable(this, "pad", html`<button type="button" class="outlined" @click=${this.#clear}>${this.text("pad-clear")}</button> ${this.#offered()}`)}
      </div>
      ${this.#answers()}
      <p class="visually-hidden" role="status">${this.spoken}</p>
    `;
  }

  /** One button per class: each press puts the next picture of that class on the canvas. */
  #offered() {
    const description = this.store.description.value;
    const experiment = this.store.experiment.value;
    if (!description || !experiment || this.store.task.value !== "multiclass") return nothing;
    return html`<div class="samples" role="group" aria-label=${this.text("pad-samples")}>
      <span class="muted" aria-hidden="true">${this.text("pad-samples")}</span>
      ${Array.from({ length: classCount(description.catalog, experiment) }, (_, i) => {
        const number = this.classNumber(i);
        return html`<button type="button" class="outlined" aria-label=${this.text("pad-sample", { number })} @click=${() => this.#take(i)}>${number}</button>`;
      })}
    </div>`;
  }

  #take(wanted: number): void {
    const points = this.store.points.value;
    if (!points) return;
    const after = this.#samples.get(wanted) ?? firstShown(points) - 1;
    const rows = Array.from({ length: points.rows }, (_, i) => (after + 1 + i) % points.rows);
    const row = rows.find((row) => trueClass(targetOf(points, row)) === wanted);
    if (row === undefined) return;
    this.#samples.set(wanted, row);
    this.store.change({ point: pixelsOf(points, row), target: wanted });
    this.#speakSoon();
  }

  #shares(): number[] {
    const result = this.store.part("inspection")?.result;
    const task = this.store.task.value;
    return result && task && task !== "regression" ? classProbabilities(task, result.probabilities) : [];
  }

  #answers(): TemplateResult {
    const shares = this.#shares();
    const best = shares.indexOf(Math.max(...shares));
    return html`<ol class="answers" aria-label=${this.text("pad-answers")}>
      ${shares.map(
        (share, i) => html`<li class=${i === best ? "best" : ""}>
          <b class="figure">${this.classNumber(i)}</b>
          <svg class=${classStyle(i)} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width="100" height="10"></rect>
            <rect class="fill" width=${100 * Math.min(1, Math.max(0, share || 0))} height="10"></rect>
          </svg>
          <span class="number" data-cell="share">${this.#percent(share)}</span>
          <span class="sign" aria-hidden="true">${i === best ? "◀" : ""}</span>
        </li>`,
      )}
    </ol>`;
  }

  #percent(share: number): string {
    return this.store.texts.value.number(share, {
      style: "percent",
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
  }

  #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary || !this.session.admits("pad")) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.cell = null;
    this.#draw(
      begun(
        this.#isChosen ? this.drawing : blank(this.drawing.side),
        placeIn((event.currentTarget as HTMLElement).getBoundingClientRect(), event),
      ),
    );
  };

  /** Before a picture is chosen, the first one is shown; drawing replaces it. */
  get #isChosen(): boolean {
    return this.store.view.value.point.length === this.drawing.side ** 2;
  }

  /** One event may hold several positions of the pointer. */
  #onMove = (event: PointerEvent): void => {
    if (event.buttons === 0 || !event.isPrimary || this.drawing.strokes.length === 0 || lockText(this, "pad")) return;
    const passed = event.getCoalescedEvents();
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#draw(
      (passed.length > 0 ? passed : [event]).reduce((drawing, at) => drawnTo(drawing, placeIn(box, at)), this.drawing),
    );
  };

  #onKey = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (!move && event.key !== "Tab" && !this.session.admits("pad")) return;
    const { side } = this.drawing;
    const middle = Math.floor(side / 2) * (side + 1);
    if (move) this.cell = this.cell === null ? middle : moved(this.cell, move, side);
    else if (event.key === " " || event.key === "Enter") {
      this.cell ??= middle;
      this.#draw(toggled(this.drawing, this.cell));
    } else if (event.key === "Delete" || event.key === "Backspace") this.#clear();
    else return;
    event.preventDefault();
    this.#speakSoon();
  };

  #clear = (): void => this.#draw(blank(this.drawing.side));

  /** Sets the inspected point once per display frame. */
  #draw(drawing: Drawing): void {
    this.drawing = drawing;
    this.#speakSoon();
    cancelAnimationFrame(this.#writing);
    this.#writing = requestAnimationFrame(() => {
      this.#written = Array.from(pixelsOn(this.drawing), (ink) => ink * this.#ink);
      this.store.change({ point: this.#written, target: null });
    });
  }

  #speakSoon(): void {
    clearTimeout(this.#speaking);
    this.#speaking = window.setTimeout(() => (this.spoken = this.#words()), SPEAK_AFTER_MS);
  }

  /** The pixel at the keyboard cursor and the predicted class. */
  #words(): string {
    const shares = this.#shares();
    const share = Math.max(...shares);
    const { side } = this.drawing;
    const cell = this.cell;
    const place =
      cell === null
        ? []
        : [
            this.text(pixelsOn(this.drawing)[cell] > 0.5 ? "pad-cell-ink" : "pad-cell-paper", {
              row: Math.floor(cell / side) + 1,
              column: (cell % side) + 1,
            }),
          ];
    const read =
      shares.length === 0
        ? []
        : [this.text("pad-read", { number: this.classNumber(shares.indexOf(share)), share: this.#percent(share) })];
    return [...place, ...read].join(" ");
  }

  #painted: unknown[] = [];

  /** Painted again only if the drawing changes: predictions change with every frame. */
  protected override paint(): void {
    const colors = this.store.colors.value;
    const page = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.page");
    const seen = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.seen");
    const { side } = this.drawing;
    const state = [this.drawing, this.cell, colors, page, this.#size.width];
    if (!colors || !page || !seen || side === 0 || isSame(state, this.#painted)) return;
    this.#painted = state;
    paintPicture(seen, side, pixelsOn(this.drawing), 1, colors);
    this.#paintPage(page, colors);
  }

  #paintPage(canvas: HTMLCanvasElement, colors: Colors): void {
    const size = this.#size.width;
    const context = scaled(canvas, size);
    if (!context) return;
    const { side, picture, strokes } = this.drawing;
    const unit = size / side;
    picture?.forEach((ink, i) => {
      context.fillStyle = css(inkColor(colors, ink));
      context.fillRect((i % side) * unit, Math.floor(i / side) * unit, unit + 0.5, unit + 0.5);
    });
    context.strokeStyle = css(colors.text);
    context.lineCap = context.lineJoin = "round";
    context.lineWidth = size * LINE_SHARE;
    for (const stroke of strokes) {
      context.beginPath();
      for (const { x, y } of stroke) context.lineTo(x * size, y * size);
      if (stroke.length === 1) context.lineTo(stroke[0].x * size, stroke[0].y * size + 0.01);
      context.stroke();
    }
    if (this.cell !== null) this.#paintCell(context, unit, colors);
  }

  /** Visible on light and dark pixels. */
  #paintCell(context: CanvasRenderingContext2D, unit: number, colors: Colors): void {
    const { side } = this.drawing;
    const [x, y] = [(this.cell! % side) * unit, Math.floor(this.cell! / side) * unit];
    for (const [color, width] of [
      [colors.surface, 5],
      [colors.positive, 2.5],
    ] as const) {
      context.strokeStyle = css(color);
      context.lineWidth = width;
      context.strokeRect(x + 1, y + 1, unit - 2, unit - 2);
    }
  }

  static override styles = [base, controls, classColors, digitCanvasStyles];
}

const placeIn = ({ left, top, width, height }: DOMRect, { clientX, clientY }: PointerEvent): Spot => ({
  x: (clientX - left) / width,
  y: (clientY - top) / height,
});

function moved(cell: number, [right, down]: readonly [number, number], side: number): number {
  const within = (value: number) => Math.min(side - 1, Math.max(0, value));
  return within((cell % side) + right) + side * within(Math.floor(cell / side) + down);
}

customElements.define("playground-pad", DigitCanvasView);
