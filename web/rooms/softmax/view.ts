import { effect } from "@preact/signals-core";
import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Functions, LossAndGradient } from "../../experiment/protocol.ts";
import { math } from "../../charts/math.ts";
import { slider, stepper, toggle } from "../../ui/controls/fields.ts";
import { numberInput } from "../../ui/controls/number-field.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { explain } from "../../ui/explain.ts";
import type { Numbers } from "../../ui/explanation.ts";
import { classColors, classMark, classStyle } from "../../ui/legend.ts";
import { View } from "../../ui/view.ts";
import { Answers } from "../answers.ts";
import { roomStyles } from "../room-styles.ts";
import {
  FORMATS,
  WAYS,
  follow,
  twoWays,
  wayOf,
  type Fault,
  type Followed,
  type Format,
  type Step,
  type Way,
} from "./rounding.ts";
import { softmaxStyles } from "./styles.ts";
import { CLASSES, LAB, LOGITS, POWERS, TEMPERATURES, within, type LabState } from "../state.ts";

/** Logits worth a look, each with a text of its name. */
const PRESETS: Record<string, Pick<LabState, "logits" | "truth">> = {
  tutorial: { logits: [2, 1, 0.1], truth: 0 },
  overflow32: { logits: [100, 99, 90], truth: 0 },
  overflow64: { logits: [1000, 999, 990], truth: 0 },
  wrong: { logits: [0, 20, -10], truth: 0 },
};

const SLIDER = 10;
const TEMPERATURE_SLIDER = [0.1, 10] as const;
/** e to this power and more is written as a power of ten, for float64 ends at 709. */
const PLAIN_POWER = 11;

interface LabQuestion {
  logits: readonly number[];
  temperature: number;
  truth: number;
  labels: readonly number[];
}

interface LabAnswer {
  probabilities: Float64Array;
  logarithms: Float64Array;
  sparse: LossAndGradient;
  oneHot: LossAndGradient;
  sigmoids: Float64Array;
  binary: LossAndGradient;
}

const oneHot = (length: number, index: number) => Array.from({ length }, (_, i) => (i === index ? 1 : 0));

async function compute(engine: Functions, { logits, temperature, truth, labels }: LabQuestion): Promise<LabAnswer> {
  const scaled = logits.map((z) => z / temperature);
  const [probabilities, logarithms, sparse, hot, sigmoids, binary] = await Promise.all([
    engine.softmax(logits, temperature),
    engine.logSoftmax(scaled),
    engine.loss({ name: "sparse_categorical_crossentropy", from_logits: true }, truth, scaled),
    engine.loss({ name: "categorical_crossentropy", from_logits: true }, oneHot(logits.length, truth), scaled),
    engine.activate({ name: "sigmoid" }, Float64Array.from(scaled)),
    engine.loss({ name: "binary_crossentropy", from_logits: true }, [...labels], scaled),
  ]);
  return {
    probabilities: probabilities.value!,
    logarithms: logarithms.value!,
    sparse: sparse.value!,
    oneHot: hot.value!,
    sigmoids: sigmoids.value!.value,
    binary: binary.value!,
  };
}

/** From logits to the loss and its gradient, every number on the way; and what becomes of them in few digits. */
export class SoftmaxLab extends View {
  readonly #answers = new Answers<LabQuestion, LabAnswer>((question) =>
    this.session.ask((engine) => compute(engine, question)),
  );
  #stopAsking = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopAsking = effect(() => {
      const { logits, temperature, truth, labels } = this.#state;
      void this.#answers.want([["lab", { logits, temperature, truth, labels }]]);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopAsking();
  }

  get #state(): LabState {
    return this.store.view.value.lab;
  }

  #change(change: Partial<LabState>): void {
    this.store.change({ lab: Object.freeze({ ...this.#state, ...change }) });
  }

  /** The newest answer, as long as it has as many classes as are on show. */
  get #answer(): LabAnswer | undefined {
    const answer = this.#answers.get("lab");
    return answer?.probabilities.length === this.#state.logits.length ? answer : undefined;
  }

  protected override render(): TemplateResult {
    return html`<div class=${`grid ${this.store.layout.value}`}>${this.#chain()} ${this.#sigmoids()} ${this.#tutorial()} ${this.#rounding()}</div>`;
  }

  // ---- From logits to the loss ------------------------------------------------------------------------------------

  #chain(): TemplateResult {
    const { logits, temperature } = this.#state;
    return html`<section class="card chain">
      <header>
        <h2>${this.text("lab")}</h2>
        ${explain(this, "lab", () => this.#chainNumbers())}
        <div class="choices end" role="group" aria-label=${this.text("lab-examples")}>
          ${Object.entries(PRESETS).map(([id, preset]) => this.#preset(id, preset))}
          <button type="button" @click=${this.#showTutorial}>${this.text("lab-preset-digits")}</button>
        </div>
      </header>
      <p class="why">${this.text("lab-why")} ${math("p_j = \\frac{e^{z_j / T}}{\\sum_k e^{z_k / T}}")}</p>
      <div class="settings">
        <div class="classes">
          <span class="muted">${this.text("classes")}</span>
          ${stepper({
            id: "class-count",
            label: this.text("classes"),
            texts: this.store.texts.value,
            fewer: this.text("lab-fewer"),
            more: this.text("lab-more"),
            value: logits.length,
            range: CLASSES,
            change: (count) => this.#resize(count),
          })}
        </div>
        ${slider({
          id: "temperature",
          label: this.text("lab-temperature"),
          texts: this.store.texts.value,
          value: temperature,
          range: TEMPERATURE_SLIDER,
          limits: TEMPERATURES,
          change: (value) => this.#change({ temperature: within(value, TEMPERATURES) }),
        })}
      </div>
      ${this.store.layout.value === "narrow" ? html`<div class="logits">${logits.map((z, i) => this.#logit(z, i))}</div>` : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${this.text("lab")}>${this.#table()}</div>
      ${this.#losses()}
    </section>`;
  }

  #preset(id: string, { logits, truth }: Pick<LabState, "logits" | "truth">): TemplateResult {
    const on = this.#state.logits.join() === logits.join() && this.#state.truth === truth;
    const choose = () =>
      this.#change({ logits, truth, labels: oneHot(logits.length, truth), temperature: LAB.temperature });
    return html`<button type="button" aria-pressed=${on} @click=${choose}>${this.text(`lab-preset-${id}`)}</button>`;
  }

  #showTutorial = (): void => {
    this.#change({ power: LAB.power });
    const heading = this.renderRoot.querySelector<HTMLElement>("#digits");
    heading?.scrollIntoView({
      block: "center",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
    heading?.focus({ preventScroll: true });
  };

  #resize(length: number): void {
    const at = (list: readonly number[]) => Array.from({ length }, (_, i) => list[i] ?? 0);
    this.#change({
      logits: at(this.#state.logits),
      labels: at(this.#state.labels),
      truth: Math.min(this.#state.truth, length - 1),
    });
  }

  #setLogit(index: number, z: number): void {
    this.#change({ logits: this.#state.logits.map((old, i) => (i === index ? within(z, LOGITS) : old)) });
  }

  /** The sliders reach as far as the largest logit needs, in powers of ten. */
  get #reach(): number {
    const most = Math.max(...this.#state.logits.map(Math.abs));
    return most <= SLIDER ? SLIDER : 10 ** Math.ceil(Math.log10(most));
  }

  #logit(z: number, index: number): TemplateResult {
    const label = this.text("lab-logit", { number: index + 1 });
    const reach = this.#reach;
    return html`<div class="logit">
      ${this.store.layout.value === "narrow" ? classMark(index) : nothing}
      <input
        type="range"
        aria-label=${label}
        min=${-reach}
        max=${reach}
        step=${reach / 100}
        .value=${live(String(z))}
        @input=${(event: Event) => this.#setLogit(index, (event.target as HTMLInputElement).valueAsNumber)}
      />
      ${numberInput({ id: `logit-${index}`, label, texts: this.store.texts.value, value: z, range: LOGITS, change: (z) => this.#setLogit(index, z) })}
    </div>`;
  }

  #table(): TemplateResult {
    const { logits, temperature, truth } = this.#state;
    const answer = this.#answer;
    const narrow = this.store.layout.value === "narrow";
    const scaled = logits.map((z) => z / temperature);
    const highest = Math.max(...scaled);
    const sum = highest + Math.log(scaled.reduce((total, z) => total + Math.exp(z - highest), 0));
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${this.text("true-class-choice")}</th>
          ${narrow ? nothing : html`<th scope="col" class="wide-column">${this.text("lab-logits")} ${math("z")}</th>`}
          ${temperature === 1 ? nothing : html`<th scope="col" class="figure">${math("z / T")}</th>`}
          <th scope="col" class="figure">${math(temperature === 1 ? "e^z" : "e^{z / T}")}</th>
          <th scope="col" colspan="2" class="figure">${math(temperature === 1 ? "p = e^z / \\sum" : "p = e^{z / T} / \\sum")}</th>
          <th scope="col" class="figure"><abbr title=${this.text("lab-one-hot")}>${math("y")}</abbr></th>
          <th scope="col" class="figure" colspan=${narrow ? 1 : 2}>${math("p - y")}</th>
        </tr>
      </thead>
      <tbody>
        ${logits.map(
          (z, i) => html`<tr class=${i === truth ? "chosen" : ""}>
            <th scope="row">${this.#classButton(i)}</th>
            ${narrow ? nothing : html`<td class="wide-column">${this.#logit(z, i)}</td>`}
            ${temperature === 1 ? nothing : html`<td class="figure" data-cell="scaled">${this.#digits(scaled[i])}</td>`}
            <td class="figure" data-cell="power">${this.#power(scaled[i])}</td>
            <td class="bar">${this.#bar(answer?.probabilities[i], i)}</td>
            <td class="figure" data-cell="probability"><b>${this.#digits(answer?.probabilities[i])}</b></td>
            <td class="figure" data-cell="one-hot">${i === truth ? 1 : 0}</td>
            ${narrow ? nothing : html`<td class="bar">${this.#signedBar(answer?.sparse.gradient[i])}</td>`}
            <td class="figure" data-cell="gradient">${this.#digits(answer?.sparse.gradient[i])}</td>
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${math("\\sum")}</th>
          ${narrow ? nothing : html`<td></td>`} ${temperature === 1 ? nothing : html`<td></td>`}
          <td class="figure" data-cell="sum">${this.#power(sum)}</td>
          <td></td>
          <td class="figure">${this.#digits(this.#total(answer?.probabilities))}</td>
          <td class="figure">1</td>
          ${narrow ? nothing : html`<td></td>`}
          <td class="figure">${this.#digits(this.#total(answer?.sparse.gradient))}</td>
        </tr>
      </tfoot>
    </table>`;
  }

  #total(values: Float64Array | undefined): number | undefined {
    return values && Number(values.reduce((sum, value) => sum + value, 0).toFixed(9)) + 0;
  }

  #classButton(index: number): TemplateResult {
    return html`<button
      type="button"
      class="row-name"
      aria-pressed=${index === this.#state.truth}
      title=${this.text("take-as-true", { number: index + 1 })}
      @click=${() => this.#change({ truth: index })}
    >
      ${classMark(index)} ${this.text("class-name", { number: index + 1 })}
    </button>`;
  }

  /** One number, by one-hot labels and by the index of the class. */
  #losses(): TemplateResult {
    const { truth, logits } = this.#state;
    const answer = this.#answer;
    const hot = oneHot(logits.length, truth).join(", ");
    return html`<div class="losses">
      <p class="result">
        <span>${this.text("lab-sparse", { index: truth })}</span>
        <span class="formula">${math("-\\ln p_k")} = −ln ${this.#digits(answer?.probabilities[truth])} = <b data-cell="sparse">${this.#digits(answer?.sparse.value)}</b></span>
      </p>
      <p class="result">
        <span>${this.text("lab-one-hot-labels", { labels: hot })}</span>
        <span class="formula">${math("-\\sum_j y_j\\,\\ln p_j")} = <b data-cell="one-hot-loss">${this.#digits(answer?.oneHot.value)}</b></span>
      </p>
      <p class="why">${this.text("lab-gradient-why")}</p>
    </div>`;
  }

  // ---- Sigmoids -----------------------------------------------------------------------------------------------------

  #sigmoids(): TemplateResult {
    const { logits, labels, temperature } = this.#state;
    const answer = this.#answer;
    return html`<section class="card">
      <header><h2>${this.text("lab-sigmoid")}</h2>${explain(this, "lab-sigmoid", () => this.#sigmoidNumbers())}</header>
      <p class="why">${this.text("lab-sigmoid-why")}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.text("lab-sigmoid")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.text("lab-holds")}</th>
              <th scope="col" class="figure">${math(temperature === 1 ? "z" : "z / T")}</th>
              <th scope="col" colspan="2" class="figure">softmax</th>
              <th scope="col" colspan="2" class="figure">sigmoid</th>
            </tr>
          </thead>
          <tbody>
            ${logits.map(
              (z, i) => html`<tr>
                <th scope="row">
                  <label class="holds">
                    <input type="checkbox" .checked=${live(labels[i] === 1)} @change=${() => this.#change({ labels: labels.map((label, j) => (j === i ? 1 - label : label)) })} />
                    ${classMark(i)} ${this.text("label-name", { number: i + 1 })}
                  </label>
                </th>
                <td class="figure">${this.#digits(z / temperature)}</td>
                <td class="bar">${this.#bar(answer?.probabilities[i], i)}</td>
                <td class="figure">${this.#digits(answer?.probabilities[i])}</td>
                <td class="bar">${this.#bar(answer?.sigmoids[i], i)}</td>
                <td class="figure" data-cell="sigmoid"><b>${this.#digits(answer?.sigmoids[i])}</b></td>
              </tr>`,
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colspan="3">${math("\\sum")}</th>
              <td class="figure">${this.#digits(this.#total(answer?.probabilities))}</td>
              <td></td>
              <td class="figure">${this.#digits(this.#total(answer?.sigmoids))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="result">
        <span>${this.text("lab-binary")}</span>
        <b data-cell="binary">${this.#digits(answer?.binary.value)}</b>
      </p>
    </section>`;
  }

  // ---- 2/10,000 -----------------------------------------------------------------------------------------------------

  #tutorial(): TemplateResult {
    const { power } = this.#state;
    const ways = FORMATS.map((format) => ({ format, ...twoWays(power, format) }));
    const rows = (["direct", "above", "below", "difference"] as const).map((name) => ({
      name,
      values: ways.map((way) => way[name]),
    }));
    return html`<section class="card">
      <header><h2 id="digits" tabindex="-1">${this.text("lab-digits")}</h2>${explain(this, "lab-digits", () => this.#digitNumbers())}</header>
      <p class="why">${this.text("lab-digits-why")}</p>
      ${slider({
        id: "power",
        label: this.text("lab-digits-power"),
        texts: this.store.texts.value,
        value: power,
        range: POWERS,
        integer: true,
        change: (value) => this.#change({ power: value }),
      })}
      <div class="scroll" tabindex="0" role="region" aria-label=${this.text("lab-digits")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${math(`x = 2 / 10^{${power}}`)}</th>
              ${FORMATS.map((format) => html`<th scope="col" class="figure">${this.text(`precision-${format}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ name, values }) => html`<tr>
                <th scope="row">${math(DIGIT_STEPS[name])}</th>
                ${values.map((value, i) => html`<td class="figure" data-cell=${`${name}-${FORMATS[i]}`}>${this.#allDigits(value, FORMATS[i])}</td>`)}
              </tr>`,
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">${this.text("lab-digits-lost")}</th>
              ${ways.map(({ direct, difference }) => {
                const error = Math.abs(difference - direct) / direct;
                return html`<td class="figure">${difference === 0 ? html`${warning(this.text("lab-digits-all"))}` : this.store.texts.value.number(error, { notation: "scientific", maximumFractionDigits: 1 })}</td>`;
              })}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>`;
  }

  // ---- Ways to compute it -------------------------------------------------------------------------------------------

  #rounding(): TemplateResult {
    const { fromLogits, stable, clip, logits, temperature, truth } = this.#state;
    const way = wayOf({ fromLogits, stable, clip });
    const scaled = logits.map((z) => z / temperature);
    const logarithm = this.#answer?.logarithms[truth];
    return html`<section class="card rounding">
      <header><h2>${this.text("lab-rounding")}</h2>${explain(this, "lab-rounding", () => this.#roundingNumbers())}</header>
      <p class="why">${this.text("lab-rounding-why")}</p>
      <div class="columns">
        <div>
          <div class="switches">
            ${toggle({ label: this.text("from-logits"), value: fromLogits, change: (fromLogits) => this.#change({ fromLogits }) })}
            ${
              fromLogits
                ? nothing
                : html`${toggle({ label: this.text("lab-stable"), value: stable, change: (stable) => this.#change({ stable }) })}
                ${toggle({ label: this.text("lab-clip"), value: clip, change: (clip) => this.#change({ clip }) })}`
            }
          </div>
          ${this.#steps(FORMATS.map((format) => follow(scaled, truth, way, format)))}
        </div>
        <div>
          <h3>${this.text("lab-ways")}</h3>
          <div class="scroll" tabindex="0" role="region" aria-label=${this.text("lab-ways")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">${this.text("lab-way")}</th>
                  ${FORMATS.map((format) => html`<th scope="col" class="figure">${this.text("lab-loss", { format })}</th><th scope="col" class="figure">${math("∂L / ∂z_k")}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${WAYS.map((each) =>
                  this.#wayRow(
                    each,
                    each === way,
                    FORMATS.map((format) => follow(scaled, truth, each, format)),
                  ),
                )}
              </tbody>
            </table>
          </div>
          <p class="why">${this.text("lab-true-loss", { value: this.#digits(logarithm === undefined ? undefined : Math.abs(logarithm)) })}</p>
        </div>
      </div>
    </section>`;
  }

  #steps(followed: Followed[]): TemplateResult {
    const [first] = followed;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.text("lab-rounding")}><table class="steps">
      <thead>
        <tr>
          <th scope="col">${this.text("lab-step", { number: this.#state.truth + 1 })}</th>
          ${FORMATS.map((format) => html`<th scope="col" class="figure">${format}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${first.steps.map(
          ({ name }, i) => html`<tr>
            <th scope="row">${math(STEPS[name])}</th>
            ${followed.map(({ steps }, j) => this.#step(steps[i], FORMATS[j]))}
          </tr>`,
        )}
      </tbody>
    </table></div>`;
  }

  #step({ name, value, fault }: Step, format: Format): TemplateResult {
    return html`<td class=${fault ? "figure fault" : "figure"} data-cell=${`${name}-${format}`}>
      ${this.#allDigits(value, format)}${fault ? html`<br />${warning(this.#faultText(fault))}` : nothing}
    </td>`;
  }

  #wayRow({ fromLogits, stable, clip }: Way, chosen: boolean, followed: Followed[]): TemplateResult {
    const name = fromLogits
      ? this.text("from-logits")
      : [this.text(stable ? "lab-way-stable" : "lab-way-naive"), ...(clip ? [this.text("lab-way-clip")] : [])].join(
          ", ",
        );
    return html`<tr class=${chosen ? "chosen" : ""}>
      <th scope="row">
        <button type="button" class="row-name" aria-pressed=${chosen} @click=${() => this.#change({ fromLogits, stable, clip })}>${name}</button>
      </th>
      ${followed.map(({ loss, gradient, steps }) => {
        const fault = steps.find((step) => step.fault)?.fault;
        return html`<td class=${fault ? "figure fault" : "figure"}>${this.#digits(loss)}${fault ? html` ${warning(this.#faultText(fault))}` : nothing}</td>
          <td class="figure">${this.#digits(gradient)}</td>`;
      })}
    </tr>`;
  }

  #faultText(fault: Fault): string {
    return this.text(`lab-fault-${fault}`);
  }

  // ---- What the panels explain of themselves ------------------------------------------------------------------------

  #chainNumbers(): Numbers {
    const { truth } = this.#state;
    const { probabilities, sparse } = this.#answer ?? {};
    return {
      number: truth + 1,
      probability: this.#digits(probabilities?.[truth]),
      loss: this.#digits(sparse?.value),
      gradient: this.#digits(sparse?.gradient[truth]),
    };
  }

  #sigmoidNumbers(): Numbers {
    return { sum: this.#digits(this.#total(this.#answer?.sigmoids)), loss: this.#digits(this.#answer?.binary.value) };
  }

  #digitNumbers(): Numbers {
    const { direct, difference } = twoWays(this.#state.power, "float32");
    return { direct: this.#allDigits(direct, "float32"), difference: this.#allDigits(difference, "float32") };
  }

  #roundingNumbers(): Numbers {
    const { logits, temperature, truth } = this.#state;
    const loss = (way: Way) =>
      this.#digits(
        follow(
          logits.map((z) => z / temperature),
          truth,
          way,
          "float32",
        ).loss,
      );
    const [naive, stable, fromLogits] = [WAYS[0], WAYS[2], WAYS[4]].map(loss);
    return { naive, stable, logits: fromLogits, value: this.#digits(this.#answer?.sparse.value) };
  }

  // ---- Pictures and numbers -----------------------------------------------------------------------------------------

  #bar(share: number | undefined, index: number): TemplateResult {
    return html`<svg class=${classStyle(index)} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="10"></rect>
      <rect class="fill" width=${100 * (share ?? 0)} height="10"></rect>
    </svg>`;
  }

  /** −1 at the left, 1 at the right. */
  #signedBar(value = 0): TemplateResult {
    return html`<svg viewBox="-50 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="-50" width="100" height="10"></rect>
      ${svg`<rect class=${value < 0 ? "negative" : "positive"} x=${Math.min(0, 50 * value)} width=${Math.abs(50 * value)} height="10"></rect>`}
      <path class="zero" d="M0 0V10"></path>
    </svg>`;
  }

  #digits(value: number | undefined): string {
    return value === undefined ? "…" : this.store.texts.value.exact(value);
  }

  /** e to the power, also where float64 has no such number. */
  #power(exponent: number): string {
    if (Math.abs(exponent) < PLAIN_POWER) return this.#digits(Math.exp(exponent));
    const decimal = exponent / Math.LN10;
    const whole = Math.floor(decimal);
    const texts = this.store.texts.value;
    return `${texts.number(10 ** (decimal - whole), { maximumFractionDigits: 2 })}e${texts.number(whole, { useGrouping: false })}`;
  }

  /** As many digits as tell the format's numbers apart. */
  #allDigits(value: number, format: Format): string {
    const digits = format === "float32" ? 9 : 17;
    const size = Math.abs(value);
    const plain = size === 0 || (size >= 1e-5 && size < 1e7);
    const options = plain
      ? { maximumSignificantDigits: digits, useGrouping: false }
      : { notation: "scientific" as const, maximumSignificantDigits: digits };
    return this.store.texts.value.number(value, options);
  }

  static override styles = [base, controls, classColors, roomStyles, softmaxStyles];
}

const STEPS: Record<Step["name"], string> = {
  logit: "z_k",
  shift: "z_k - \\max z",
  power: "e^{…}",
  sum: "\\sum e^{…}",
  probability: "p_k",
  clip: "\\text{clip }p_k",
  "log-sum": "\\ln \\sum",
  loss: "L = -\\ln p_k",
};

const DIGIT_STEPS = { direct: "x", above: "1 + x / 2", below: "1 - x / 2", difference: "(1 + x / 2) - (1 - x / 2)" };

const warning = (text: string) => html`<span class="warning">⚠ ${text}</span>`;

customElements.define("playground-softmax-lab", SoftmaxLab);
