import { hasUnits } from "../../experiment/layers.ts";
import { html, type TemplateResult } from "lit";
import type { Nudge, NudgeRow } from "./types.ts";
import { decadesOf, roundoff, roundoffBox } from "./chart.ts";
import { select } from "../../ui/controls/fields.ts";
import { lockable } from "../../ui/controls/guarded.ts";
import { inputsOf, sizeOf, type Experiment } from "../../experiment/experiment.ts";
import type { ViewState } from "../../state/view-state.ts";
import { base, controls, panel } from "../../ui/styles/base.ts";
import { nudgeStyles } from "./styles.ts";
import { passes } from "../passes.ts";
import { PanelView, type Explanation } from "../panel-view.ts";
import { knownExactly } from "../../ui/known.ts";

const LEAST_POWER = -12;
const BIAS = "bias";

/** Moves one weight by ±ε and compares the difference quotient of the loss with the gradient of backpropagation. */
export class NudgeView extends PanelView {
  readonly explanation: Explanation = {
    formula: String.raw`\frac{\partial L}{\partial w} = \frac{L(w + \varepsilon) - L(w - \varepsilon)}{2 \varepsilon}`,
    numbers: ({ snapshot, texts }) => {
      const { weight, float64 } = snapshot.value?.parts.nudge ?? {};
      return { weight: knownExactly(texts.value, weight), gradient: knownExactly(texts.value, float64?.gradient) };
    },
  };

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    if (!experiment) return html``;
    const chosen = this.store.view.value.nudge;
    const nudge = this.store.part("nudge");
    return html`
      ${lockable(this, "nudge", html`<div class="choice">${this.#weight(experiment, chosen)} ${this.#epsilon(chosen)}</div>`)}
      ${nudge ? html`<div class="result">${this.#table(nudge)} ${this.#chart(nudge)}</div>` : html`<p class="muted">${this.text("nudge-empty")}</p>`}
      ${passes(this)}
      <p class="why muted">${this.text("nudge-why")}</p>
    `;
  }

  #weight(experiment: Experiment, chosen: ViewState["nudge"]): TemplateResult {
    const { layer, unit, input } = chosen;
    const change = (next: Partial<ViewState["nudge"]>) => this.store.change({ nudge: { ...chosen, ...next } });
    const bias = experiment.layers[layer].use_bias === false ? [] : [{ value: BIAS, label: this.text("use-bias") }];
    const inputs = numbered(inputsOf(experiment, layer), (i) =>
      layer === 0 ? this.featureLabel(experiment.features[i]) : this.text("unit-number", { number: i + 1 }),
    );
    return html`
      ${select({
        id: "nudge-layer",
        label: this.text("nudge-layer"),
        value: String(layer),
        items: numbered(experiment.layers.length, (i) => this.layerTitle(i)).filter((_, i) =>
          hasUnits(experiment.layers[i]),
        ),
        change: (value) => change({ layer: Number(value) }),
      })}
      ${select({
        id: "nudge-input",
        label: this.text("nudge-input"),
        value: input === null ? BIAS : String(input),
        items: [...inputs, ...bias],
        change: (value) => change({ input: value === BIAS ? null : Number(value) }),
      })}
      ${select({
        id: "nudge-unit",
        label: this.text("nudge-unit"),
        value: String(unit),
        items: numbered(sizeOf(experiment, layer), (i) => this.text("unit-number", { number: i + 1 })),
        change: (value) => change({ unit: Number(value) }),
      })}
    `;
  }

  #epsilon(chosen: ViewState["nudge"]): TemplateResult {
    const power = Math.log10(chosen.epsilon);
    return html`<div class="epsilon">
      <label for="nudge-epsilon">ε = <b class="number">${this.#short(chosen.epsilon)}</b></label>
      <input
        id="nudge-epsilon"
        type="range"
        min="0"
        max=${-LEAST_POWER}
        step="0.5"
        .value=${String(-power)}
        aria-valuetext=${this.#short(chosen.epsilon)}
        @input=${(event: Event) => this.store.change({ nudge: { ...chosen, epsilon: 10 ** -(event.target as HTMLInputElement).valueAsNumber } })}
      />
    </div>`;
  }

  #table({ weight, epsilon, float32, float64 }: Nudge): TemplateResult {
    const row = (label: unknown, name: string, value: (row: NudgeRow) => number, digits: [number, number]) => html`<tr>
      <th scope="row">${label}</th>
      <td data-cell=${`${name}-32`}>${this.#digits(value(float32), digits[0])}</td>
      <td data-cell=${`${name}-64`}>${this.#digits(value(float64), digits[1])}</td>
    </tr>`;
    return html`<table>
      <caption class="number"><i>w</i> = ${this.#digits(weight, 6)}, ε = ${this.#short(epsilon)}</caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col"><span class="swatch float32"></span>${this.text("precision-float32")}</th>
          <th scope="col"><span class="swatch float64"></span>${this.text("precision-float64")}</th>
        </tr>
      </thead>
      <tbody>
        ${row(html`L(<i>w</i> + ε)`, "plus", ({ plus }) => plus, [9, 15])} ${row(html`L(<i>w</i> − ε)`, "minus", ({ minus }) => minus, [9, 15])}
        ${row(this.text("nudge-slope"), "slope", ({ slope }) => slope, [6, 9])} ${row(this.text("nudge-gradient"), "gradient", ({ gradient }) => gradient, [6, 9])}
        ${row(this.text("nudge-difference"), "difference", ({ slope, gradient }) => slope - gradient, [2, 2])}
      </tbody>
    </table>`;
  }

  #chart({ epsilon, sweep }: Nudge): TemplateResult {
    const label = this.text("nudge-chart");
    const [low, high] = decadesOf([...sweep.float32, ...sweep.float64]);
    const series = [
      { values: sweep.float32, style: "float32" },
      { values: sweep.float64, style: "float64" },
    ];
    return html`<figure>
      <figcaption class="muted">${label}</figcaption>
      <div class="plot">
        <svg viewBox=${roundoffBox} preserveAspectRatio="none" role="img" aria-label=${label}>
          ${roundoff({ range: [1, 10 ** LEAST_POWER], epsilon: sweep.epsilon, series, cursor: epsilon })}
        </svg>
        <span class="top" aria-hidden="true">${this.#short(high)}</span><span class="bottom" aria-hidden="true">${this.#short(low)}</span>
      </div>
      <p class="ends muted" aria-hidden="true"><span>ε = 1</span><span>ε = ${this.#short(10 ** LEAST_POWER)}</span></p>
    </figure>`;
  }

  #digits(value: number, digits: number): string {
    const size = Math.abs(value);
    const notation = size !== 0 && (size < 0.001 || size >= 1e6) ? "scientific" : "standard";
    return this.store.texts.value.number(value, {
      notation,
      minimumSignificantDigits: size === 0 ? 1 : digits,
      maximumSignificantDigits: digits,
    });
  }

  #short(value: number): string {
    const plain = value >= 0.001 && value < 1000;
    return this.store.texts.value.number(
      value,
      plain ? { maximumSignificantDigits: 2 } : { notation: "scientific", maximumFractionDigits: 1 },
    );
  }

  static override styles = [base, controls, panel, nudgeStyles];
}

const numbered = (count: number, label: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => ({ value: String(i), label: label(i) }));

customElements.define("playground-nudge", NudgeView);
