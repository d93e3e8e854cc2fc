import { html, nothing, type TemplateResult } from "lit";
import type { LayerSpec, Parameter } from "../../engine/types.ts";
import {
  activationName,
  activationSettings,
  activationsFor,
  type Experiment,
  withActivation,
  withActivationSetting,
} from "../../experiment/experiment.ts";
import { hasUnits } from "../../experiment/layers.ts";
import { select } from "../../ui/controls/fields.ts";
import { guarded } from "../../ui/controls/guarded.ts";
import { parameterSlider } from "../../ui/controls/parameters.ts";
import { popover } from "../../ui/controls/popover.ts";
import { hiddenFormulaField } from "../../ui/formula-field.ts";
import "./activation-menu.ts";
import type { ShownLayer } from "./shown-layer.ts";

const expressionOf = (layer: LayerSpec | undefined) => activationSettings(layer?.activation).expression;
const activationControl = (isOutput: boolean) => (isOutput ? "output" : "activation");

/** The menus of a layer's activation: by name, and by curves. */
export function activation({
  view,
  description: { catalog },
  experiment,
  layer,
  index,
  title,
  isOutput,
}: ShownLayer): TemplateResult {
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
  const menus = html`<div class="activation">
    ${choice}<playground-activation-menu .layer=${index}></playground-activation-menu>
  </div>`;
  return html`${guarded(view, activationControl(isOutput), menus)}`;
}

/** If the activation in the head of any layer has parameters, all heads reserve the space, so that the columns stay aligned. */
export function activationParameters(shown: ShownLayer) {
  const { view, description, experiment, layer, index } = shown;
  const parametersOf = (spec: LayerSpec) =>
    description.catalog.activations.find(({ name }) => name === activationName(spec.activation))?.parameters ?? [];
  const hasSome = (spec: LayerSpec) => hasUnits(spec) && parametersOf(spec).length > 0;
  if (parametersOf(layer).length === 0 && !(hasUnits(layer) && experiment.layers.some(hasSome))) return nothing;
  const written = parametersOf(layer).find(({ kind }) => kind === "text");
  const fields = parametersOf(layer)
    .filter((parameter) => parameter !== written)
    .map((parameter) => parameterField(shown, parameter));
  return html`<div class="parameters">
    ${written ? guarded(view, "formula", formulaField(shown, written, fields)) : guarded(view, activationControl(shown.isOutput), fields)}
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
  const place = {
    path: `layers[${index}].activation.expression`,
    of: (shown: Experiment | null) => expressionOf(shown?.layers[index]),
  };
  const refused = formulas.refused(place);
  const accepted = String(expressionOf(layer) ?? parameter.default);
  const text = hiddenFormulaField(view, {
    id: `formula-${index}`,
    texts: view.store.texts.value,
    label: view.text("formula-of", { name: title }),
    value: formulas.shown(place, accepted),
    fault: refused?.issue,
    change: (text) =>
      formulas.enter(place, text, () =>
        view.editLayer(index, (draft, at) => withActivationSetting(draft, at, { expression: text })),
      ),
  });
  return popover({
    id: `formula-panel-${index}`,
    label: view.text(refused ? "formula-wrong" : "formula-of", { name: title }),
    face: html`${refused ? "⚠ " : nothing}${accepted}`,
    content: html`${text} ${fields}`,
    className: refused ? "formula outlined wrong" : "formula outlined",
  });
}
