import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { math } from "../../../charts/math.ts";
import { explain } from "../../../ui/explain.ts";
import { classMark, classStyle } from "../../../ui/legend.ts";
import { total, type Lab } from "../model.ts";
import { bar } from "../../bar.ts";

/** One softmax beside one sigmoid a label. */
export function sigmoidsCard(lab: Lab): TemplateResult {
  const { answer, scaled } = lab;
  const numbers = () => ({
    sum: lab.digits(total(lab.answer?.sigmoids)),
    loss: lab.digits(lab.answer?.binary.value),
  });
  return html`<section class="card">
    <header><h2>${lab.text("lab-sigmoid")}</h2>${explain("lab-sigmoid", numbers)}</header>
    <p class="why">${lab.text("lab-sigmoid-why")}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${lab.text("lab-sigmoid")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${lab.text("lab-holds")}</th>
            <th scope="col" class="figure">${math(lab.state.temperature === 1 ? "z" : "z / T")}</th>
            <th scope="col" colspan="2" class="figure">softmax</th>
            <th scope="col" colspan="2" class="figure">sigmoid</th>
          </tr>
        </thead>
        <tbody>
          ${scaled.map(
            (z, i) => html`<tr>
              <th scope="row">${labelBox(lab, i)}</th>
              <td class="figure">${lab.digits(z)}</td>
              <td class="bar">${bar(answer?.probabilities[i], classStyle(i))}</td>
              <td class="figure">${lab.digits(answer?.probabilities[i])}</td>
              <td class="bar">${bar(answer?.sigmoids[i], classStyle(i))}</td>
              <td class="figure" data-cell="sigmoid"><b>${lab.digits(answer?.sigmoids[i])}</b></td>
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="3">${math("\\sum")}</th>
            <td class="figure">${lab.digits(total(answer?.probabilities))}</td>
            <td></td>
            <td class="figure">${lab.digits(total(answer?.sigmoids))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
    <p class="result">
      <span>${lab.text("lab-binary")}</span>
      <b data-cell="binary">${lab.digits(answer?.binary.value)}</b>
    </p>
  </section>`;
}

function labelBox(lab: Lab, index: number): TemplateResult {
  const { labels } = lab.state;
  const flip = () => lab.change({ labels: labels.map((label, i) => (i === index ? 1 - label : label)) });
  return html`<label class="holds">
    <input type="checkbox" .checked=${live(labels[index] === 1)} @change=${flip} />
    ${classMark(index)} ${lab.text("label-name", { number: index + 1 })}
  </label>`;
}
