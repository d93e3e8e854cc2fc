import { html, nothing, type TemplateResult } from "lit";
import type { ActivationSpec, CatalogItem, LayerKey } from "../../engine/types.ts";
import { activationName, activationOf, withLayer } from "../../experiment/experiment.ts";
import { controlOf } from "../../experiment/author/changed-controls.ts";
import { kindOf, layerValue } from "../../experiment/layer-kinds.ts";
import { keyLabel, optionLabel } from "../../i18n/layer-keys.ts";
import { number, select, slider, toggle } from "../../ui/controls/fields.ts";
import { guarded } from "../../ui/controls/guarded.ts";
import { activation, activationParameters } from "./activation-controls.ts";
import type { ShownLayer } from "./shown-layer.ts";

/** A key of a layer with its value and how it is named and changed. */
interface Field {
  shown: ShownLayer;
  key: LayerKey;
  id: string;
  label: string;
  value: unknown;
  change(value: unknown): void;
}

/** By the type of a key. */
const FIELDS: Partial<Record<string, (field: Field) => TemplateResult>> = {
  integer: numberField,
  number: (field) => (isShare(field.key) ? shareSlider(field) : numberField(field)),
  boolean: ({ label, value, change }) => toggle({ label, value: value === true, change }),
  initializer: (field) => itemMenu("initializer", field, field.shown.description.catalog.initializers),
  activation: (field) =>
    field.key.name === "activation"
      ? html`${activation(field.shown)} ${activationParameters(field.shown)}`
      : itemMenu("activation", field, field.shown.description.catalog.activations),
  option: optionMenu,
  sizes: sizesField,
  shape: sizesField,
};

/** The fields of these keys, and one for the keys of dropout within a layer. */
export function layerFields(
  shown: ShownLayer,
  keys: readonly LayerKey[],
  dropouts: readonly LayerKey[],
): TemplateResult {
  const { view, isOutput } = shown;
  return html`${keys.map((key) => guarded(view, controlOf(key.name, isOutput), keyField(shown, key)))}
    ${dropouts.length > 0 ? guarded(view, "dropout", dropout(shown, dropouts)) : nothing}`;
}

function keyField(shown: ShownLayer, key: LayerKey) {
  const { view, description, layer, index } = shown;
  const texts = view.store.texts.value;
  const change = (value: unknown) => view.editLayer(index, (draft, at) => withLayer(draft, at, { [key.name]: value }));
  const usual = kindOf(description.catalog, layer)?.usual[key.name];
  const field = { shown, key, id: `${key.name}-${index}`, label: keyLabel(texts, key), change };
  const value = layerValue(layer, key) ?? usual;
  if (usual === undefined) return optionalField({ ...field, value });
  return FIELDS[key.type]?.({ ...field, value }) ?? nothing;
}

/** Numbers from 0 to at most 1. */
const isShare = ({ range }: LayerKey) => range?.[0] === 0 && range[1] <= 1;

function shareSlider({ shown: { view }, key, id, label, value, change }: Field): TemplateResult {
  return slider({ id, label, texts: view.store.texts.value, value: Number(value), range: key.range!, change });
}

function numberField({ shown: { view }, key, id, label, value, change }: Field): TemplateResult {
  const integer = key.type === "integer";
  return number({ id, label, texts: view.store.texts.value, value: Number(value), range: key.range, integer, change });
}

/** A number that a layer need not have: a switch, and the field while it is on. */
function optionalField(field: Field): TemplateResult {
  const { key, label, value, change } = field;
  const isOn = value !== undefined;
  return html`${toggle({ label: field.shown.view.text("layer-own-value", { name: label }), value: isOn, change: (on) => change(on ? key.range?.[0] : undefined) })}
  ${isOn ? numberField(field) : nothing}`;
}

/** Items of the catalog by name, as many as the key allows. */
function itemMenu(
  kind: "initializer" | "activation",
  { shown: { view }, key, id, label, value, change }: Field,
  known: readonly CatalogItem[],
): TemplateResult {
  const items = known
    .filter(({ name }) => key.choices?.includes(name) ?? true)
    .map((item) => ({ value: item.name, label: view.store.texts.value.label(kind, item) }));
  return select({ id, label, value: activationName(value as ActivationSpec), items, change });
}

function optionMenu({ shown: { view }, key, id, label, value, change }: Field): TemplateResult {
  const items = (key.choices ?? []).map((name) => ({
    value: name,
    label: optionLabel(view.store.texts.value, key, name),
  }));
  return select({ id, label, value: String(value), items, change });
}

/** A number field an axis, in a group of the key's name. */
function sizesField({ shown: { view }, key, id, label, value, change }: Field): TemplateResult {
  const sizes = Array.isArray(value) ? (value as number[]) : [Number(value)];
  const range: [number, number] = [key.type === "shape" ? -1 : (key.range?.[0] ?? 1), key.range?.[1] ?? Infinity];
  const fields = sizes.map((size, axis) =>
    number({
      id: `${id}-${axis}`,
      label:
        key.type === "sizes" && sizes.length === 2
          ? view.text(axis === 0 ? "axis-rows" : "axis-columns")
          : view.text("axis-size", { axis: axis + 1 }),
      texts: view.store.texts.value,
      value: size,
      range,
      integer: true,
      change: (next) => change(sizes.map((other, i) => (i === axis ? next : other))),
    }),
  );
  return html`<fieldset class="sizes"><legend>${label}</legend>${fields}</fieldset>`;
}

/** A self-normalizing activation takes alpha dropout, which keeps mean and variance; any other takes ordinary dropout. */
function dropout(
  { view, description: { catalog }, layer, index }: ShownLayer,
  [plain, forAlpha]: readonly LayerKey[],
): TemplateResult {
  const texts = view.store.texts.value;
  const alpha = activationOf(catalog, layer.activation)?.self_normalizing ?? false;
  return slider({
    id: `dropout-${index}`,
    label: keyLabel(texts, alpha ? forAlpha : plain),
    texts,
    value: (alpha ? layer.alpha_dropout : layer.dropout) ?? 0,
    range: [0, 0.9],
    limits: catalog.limits.dropout,
    change: (rate) => {
      const change = alpha ? { alpha_dropout: rate, dropout: 0 } : { dropout: rate, alpha_dropout: 0 };
      view.editLayer(index, (draft, at) => withLayer(draft, at, change));
    },
  });
}
