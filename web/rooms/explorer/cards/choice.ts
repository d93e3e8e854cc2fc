import { html, svg, type TemplateResult } from "lit";
import { thumbnail } from "../../../charts/thumbnail.ts";
import type { ActivationItem } from "../../../engine/types.ts";
import { explain } from "../../../ui/explain.ts";
import { classStyle } from "../../../ui/legend.ts";
import type { Explorer } from "../model.ts";

const PRESETS = {
  family: ["relu", "leaky_relu", "elu", "selu"],
  squashing: ["sigmoid", "tanh", "softsign", "hard_sigmoid"],
  smooth: ["relu", "gelu", "silu", "mish"],
} as const;

/** All activations to choose from, and presets of several. */
export function choiceCard(explorer: Explorer): TemplateResult {
  const numbers = () => ({
    count: explorer.chosen.length,
    names: explorer.chosen.map(({ name }) => explorer.label(name)).join(", "),
  });
  return html`<section class="card choice">
    <header><h2>${explorer.text("room-explorer")}</h2>${explain("room-explorer", numbers)}</header>
    <div class="choices sets" role="group" aria-label=${explorer.text("explorer-sets")}>
      ${Object.entries(PRESETS).map(([id, names]) => preset(explorer, id, names))}
    </div>
    <div class="tiles" role="group" aria-label=${explorer.text("explorer-choose")}>
      ${explorer.items.map((item) => tile(explorer, item))}
    </div>
  </section>`;
}

function preset(explorer: Explorer, id: string, names: readonly string[]): TemplateResult {
  const on = explorer.chosen.map(({ name }) => name).join() === names.join();
  return html`<button type="button" aria-pressed=${on} @click=${() => explorer.choose(names)}>
    ${explorer.text(`explorer-set-${id}`)}
  </button>`;
}

function tile(explorer: Explorer, { name }: ActivationItem): TemplateResult {
  const index = explorer.chosen.findIndex((spec) => spec.name === name);
  const values = explorer.picture(name)?.value;
  return html`<label class=${`tile ${index >= 0 ? classStyle(index) : ""}`}>
    <input class="covered" type="checkbox" .checked=${index >= 0} @change=${() => explorer.toggle(name)} />
    <svg viewBox="0 0 40 28" aria-hidden="true">${values ? thumbnail(values) : svg``}</svg>
    <span>${explorer.label(name)}</span>
  </label>`;
}
