import { css, html, nothing, type TemplateResult } from "lit";
import type { Points } from "../../experiment/protocol.ts";
import { largest } from "../../charts/raster.ts";
import { paintShades } from "../../charts/shades.ts";
import { stepper } from "../../ui/controls/fields.ts";
import { lockable } from "../../ui/controls/guarded.ts";
import { classProbabilities } from "../../experiment/experiment.ts";
import { nearestTarget } from "../../experiment/targets.ts";
import { isSame } from "../../state/store.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { classColors, classMark } from "../../ui/legend.ts";
import { View } from "../../ui/view.ts";
import { inputRows } from "../../experiment/inputs.ts";

const COLUMNS_SHOWN = 40;
/** From this many columns on, a square number of them is shown as an image. */
const LEAST_PIXELS = 49;

/** Shows data of more than two columns row by row: its values, target and prediction. */
export class RowsView extends View {
  static override needs = ["inspection"] as const;
  static override properties = { row: { state: true } };
  declare row: number;
  /** The data that the row was last read from. */
  #seen: Points | null = null;

  constructor() {
    super();
    this.row = 0;
  }

  /** The side of the image if a row is one. */
  get #side(): number | null {
    const { columns = 0, shape = [] } = this.store.points.value ?? {};
    const side = Math.sqrt(columns);
    return shape.length === 1 && columns >= LEAST_PIXELS && Number.isInteger(side) ? side : null;
  }

  #valuesOf(row: number): number[] {
    return Array.from(inputRows(this.store.points.value!, row, 1));
  }

  #look(row: number): void {
    const { rows = 0 } = this.store.points.value ?? {};
    if (rows === 0) return;
    this.row = Math.min(rows - 1, row);
    this.store.change({ point: this.#valuesOf(this.row), target: null });
  }

  protected override render(): TemplateResult {
    const points = this.store.points.value;
    if (!points) return html``;
    const name = this.text("row-number", { row: this.row + 1, rows: points.rows });
    return html`<div class="pick">
        ${lockable(
          this,
          "map",
          stepper({
            id: "row",
            label: name,
            texts: this.store.texts.value,
            value: this.row + 1,
            range: [1, points.rows],
            fewer: this.text("row-before"),
            more: this.text("row-after"),
            change: (number) => this.#look(number - 1),
          }),
        )}
        <span class="muted">${name}</span>
      </div>
      ${this.#side === null ? this.#values(points.columns) : html`<canvas role="img" aria-label=${name}></canvas>`} ${this.#answer()}`;
  }

  #values(columns: number): TemplateResult {
    const values = this.store.point.value.slice(0, COLUMNS_SHOWN);
    const rest = columns - values.length;
    return html`<div class="values" tabindex="0" role="region" aria-label=${this.text("rows-of-data")}>
      <dl>${values.map((value, i) => html`<dt>${this.columnLabel(i)}</dt><dd class="number">${this.store.texts.value.number(value, { maximumFractionDigits: 4 })}</dd>`)}</dl>
      ${rest > 0 ? html`<p class="muted">${this.text("more-units-shown", { count: rest })}</p>` : nothing}
    </div>`;
  }

  /** The true and the predicted class or value. */
  #answer() {
    const task = this.store.task.value;
    const inspection = this.store.part("inspection");
    const points = this.store.points.value;
    const point = this.store.point.value;
    if (!task || !points) return nothing;
    const truth = [nearestTarget(points, point) ?? []].flat();
    const current =
      inspection && isSame(inspection.point, point) ? classProbabilities(task, inspection.result.probabilities) : null;
    const share =
      task === "multiclass" && current
        ? this.store.texts.value.number(Math.max(...current), { style: "percent", maximumFractionDigits: 0 })
        : "";
    return html`<dl class="answer">
      <dt>${this.text("row-true")}</dt>
      <dd>${task === "multiclass" && truth.length === 1 ? this.#class(truth[0]) : this.#said(truth)}</dd>
      <dt>${this.text("row-says")}</dt>
      <dd>${current ? html`${this.#said(current)} ${share}` : "–"}</dd>
    </dl>`;
  }

  /** The most likely class, the labels above one half, or the values. */
  #said(values: readonly number[]) {
    const task = this.store.task.value;
    if (task === "multiclass") return this.#class(values.indexOf(Math.max(...values)));
    if (task === "multilabel") return values.map((value, i) => (value > 0.5 ? this.#class(i) : nothing));
    const written = values.map((value) => this.store.texts.value.number(value, { maximumFractionDigits: 4 }));
    return written.length === 1
      ? written[0]
      : written.map((value, i) => html`<span><span class="muted">${this.outputLabel(i)}</span> ${value}</span> `);
  }

  #class(index: number): TemplateResult {
    return html`${classMark(index)} ${this.classLabel(index)}`;
  }

  protected override paint(): void {
    const points = this.store.points.value;
    if (points !== this.#seen) queueMicrotask(() => this.#look(this.row));
    this.#seen = points;
    const colors = this.store.colors.value;
    const values = this.store.point.value;
    const canvas = this.renderRoot.querySelector("canvas");
    const side = this.#side;
    if (!colors || !canvas || side === null || values.length !== side ** 2) return;
    const most = largest(values);
    paintShades(canvas, side, side, (pixel) => values[pixel] / most, colors);
  }

  static override styles = [
    base,
    controls,
    classColors,
    css`
      :host {
        position: absolute;
        inset: 0;
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        gap: var(--space-2);
        padding: var(--space-3);
        font-size: var(--size-2);
      }
      .pick {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
      .pick input[role="spinbutton"] {
        width: 64px;
      }
      canvas {
        height: 100%;
        max-width: 100%;
        aspect-ratio: 1;
        justify-self: center;
        image-rendering: pixelated;
        border-radius: var(--radius-small);
        box-shadow: 0 0 0 1px var(--line);
      }
      .values {
        overflow: auto;
      }
      .values:focus-visible {
        outline-offset: -2px;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px var(--space-3);
        align-content: start;
      }
      dt {
        max-width: 12em;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--muted);
      }
      dd {
        font-weight: 600;
      }
    `,
  ];
}

customElements.define("playground-rows", RowsView);
