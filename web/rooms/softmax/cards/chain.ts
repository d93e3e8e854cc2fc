import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { math } from "../../../charts/math.ts";
import { slider, stepper } from "../../../ui/controls/fields.ts";
import { numberInput } from "../../../ui/controls/number-field.ts";
import { explain } from "../../../ui/explain.ts";
import { classStyle, classMark } from "../../../ui/legend.ts";
import { CLASSES, LAB, LOGITS, TEMPERATURES, within, type LabState } from "../../../experiment/rooms.ts";
import { bar } from "../../bar.ts";
import { oneHot, total, type Lab } from "../model.ts";
import { signedBar } from "../parts.ts";

/** Example logits; each has a text for its name. */
const PRESETS: Record<string, Pick<LabState, "logits" | "truth">> = {
  tutorial: { logits: [2, 1, 0.1], truth: 0 },
  overflow32: { logits: [100, 99, 90], truth: 0 },
  overflow64: { logits: [1000, 999, 990], truth: 0 },
  wrong: { logits: [0, 20, -10], truth: 0 },
};
const SLIDER = 10;
const TEMPERATURE_SLIDER = [0.1, 10] as const;

/** From logits to probabilities, the loss and its gradient. */
export function chainCard(lab: Lab, showDigits: () => void): TemplateResult {
  const { logits } = lab.state;
  return html`<section class="card chain">
    <header>
      <h2>${lab.text("lab")}</h2>
      ${explain("lab", () => numbers(lab))}
      <div class="choices end" role="group" aria-label=${lab.text("lab-examples")}>
        ${Object.entries(PRESETS).map(([id, preset]) => presetButton(lab, id, preset))}
        <button type="button" @click=${showDigits}>${lab.text("lab-preset-digits")}</button>
      </div>
    </header>
    <p class="why">${lab.text("lab-why")} ${math("p_j = \\frac{e^{z_j / T}}{\\sum_k e^{z_k / T}}")}</p>
    ${settings(lab)}
    ${lab.isNarrow ? html`<div class="logits">${logits.map((z, i) => logit(lab, z, i))}</div>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label=${lab.text("lab")}>${table(lab)}</div>
    ${losses(lab)}
  </section>`;
}

function numbers(lab: Lab) {
  const { truth } = lab.state;
  const { probabilities, sparse } = lab.answer ?? {};
  return {
    number: truth + 1,
    probability: lab.digits(probabilities?.[truth]),
    loss: lab.digits(sparse?.value),
    gradient: lab.digits(sparse?.gradient[truth]),
  };
}

function presetButton(lab: Lab, id: string, { logits, truth }: Pick<LabState, "logits" | "truth">): TemplateResult {
  const on = lab.state.logits.join() === logits.join() && lab.state.truth === truth;
  const choose = () =>
    lab.change({ logits, truth, labels: oneHot(logits.length, truth), temperature: LAB.temperature });
  return html`<button type="button" aria-pressed=${on} @click=${choose}>${lab.text(`lab-preset-${id}`)}</button>`;
}

function settings(lab: Lab): TemplateResult {
  const { logits, temperature } = lab.state;
  return html`<div class="settings">
    <div class="classes">
      <span class="muted">${lab.text("classes")}</span>
      ${stepper({
        id: "class-count",
        label: lab.text("classes"),
        texts: lab.texts,
        fewer: lab.text("lab-fewer"),
        more: lab.text("lab-more"),
        value: logits.length,
        range: CLASSES,
        change: (count) => resize(lab, count),
      })}
    </div>
    ${slider({
      id: "temperature",
      label: lab.text("lab-temperature"),
      texts: lab.texts,
      value: temperature,
      range: TEMPERATURE_SLIDER,
      limits: TEMPERATURES,
      change: (value) => lab.change({ temperature: within(value, TEMPERATURES) }),
    })}
  </div>`;
}

function resize(lab: Lab, length: number): void {
  const { logits, labels, truth } = lab.state;
  const at = (list: readonly number[]) => Array.from({ length }, (_, i) => list[i] ?? 0);
  lab.change({ logits: at(logits), labels: at(labels), truth: Math.min(truth, length - 1) });
}

function logit(lab: Lab, z: number, index: number): TemplateResult {
  const label = lab.text("lab-logit", { number: index + 1 });
  const reach = reachOf(lab.state.logits);
  const set = (value: number) =>
    lab.change({ logits: lab.state.logits.map((old, i) => (i === index ? within(value, LOGITS) : old)) });
  return html`<div class="logit">
    ${lab.isNarrow ? classMark(index) : nothing}
    <input
      type="range"
      aria-label=${label}
      min=${-reach}
      max=${reach}
      step=${reach / 100}
      .value=${live(String(z))}
      @input=${(event: Event) => set((event.target as HTMLInputElement).valueAsNumber)}
    />
    ${numberInput({ id: `logit-${index}`, label, texts: lab.texts, value: z, range: LOGITS, change: set })}
  </div>`;
}

/** The sliders' range, a power of ten that includes every logit. */
function reachOf(logits: readonly number[]): number {
  const most = Math.max(...logits.map(Math.abs));
  return most <= SLIDER ? SLIDER : 10 ** Math.ceil(Math.log10(most));
}

function table(lab: Lab): TemplateResult {
  const { logits, temperature } = lab.state;
  const { answer, scaled, isNarrow } = lab;
  const plain = temperature === 1;
  const highest = Math.max(...scaled);
  const sum = highest + Math.log(scaled.reduce((total, z) => total + Math.exp(z - highest), 0));
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${lab.text("true-class-choice")}</th>
        ${isNarrow ? nothing : html`<th scope="col" class="wide-column">${lab.text("lab-logits")} ${math("z")}</th>`}
        ${plain ? nothing : html`<th scope="col" class="figure">${math("z / T")}</th>`}
        <th scope="col" class="figure">${math(plain ? "e^z" : "e^{z / T}")}</th>
        <th scope="col" colspan="2" class="figure">${math(plain ? "p = e^z / \\sum" : "p = e^{z / T} / \\sum")}</th>
        <th scope="col" class="figure"><abbr title=${lab.text("lab-one-hot")}>${math("y")}</abbr></th>
        <th scope="col" class="figure" colspan=${isNarrow ? 1 : 2}>${math("p - y")}</th>
      </tr>
    </thead>
    <tbody>
      ${logits.map((z, i) => row(lab, z, i))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${math("\\sum")}</th>
        ${isNarrow ? nothing : html`<td></td>`} ${plain ? nothing : html`<td></td>`}
        <td class="figure" data-cell="sum">${lab.power(sum)}</td>
        <td></td>
        <td class="figure">${lab.digits(total(answer?.probabilities))}</td>
        <td class="figure">1</td>
        ${isNarrow ? nothing : html`<td></td>`}
        <td class="figure">${lab.digits(total(answer?.sparse.gradient))}</td>
      </tr>
    </tfoot>
  </table>`;
}

function row(lab: Lab, z: number, i: number): TemplateResult {
  const { temperature, truth } = lab.state;
  const { answer, isNarrow } = lab;
  const scaled = z / temperature;
  return html`<tr class=${i === truth ? "chosen" : ""}>
    <th scope="row">${classButton(lab, i)}</th>
    ${isNarrow ? nothing : html`<td class="wide-column">${logit(lab, z, i)}</td>`}
    ${temperature === 1 ? nothing : html`<td class="figure" data-cell="scaled">${lab.digits(scaled)}</td>`}
    <td class="figure" data-cell="power">${lab.power(scaled)}</td>
    <td class="bar">${bar(answer?.probabilities[i], classStyle(i))}</td>
    <td class="figure" data-cell="probability"><b>${lab.digits(answer?.probabilities[i])}</b></td>
    <td class="figure" data-cell="one-hot">${i === truth ? 1 : 0}</td>
    ${isNarrow ? nothing : html`<td class="bar">${signedBar(answer?.sparse.gradient[i])}</td>`}
    <td class="figure" data-cell="gradient">${lab.digits(answer?.sparse.gradient[i])}</td>
  </tr>`;
}

function classButton(lab: Lab, index: number): TemplateResult {
  return html`<button
    type="button"
    class="row-name"
    aria-pressed=${index === lab.state.truth}
    title=${lab.text("take-as-true", { number: index + 1 })}
    @click=${() => lab.change({ truth: index })}
  >
    ${classMark(index)} ${lab.text("class-name", { number: index + 1 })}
  </button>`;
}

/** The same loss from the class index and from one-hot labels. */
function losses(lab: Lab): TemplateResult {
  const { truth, logits } = lab.state;
  const { answer } = lab;
  const hot = oneHot(logits.length, truth).join(", ");
  return html`<div class="losses">
    <p class="result">
      <span>${lab.text("lab-sparse", { index: truth })}</span>
      <span class="formula">${math("-\\ln p_k")} = −ln ${lab.digits(answer?.probabilities[truth])} = <b data-cell="sparse">${lab.digits(answer?.sparse.value)}</b></span>
    </p>
    <p class="result">
      <span>${lab.text("lab-one-hot-labels", { labels: hot })}</span>
      <span class="formula">${math("-\\sum_j y_j\\,\\ln p_j")} = <b data-cell="one-hot-loss">${lab.digits(answer?.oneHot.value)}</b></span>
    </p>
    <p class="why">${lab.text("lab-gradient-why")}</p>
  </div>`;
}
