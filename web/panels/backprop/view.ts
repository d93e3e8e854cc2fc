import { html, nothing, type TemplateResult } from "lit";
import { kindOf } from "../../experiment/layer-kinds.ts";
import type { Backprop } from "./types.ts";
import { trueClass } from "../../charts/chain.ts";
import { math } from "../../charts/math.ts";
import { inputOf, isWritten, nextLayer, stepCounts, termsBack, weightSlope } from "./chart.ts";
import { stepsOf, type Step } from "./steps.ts";
import {
  activationName,
  outputsTo,
  probabilityActivation,
  takesLogits,
  type Experiment,
} from "../../experiment/experiment.ts";
import { UNITS_SHOWN } from "../../state/valid-view.ts";
import { lockable } from "../../ui/controls/guarded.ts";
import { base, controls, panel } from "../../ui/styles/base.ts";
import { backpropStyles } from "./styles.ts";
import { passes } from "../passes.ts";
import { PanelView, type Explanation } from "../panel-view.ts";
import { knownExactly } from "../../ui/known.ts";

const KEYS: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 };

/** Walks through both passes of the network at one point, unit by unit, with the numbers in the formulas. */
export class BackpropView extends PanelView {
  readonly explanation: Explanation = {
    formula: String.raw`\frac{\partial L}{\partial w} = a \cdot \frac{\partial L}{\partial z}`,
    numbers: ({ snapshot, texts }) => ({
      value: knownExactly(texts.value, snapshot.value?.parts.inspection?.result.loss),
    }),
  };

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const backprop = this.store.part("backprop");
    if (!experiment) return html``;
    if (backprop?.layers.length !== experiment.layers.length || backprop.loss === undefined)
      return html`<p class="empty muted">${this.text("backprop-empty")}</p>`;
    const steps = stepsOf(stepCounts(backprop), UNITS_SHOWN);
    const at = Math.min(this.store.view.value.backprop, steps.length - 1);
    return html`
      ${lockable(this, "backprop", this.#controls(backprop, steps, at))}
      <div class="sums" aria-live=${this.store.playing.value ? "off" : "polite"}>${this.#step(experiment, backprop, steps[at])}</div>
      ${passes(this)}
      <p class="why muted">${this.text("backprop-why", { place: backprop.point.map((value) => this.store.texts.value.number(value)).join("; ") })}</p>
    `;
  }

  #controls(backprop: Backprop, steps: readonly Step[], at: number): TemplateResult {
    const go = (to: number) => this.store.change({ backprop: Math.max(0, Math.min(steps.length - 1, to)) });
    const now = () => this.store.view.value.backprop; // which may not be drawn yet
    const button = (id: string, face: string, to: (at: number) => number, off: boolean) =>
      html`<button type="button" class="outlined" aria-label=${this.text(id)} title=${this.text(id)} ?disabled=${off} @click=${() => go(to(now()))}>${face}</button>`;
    const first = at === 0;
    const last = at === steps.length - 1;
    return html`<div class="steps" role="group" aria-label=${this.text("backprop-steps")} @keydown=${(event: KeyboardEvent) => this.#onKey(event, now(), go)}>
      ${button("backprop-layer-back", "«", (at) => nextLayer(steps, at, -1), first)} ${button("backprop-back", "‹", (at) => at - 1, first)}
      ${button("backprop-next", "›", (at) => at + 1, last)} ${button("backprop-layer-next", "»", (at) => nextLayer(steps, at, 1), last)}
      <input
        type="range"
        min="0"
        max=${steps.length - 1}
        .value=${String(at)}
        aria-label=${this.text("backprop-steps")}
        aria-valuetext=${this.#title(backprop, steps[at])}
        @input=${(event: Event) => go((event.target as HTMLInputElement).valueAsNumber)}
      />
      <h3>${this.#title(backprop, steps[at])}</h3>
    </div>`;
  }

  #onKey(event: KeyboardEvent, at: number, go: (to: number) => void): void {
    const by = KEYS[event.key];
    if (!by || (event.target as HTMLElement).localName === "input") return;
    event.preventDefault();
    go(at + by);
  }

  #title({ layers }: Backprop, { pass, layer, unit }: Step): string {
    if (pass === "loss") return this.text("loss");
    const name = isWritten(layers[layer]) ? this.unitName(layer, unit) : this.layerTitle(layer);
    return this.text(`backprop-${pass}`, { name });
  }

  #step(experiment: Experiment, backprop: Backprop, step: Step): TemplateResult {
    if (step.pass !== "loss" && !isWritten(backprop.layers[step.layer]))
      return this.#unwritten(experiment, backprop, step);
    if (step.pass === "forward") return this.#forward(experiment, backprop, step);
    return step.pass === "loss" ? this.#loss(experiment, backprop) : this.#backward(experiment, backprop, step);
  }

  /** A layer whose numbers cannot be written out one by one: what its kind does, and what comes of it here. */
  #unwritten({ layers }: Experiment, backprop: Backprop, { pass, layer }: Step): TemplateResult {
    const kind = kindOf(this.#catalog, layers[layer]);
    const { form } = backprop.layers[layer];
    return html`${kind ? html`<p>${this.store.texts.value.note("layer-kind", kind)}</p>` : nothing}
      <p class="muted">${this.text(form === "same" ? `backprop-same-${pass}` : "backprop-other")}</p>`;
  }

  #forward(experiment: Experiment, backprop: Backprop, { layer, unit }: Step): TemplateResult {
    const { form, z, a } = backprop.layers[layer];
    const name = this.itemLabel("activation", activationName(experiment.layers[layer].activation));
    const input = layer === 0 ? `x_{${unit + 1}}` : sub("a", layer - 1, unit);
    return html`
      ${form === "sum" ? this.#weightedSum(backprop, layer, unit) : this.#line(`${sub("z", layer, unit)} = ${input} =`, z[unit], "z")}
      ${this.#line(`${sub("a", layer, unit)} = \\text{${name}} ( ${digits(z[unit])} ) =`, a[unit], "a")}
    `;
  }

  #weightedSum(backprop: Backprop, layer: number, unit: number): TemplateResult {
    const { kernel, bias, z } = backprop.layers[layer];
    const inputs = inputOf(backprop, layer);
    const products = Array.from(inputs, (value, i) => `${factor(kernel[i * z.length + unit])} \\cdot ${factor(value)}`);
    const left = `${sub("z", layer, unit)} = \\sum w \\cdot ${layer === 0 ? "x" : sup("a", layer - 1)}${bias ? "+ b" : ""} =`;
    return this.#sum(left, products, bias && factor(bias[unit]), z[unit], "z");
  }

  #loss(experiment: Experiment, backprop: Backprop): TemplateResult {
    const { probabilities, target, loss } = backprop;
    const truth = trueClass(target);
    const p =
      truth === null
        ? NaN
        : probabilities.length === 1
          ? truth === 1
            ? probabilities[0]
            : 1 - probabilities[0]
          : probabilities[truth];
    const outputs = Array.from(
      probabilities.subarray(0, UNITS_SHOWN),
      (value, i) => html`${math(`${this.#answer(experiment)}_{${i + 1}} = ${digits(value)}`)}`,
    );
    return html`
      <p class="formula">${outputs}</p>
      ${
        takesLogits(this.#catalog, experiment.loss.name) && truth !== null && this.store.task.value === "multiclass"
          ? this.#line(`L = - \\ln ${this.#answer(experiment)}_{${truth + 1}} = - \\ln ${digits(p)} =`, loss!, "loss")
          : this.#line("L =", loss!, "loss")
      }
    `;
  }

  get #catalog() {
    return this.store.description.value!.catalog;
  }

  #answer = (experiment: Experiment) => (takesLogits(this.#catalog, experiment.loss.name) ? "p" : "\\overline{y}");

  #backward(experiment: Experiment, backprop: Backprop, step: Step): TemplateResult {
    const output = step.layer === experiment.layers.length - 1;
    return html`${output ? this.#fromLoss(experiment, backprop, step) : this.#fromNext(backprop, step)}
    ${backprop.layers[step.layer].form === "sum" ? this.#weights(backprop, step) : nothing}`;
  }

  /** At the output: p − y if loss and activation are fused, else the loss's gradient times the activation's slope. */
  #fromLoss(experiment: Experiment, backprop: Backprop, step: Step): TemplateResult {
    const { layer, unit } = step;
    const { grad_a, grad_z } = backprop.layers[layer];
    const { loss } = experiment;
    const dz = `${partial(sub("z", layer, unit))} =`;
    const fused = loss.from_logits ? probabilityActivation(this.#catalog, loss.name) : null;
    if (fused) {
      const p = backprop.probabilities[unit];
      const labels = outputsTo(this.#catalog, loss.name) === "probabilities" ? grad_z!.length : 1; // the loss is their mean
      const difference = (one: string, other: string) =>
        labels === 1 ? `${one} - ${other}` : `\\frac{${one} - ${other}}{${labels}}`;
      const y = digits(p - labels * grad_z![unit]);
      return html`
        ${this.#line(`${dz} ${difference(`p_{${unit + 1}}`, `y_{${unit + 1}}`)} = ${difference(digits(p), y)} =`, grad_z![unit], "grad-z")}
        <p class="muted">${this.text(`backprop-${fused}`)}</p>
      `;
    }
    const da = this.#line(`${partial(sub("a", layer, unit))} =`, grad_a![unit], "grad-a");
    return html`${da} ${this.#throughActivation(backprop, step)}`;
  }

  /** ∂L/∂a by the next layer: the sum of w · ∂L/∂z, its own ∂L/∂z if it has one input a number, or the result alone. */
  #fromNext(backprop: Backprop, step: Step): TemplateResult {
    const { layer, unit } = step;
    const value = backprop.layers[layer].grad_a![unit];
    const da = partial(sub("a", layer, unit));
    const { form } = backprop.layers[layer + 1];
    const through = this.#throughActivation(backprop, step);
    if (form === "other")
      return html`${this.#line(`${da} =`, value, "grad-a")}
        <p class="muted">${this.text("backprop-through", { name: this.layerTitle(layer + 1) })}</p>
        ${through}`;
    if (form !== "sum")
      return html`${this.#line(`${da} = ${partial(sub("z", layer + 1, unit))} =`, value, "grad-a")} ${through}`;
    const products = termsBack(backprop, layer, unit).map(
      ({ weight, slope }) => `${factor(weight)} \\cdot ${factor(slope)}`,
    );
    const sum = `${da} = \\sum w \\cdot ${partial(sup("z", layer + 1))} =`;
    return html`${this.#sum(sum, products, undefined, value, "grad-a")} ${through}`;
  }

  /** ∂L/∂z: times f′(z), or by all outputs of a softmax. */
  #throughActivation(backprop: Backprop, step: Step): TemplateResult {
    const { layer, unit } = step;
    const { slope, grad_z } = backprop.layers[layer];
    if (slope) return this.#timesSlope(backprop, step);
    const a = (index: string) => `a_{${index}}^{(${layer + 1})}`;
    const right = `${a(String(unit + 1))} ( ${partial(a(String(unit + 1)))} - \\sum ${a("k")} ${partial(a("k"))} ) =`;
    return this.#line(`${partial(sub("z", layer, unit))} = ${right}`, grad_z![unit], "grad-z");
  }

  #timesSlope({ layers }: Backprop, { layer, unit }: Step): TemplateResult {
    const { z, grad_a, grad_z, slope } = layers[layer];
    const right = `${partial(sub("a", layer, unit))} \\cdot f′ ( ${digits(z[unit])} ) = ${factor(grad_a![unit])} \\cdot ${factor(slope![unit])} =`;
    return this.#line(`${partial(sub("z", layer, unit))} = ${right}`, grad_z![unit], "grad-z");
  }

  /** ∂L/∂w for each input of the unit, and ∂L/∂b. */
  #weights(backprop: Backprop, { layer, unit }: Step): TemplateResult {
    const inputs = inputOf(backprop, layer);
    const { bias, grad_z } = backprop.layers[layer];
    const shown = Array.from(inputs.subarray(0, UNITS_SHOWN));
    const rest = inputs.length - shown.length;
    return html`<p class="formula">
        ${math(`${partial("w")} = ${layer === 0 ? "x" : sup("a", layer - 1)} \\cdot ${partial(sub("z", layer, unit))}`)}${bias ? math(`, \\quad ${partial("b")} = ${partial(sub("z", layer, unit))} = ${digits(grad_z![unit])}`) : nothing}
      </p>
      <ul>
        ${shown.map(
          (value, i) => html`<li>
            <span class="from muted">${layer === 0 ? this.featureLabel(this.store.experiment.value!.features[i]) : i + 1}</span>
            ${math(`${factor(value)} \\cdot ${factor(grad_z![unit])} =`)} <b class="number" data-cell="grad-w">${spoken(weightSlope(backprop, layer, i, unit))}</b>
          </li>`,
        )}
        ${rest > 0 ? html`<li class="muted">${this.text("more-units-shown", { count: rest })}</li>` : nothing}
      </ul>`;
  }

  /** The first terms, the number of the others, and the result of all. */
  #sum(
    left: string,
    products: readonly string[],
    last: string | undefined,
    result: number,
    cell: string,
  ): TemplateResult {
    const rest = products.length - UNITS_SHOWN;
    const terms = [...products.slice(0, UNITS_SHOWN), ...(last === undefined ? [] : [last])];
    return html`<p class="formula">
      ${broken(left)} ${terms.map((term, i) => math(i === 0 ? term : `+ ${term}`))}
      ${rest > 0 ? html`<span>+ … (${this.text("more-terms", { count: rest })})</span>` : nothing} ${math("=")} <b class="number" data-cell=${cell}>${spoken(result)}</b>
    </p>`;
  }

  #line(left: string, result: number, cell: string): TemplateResult {
    return html`<p class="formula">${broken(left)} <b class="number" data-cell=${cell}>${spoken(result)}</b></p>`;
  }

  static override styles = [base, controls, panel, backpropStyles];
}

/** A formula may break before each equals sign. */
const broken = (tex: string) => tex.split(/ (?==)/).map(math);

const sup = (letter: string, layer: number) => `${letter}^{(${layer + 1})}`;
const sub = (letter: string, layer: number, unit: number) => `${letter}_{${unit + 1}}^{(${layer + 1})}`;
const partial = (of: string) => `∂L / ∂${of}`;

/** Three decimals, or scientific notation if that shows too little. */
function digits(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "\\text{NaN}" : value < 0 ? "-\\infty" : "\\infty";
  if (size === 0 || (size >= 0.001 && size < 1e5)) return value.toFixed(3);
  const [mantissa, power] = value.toExponential(1).split("e");
  return `${mantissa} \\cdot 10^{${Number(power)}}`;
}

const factor = (value: number) => (value < 0 ? `( ${digits(value)} )` : digits(value));

/** The same as plain text. */
const spoken = (value: number) =>
  digits(value)
    .replace(" \\cdot 10^{", "e")
    .replace("}", "")
    .replace(/\\[a-z]*\{?/, "")
    .replaceAll("-", "−");

customElements.define("playground-backprop", BackpropView);
