import { css, html, nothing, type TemplateResult } from "lit";
import { metricId } from "../../i18n/texts.ts";
import { axes, base, controls } from "../../ui/styles/base.ts";
import { PlotView, plotStyles, type NamedSeries } from "../plot.ts";
import type { Explanation } from "../panel-view.ts";
import { lossNumbers } from "../losses.ts";

export const curveStyles = css`
  .train {
    stroke: var(--accent);
  }
  .test {
    stroke: var(--class-2);
    stroke-dasharray: 5 3;
  }
`;

/** Loss and score over the epochs, on the training and the test data. */
export class CurvesView extends PlotView {
  readonly explanation: Explanation = { numbers: lossNumbers };
  static override properties = { logarithmic: { state: true } };
  declare logarithmic: boolean;

  constructor() {
    super();
    this.logarithmic = false;
  }

  protected override render(): TemplateResult {
    const { trainLoss = [], testLoss = [], trainAccuracy = [], testAccuracy = [] } = this.store.part("curves") ?? {};
    const metric = this.store.score.value;
    const losses = this.#pair(trainLoss, testLoss);
    const scores = this.#pair(trainAccuracy, testAccuracy);
    const chart = metric && metricId(metric, "chart");
    const score = metric?.format === "percent" ? this.percent : this.plain;
    return html`
      <figure>
        <figcaption>
          <h2>${this.text("loss")}</h2>
          ${this.#key(losses, this.plain)}
          <button type="button" class="outlined" aria-pressed=${this.logarithmic} @click=${() => (this.logarithmic = !this.logarithmic)}>
            ${this.text("logarithmic")}
          </button>
        </figcaption>
        ${this.plot({ label: this.text("loss-chart"), curves: losses, logarithmic: this.logarithmic, format: this.plain })}
      </figure>
      <figure>
        <figcaption>
          <h2>${metric && this.text(metricId(metric))}</h2>
          ${this.#key(scores, score)}
        </figcaption>
        ${this.plot({ label: chart ? this.text(chart) : "", curves: scores, y: [0, 1], format: score })}
      </figure>
    `;
  }

  #pair(train: number[], test: number[]): NamedSeries[] {
    return [
      { name: this.text("legend-train"), values: train, style: "train" },
      { name: this.text("legend-test"), values: test, style: "test" },
    ];
  }

  /** The legend, with the values at the cursor. */
  #key(curves: readonly NamedSeries[], format: (value: number) => string): TemplateResult {
    const { epoch } = this;
    return html`<span class="key">
      ${curves.map(
        (
          curve,
        ) => html`<svg aria-hidden="true" viewBox="0 0 20 8"><path class=${`curve ${curve.style}`} d="M0 4H20"></path></svg
          >${curve.name} ${epoch === undefined ? nothing : html`<b class="number">${this.reading(curve, epoch, format)}</b>`}`,
      )}
    </span>`;
  }

  static override styles = [
    base,
    controls,
    axes,
    plotStyles,
    curveStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-5);
        min-height: 0;
      }
      :host([inline]) {
        grid-template-columns: minmax(0, 1fr);
      }
      figure {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      figcaption {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-2);
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
      .key svg:first-child {
        margin-inline-start: 0;
      }
      .key b {
        color: var(--text);
        font-weight: 600;
      }
    `,
  ];
}

customElements.define("playground-curves", CurvesView);
