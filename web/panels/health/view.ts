import { html, nothing, type TemplateResult } from "lit";
import type { Curve } from "../../experiment/protocol.ts";
import type { Health } from "./types.ts";
import { decades, slopes, slopesBox, spanOf } from "./chart.ts";
import { countOf, diagnose, SETTLED_STEPS, unitStates, type Finding, type UnitState } from "./diagnosis.ts";
import type { ActivationSpec, Catalog } from "../../engine/types.ts";
import { MOST_JUDGED, MOST_MEASURED } from "../../experiment/measured-rows.ts";
import { activationName, activationSettings, type Experiment } from "../../experiment/experiment.ts";
import { ResultCache } from "../../state/result-cache.ts";
import { base, panel } from "../../ui/styles/base.ts";
import { healthStyles } from "./styles.ts";
import { stateMark, stateStyles } from "../../ui/unit-state.ts";
import { PanelView, type Explanation } from "../panel-view.ts";
import { known } from "../../ui/known.ts";
import { sampleNote } from "../sample-note.ts";

const SAMPLES = 121;
const NORMS = [1e-6, 1e2] as const;
const RATIOS = [1e-6, 1] as const;
const SOUND_RATIOS = [1e-4, 1e-2] as const;
const MOST_FINDINGS = 3;

interface Question {
  activation: ActivationSpec;
  span: number;
}

/** The health of each layer: gradient norm, update ratio, dead and saturated units, and the histogram of preactivations. */
export class HealthView extends PanelView {
  readonly explanation: Explanation = {
    formula: String.raw`\frac{\partial L}{\partial z} = \frac{\partial L}{\partial a} \cdot f'(z)`,
    numbers: ({ snapshot, texts }) => {
      const norms = snapshot.value?.parts.health?.map(({ gradient_norm }) => gradient_norm) ?? [];
      const write = (value: number) => texts.value.number(value, { maximumSignificantDigits: 2 });
      return { share: known(norms[0] / norms[norms.length - 1], write) };
    },
  };

  readonly #curves = new ResultCache<Question, Curve>(async ({ activation, span }) => {
    const x = Float64Array.from({ length: SAMPLES }, (_, i) => span * ((2 * i) / (SAMPLES - 1) - 1));
    return (await this.session.ask((functions) => functions.activate(activation, x)))?.value;
  });

  protected override render(): TemplateResult {
    const catalog = this.store.description.value?.catalog;
    const experiment = this.store.experiment.value;
    const health = this.store.part("health");
    const status = this.store.snapshot.peek()?.status;
    if (!catalog || !experiment || !status || health?.length !== experiment.layers.length) return html``;
    this.#askFor(catalog, experiment, health);
    return html`
      ${this.#findings(diagnose(catalog, experiment, health, status.step), status.step)}
      <div class="layers">${health.map((layer, i) => this.#layer(catalog, experiment, layer, i))}</div>
      <p class="key muted" aria-hidden="true">
        <svg viewBox="0 0 20 8"><path class="f" d="M0 4H20"></path></svg>f
        <svg viewBox="0 0 20 8"><path class="slope" d="M0 4H20"></path></svg>f′
        <svg viewBox="0 0 20 8"><path class="bars" d="M0 8V3H8V8zM10 8V0H18V8z"></path></svg>${this.text("health-inputs")}
        <svg viewBox="0 0 20 8"><rect class="sound" width="20" height="8"></rect></svg>${this.text("health-usual")}
      </p>
      ${sampleNote(this, MOST_JUDGED, MOST_MEASURED)}
    `;
  }

  #askFor(catalog: Catalog, experiment: Experiment, health: readonly Health[]): void {
    const wanted = health.flatMap((layer, i): [string, Question][] =>
      layer.units
        ? [
            [
              String(i),
              {
                activation: learned(catalog, experiment, i, layer),
                span: spanOf(layer.histogram.low, layer.histogram.high),
              },
            ],
          ]
        : [],
    );
    queueMicrotask(() => void this.#curves.want(wanted));
  }

  #findings(findings: Finding[], step: number): TemplateResult {
    if (findings.length === 0) {
      if (step === 0) return html`<p>${this.text("health-start")}</p>`;
      if (step < SETTLED_STEPS) return html`<p>${this.text("health-early", { step: SETTLED_STEPS })}</p>`;
      return html`<p class="fine"><b>${this.text("health-fine")}</b></p>`;
    }
    return html`<ul class="findings">
      ${findings.slice(0, MOST_FINDINGS).map(
        (finding, i) => html`<li>
          <b>${this.text(`finding-${finding.kind}`, { layer: this.layerTitle(finding.layer), count: finding.count, units: finding.units, share: this.#share(finding) })}</b>
          ${finding.kind === findings[i - 1]?.kind ? nothing : this.text(`try-${finding.kind}`)}
        </li>`,
      )}
    </ul>`;
  }

  #share({ kind, share }: Finding): string {
    if (kind === "leaps") return this.store.texts.value.number(share, { style: "percent" });
    return this.#number(share);
  }

  #layer(catalog: Catalog, experiment: Experiment, layer: Health, index: number): TemplateResult {
    const title = this.layerTitle(index);
    const states = unitStates(catalog, experiment, index, layer);
    const activation = this.activationLabel(experiment, index);
    const hasCurve = layer.weighted || layer.units !== undefined;
    return html`<section role="group" aria-label=${title}>
      <h3>${title}<span class="muted">${activation}</span></h3>
      ${
        hasCurve
          ? html`${this.#chart(activation, layer, index)}
            <dl>${this.#weights(layer, index)} ${this.#units(layer, states, index)}</dl>`
          : html`<p class="nothing muted">${this.text("health-nothing")}</p>`
      }
      ${this.#values(layer)}
    </section>`;
  }

  /** The activations, also those that the next layer reads in training where dropout changes them, and how far training has come. */
  #values(layer: Health): TemplateResult {
    const write = (values: Record<string, number>) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.#number(value)]));
    const { mean, std, least, greatest, training_mean, training_std, weighted, moved } = layer;
    const isOther = mean !== training_mean || std !== training_std;
    return html`<p class="values muted">
      <span>${this.text("health-values", write({ mean, std, least, greatest }))}</span>
      ${isOther ? html`<span>${this.text("health-values-training", write({ mean: training_mean, std: training_std }))}</span>` : nothing}
      ${weighted ? html`<span>${this.text("health-moved", write({ moved }))}</span>` : nothing}
    </p>`;
  }

  #weights({ weighted, gradient_norm, update_ratio }: Health, index: number): TemplateResult {
    const none = (id: string) => html`<div class="measure"><dt>${this.text(id)}</dt><dd>–</dd></div>`;
    if (!weighted) return html`${none("health-gradient")} ${none("health-update")}`;
    const fact = (name: string) => `health[${index}].${name}`;
    return html`${this.#measure("health-gradient", fact("gradient_norm"), gradient_norm, NORMS)} ${this.#measure("health-update", fact("update_ratio"), update_ratio, RATIOS, SOUND_RATIOS)}`;
  }

  #units({ saturated_fraction }: Health, states: readonly UnitState[], index: number): TemplateResult {
    return html`${this.#count("dead", states, `health[${index}].dead_fraction`)} ${this.#count("saturated", states)}
      <div class="flat">
        <dt>${this.text("health-flat")}</dt>
        <dd class="number" data-fact=${`health[${index}].saturated_fraction`}>${this.store.texts.value.number(saturated_fraction, { style: "percent" })}</dd>
      </div>`;
  }

  #chart(activation: string, { histogram }: Health, index: number) {
    const curve = this.#curves.get(String(index));
    if (!curve) return html`<div class="chart"></div>`;
    const span = spanOf(histogram.low, histogram.high);
    const label = this.text("health-chart", {
      name: activation,
      from: this.#number(histogram.low),
      to: this.#number(histogram.high),
    });
    return html`<div class="chart" role="img" aria-label=${label} title=${label}>
      <svg viewBox=${slopesBox} preserveAspectRatio="none" aria-hidden="true">${slopes({ span, ...curve, histogram })}</svg>
      <span class="left" aria-hidden="true">−${span}</span><span class="right" aria-hidden="true">${span}</span>
    </div>`;
  }

  #measure(
    id: string,
    fact: string,
    value: number,
    range: readonly [number, number],
    sound?: readonly [number, number],
  ): TemplateResult {
    return html`<div class="measure">
      <dt>${this.text(id)}</dt>
      <dd>
        <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">${decades(value, range, sound)}</svg>
        <span class="number" data-fact=${fact}>${value === 0 ? "0" : this.#number(value)}</span>
      </dd>
    </div>`;
  }

  #count(state: Exclude<UnitState, "fine">, states: readonly UnitState[], fact?: string): TemplateResult {
    const count = countOf(states, state);
    return html`<div class="count">
      <dt>${this.text(`health-${state}`)}</dt>
      <dd class="number" data-fact=${fact ?? nothing}>
        ${count > 0 ? html`<span class="unit-state" data-state=${state}>${stateMark()}</span>` : nothing} ${this.text("health-units", { count, units: states.length })}
      </dd>
    </div>`;
  }

  #number(value: number): string {
    const size = Math.abs(value);
    const options =
      size >= 0.001 && size < 1e4
        ? { maximumSignificantDigits: 2 }
        : { notation: "scientific" as const, maximumFractionDigits: 1 };
    return this.store.texts.value.number(value, size === 0 ? {} : options);
  }

  static override styles = [base, panel, stateStyles, healthStyles];
}

/** The layer's activation, with a learned parameter at its mean. */
function learned({ activations }: Catalog, { layers }: Experiment, index: number, { alpha }: Health): ActivationSpec {
  const { activation } = layers[index];
  const name = activationName(activation);
  const parameter = activations.find((item) => item.name === name)?.parameters.find(({ kind }) => kind === "number");
  const settings = { ...activationSettings(activation), name };
  return alpha === undefined || !parameter ? settings : { ...settings, [parameter.name]: Number(alpha.toFixed(2)) };
}

customElements.define("playground-health", HealthView);
