import { html, type TemplateResult } from "lit";
import { activationName } from "../../../experiment/experiment.ts";
import { explain } from "../../../ui/explain.ts";
import { HIDDEN_GUIDE, OUTPUT_GUIDE } from "../../guide.ts";
import type { Explorer } from "../model.ts";

/** Which activation and loss to take for what. */
export function guideCard(explorer: Explorer): TemplateResult {
  return html`<section class="card guide">
    <header><h2>${explorer.text("guide")}</h2>${explain("guide", () => numbers(explorer))}</header>
    <div class="guides">
      <div>
        <h3>${explorer.text("guide-hidden")}</h3>
        <dl>
          ${HIDDEN_GUIDE.map(
            ({ id, activations }) => html`<div>
              <dt>${activations.map((name) => showButton(explorer, name))}</dt>
              <dd>${explorer.text(`guide-hidden-${id}`)}</dd>
            </div>`,
          )}
        </dl>
      </div>
      <div>
        <h3>${explorer.text("guide-output")}</h3>
        <div class="scroll" tabindex="0" role="region" aria-label=${explorer.text("guide-output")}>
          <table>
            <thead>
              <tr>
                ${["task", "activation", "units", "loss"].map((id) => html`<th scope="col">${explorer.text(`guide-${id}`)}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${OUTPUT_GUIDE.map(
                ({ id, activations, units, loss }) => html`<tr>
                  <th scope="row">${explorer.text(`guide-output-${id}`)}</th>
                  <td>${activations.map((name) => explorer.label(name)).join(", ")}</td>
                  <td>${units}</td>
                  <td>${explorer.lossLabel(loss)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <p class="why">${explorer.text("guide-output-why")}</p>
      </div>
    </div>
  </section>`;
}

/** Of the experiment in the playground. */
function numbers(explorer: Explorer) {
  const { layers = [], loss } = explorer.view.store.experiment.value ?? {};
  const names = layers.map(({ activation }) => explorer.label(activationName(activation)));
  return {
    hidden: [...new Set(names.slice(0, -1))].join(", ") || "–",
    output: names.at(-1) ?? "–",
    loss: explorer.lossLabel(loss?.name ?? "–"),
  };
}

function showButton(explorer: Explorer, name: string): TemplateResult {
  const shown = explorer.chosen.some((spec) => spec.name === name);
  const show = () => (shown ? explorer.change({ focus: name }) : explorer.toggle(name));
  return html`<button type="button" class="outlined" @click=${show}>${explorer.label(name)}</button>`;
}
