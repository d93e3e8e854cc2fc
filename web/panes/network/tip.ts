import { html, nothing, type TemplateResult } from "lit";
import { inputsOf, type Experiment } from "../../experiment/experiment.ts";
import type { ShownWeights } from "../../experiment/protocol.ts";
import { UNITS_SHOWN } from "../../state/valid-view.ts";
import type { View } from "../../ui/view.ts";
import type { Pointed } from "./graph.ts";

const GAP = 14;

/** The value of the weight pointed at, or all weights of a unit. */
export function weightTip(
  view: View,
  experiment: Experiment,
  { layer, unit, input }: Pointed,
  { kernel, bias, units }: ShownWeights,
): TemplateResult {
  const row = (name: string, value: number) =>
    html`<dt>${name}</dt><dd class="number">${view.store.texts.value.exact(value)}</dd>`;
  const weight = (from: number) => row(inputLabel(view, experiment, layer, from), kernel[from * units + unit]);
  const inputs = Array.from({ length: Math.min(kernel.length / units, UNITS_SHOWN) }, (_, i) => i);
  const rest = inputsOf(experiment, layer) - inputs.length;
  return html`<div id="tip" class="tip" role="tooltip">
    ${
      input === undefined
        ? html`<dl>${bias ? row(view.text("use-bias"), bias[unit]) : nothing} ${inputs.map(weight)}</dl>
          ${rest > 0 ? html`<p class="muted">${view.text("more-units-shown", { count: rest })}</p>` : nothing}`
        : html`<dl>${weight(input)}</dl>`
    }
  </div>`;
}

function inputLabel(view: View, experiment: Experiment, layer: number, input: number): string {
  if (layer === 0) return view.inputName(experiment, 0, input);
  return view.ownUnitName(layer - 1, input) ?? view.text("unit-number", { number: input + 1 });
}

/** Puts the tooltip beside what it is about, inside the graph. */
export function placeTip(graph: HTMLElement, pointed: Pointed | null): void {
  const tip = graph.querySelector<HTMLElement>(".tip");
  if (!tip || !pointed) return;
  tip.style.left = `${Math.max(0, Math.min(pointed.x + GAP, graph.clientWidth - tip.offsetWidth))}px`;
  tip.style.top = `${Math.max(0, Math.min(pointed.y + GAP, graph.clientHeight - tip.offsetHeight))}px`;
}
