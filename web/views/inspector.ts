import { html, nothing, type TemplateResult } from "lit";
import type { Snapshot } from "../api.ts";
import { chain, chainKind, trueClass, type Chain } from "../charts/chain.ts";
import type { LayerInspection } from "../engine/types.ts";
import { activationName, outputUnits, type Experiment } from "../experiment.ts";
import { base, controls } from "../styles/base.ts";
import { inspectorStyles } from "./inspector-styles.ts";
import { classColors, classMark, classStyle } from "./legend.ts";
import { View } from "./view.ts";

const UNITS_LISTED = 16;
const COLUMNS_SHOWN = 9;
const SUBSCRIPTS = "₁₂₃₄₅₆₇₈₉";

type Shown = NonNullable<Snapshot["inspection"]>;

/** The way of one point through the network, from its features to −ln p of the true class. */
export class InspectorView extends View {
  static override needs = ["inspection"] as const;

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const inspection = this.store.snapshot.value?.inspection;
    return html`
      <header>
        <h2>${this.text(this.store.task.value === "regression" ? "inspector-values" : "inspector")}</h2>
        ${this.#place()}
      </header>
      ${experiment && inspection && inspection.result.logits.length === outputUnits(experiment)
        ? html`${this.#answer(experiment, inspection)} ${this.#way(experiment, inspection)}`
        : html`<p class="muted">${this.text("inspector-empty")}</p>`}
    `;
  }

  #place(): TemplateResult {
    const point = this.store.point.value;
    return html`<div class="place">
      ${point.slice(0, COLUMNS_SHOWN).map(
        (value, i) => html`<label>
          x${SUBSCRIPTS[i]}
          <input
            type="number"
            step="any"
            .value=${String(value)}
            @change=${(event: Event) => this.#move(i, event.target as HTMLInputElement)}
          />
        </label>`,
      )}
    </div>`;
  }

  /** What is being typed stands until then: this part is drawn anew while training goes on. */
  #move(column: number, input: HTMLInputElement): void {
    const point = this.store.point.value;
    if (Number.isFinite(input.valueAsNumber)) {
      this.store.change({ point: point.map((old, i) => (i === column ? input.valueAsNumber : old)), target: null });
    } else {
      input.value = String(point[column]);
    }
  }

  #answer(experiment: Experiment, inspection: Shown): TemplateResult {
    const task = this.store.task.value ?? "multiclass";
    const output = activationName(experiment.layers[experiment.layers.length - 1].activation);
    const answer = chain(chainKind(task, experiment.loss, output), inspection.result);
    if (answer.kind === "softmax") return this.#softmax(answer, inspection);
    if (answer.kind === "sigmoid" && task === "multilabel") return this.#labels(answer, inspection);
    if (answer.kind === "sigmoid" && answer.rows.length === 1) return this.#oneSigmoid(answer, inspection);
    return this.#values(answer, inspection, output);
  }

  #softmax({ rows, highest, sum }: Extract<Chain, { kind: "softmax" }>, { target, result }: Shown): TemplateResult {
    const truth = trueClass(target);
    const total = rows.reduce((total, { probability }) => total + probability, 0);
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${this.text("true-class-choice")}</th>
            <th scope="col"><i>z</i></th>
            <th scope="col">e<sup><i>z</i>−m</sup></th>
            <th scope="col" colspan="2"><i>p</i> = e<sup><i>z</i>−m</sup> / Σ</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ z, power, probability }, i) => html`<tr class=${i === truth ? "chosen" : ""}>
              <th scope="row">${this.#classButton(i, truth)}</th>
              <td data-cell="z">${this.#number(z)}</td>
              <td data-cell="power">${this.#number(power)}</td>
              <td class="bar">${this.#bar(probability, i)}</td>
              <td data-cell="probability"><b>${this.#number(probability)}</b></td>
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Σ</th>
            <td></td>
            <td data-cell="sum">${this.#number(sum)}</td>
            <td></td>
            <td data-cell="total">${this.#number(total)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="remark muted">${this.text("softmax-shift", { highest: this.#number(highest) })}</p>
      ${this.#minusLog(truth, truth === null ? undefined : rows[truth]?.probability, result.loss)}
    `;
  }

  #oneSigmoid({ rows }: Extract<Chain, { kind: "sigmoid" }>, { target, result }: Shown): TemplateResult {
    const [{ z, power, probability }] = rows;
    const truth = trueClass(target);
    const probabilities = [1 - probability, probability];
    return html`
      <p class="formula number">
        <i>z</i> = <span data-cell="z">${this.#number(z)}</span>, e<sup>−<i>z</i></sup> = <span data-cell="power">${this.#number(power)}</span>,
        <i>p</i> = 1 / (1 + e<sup>−<i>z</i></sup>) = <b>${this.#number(probability)}</b>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.text("true-class-choice")}</th>
            <th scope="col" colspan="2"></th>
          </tr>
        </thead>
        <tbody>
          ${probabilities.map(
            (value, i) => html`<tr class=${i === truth ? "chosen" : ""}>
              <th scope="row">${this.#classButton(i, truth)}</th>
              <td class="bar">${this.#bar(value, i)}</td>
              <td data-cell="probability">${i === 0 ? html`1 − <i>p</i> = ` : html`<i>p</i> = `}<b>${this.#number(value)}</b></td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${this.#minusLog(truth, truth === null ? undefined : probabilities[truth], result.loss)}
    `;
  }

  #labels({ rows }: Extract<Chain, { kind: "sigmoid" }>, { target, result }: Shown): TemplateResult {
    const truths = Array.isArray(target) ? target : [];
    const cost = (probability: number, i: number) => -Math.log(truths[i] === 1 ? probability : 1 - probability);
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${this.text("label")}</th>
            <th scope="col"><i>z</i></th>
            <th scope="col">e<sup>−<i>z</i></sup></th>
            <th scope="col" colspan="2"><i>p</i> = 1/(1+e<sup>−<i>z</i></sup>)</th>
            <th scope="col">${this.text("label-cost")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ z, power, probability }, i) => html`<tr>
              <th scope="row">${classMark(i)} ${this.text("label-name", { number: i + 1 })} ${truths[i] === 1 ? "✓" : ""}</th>
              <td data-cell="z">${this.#number(z)}</td>
              <td data-cell="power">${this.#number(power)}</td>
              <td class="bar">${this.#bar(probability, i)}</td>
              <td data-cell="probability"><b>${this.#number(probability)}</b></td>
              <td>${this.#number(cost(probability, i))}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <p class="remark muted">${this.text("labels-remark")}</p>
      ${this.#loss(result.loss)}
    `;
  }

  #values(answer: Chain, { target, result }: Shown, output: string): TemplateResult {
    const targets = typeof target === "number" ? [target] : (target ?? []);
    const values = result.probabilities;
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${this.text("output")}</th>
            <th scope="col"><i>z</i></th>
            <th scope="col">${this.#label(output)}(<i>z</i>)</th>
            <th scope="col">${this.text("target")}</th>
            <th scope="col">${this.text("difference")}</th>
          </tr>
        </thead>
        <tbody>
          ${answer.rows.map(
            ({ z }, i) => html`<tr>
              <th scope="row">${answer.rows.length === 1 ? html`<i>ŷ</i>` : i + 1}</th>
              <td data-cell="z">${this.#number(z)}</td>
              <td data-cell="value"><b>${this.#number(values[i])}</b></td>
              <td data-cell="target">${targets[i] === undefined ? "–" : this.#number(targets[i])}</td>
              <td>${targets[i] === undefined ? "–" : this.#number(values[i] - targets[i])}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <p class="remark muted">${this.text("target-nearest")}</p>
      ${this.#loss(result.loss)}
    `;
  }

  #classButton(index: number, truth: number | null): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${index === truth}
      title=${this.text("take-as-true", { number: index + 1 })}
      @click=${() => this.store.change({ target: index })}
    >
      ${classMark(index)} ${this.text("class-name", { number: index + 1 })}
    </button>`;
  }

  #bar(share: number, index: number): TemplateResult {
    const width = Math.max(0, Math.min(1, share || 0)) * 100;
    return html`<svg class=${classStyle(index)} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="10"></rect>
      <rect class="fill" width=${width} height="10"></rect>
    </svg>`;
  }

  #minusLog(truth: number | null, probability: number | undefined, loss: number | undefined) {
    if (truth === null || probability === undefined) return nothing;
    return html`<p class="result">
      ${classMark(truth)}
      <span class="number">−ln <i>p</i> = −ln ${this.#number(probability)} = <b data-cell="minus-log">${this.#number(-Math.log(probability))}</b></span>
      ${loss === undefined ? nothing : html`<span class="muted number">${this.text("loss-here", { value: this.#number(loss) })}</span>`}
    </p>`;
  }

  #loss(loss: number | undefined) {
    if (loss === undefined) return nothing;
    return html`<p class="result number"><b>${this.text("loss-here", { value: this.#number(loss) })}</b></p>`;
  }

  #way(experiment: Experiment, { result }: Shown): TemplateResult {
    return html`<div class="way">
      <div role="group" aria-label=${this.text("features")}>
        <h3>${this.text("way-features")}</h3>
        <ol>
          ${Array.from(result.inputs)
            .slice(0, UNITS_LISTED)
            .map((value, i) => html`<li><span class="z">${this.#feature(experiment.features[i])}</span><b>${this.#short(value)}</b></li>`)}
        </ol>
      </div>
      ${result.layers.map((layer, i) => this.#layer(experiment, layer, i))}
    </div>`;
  }

  #layer(experiment: Experiment, { z, a }: LayerInspection, index: number): TemplateResult {
    const output = index === experiment.layers.length - 1;
    const title = output ? this.text("output-layer") : this.text("layer-name", { number: index + 1 });
    const rest = z.length - UNITS_LISTED;
    return html`<div role="group" aria-label=${title}>
      <h3>${title} <span class="muted"><i>z</i> → <b>${this.#label(activationName(experiment.layers[index].activation))}(<i>z</i>)</b></span></h3>
      <ol>
        ${Array.from(z.subarray(0, UNITS_LISTED), (value, unit) => html`<li class=${a[unit] === 0 ? "zero" : ""}><span class="z">${this.#short(value)}</span><b>${this.#short(a[unit])}</b></li>`)}
      </ol>
      ${rest > 0 ? html`<p class="muted">${this.text("more-units-shown", { count: rest })}</p>` : nothing}
    </div>`;
  }

  #label(name: string): string {
    const item = this.store.description.value?.catalog.activations.find((activation) => activation.name === name);
    return item ? this.store.texts.value.label("activation", item) : name;
  }

  #feature(name: string): string {
    const item = this.store.description.value?.catalog.features.find((feature) => feature.name === name);
    return item ? this.store.texts.value.label("feature", item) : name;
  }

  #number = (value: number): string => this.store.texts.value.exact(value);

  #short(value: number): string {
    const size = Math.abs(value);
    if (size >= 1000) return this.store.texts.value.number(value, { notation: "scientific", maximumFractionDigits: 0 });
    const digits = size < 10 ? 2 : size < 100 ? 1 : 0;
    return this.store.texts.value.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  static override styles = [base, controls, classColors, inspectorStyles];
}

customElements.define("playground-inspector", InspectorView);
