import { html, nothing, type TemplateResult } from "lit";
import type { Inspected, UnitWeights } from "../../experiment/protocol.ts";
import { chain, chainKind, trueClass, type Chain } from "../../charts/chain.ts";
import { paintPicture } from "../../charts/raster.ts";
import type { LayerInspection } from "../../engine/types.ts";
import { activationName, outputUnits, type Experiment } from "../../experiment/experiment.ts";
import { inkOf } from "../../experiment/pictures.ts";
import { base, controls, panel } from "../../ui/styles/base.ts";
import { inspectorStyles } from "./styles.ts";
import { MOST_PINS } from "../../experiment/link.ts";
import { isSame } from "../../state/store.ts";
import { icon } from "../../ui/controls/icons.ts";
import { Presses } from "../../ui/controls/press.ts";
import { numberInput } from "../../ui/controls/number-field.ts";
import { POINT_RANGE } from "../../state/valid-view.ts";
import { classColors, classMark, classStyle } from "../../ui/legend.ts";
import { pinMark, pinName, pinStyles } from "../map/pin-mark.ts";
import "../../ui/explain.ts";
import { View } from "../../ui/view.ts";

const UNITS_LISTED = 16;
const COLUMNS_SHOWN = 9;
const TERMS_WRITTEN = 16;
const SUBSCRIPTS = "₁₂₃₄₅₆₇₈₉";

/** The way of one point through the network, from its features to −ln p of the true class. */
export class InspectorView extends View {
  static override needs = ["inspection"] as const;
  static override properties = { plain: { type: Boolean, reflect: true } };
  /** On paper: nothing to press. */
  declare plain: boolean;
  #removals = new Presses();

  constructor() {
    super();
    this.plain = false;
  }

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const inspection = this.store.part("inspection");
    return html`
      <header>
        <h2>${this.text(this.store.task.value === "regression" ? "inspector-values" : "inspector")}</h2>
        ${this.plain ? nothing : html`<playground-explain panel="inspector" .store=${this.store} .session=${this.session}></playground-explain>`}
        ${this.#place()} ${this.plain ? nothing : this.#pin()}
      </header>
      ${this.plain ? nothing : this.#pins()}
      ${
        experiment && inspection && inspection.result.logits.length === outputUnits(experiment)
          ? html`${this.#answer(experiment, inspection)} ${this.#way(experiment, inspection)}`
          : html`<p class="muted">${this.text("inspector-empty")}</p>`
      }
    `;
  }

  #place() {
    const point = this.store.point.value;
    if (this.store.side.value)
      return this.plain
        ? nothing
        : html`<canvas class="picture" role="img" aria-label=${this.text("picture-here")}></canvas>`;
    if (this.plain)
      return html`<p class="number">${point
        .slice(0, COLUMNS_SHOWN)
        .map((value, i) => `x${SUBSCRIPTS[i]} = ${this.#short(value)}`)
        .join(", ")}</p>`;
    return html`<div class="place">
      ${point.slice(0, COLUMNS_SHOWN).map(
        (value, i) => html`<div>
          <label for="place-${i}">x${SUBSCRIPTS[i]}</label>
          ${numberInput({ id: `place-${i}`, texts: this.store.texts.value, value, range: POINT_RANGE, change: (value) => this.#move(i, value) })}
        </div>`,
      )}
    </div>`;
  }

  #move(column: number, value: number): void {
    this.store.change({ point: this.store.point.value.map((old, i) => (i === column ? value : old)), target: null });
  }

  #pin(): TemplateResult {
    const { pins } = this.store.view.value;
    const full = pins.length >= MOST_PINS || pins.some((pin) => isSame(pin.point, this.store.point.value));
    const label = this.text("pin");
    return html`<button type="button" class="pin outlined" aria-label=${label} title=${label} ?disabled=${full} @click=${() => this.store.pin()}>${icon("pin")}</button>`;
  }

  #pins() {
    const { pins } = this.store.view.value;
    const point = this.store.point.value;
    if (pins.length === 0) return nothing;
    const inspected = this.store.part("inspection")?.pins ?? [];
    return html`<div class="pins" role="group" aria-label=${this.text("pins")}>
      ${pins.map((pin, i) => {
        const name = this.text("pin-name", { name: pinName(i), place: this.#words(pin.point) });
        return html`<span class="pinned">
          <button type="button" aria-label=${name} title=${name} aria-pressed=${isSame(pin.point, point)} @click=${() => this.store.change(pin)}>
            <svg viewBox="-11 -11 22 22" aria-hidden="true">${pinMark(i)}</svg><span class="number">${this.#pinAnswer(inspected[i])}</span>
          </button>
          <button type="button" class="unpin" aria-label=${this.text("unpin", { name: pinName(i) })} @click=${(event: MouseEvent) => this.#removals.isMeant(event) && this.store.unpin(i)}>${icon("close")}</button>
        </span>`;
      })}
    </div>`;
  }

  #words(point: readonly number[]): string {
    return this.store.side.value
      ? this.text("picture-pinned")
      : point
          .slice(0, COLUMNS_SHOWN)
          .map((value) => this.#short(value))
          .join("; ");
  }

  protected override paint(): void {
    const [points, side, colors] = [this.store.points.value, this.store.side.value, this.store.colors.value];
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.picture");
    if (canvas && points && side && colors) paintPicture(canvas, side, this.store.point.value, inkOf(points), colors);
  }

  /** −ln p of a pinned point's true class, or its loss. */
  #pinAnswer(pinned: Inspected | undefined): string {
    return pinned?.result.loss === undefined ? "–" : this.text("loss-here", { value: this.#short(pinned.result.loss) });
  }

  #answer(experiment: Experiment, inspection: Inspected): TemplateResult {
    const task = this.store.task.value ?? "multiclass";
    const output = activationName(experiment.layers[experiment.layers.length - 1].activation);
    const answer = chain(chainKind(task, experiment.loss, output), inspection.result);
    if (answer.kind === "softmax") return this.#softmax(answer, inspection);
    if (answer.kind === "sigmoid" && task === "multilabel") return this.#labels(answer, inspection);
    if (answer.kind === "sigmoid" && answer.rows.length === 1) return this.#oneSigmoid(answer, inspection);
    return this.#values(answer, inspection, output);
  }

  #softmax({ rows, highest, sum }: Extract<Chain, { kind: "softmax" }>, { target, result }: Inspected): TemplateResult {
    const truth = trueClass(target);
    const slopes = result.layers[result.layers.length - 1].grad_z;
    const total = rows.reduce((total, { probability }) => total + probability, 0);
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${this.text("true-class-choice")}</th>
            <th scope="col"><i>z</i></th>
            <th scope="col">e<sup><i>z</i>−m</sup></th>
            <th scope="col" colspan="2"><i>p</i> = e<sup><i>z</i>−m</sup> / Σ</th>
            ${slopes ? html`<th scope="col">${this.text("to-gain")}</th>` : nothing}
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
              ${slopes ? html`<td data-cell="gain">${this.#gain(-slopes[i])}</td>` : nothing}
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
            ${slopes ? html`<td></td>` : nothing}
          </tr>
        </tfoot>
      </table>
      <p class="remark muted">${this.text("softmax-shift", { highest: this.#number(highest) })} ${slopes ? this.text("to-gain-why") : nothing}</p>
      ${this.#minusLog(truth, truth === null ? undefined : rows[truth]?.probability, result.loss)}
    `;
  }

  /** By its sign and by an arrow. */
  #gain(value: number): TemplateResult {
    const size = Math.abs(value);
    const text = this.store.texts.value.number(value, {
      signDisplay: "exceptZero",
      ...(size >= 0.001 || size === 0
        ? { minimumFractionDigits: 3, maximumFractionDigits: 3 }
        : { notation: "scientific", maximumFractionDigits: 0 }),
    });
    return html`<span class=${value > 0 ? "gain" : "loss"}><span aria-hidden="true">${value > 0 ? "▲" : "▼"}</span>${text}</span>`;
  }

  #oneSigmoid({ rows }: Extract<Chain, { kind: "sigmoid" }>, { target, result }: Inspected): TemplateResult {
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

  #labels({ rows }: Extract<Chain, { kind: "sigmoid" }>, { target, result }: Inspected): TemplateResult {
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
              <th scope="row">${classMark(i)} ${this.classLabel(i)} ${truths[i] === 1 ? "✓" : ""}</th>
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

  #values(answer: Chain, { target, result }: Inspected, output: string): TemplateResult {
    const targets = typeof target === "number" ? [target] : (target ?? []);
    const values = result.probabilities;
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${this.text("output")}</th>
            <th scope="col"><i>z</i></th>
            <th scope="col">${this.itemLabel("activation", output)}(<i>z</i>)</th>
            <th scope="col">${this.text("target")}</th>
            <th scope="col">${this.text("difference")}</th>
          </tr>
        </thead>
        <tbody>
          ${answer.rows.map(
            ({ z }, i) => html`<tr>
              <th scope="row">${answer.rows.length === 1 ? html`<i>ŷ</i>` : this.outputLabel(i)}</th>
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
    if (this.plain) return html`${classMark(index)} ${this.classLabel(index)} ${index === truth ? "✓" : nothing}`;
    return html`<button
      type="button"
      aria-pressed=${index === truth}
      title=${this.text("take-as-true", { number: this.classNumber(index) })}
      @click=${() => this.store.change({ target: index })}
    >
      ${classMark(index)} <span class="class-word">${this.classLabel(index)}</span>
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

  #way(experiment: Experiment, { result }: Inspected): TemplateResult {
    return html`<div class="way">
      ${this.store.side.value ? nothing : this.#features(experiment, result.inputs)}
      ${result.layers.map((layer, i) => this.#layer(experiment, layer, i, i === 0 ? result.inputs : result.layers[i - 1].a))}
    </div>`;
  }

  #features({ features }: Experiment, inputs: Float64Array): TemplateResult {
    return html`<div role="group" aria-label=${this.text("features")}>
      <h3>${this.text("way-features")}</h3>
      <ol>
        ${Array.from(inputs.subarray(0, UNITS_LISTED), (value, i) => html`<li><span class="z">${this.itemLabel("feature", features[i])}</span><b>${this.#short(value)}</b></li>`)}
      </ol>
    </div>`;
  }

  #layer(experiment: Experiment, { z, a }: LayerInspection, index: number, inputs: Float64Array): TemplateResult {
    const title = this.layerTitle(index);
    const rest = z.length - UNITS_LISTED;
    return html`<div role="group" aria-label=${title}>
      <h3>${title} <span class="muted"><i>z</i> → <b>${this.itemLabel("activation", activationName(experiment.layers[index].activation))}(<i>z</i>)</b></span></h3>
      <ol @keydown=${nextUnit}>
        ${Array.from(
          z.subarray(0, UNITS_LISTED),
          (value, unit) => html`<li class=${a[unit] === 0 ? "zero" : ""}>
            <span class="z">${this.#short(value)}</span><b>${this.#short(a[unit])}</b>${this.plain ? nothing : this.#unitButton(title, index, unit)}
          </li>`,
        )}
      </ol>
      ${this.#sum(experiment, index, inputs, z, a)}
      ${rest > 0 ? html`<p class="muted">${this.text("more-units-shown", { count: rest })}</p>` : nothing}
    </div>`;
  }

  #unitButton(title: string, layer: number, unit: number): TemplateResult {
    const { unit: chosen } = this.store.view.value;
    const pressed = chosen?.layer === layer && chosen.unit === unit;
    const label = this.text("unit-sum", { name: this.text("unit-name", { name: title, number: unit + 1 }) });
    return html`<button
      type="button"
      aria-label=${label}
      title=${label}
      aria-pressed=${pressed}
      tabindex=${(chosen?.layer === layer ? chosen.unit : 0) === unit ? 0 : -1}
      @click=${() => this.store.change({ unit: pressed ? null : { layer, unit } })}
    ></button>`;
  }

  /** The chosen unit's z and a with the numbers in their formulas. */
  #sum(experiment: Experiment, layer: number, inputs: Float64Array, z: Float64Array, a: Float64Array) {
    const weights = this.store.part("inspection")?.unit;
    if (weights?.layer !== layer || weights.kernel.length !== inputs.length || this.store.view.value.unit === null)
      return nothing;
    const { unit } = weights;
    return html`<div class="sum number">
      <p><i>z</i> = ${this.#terms(weights, inputs)} = <b data-cell="sum-z">${this.#number(z[unit])}</b></p>
      <p>
        <i>a</i> = ${this.itemLabel("activation", activationName(experiment.layers[layer].activation))}(${this.#number(z[unit])}) =
        <b data-cell="sum-a">${this.#number(a[unit])}</b>
      </p>
    </div>`;
  }

  #terms({ kernel, bias }: UnitWeights, inputs: Float64Array): TemplateResult {
    const rest = inputs.length - TERMS_WRITTEN;
    const factor = (value: number) => (value < 0 ? `(${this.#short(value)})` : this.#short(value));
    return html`${Array.from(inputs.subarray(0, TERMS_WRITTEN), (input, i) => html`${i > 0 ? " + " : nothing}<span class="term">${factor(kernel[i])}·${factor(input)}</span>`)}
    ${rest > 0 ? html` + … (${this.text("more-terms", { count: rest })})` : nothing}${bias === undefined ? nothing : html` + <span class="term">${factor(bias)}</span>`}`;
  }

  #number = (value: number): string => this.store.texts.value.exact(value);

  #short(value: number): string {
    const size = Math.abs(value);
    if (size >= 1000) return this.store.texts.value.number(value, { notation: "scientific", maximumFractionDigits: 0 });
    const digits = size < 10 ? 2 : size < 100 ? 1 : 0;
    return this.store.texts.value.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  static override styles = [base, controls, panel, classColors, pinStyles, inspectorStyles];
}

/** The units of a layer are one stop of the Tab key; the arrow keys lead from one to the next. */
function nextUnit(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
  buttons[buttons.indexOf(event.target as HTMLButtonElement) + by]?.focus();
}

customElements.define("playground-inspector", InspectorView);
