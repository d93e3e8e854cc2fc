import { html, nothing, type TemplateResult } from "lit";
import { math } from "../../../charts/math.ts";
import { toggle } from "../../../ui/controls/fields.ts";
import { explain } from "../../../ui/explain.ts";
import type { Lab } from "../model.ts";
import { warning } from "../parts.ts";
import { FORMATS, WAYS, follow, wayOf, type Followed, type Format, type Step, type Way } from "../rounding.ts";

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

/** The ways to compute the loss in floating point, and where each of them breaks. */
export function roundingCard(lab: Lab): TemplateResult {
  const { truth } = lab.state;
  const { scaled } = lab;
  const way = wayOf(lab.state);
  const logarithm = lab.answer?.logarithms[truth];
  const trueLoss = lab.digits(logarithm === undefined ? undefined : Math.abs(logarithm));
  return html`<section class="card rounding">
    <header><h2>${lab.text("lab-rounding")}</h2>${explain("lab-rounding", () => numbers(lab))}</header>
    <p class="why">${lab.text("lab-rounding-why")}</p>
    <div class="columns">
      <div>
        ${switches(lab)}
        ${steps(
          lab,
          FORMATS.map((format) => follow(scaled, truth, way, format)),
        )}
      </div>
      <div>
        <h3>${lab.text("lab-ways")}</h3>
        <div class="scroll" tabindex="0" role="region" aria-label=${lab.text("lab-ways")}>${ways(lab, way)}</div>
        <p class="why">${lab.text("lab-true-loss", { value: trueLoss })}</p>
      </div>
    </div>
  </section>`;
}

function numbers(lab: Lab) {
  const loss = (way: Way) => lab.digits(follow(lab.scaled, lab.state.truth, way, "float32").loss);
  const [naive, stable, fromLogits] = [WAYS[0], WAYS[2], WAYS[4]].map(loss);
  return { naive, stable, logits: fromLogits, value: lab.digits(lab.answer?.sparse.value) };
}

function switches(lab: Lab): TemplateResult {
  const { fromLogits, stable, clip } = lab.state;
  return html`<div class="switches">
    ${toggle({ label: lab.text("from-logits"), value: fromLogits, change: (fromLogits) => lab.change({ fromLogits }) })}
    ${
      fromLogits
        ? nothing
        : html`${toggle({ label: lab.text("lab-stable"), value: stable, change: (stable) => lab.change({ stable }) })}
        ${toggle({ label: lab.text("lab-clip"), value: clip, change: (clip) => lab.change({ clip }) })}`
    }
  </div>`;
}

/** Every step of one way, a column a number format. */
function steps(lab: Lab, followed: Followed[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${lab.text("lab-rounding")}><table class="steps">
    <thead>
      <tr>
        <th scope="col">${lab.text("lab-step", { number: lab.state.truth + 1 })}</th>
        ${FORMATS.map((format) => html`<th scope="col" class="figure">${format}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${followed[0].steps.map(
        ({ name }, i) => html`<tr>
          <th scope="row">${math(STEPS[name])}</th>
          ${followed.map(({ steps }, j) => stepCell(lab, steps[i], FORMATS[j]))}
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}

function stepCell(lab: Lab, { name, value, fault }: Step, format: Format): TemplateResult {
  return html`<td class=${fault ? "figure fault" : "figure"} data-cell=${`${name}-${format}`}>
    ${lab.allDigits(value, format)}${fault ? html`<br />${warning(lab.text(`lab-fault-${fault}`))}` : nothing}
  </td>`;
}

/** Loss and gradient of every way. */
function ways(lab: Lab, chosen: Way): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${lab.text("lab-way")}</th>
        ${FORMATS.map((format) => html`<th scope="col" class="figure">${lab.text("lab-loss", { format })}</th><th scope="col" class="figure">${math("∂L / ∂z_k")}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${WAYS.map((way) => wayRow(lab, way, way === chosen))}
    </tbody>
  </table>`;
}

function wayRow(lab: Lab, way: Way, chosen: boolean): TemplateResult {
  const followed = FORMATS.map((format) => follow(lab.scaled, lab.state.truth, way, format));
  return html`<tr class=${chosen ? "chosen" : ""}>
    <th scope="row">
      <button type="button" class="row-name" aria-pressed=${chosen} @click=${() => lab.change({ ...way })}>${wayName(lab, way)}</button>
    </th>
    ${followed.map(({ loss, gradient, steps }) => {
      const fault = steps.find((step) => step.fault)?.fault;
      return html`<td class=${fault ? "figure fault" : "figure"}>${lab.digits(loss)}${fault ? html` ${warning(lab.text(`lab-fault-${fault}`))}` : nothing}</td>
        <td class="figure">${lab.digits(gradient)}</td>`;
    })}
  </tr>`;
}

function wayName(lab: Lab, { fromLogits, stable, clip }: Way): string {
  if (fromLogits) return lab.text("from-logits");
  const names = [lab.text(stable ? "lab-way-stable" : "lab-way-naive"), ...(clip ? [lab.text("lab-way-clip")] : [])];
  return names.join(", ");
}
