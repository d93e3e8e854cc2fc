import { html, nothing, type TemplateResult } from "lit";
import type { LayerInspection, LayerSpec } from "../../engine/types.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { hasActivation, hasSteps, outputIndex } from "../../experiment/layers.ts";
import { hasGallery } from "../../experiment/pictures.ts";
import type { Inspected, UnitPlace, UnitWeights } from "../../experiment/protocol.ts";
import { isEqual } from "../../platform/equal.ts";
import type { View } from "../../ui/view.ts";
import { short } from "./numbers.ts";

const UNITS_LISTED = 16;
const TERMS_WRITTEN = 16;

/** The inspected point's value in every feature and unit; on paper (`plain`) there are no buttons. */
export function layerList(view: View, plain: boolean, experiment: Experiment, { result }: Inspected): TemplateResult {
  const inputs = (layer: number) => (layer === 0 ? result.inputs : result.layers[layer - 1].a);
  return html`<div class="way">
    ${hasGallery(view.store.points.value?.shape ?? []) ? nothing : featureList(view, experiment, result.inputs)}
    ${result.layers.map((layer, i) => unitList(view, plain, experiment, i, layer, inputs(i)))}
  </div>`;
}

function featureList(view: View, { features }: Experiment, inputs: Float64Array): TemplateResult {
  const texts = view.store.texts.value;
  return html`<div role="group" aria-label=${view.text("features")}>
    <h3>${view.text("way-features")}</h3>
    <ol>
      ${Array.from(inputs.subarray(0, UNITS_LISTED), (value, i) => html`<li><span class="z">${view.featureLabel(features[i])}</span><b>${short(texts, value)}</b></li>`)}
    </ol>
  </div>`;
}

function unitList(
  view: View,
  plain: boolean,
  experiment: Experiment,
  index: number,
  layer: LayerInspection,
  inputs: Float64Array,
): TemplateResult {
  const { z, a } = layer;
  const texts = view.store.texts.value;
  const title = view.layerTitle(index);
  const shape = view.store.layers.value[index]?.output ?? [a.length];
  if (shape.length > 1) return mapList(view, title, index, shape, a);
  const name = hasPreactivation(experiment.layers[index]) ? view.activationLabel(experiment, index) : "";
  const rest = z.length - UNITS_LISTED;
  const isPressed = !plain && isWeightedSum(view, index, inputs.length, z.length);
  return html`<div role="group" aria-label=${title}>
    <h3>${title} ${name ? html`<span class="muted"><i>z</i> → <b>${name}(<i>z</i>)</b></span>` : nothing}</h3>
    <ol @keydown=${moveFocus}>
      ${Array.from(
        z.subarray(0, UNITS_LISTED),
        (value, unit) => html`<li class=${a[unit] === 0 ? "zero" : ""}>
          ${ownNameOf(view, index, unit)}${name ? html`<span class="z" data-fact=${`point.layers[${index}].z[${unit}]`}>${short(texts, value)}</span>` : nothing}<b data-fact=${`point.layers[${index}].a[${unit}]`}>${short(texts, a[unit])}</b>${isPressed ? unitButton(view, index, unit) : nothing}
        </li>`,
      )}
    </ol>
    ${weightedSum(view, plain, experiment, index, inputs, layer)}
    ${rest > 0 ? html`<p class="muted">${view.text("more-units-shown", { count: rest })}</p>` : nothing}
  </div>`;
}

/** Whether the layer gives f(z) of one sum a unit: a recurrent layer gives the state that its gates let through. */
const hasPreactivation = (layer: LayerSpec): boolean => hasActivation(layer) && !hasSteps(layer);

/** Whether the units are weighted sums of the numbers before, one weight each. */
const isWeightedSum = (view: View, layer: number, inputs: number, units: number): boolean =>
  isEqual(view.store.layers.value[layer]?.weights.kernel, [inputs, units]);

/** The maps or strips of the first channels of a layer, each with its largest value. */
function mapList(view: View, title: string, layer: number, shape: readonly number[], a: Float64Array): TemplateResult {
  const channels = shape[shape.length - 1];
  const texts = view.store.texts.value;
  const rest = channels - UNITS_LISTED;
  return html`<div role="group" aria-label=${title}>
    <h3>${title} <span class="muted number">${shape.join(" × ")}</span></h3>
    <ol class=${shape.length === 2 ? "maps strips" : "maps"}>
      ${Array.from({ length: Math.min(channels, UNITS_LISTED) }, (_, unit) => {
        const [least, greatest] = rangeOf(a, channels, unit).map((value) => short(texts, value));
        const name = view.text("map-range", { name: view.unitName(layer, unit), least, greatest });
        return html`<li title=${name}><canvas data-layer=${layer} data-unit=${unit} role="img" aria-label=${name}></canvas><b aria-hidden="true">${greatest}</b></li>`;
      })}
    </ol>
    ${rest > 0 ? html`<p class="muted">${view.text("more-units-shown", { count: rest })}</p>` : nothing}
  </div>`;
}

function rangeOf(a: Float64Array, channels: number, unit: number): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (let i = unit; i < a.length; i += channels) {
    least = Math.min(least, a[i]);
    greatest = Math.max(greatest, a[i]);
  }
  return [least, greatest];
}

function ownNameOf(view: View, layer: number, unit: number) {
  const own = view.ownUnitName(layer, unit);
  return own === undefined ? nothing : html`<span class="own" dir="auto">${own}</span>`;
}

function unitButton(view: View, layer: number, unit: number): TemplateResult {
  const { unit: chosen } = view.store.view.value;
  const pressed = chosen?.layer === layer && chosen.unit === unit;
  const label = view.text("unit-sum", { name: view.unitName(layer, unit) });
  return html`<button
    type="button"
    aria-label=${label}
    title=${label}
    aria-pressed=${pressed}
    tabindex=${(chosen?.layer === layer ? chosen.unit : 0) === unit ? 0 : -1}
    @click=${() => view.store.change({ unit: pressed ? null : { layer, unit } })}
  ></button>`;
}

/** z and a of the chosen unit, written out in numbers. */
function weightedSum(
  view: View,
  plain: boolean,
  experiment: Experiment,
  layer: number,
  inputs: Float64Array,
  { z, a }: LayerInspection,
) {
  const weights = view.store.part("inspection")?.unit;
  if (weights?.layer !== layer || weights.kernel.length !== inputs.length || view.store.view.value.unit === null)
    return nothing;
  const { unit } = weights;
  const texts = view.store.texts.value;
  return html`<div class="sum number">
    ${plain || layer >= outputIndex(experiment.layers) ? nothing : nameField(view, { layer, unit })}
    <p><i>z</i> = ${terms(view, weights, inputs)} = <b data-cell="sum-z">${texts.exact(z[unit])}</b></p>
    <p>
      <i>a</i> = ${view.activationLabel(experiment, layer)}(${texts.exact(z[unit])}) =
      <b data-cell="sum-a">${texts.exact(a[unit])}</b>
    </p>
  </div>`;
}

/** Its name, which comes when a unit is chosen. */
const nameField = (view: View, place: UnitPlace): unknown =>
  view.store.modules.find("unit-name", () => import("../../ui/unit-name-field.ts"))?.unitNameField(view, place);

function terms(view: View, { kernel, bias }: UnitWeights, inputs: Float64Array): TemplateResult {
  const rest = inputs.length - TERMS_WRITTEN;
  const texts = view.store.texts.value;
  const factor = (value: number) => (value < 0 ? `(${short(texts, value)})` : short(texts, value));
  return html`${Array.from(inputs.subarray(0, TERMS_WRITTEN), (input, i) => html`${i > 0 ? " + " : nothing}<span class="term">${factor(kernel[i])}·${factor(input)}</span>`)}
  ${rest > 0 ? html` + … (${view.text("more-terms", { count: rest })})` : nothing}${bias === undefined ? nothing : html` + <span class="term">${factor(bias)}</span>`}`;
}

/** Of a layer's units one is in the Tab order; the arrow keys move between them. */
function moveFocus(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
  buttons[buttons.indexOf(event.target as HTMLButtonElement) + by]?.focus();
}
