import { css, html, nothing, type TemplateResult } from "lit";
import type { Gallery, Points } from "../../experiment/protocol.ts";
import { trueClass } from "../../charts/chain.ts";
import { paintExample } from "../../charts/examples.ts";
import { toggle } from "../../ui/controls/fields.ts";
import { lockable } from "../../ui/controls/guarded.ts";
import { classProbabilities } from "../../experiment/experiment.ts";
import { greatest, targetOf } from "../../experiment/targets.ts";
import { inkOf, pixelsOf } from "../../experiment/pictures.ts";
import { isSame } from "../../state/store.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

const ACROSS = 5;
const PAGE = 4 * ACROSS;
/** In CSS pixels. */
const SEQUENCE_SIZE = { width: 56, height: 44 };

/** An example with its true and predicted class, or value. */
interface Judged {
  row: number;
  truth: number;
  predicted: number;
  share: number;
}

const countOf = ({ rows }: Points, { first, outputs, values }: Gallery) =>
  Math.min(values.length / outputs, rows - first);

/** Of as many as there may be, with each prediction: nothing is made for a row. */
export function wrongRows(points: Points, gallery: Gallery): number[] {
  const { first, outputs, values } = gallery;
  const width = points.targets.length / points.rows;
  const wrong: number[] = [];
  for (let i = 0, count = countOf(points, gallery); i < count; i++) {
    const row = first + i;
    const truth = width === 1 ? points.targets[row] : greatest(points.targets, row * width, width);
    const isOne = outputs === 1;
    const predicted = isOne ? Number(values[i] > 0.5) : greatest(values, i * outputs, outputs);
    if (truth !== predicted || (isOne && Number.isNaN(values[i]))) wrong.push(row);
  }
  return wrong;
}

/** Replaces the map for images and sequences: every example with its target and prediction. */
export class GalleryView extends View {
  static override needs = ["gallery"] as const;
  static override properties = { page: { state: true }, onlyWrong: { state: true } };
  declare page: number;
  declare onlyWrong: boolean;

  constructor() {
    super();
    this.page = 0;
    this.onlyWrong = false;
  }

  protected override render(): TemplateResult {
    const points = this.store.points.value;
    const gallery = this.store.part("gallery");
    if (!points || !gallery) return html``;
    const count = countOf(points, gallery);
    const among = points.rows - gallery.first;
    const wrong = this.#wrongRows(points, gallery);
    const offered = this.onlyWrong ? wrong.length : count;
    const pages = Math.max(1, Math.ceil(offered / PAGE));
    const page = Math.min(this.page, pages - 1);
    const shown = Array.from({ length: Math.min(PAGE, offered - page * PAGE) }, (_, i) => {
      const at = page * PAGE + i;
      return this.#judged(points, gallery, this.onlyWrong ? wrong[at] : gallery.first + at);
    });
    return html`
      <header>
        <h2>${this.text(gallery.first > 0 ? "confusion-test" : "confusion-train")}</h2>
        ${
          this.store.task.value === "multiclass"
            ? html`<p class="number">${this.text("gallery-wrong", { wrong: wrong.length, count })}</p>
              ${toggle({ label: this.text("gallery-only-wrong"), value: this.onlyWrong, change: (only) => this.#turn(0, only) })}`
            : nothing
        }
        ${count < among ? html`<p class="first muted">${this.text("gallery-first", { count, rows: among })}</p>` : nothing}
      </header>
      <div class="pictures ${this.store.isPictures.value ? "" : "sequences"}" role="group" aria-label=${this.text(this.store.isPictures.value ? "gallery" : "gallery-sequences")} @keydown=${nextPicture}>
        ${lockable(
          this,
          "map",
          shown.map((judged, i) => this.#picture(points, judged, i === 0)),
        )}
        ${shown.length === 0 ? html`<p class="muted">${this.text("gallery-none-wrong")}</p>` : nothing}
      </div>
      <footer>
        <button type="button" class="outlined" ?disabled=${page === 0} aria-label=${this.text("gallery-back")} @click=${() => this.#turn(Math.max(0, Math.min(this.page, pages - 1) - 1))}>‹</button>
        <span class="number muted">${this.text("gallery-page", { page: page + 1, pages })}</span>
        <button type="button" class="outlined" ?disabled=${page === pages - 1} aria-label=${this.text("gallery-on")} @click=${() => this.#turn(Math.min(pages - 1, this.page + 1))}>›</button>
      </footer>
    `;
  }

  #turn(page: number, onlyWrong = this.onlyWrong): void {
    this.page = page;
    this.onlyWrong = onlyWrong;
  }

  #wrong: { gallery: Gallery; points: Points; rows: number[] } | undefined;

  /** The rows whose class is not the predicted one; none where there are no classes. */
  #wrongRows(points: Points, gallery: Gallery): number[] {
    if (this.store.task.value !== "multiclass") return [];
    if (this.#wrong?.gallery !== gallery || this.#wrong.points !== points)
      this.#wrong = { gallery, points, rows: wrongRows(points, gallery) };
    return this.#wrong.rows;
  }

  #judged(points: Points, { first, outputs, values }: Gallery, row: number): Judged {
    const task = this.store.task.value ?? "multiclass";
    const at = (row - first) * outputs;
    const shares = classProbabilities(task, values.subarray(at, at + outputs));
    const share = Math.max(...shares);
    const target = targetOf(points, row);
    return {
      row,
      ...(task === "regression"
        ? { truth: [target].flat()[0], predicted: shares[0] }
        : { truth: trueClass(target) ?? -1, predicted: shares.indexOf(share) }),
      share,
    };
  }

  /** Correct: the class. Wrong: a cross, both classes and a dashed frame. */
  #picture(points: Points, { row, truth, predicted, share }: Judged, first: boolean): TemplateResult {
    const { task, isPictures, texts } = this.store;
    const classes = task.value === "multiclass";
    const right = !classes || truth === predicted;
    const values = {
      truth: this.classNumber(truth),
      predicted: this.classNumber(predicted),
      share: texts.value.number(share, { style: "percent" }),
    };
    const value = (number: number) => texts.value.number(number, { maximumFractionDigits: 2 });
    const numbers = task.value === "regression" && { truth: value(truth), predicted: value(predicted) };
    const example = this.text(isPictures.value ? "gallery-picture" : "gallery-sequence", { number: row + 1 });
    const name = classes
      ? this.text(right ? "gallery-is-right" : "gallery-is-wrong", values)
      : numbers
        ? `${example}: ${this.text("gallery-value", numbers)}`
        : example;
    return html`<button
      type="button"
      class=${right ? "" : "wrong"}
      aria-label=${name}
      title=${name}
      aria-pressed=${isSame(this.store.point.value, pixelsOf(points, row))}
      tabindex=${first ? 0 : -1}
      @click=${() => this.store.change({ point: pixelsOf(points, row), target: classes ? truth : null })}
    >
      <canvas data-row=${row}></canvas>
      ${
        classes
          ? html`<span class="number">${right ? html`<b>${values.truth}</b>` : html`<b>✗ ${values.truth}→${values.predicted}</b>`} <small>${values.share}</small></span>`
          : numbers
            ? html`<span class="number"><b>${numbers.truth}</b><br />→${numbers.predicted}</span>`
            : nothing
      }
    </button>`;
  }

  #painted: unknown[] = [];

  /** Examples are repainted only when they change, not with every prediction. */
  protected override paint(): void {
    const [points, colors] = [this.store.points.value, this.store.colors.value];
    if (!points || !colors) return;
    const canvases = [...this.renderRoot.querySelectorAll("canvas")];
    const state = [points, colors, ...canvases.flatMap((canvas) => [canvas, canvas.dataset.row])];
    if (isSame(state, this.#painted)) return;
    this.#painted = state;
    const ink = inkOf(points);
    for (const canvas of canvases) {
      const values = pixelsOf(points, Number(canvas.dataset.row));
      paintExample(canvas, SEQUENCE_SIZE, values, points.shape, ink, colors);
    }
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 6px;
        align-content: start;
        font-size: var(--size-2);
      }
      header,
      footer {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
      header {
        flex-wrap: wrap;
      }
      header .first {
        flex-basis: 100%;
      }
      header .switch {
        margin-inline-start: auto;
        min-height: 24px;
      }
      footer {
        justify-content: center;
      }
      footer button {
        min-height: 24px;
      }
      .pictures {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        grid-auto-rows: min-content;
        gap: 4px;
        min-height: 276px;
      }
      .pictures > p {
        grid-column: 1 / -1;
      }
      .pictures button {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: center;
        gap: 1px;
        padding: 3px 0 1px;
        border: 1.5px solid transparent;
      }
      .pictures button[aria-pressed="true"] {
        background: var(--accent-soft);
        border-color: var(--accent);
      }
      .pictures .wrong {
        border: 1.5px dashed var(--warning);
        background: var(--warning-soft);
      }
      .pictures .wrong b {
        color: var(--warning);
      }
      .pictures .wrong[aria-pressed="true"] {
        border: 2px solid var(--accent);
      }
      .pictures canvas {
        width: 44px;
        height: 44px;
        border-radius: 3px;
        box-shadow: 0 0 0 1px var(--line);
        image-rendering: pixelated;
        object-fit: contain;
      }
      .sequences canvas {
        width: 56px;
        max-width: 100%;
        image-rendering: auto;
      }
      .pictures span {
        font-size: var(--size-1);
        line-height: 1.3;
        text-align: center;
      }
      small {
        font-size: inherit;
        color: var(--muted);
      }
    `,
  ];
}

/** One image is in the Tab order; the arrow keys move between them. */
function nextPicture(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: ACROSS, ArrowUp: -ACROSS }[event.key];
  if (!by) return;
  event.preventDefault();
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
  buttons[buttons.indexOf(event.target as HTMLButtonElement) + by]?.focus();
}

customElements.define("playground-gallery", GalleryView);
