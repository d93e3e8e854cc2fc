import { css, html, nothing, type TemplateResult } from "lit";
import type { Curves, DecisionMap } from "../../experiment/protocol.ts";
import { changes } from "../../i18n/changes.ts";
import { metricId } from "../../i18n/texts.ts";
import type { Status } from "../../engine/types.ts";
import { taskOf, type Experiment } from "../../experiment/experiment.ts";
import { axes, base, controls } from "../../ui/styles/base.ts";
import { paintDecision } from "../../charts/decision.ts";
import { PlotView, plotStyles, type NamedSeries } from "../plot.ts";
import type { Explanation } from "../panel-view.ts";
import { knownExactly } from "../../ui/known.ts";

const MOST_DIFFERENCES = 4;
/** Columns of data that have maps. */
const MOST_MAPPED = 2;
const RUNS = ["a", "b"] as const;
type Run = (typeof RUNS)[number];
type Measure = "Loss" | "Accuracy";

/** Compares two runs from one seed, step by step: A is the baseline, B is the present experiment. */
export class CompareView extends PlotView {
  readonly explanation: Explanation = {
    numbers: ({ snapshot, texts }) => {
      const loss = (status?: Status) => knownExactly(texts.value, status?.train.loss);
      return { a: loss(snapshot.value?.parts.baseline?.status), b: loss(snapshot.value?.status) };
    },
  };

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const baseline = this.store.view.value.baseline as Experiment | null;
    if (!experiment) return html``;
    return baseline ? this.#pair(baseline, experiment) : this.#invitation(experiment);
  }

  #invitation(experiment: Experiment): TemplateResult {
    return html`<div class="invitation">
      <p>${this.text("compare-why")}</p>
      <button type="button" class="primary" @click=${() => void this.session.compare(experiment)}>${this.text("compare-start")}</button>
    </div>`;
  }

  #pair(baseline: Experiment, experiment: Experiment): TemplateResult {
    return html`
      <div class="top">
        <p>${this.#differences(baseline, experiment)}</p>
        <button type="button" class="outlined" @click=${() => void this.session.compare(experiment)}>${this.text("compare-again")}</button>
        <button type="button" class="outlined" @click=${() => void this.session.compare(null)}>${this.text("compare-end")}</button>
      </div>
      <div class=${`parts ${this.#hasMaps ? "" : "unmapped"}`}>
        ${this.#hasMaps ? RUNS.map((run) => this.#map(run)) : nothing} ${this.#chart("Loss")} ${this.#chart("Accuracy")}
      </div>
      ${this.evaluatedAt(this.store.part("baseline")?.status)}
    `;
  }

  #differences(baseline: Experiment, experiment: Experiment): TemplateResult {
    const catalog = this.store.description.value?.catalog;
    const all = catalog ? changes(this.store.texts.value, catalog, baseline, experiment) : [];
    const shown = all.slice(0, MOST_DIFFERENCES).join(" · ");
    const words =
      all.length > MOST_DIFFERENCES
        ? this.text("change-and-more", { change: shown, count: all.length - MOST_DIFFERENCES })
        : shown;
    const stopped = this.store.part("baseline")?.status.diverged;
    return html`${words ? html`<b>${this.text("compare-differs")}</b> ${words}` : this.text("compare-same")}
    ${stopped ? html`<span class="stopped">${this.text("compare-diverged", { step: stopped.step })}</span>` : nothing}`;
  }

  /** Of points in the plane; pictures and sequences have none. */
  get #hasMaps(): boolean {
    return (this.store.points.value?.columns ?? 0) <= MOST_MAPPED;
  }

  #map(run: Run): TemplateResult {
    return html`<figure class="map">
      <figcaption><span>${this.#key(run)}</span></figcaption>
      <canvas data-run=${run} role="img" aria-label=${this.text("compare-map", { run: run.toUpperCase() })}></canvas>
    </figure>`;
  }

  #key(run: Run): TemplateResult {
    return html`<svg class="key" aria-hidden="true" viewBox="0 0 18 8"><path class=${`curve ${run}`} d="M0 4H18"></path></svg><b>${run.toUpperCase()}</b>`;
  }

  #chart(measure: Measure): TemplateResult {
    const score = this.store.score.value!;
    const tested = this.store.tested.value;
    const part = tested ? "test" : "train";
    const title = this.text(measure === "Loss" ? `loss-${part}` : metricId(score, part));
    const format = measure !== "Loss" && score.format === "percent" ? this.percent : this.plain;
    const curves = this.#curves(measure, tested);
    const { epoch } = this;
    const values = RUNS.map((run, i) =>
      epoch !== undefined && curves.length > 0
        ? this.reading(curves[i], epoch, format)
        : this.#value(run, measure, tested),
    );
    return html`<figure class="chart">
      <figcaption>
        <h3>${title}</h3>
        ${RUNS.map((run, i) => html`<span>${this.#key(run)} <span class="number" data-fact=${epoch === undefined ? this.#fact(run, part, measure) : nothing}>${values[i]}</span></span>`)}
      </figcaption>
      ${this.plot({ label: this.text("compare-chart", { measure: title }), curves, y: measure === "Loss" ? undefined : [0, 1], format })}
    </figure>`;
  }

  /** The path by which lessons name a number of a run. */
  #fact(run: Run, part: "train" | "test", measure: Measure): string {
    const name = measure === "Loss" ? "loss" : this.store.score.value!.name;
    return `${run === "a" ? "rival." : ""}${part}.${name}`;
  }

  /** The epochs of the run that is further ahead: with another batch size an epoch has another number of steps. */
  protected override get epochs(): readonly number[] {
    const [a = [], b = []] = [this.store.part("baseline")?.curves.epoch, this.store.part("curves")?.epoch];
    return (a.at(-1) ?? 0) > (b.at(-1) ?? 0) ? a : b;
  }

  /** Empty until both runs have curves. */
  #curves(measure: Measure, tested: boolean): NamedSeries[] {
    const curves = this.store.part("curves");
    const baseline = this.store.part("baseline");
    const key = `${tested ? "test" : "train"}${measure}` as keyof Curves;
    if (!curves || !baseline) return [];
    return [
      { name: "A", values: baseline.curves[key], x: baseline.curves.epoch, style: "a" },
      { name: "B", values: curves[key], x: curves.epoch, style: "b" },
    ];
  }

  #value(run: Run, measure: Measure, tested: boolean): string {
    const baseline = this.store.part("baseline");
    const of: Status | undefined = run === "a" ? baseline?.status : this.store.snapshot.peek()?.status;
    const metrics = tested ? of?.test : of?.train;
    if (!metrics) return "–";
    if (measure === "Loss") return this.plain(metrics.loss);
    return metrics.accuracy === undefined ? this.plain(metrics.r_squared ?? NaN) : this.percent(metrics.accuracy);
  }

  protected override paint(): void {
    this.#paint("a", this.store.part("baseline")?.map);
    this.#paint("b", this.store.part("map"));
  }

  #paint(run: Run, map: DecisionMap | undefined): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`[data-run="${run}"]`);
    const { colors, description, experiment, points, view } = this.store;
    const of = run === "a" ? (view.value.baseline as Experiment | null) : experiment.value;
    if (!canvas || !map || !colors.value || !description.value || !of) return;
    const task = taskOf(description.value.catalog, of); // A may be of other data
    const output = Math.min(this.outputShown, map.outputs - 1);
    paintDecision(canvas, map, {
      task,
      colors: colors.value,
      targets: points.value?.targets ?? new Float64Array(),
      output,
    });
  }

  static override styles = [
    base,
    controls,
    axes,
    plotStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        min-height: 0;
        container-type: inline-size;
      }
      .invitation {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
        align-content: center;
        flex: 1;
        max-width: 60ch;
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      .top p {
        flex: 1 1 200px;
        font-size: var(--size-2);
      }
      .top button {
        font-size: var(--size-2);
      }
      .stopped {
        color: var(--warning);
      }
      .parts {
        display: grid;
        grid-template-columns: auto auto minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--space-2);
        flex: 1;
        min-height: 0;
      }
      .parts.unmapped {
        grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
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
        min-height: 24px;
        font-size: var(--size-1);
      }
      figcaption > span {
        white-space: nowrap;
      }
      h3 {
        font-size: inherit;
      }
      .map canvas {
        width: clamp(96px, 16cqw, 150px);
        aspect-ratio: 1;
        border-radius: var(--radius-small);
        background: var(--sunken);
        box-shadow: inset 0 0 0 1px var(--line);
      }
      .plot {
        min-height: 96px;
      }
      .key {
        width: 18px;
        height: 8px;
        margin-inline-end: 3px;
      }
      .a {
        stroke: var(--class-2);
        stroke-dasharray: 5 3;
      }
      .b {
        stroke: var(--accent);
      }
      @container (max-width: 560px) {
        .parts:not(.unmapped) {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .parts:not(.unmapped) > .chart {
          grid-column: 1 / -1;
        }
        .map canvas {
          width: 100%;
        }
      }
    `,
  ];
}

customElements.define("playground-compare", CompareView);
