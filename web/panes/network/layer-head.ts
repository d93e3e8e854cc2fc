import { html, nothing, type TemplateResult } from "lit";
import { kindOf } from "../../experiment/layer-kinds.ts";
import { hasUnits } from "../../experiment/layers.ts";
import { probabilityActivation, withLayer, withLayerRemoved } from "../../experiment/experiment.ts";
import { stepper } from "../../ui/controls/fields.ts";
import { guarded } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { activation, activationParameters } from "./activation-controls.ts";
import { layerOptions, layerSummary } from "./layer-options.ts";
import type { View } from "../../ui/view.ts";
import type { ShownLayer } from "./shown-layer.ts";

/** A layer's title and controls. */
export function layerHead(shown: ShownLayer): TemplateResult {
  const { view, layer, index, title, isOutput, compact } = shown;
  const heading = isOutput || layer.kind === undefined ? title : view.text("layer-name", { number: index + 1 });
  return html`<div class="head">
    <div class="title">
      <h3 title=${title}>${heading}</h3>
      ${layerOptions(shown)} ${isOutput ? nothing : removeButton(shown)}
    </div>
    ${compact ? kindNote(shown) : controls(shown)} ${shapeNote(shown)}
  </div>`;
}

/** Activation and units, where a layer has them; else what kind it is. */
function controls(shown: ShownLayer): TemplateResult {
  const { layer, isOutput } = shown;
  if (!hasUnits(layer)) return html`${kindNote(shown)}`;
  return html`${kindNote(shown)} ${activation(shown)} ${isOutput ? outputNote(shown) : guarded(shown.view, "units", units(shown))} ${activationParameters(shown)}`;
}

/** What a layer is that is not dense. */
const kindNote = (shown: ShownLayer) =>
  shown.layer.kind === undefined ? nothing : html`<p class="kind">${kindName(shown)}</p>`;

function kindName(shown: ShownLayer): string {
  const { view, description, layer } = shown;
  const kind = kindOf(description.catalog, layer);
  return `${kind ? view.store.texts.value.label("layer-kind", kind) : ""}${hasUnits(layer) || shown.compact ? "" : layerSummary(shown)}`;
}

/** The shape of what a layer gives, where that is not a list of its units. */
function shapeNote({ shape: { output } }: ShownLayer) {
  return output.length > 1 ? html`<p class="shape number muted">${output.join(" × ")}</p>` : nothing;
}

/** The narrow column of a layer without units: its number, its settings and its label. */
export function labelColumn(shown: ShownLayer): TemplateResult {
  const { title, index } = shown;
  return html`<div class="column" role="group" aria-label=${title}>
    <div class="head narrow">
      <h3 title=${title} aria-label=${title}>${index + 1}</h3>
      ${layerOptions(shown)} ${removeButton(shown)}
    </div>
    <div class="nodes"><p class="layer-label">${title}${layerSummary(shown)}</p></div>
  </div>`;
}

/** The narrow column of layers that are folded, from one on: a press opens those nearest to the layers that are shown. */
export function foldColumn(view: View, first: number, count: number, open: (layer: number) => void): TemplateResult {
  const last = first + count;
  const layers = view.text("folded-layers", { count });
  const label = view.text("show-folded", { layers, count, first: first + 1, last });
  return html`<div class="column">
    <div class="head narrow"><h3 aria-hidden="true">${first + 1}–<wbr />${last}</h3></div>
    <div class="nodes">
      <button type="button" class="layer-label fold" aria-label=${label} title=${label} @click=${() => open(first === 0 ? last - 1 : first)}>${layers}</button>
    </div>
  </div>`;
}

function removeButton({ view, index, title, removals }: ShownLayer): TemplateResult {
  const label = view.text("remove-layer", { name: title });
  const remove = (event: MouseEvent) => removals.isMeant(event) && view.editLayer(index, withLayerRemoved);
  const button = html`<button type="button" class="small" aria-label=${label} title=${label} @click=${remove}>${icon("close")}</button>`;
  return html`${guarded(view, "layers", button)}`;
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
