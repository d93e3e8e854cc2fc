import { html, nothing, type TemplateResult } from "lit";
import { probabilityActivation, withLayer, withLayerRemoved } from "../../experiment/experiment.ts";
import { stepper } from "../../ui/controls/fields.ts";
import { icon } from "../../ui/controls/icons.ts";
import { activation, activationParameters } from "./activation-controls.ts";
import { layerOptions, layerSummary } from "./layer-options.ts";
import type { ShownLayer } from "./shown-layer.ts";

/** A layer's title and controls. */
export function layerHead(shown: ShownLayer): TemplateResult {
  const { title, isOutput } = shown;
  return html`<div class="head">
    <div class="title">
      <h3>${title}</h3>
      ${layerOptions(shown)} ${isOutput ? nothing : removeButton(shown)}
    </div>
    ${activation(shown)} ${isOutput ? outputNote(shown) : units(shown)} ${activationParameters(shown)}
  </div>`;
}

/** The narrow column of a layer without units: its settings and its label. */
export function labelColumn(shown: ShownLayer): TemplateResult {
  return html`<div class="column" role="group" aria-label=${shown.title}>
    <div class="head narrow">${removeButton(shown)} ${layerOptions(shown)}</div>
    <div class="nodes"><p class="layer-label">${shown.title}${layerSummary(shown)}</p></div>
  </div>`;
}

function removeButton({ view, index, title, removals }: ShownLayer): TemplateResult {
  const label = view.text("remove-layer", { name: title });
  const remove = (event: MouseEvent) => removals.isMeant(event) && view.editLayer(index, withLayerRemoved);
  return html`<button type="button" class="small" aria-label=${label} title=${label} @click=${remove}>${icon("close")}</button>`;
}

function units({ view, description: { catalog }, layer, index, title }: ShownLayer): TemplateResult {
  return stepper({
    id: `units-${index}`,
    label: view.text("units-of", { name: title }),
    texts: view.store.texts.value,
    fewer: view.text("fewer-units", { name: title }),
    more: view.text("more-units", { name: title }),
    value: layer.units ?? 0,
    range: catalog.limits.units,
    change: (units) => view.editLayer(index, (draft, at) => withLayer(draft, at, { units })),
  });
}

function outputNote({ view, description: { catalog }, experiment: { loss }, layer }: ShownLayer): TemplateResult {
  const fused = loss.from_logits ? probabilityActivation(catalog, loss.name) : null;
  const id = fused ? `output-fused-${fused}` : "output-units";
  return html`<p class="note muted">${view.text(id, { units: layer.units ?? 0 })}</p>`;
}
