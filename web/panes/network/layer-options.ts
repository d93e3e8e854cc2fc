import { css, html, nothing, type TemplateResult } from "lit";
import { controlOf } from "../../experiment/author/changed-controls.ts";
import { kindOf, layerValue } from "../../experiment/layer-kinds.ts";
import { hasUnits } from "../../experiment/layers.ts";
import { keyValue } from "../../i18n/layer-keys.ts";
import { icon } from "../../ui/controls/icons.ts";
import { popover } from "../../ui/controls/popover.ts";
import type { View } from "../../ui/view.ts";
import type { ShownLayer } from "./shown-layer.ts";

/** Keys that the head of a layer with units shows, and those that one slider stands for. */
const IN_HEAD: readonly string[] = ["units", "activation"];
const DROPOUTS: readonly string[] = ["dropout", "alpha_dropout"];

/** The popover of a layer's settings: the keys of its kind, except those that its head shows. */
export function layerOptions(shown: ShownLayer): TemplateResult {
  const { view, description, layer, index, title, isOutput, compact } = shown;
  const keys = kindOf(description.catalog, layer)?.keys ?? [];
  const inHead = IN_HEAD.filter((name) => hasUnits(layer) && (!compact || (name === "units" && isOutput)));
  const dropouts = DROPOUTS.flatMap((name) => keys.filter((key) => key.name === name));
  const left = keys.filter((key) => !inHead.includes(key.name) && !dropouts.includes(key));
  if (
    ![...left.map(({ name }) => controlOf(name, isOutput)), "dropout" as const].some((name) =>
      view.store.permissions.has(name),
    )
  )
    return html``;
  const fields = afterFirstLook(view, "layer-fields", () => import("./layer-fields.ts"));
  const content = html`${kindHead(shown)} ${fields?.layerFields(shown, left, isOutput ? [] : dropouts) ?? nothing}`;
  const label = view.text("layer-more", { name: title });
  return popover({ id: `more-${index}`, label, face: icon("more"), content, className: "small" });
}

const afterFirstLook = <Module extends object>({ store }: View, name: string, load: () => Promise<Module>) =>
  store.isPastFirstLook.value ? store.modules.find(name, load) : undefined;

/** What kind the layer is, and its "?". */
function kindHead({ view, description: { catalog }, layer, index, title }: ShownLayer) {
  const kind = kindOf(catalog, layer);
  if (!kind) return nothing;
  const label = view.store.texts.value.label("layer-kind", kind);
  return html`<div class="kind-head">
    <b>${label}</b>${afterFirstLook(view, "layer-about", () => import("./layer-about.ts")) ? html`<playground-layer-about index=${index} name=${`${title}, ${label}`}></playground-layer-about>` : nothing}
  </div>`;
}

/** The values of the keys that the layer must have: what tells it from others of its kind. */
export function layerSummary({ view, description: { catalog }, layer }: ShownLayer): string {
  const keys = kindOf(catalog, layer)?.keys.filter(({ required }) => required) ?? [];
  return keys.map((key) => ` · ${keyValue(view.store.texts.value, catalog, key, layerValue(layer, key))}`).join("");
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
