import { html, nothing, type TemplateResult } from "lit";
import type { LayerSpec, Parameter } from "../../engine/types.ts";
import {
  activationName,
  activationSettings,
  activationsFor,
  probabilityActivation,
  withActivation,
  withActivationSetting,
  withLayer,
  withLayerRemoved,
} from "../../experiment/experiment.ts";
import { select, stepper } from "../../ui/controls/fields.ts";
import { formula } from "../../ui/controls/formula.ts";
import { icon } from "../../ui/controls/icons.ts";
import { parameterSlider } from "../../ui/controls/parameters.ts";
import { popover } from "../../ui/controls/popover.ts";
import "./activation-menu.ts";
import { expressionOf } from "./formula-entries.ts";
import { layerOptions } from "./layer-options.ts";
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

/** The column of a layer without units: its label alone. */
export function labelColumn(shown: ShownLayer): TemplateResult {
  return html`<div class="column" role="group" aria-label=${shown.title}>
    <div class="head">${removeButton(shown)}</div>
    <div class="nodes"><p class="layer-label">${shown.title}</p></div>
  </div>`;
}

function removeButton({ view, index, title, removals }: ShownLayer): TemplateResult {
  const label = view.text("remove-layer", { name: title });
  const remove = (event: MouseEvent) => removals.isMeant(event) && view.editLayer(index, withLayerRemoved);
  return html`<button type="button" class="small" aria-label=${label} title=${label} @click=${remove}>${icon("close")}</button>`;
}

function activation({ view, description: { catalog }, experiment, layer, index, title }: ShownLayer): TemplateResult {
  const texts = view.store.texts.value;
  const value = activationName(layer.activation);
  const item = catalog.activations.find(({ name }) => name === value);
  const choice = select({
    id: `activation-${index}`,
    label: view.text("activation-of", { name: title }),
    hidden: true,
    value,
    title: item && texts.note("activation", item),
    items: activationsFor(catalog, experiment, index).map((item) => ({
      value: item.name,
      label: texts.label("activation", item),
    })),
    change: (name) => view.editLayer(index, (draft, at) => withActivation(catalog, draft, at, name)),
  });
  return html`<div class="activation">
    ${choice}<playground-activation-menu .layer=${index}></playground-activation-menu>
  </div>`;
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

/** If any layer has parameters, all reserve the space for them, so that the columns stay aligned. */
function activationParameters(shown: ShownLayer) {
  const { view, description, experiment, layer, index } = shown;
  const parametersOf = (spec: LayerSpec) =>
    description.catalog.activations.find(({ name }) => name === activationName(spec.activation))?.parameters ?? [];
  if (!experiment.layers.some((spec) => parametersOf(spec).length > 0)) return nothing;
  const written = parametersOf(layer).find(({ kind }) => kind === "text");
  const fields = parametersOf(layer)
    .filter((parameter) => parameter !== written)
    .map((parameter) => parameterField(shown, parameter));
  return html`<div class="parameters">
    ${written ? formulaField(shown, written, fields) : fields}
    <p class="learned number" data-learned=${index} title=${view.text("learned-title")}></p>
  </div>`;
}

function parameterField({ view, layer, index }: ShownLayer, parameter: Parameter): TemplateResult {
  return parameterSlider({
    kind: "activation",
    prefix: `parameter-${index}`,
    texts: view.store.texts.value,
    parameter,
    value: activationSettings(layer.activation)[parameter.name],
    change: (name, value) => view.editLayer(index, (draft, at) => withActivationSetting(draft, at, { [name]: value })),
  });
}

/** The columns are narrow: a formula and its fields open in a popover, from a button that shows the formula. */
function formulaField(
  { view, layer, index, title, formulas }: ShownLayer,
  parameter: Parameter,
  fields: TemplateResult[],
): TemplateResult {
  const refused = formulas.refused(index);
  const accepted = String(expressionOf(layer) ?? parameter.default);
  const text = formula({
    id: `formula-${index}`,
    texts: view.store.texts.value,
    label: view.text("formula-of", { name: title }),
    value: refused?.text ?? formulas.sent(index) ?? accepted,
    fault: refused?.issue,
    change: (text) => formulas.enter(index, text),
  });
  return popover({
    id: `formula-panel-${index}`,
    label: view.text(refused ? "formula-wrong" : "formula-of", { name: title }),
    face: html`${refused ? "⚠ " : nothing}${accepted}`,
    content: html`${text} ${fields}`,
    className: refused ? "formula outlined wrong" : "formula outlined",
  });
}
