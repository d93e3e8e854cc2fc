import { css, html, nothing, svg, type TemplateResult } from "lit";
import { across, lines, nearest, type Series } from "../charts/lines.ts";
import type { Curves } from "../api.ts";
import { axes, base, controls } from "../styles/base.ts";
import { View } from "./view.ts";

const FAST = 10;

const EMPTY: Curves = { epoch: [], trainLoss: [], testLoss: [], trainAccuracy: [], testAccuracy: [] };

export const curveStyles = css`
  .curve {
    fill: none;
    stroke-width: 1.75px;
    stroke-linejoin: round;
  }
  .train {
    stroke: var(--accent);
  }
  .test {
    stroke: var(--class-2);
    stroke-dasharray: 5 3;
  }
`;

/** Loss and accuracy over the epochs, on the training and the test data. */
export class CurvesView extends View {
  static override needs = ["curves"] as const;
  static override properties = { size: { state: true }, logarithmic: { state: true }, cursor: { state: true } };
  declare size: { width: number; height: number };
  declare logarithmic: boolean;
  /** The epoch pointed at, in both charts. */
  declare cursor: number | null;

  #resize = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    this.size = { width: Math.round(width), height: Math.round(height) };
  });

  constructor() {
    super();
    this.size = { width: 0, height: 0 };
    this.logarithmic = false;
    this.cursor = null;
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this.renderRoot.querySelector(".plot")!);
  }

  get #curves(): Curves {
    return this.store.part("curves") ?? EMPTY;
  }

  protected override render(): TemplateResult {
    const curves = this.#curves;
    const regression = this.store.task.value === "regression";
    const losses: Series[] = [
      { values: curves.trainLoss, style: "train" },
      { values: curves.testLoss, style: "test" },
    ];
    const scores: Series[] = [
      { values: curves.trainAccuracy, style: "train" },
      { values: curves.testAccuracy, style: "test" },
    ];
    const score = regression ? this.#loss : this.#percent;
    return html`
      <figure>
        <figcaption>
          <h2>${this.text("loss")}</h2>
          ${this.#key(losses, this.#loss)}
          <button type="button" aria-pressed=${this.logarithmic} @click=${() => (this.logarithmic = !this.logarithmic)}>
            ${this.text("logarithmic")}
          </button>
        </figcaption>
        ${this.#plot(this.text("loss-chart"), curves, losses, undefined, this.logarithmic, this.#loss)}
      </figure>
      <figure>
        <figcaption>
          <h2>${this.text(regression ? "r2" : "accuracy")}</h2>
          ${this.#key(scores, score)}
        </figcaption>
        ${this.#plot(this.text(regression ? "r2-chart" : "accuracy-chart"), curves, scores, [0, 1], false, score)}
      </figure>
    `;
  }

  #plot(
    label: string,
    curves: Curves,
    series: Series[],
    y: readonly [number, number] | undefined,
    logarithmic: boolean,
    formatY: (value: number) => string,
  ): TemplateResult {
    const { width, height } = this.size;
    const x = curves.epoch;
    const at = this.#at ?? x.length - 1;
    const readings = series.map(({ values, style }) => `${this.text(`legend-${style}`)} ${reading(values[at], formatY)}`);
    return html`<div class="plot">
      <svg
        role="slider"
        tabindex="0"
        aria-label=${label}
        aria-valuemin="0"
        aria-valuemax=${x.at(-1) ?? 0}
        aria-valuenow=${x[at] ?? 0}
        aria-valuetext=${`${this.text("epoch-count")} ${this.#epoch(x[at] ?? 0)}: ${readings.join("; ")}`}
        @keydown=${this.#onKey}
        @blur=${() => (this.cursor = null)}
        @pointerdown=${(event: PointerEvent) => this.#onPointer(event, series)}
        @pointermove=${(event: PointerEvent) => this.#onPointer(event, series)}
        @pointerleave=${(event: PointerEvent) => event.pointerType === "mouse" && (this.cursor = null)}
      >
        ${width > 0
          ? lines({ width, height, x, xLabel: this.text("epochs"), series, y, logarithmic, cursor: this.#at, formatX: this.#epoch, formatY })
          : svg``}
      </svg>
    </div>`;
  }

  /** The record that is pointed at: curves grow, and are thinned. */
  get #at(): number | undefined {
    const { epoch } = this.#curves;
    return this.cursor === null || epoch.length === 0 ? undefined : nearest(epoch, this.cursor);
  }

  #onPointer(event: PointerEvent, series: Series[]): void {
    const left = event.clientX - (event.currentTarget as SVGElement).getBoundingClientRect().left;
    this.cursor = across({ width: this.size.width, x: this.#curves.epoch, series }).invert(left);
  }

  #onKey = (event: KeyboardEvent): void => {
    const { epoch } = this.#curves;
    const last = epoch.length - 1;
    const at = this.#at ?? last;
    const step = event.shiftKey ? FAST : 1;
    const to = { ArrowLeft: at - step, ArrowDown: at - step, ArrowRight: at + step, ArrowUp: at + step, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    this.cursor = epoch[Math.min(last, Math.max(0, to))];
  };

  /** Which line is which, and what it is where the cursor stands. */
  #key(series: Series[], format: (value: number) => string): TemplateResult {
    const at = this.#at;
    return html`<span class="key">
      ${series.map(
        ({ values, style }) => html`<svg aria-hidden="true" viewBox="0 0 20 8"><path class=${`curve ${style}`} d="M0 4H20"></path></svg
          >${this.text(`legend-${style}`)} ${at === undefined ? nothing : html`<b class="number">${reading(values[at], format)}</b>`}`,
      )}
    </span>`;
  }

  #epoch = (value: number): string => this.store.texts.value.number(value, { maximumFractionDigits: 0 });

  #loss = (value: number): string => this.store.texts.value.number(value, { maximumSignificantDigits: 3 });

  #percent = (value: number): string => this.store.texts.value.number(value, { style: "percent", maximumFractionDigits: 1 });

  static override styles = [
    base,
    controls,
    axes,
    curveStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-5);
        min-height: 0;
      }
      :host([inline]) {
        grid-template-columns: 1fr;
      }
      figure {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      figcaption {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 28px;
        white-space: nowrap;
      }
      figcaption button {
        margin-inline-start: auto;
        font-size: var(--size-1);
        color: var(--muted);
        min-height: 24px;
      }
      figcaption button[aria-pressed="true"] {
        background: var(--accent-soft);
        color: var(--text);
      }
      .plot {
        position: relative;
        flex: 1;
        min-height: 120px;
      }
      .plot svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        cursor: crosshair;
        touch-action: pan-y;
      }
      .key {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        font-size: var(--size-1);
        color: var(--muted);
      }
      .key svg {
        width: 20px;
        height: 8px;
        margin-inline-start: 6px;
      }
      .mark {
        fill: var(--surface);
        stroke-width: 2px;
        stroke-dasharray: none;
      }
      .key b {
        color: var(--text);
        font-weight: 600;
      }
    `,
  ];
}

const reading = (value: number | undefined, format: (value: number) => string) => (value !== undefined && Number.isFinite(value) ? format(value) : "–");

customElements.define("playground-curves", CurvesView);
