import { css, html, svg, type TemplateResult } from "lit";
import { lines, type Series } from "../charts/lines.ts";
import type { Curves } from "../api.ts";
import { axes, base, controls } from "../styles/base.ts";
import { View } from "./view.ts";

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
  static override properties = { size: { state: true }, logarithmic: { state: true } };
  declare size: { width: number; height: number };
  declare logarithmic: boolean;

  #resize = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    this.size = { width: Math.round(width), height: Math.round(height) };
  });

  constructor() {
    super();
    this.size = { width: 0, height: 0 };
    this.logarithmic = false;
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this.renderRoot.querySelector(".plot")!);
  }

  protected override render(): TemplateResult {
    const curves = this.store.snapshot.value?.curves ?? EMPTY;
    const regression = this.store.task.value === "regression";
    const losses: Series[] = [
      { values: curves.trainLoss, style: "train" },
      { values: curves.testLoss, style: "test" },
    ];
    const scores: Series[] = [
      { values: curves.trainAccuracy, style: "train" },
      { values: curves.testAccuracy, style: "test" },
    ];
    return html`
      <figure>
        <figcaption>
          <h2>${this.text("loss")}</h2>
          ${this.#key()}
          <button type="button" aria-pressed=${this.logarithmic} @click=${() => (this.logarithmic = !this.logarithmic)}>
            ${this.text("logarithmic")}
          </button>
        </figcaption>
        ${this.#plot(this.text("loss-chart"), curves, losses, undefined, this.logarithmic, this.#number)}
      </figure>
      <figure>
        <figcaption>
          <h2>${this.text(regression ? "r2" : "accuracy")}</h2>
          ${this.#key()}
        </figcaption>
        ${this.#plot(this.text(regression ? "r2-chart" : "accuracy-chart"), curves, scores, [0, 1], false, regression ? this.#number : this.#percent)}
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
    return html`<div class="plot">
      <svg role="img" aria-label=${label}>
        ${width > 0
          ? lines({ width, height, x: curves.epoch, xLabel: this.text("epochs"), series, y, logarithmic, formatX: this.#number, formatY })
          : svg``}
      </svg>
    </div>`;
  }

  #key(): TemplateResult {
    return html`<span class="key">
      <svg aria-hidden="true" viewBox="0 0 20 8"><path class="curve train" d="M0 4H20"></path></svg>${this.text("legend-train")}
      <svg aria-hidden="true" viewBox="0 0 20 8"><path class="curve test" d="M0 4H20"></path></svg>${this.text("legend-test")}
    </span>`;
  }

  #number = (value: number): string => this.store.texts.value.number(value, { maximumSignificantDigits: 4 });

  #percent = (value: number): string => this.store.texts.value.number(value, { style: "percent" });

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
        gap: var(--space-3);
        min-height: 28px;
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
    `,
  ];
}

customElements.define("playground-curves", CurvesView);
