import { css, html, nothing, type TemplateResult } from "lit";
import type { ActivationSpec, CatalogItem, LayerKey } from "../../engine/types.ts";
import { activationName, activationOf, withLayer } from "../../experiment/experiment.ts";
import { controlOf } from "../../experiment/author/changed-controls.ts";
import { kindOf, layerValue } from "../../experiment/layer-kinds.ts";
import { hasUnits } from "../../experiment/layers.ts";
import { keyLabel, keyValue, optionLabel } from "../../i18n/layer-keys.ts";
import { number, select, slider, toggle } from "../../ui/controls/fields.ts";
import { guarded } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { popover } from "../../ui/controls/popover.ts";
import type { View } from "../../ui/view.ts";
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

/** Keys that the head of a layer with units shows, and those that one slider stands for. */
const IN_HEAD: readonly string[] = ["units", "activation"];
const DROPOUTS: readonly string[] = ["dropout", "alpha_dropout"];

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

/** The popover of a layer's settings: the keys of its kind, except those that its head shows. */
export function layerOptions(shown: ShownLayer): TemplateResult {
  const { view, description, layer, index, title, isOutput, compact } = shown;
  const keys = kindOf(description.catalog, layer)?.keys ?? [];
  const inHead = IN_HEAD.filter((name) => hasUnits(layer) && (!compact || (name === "units" && isOutput)));
  const dropouts = DROPOUTS.flatMap((name) => keys.filter((key) => key.name === name));
  const left = keys.filter((key) => !inHead.includes(key.name) && !dropouts.includes(key));
  const content = html`${kindHead(shown)} ${left.map((key) => guarded(view, controlOf(key.name, isOutput), keyField(shown, key)))}
    ${dropouts.length > 0 && !isOutput ? guarded(view, "dropout", dropout(shown, dropouts)) : nothing}`;
  if (
    ![...left.map(({ name }) => controlOf(name, isOutput)), "dropout" as const].some((name) =>
      view.store.permissions.has(name),
    )
  )
    return html``;
  const label = view.text("layer-more", { name: title });
  return popover({ id: `more-${index}`, label, face: icon("more"), content, className: "small" });
}

/** After the first view, like the pictures. */
const isLaterLoaded = ({ store }: View): boolean =>
  store.pictures.value !== null && store.modules.has("layer-about", () => import("./layer-about.ts"));

/** What kind the layer is, and its "?". */
function kindHead({ view, description: { catalog }, layer, index, title }: ShownLayer) {
  const kind = kindOf(catalog, layer);
  if (!kind) return nothing;
  const label = view.store.texts.value.label("layer-kind", kind);
  return html`<div class="kind-head">
    <b>${label}</b>${isLaterLoaded(view) ? html`<playground-layer-about index=${index} name=${`${title}, ${label}`}></playground-layer-about>` : nothing}
  </div>`;
}

/** The values of the keys that the layer must have: what tells it from others of its kind. */
export function layerSummary({ view, description: { catalog }, layer }: ShownLayer): string {
  const keys = kindOf(catalog, layer)?.keys.filter(({ required }) => required) ?? [];
  return keys.map((key) => ` · ${keyValue(view.store.texts.value, catalog, key, layerValue(layer, key))}`).join("");
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

export const optionStyles = css`
  .kind-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .sizes {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    font-size: var(--size-2);
  }
  .sizes .stacked {
    flex: 1;
  }
  .sizes label {
    font-size: var(--size-1);
  }
`;
