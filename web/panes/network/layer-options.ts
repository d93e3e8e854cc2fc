import { html, nothing, type TemplateResult } from "lit";
import type { LayerSpec } from "../../engine/types.ts";
import { activationOf, withLayer } from "../../experiment/experiment.ts";
import { select, slider, toggle } from "../../ui/controls/fields.ts";
import { icon } from "../../ui/controls/icons.ts";
import { popover } from "../../ui/controls/popover.ts";
import type { ShownLayer } from "./shown-layer.ts";

type Edit = (change: Partial<LayerSpec>) => void;

/** The popover of a layer's less used settings: initializer, dropout, bias. */
export function layerOptions(shown: ShownLayer): TemplateResult {
  const { view, description, layer, index, title, isOutput } = shown;
  const texts = view.store.texts.value;
  const edit: Edit = (change) => view.editLayer(index, (draft, at) => withLayer(draft, at, change));
  const content = html`
    ${select({
      id: `initializer-${index}`,
      label: view.text("initializer"),
      value: layer.kernel_initializer ?? "",
      items: description.catalog.initializers.map((item) => ({
        value: item.name,
        label: texts.label("initializer", item),
      })),
      change: (kernel_initializer) => edit({ kernel_initializer }),
    })}
    ${isOutput ? nothing : dropout(shown, edit)}
    ${toggle({ label: view.text("use-bias"), value: layer.use_bias ?? true, change: (use_bias) => edit({ use_bias }) })}
  `;
  const label = view.text("layer-more", { name: title });
  return popover({ id: `more-${index}`, label, face: icon("more"), content, className: "small" });
}

/** A self-normalizing activation takes alpha dropout, which keeps mean and variance; any other takes ordinary dropout. */
function dropout({ view, description: { catalog }, layer, index }: ShownLayer, edit: Edit): TemplateResult {
  const alpha = activationOf(catalog, layer.activation)?.self_normalizing ?? false;
  return slider({
    id: `dropout-${index}`,
    label: view.text(alpha ? "alpha-dropout" : "dropout"),
    texts: view.store.texts.value,
    value: (alpha ? layer.alpha_dropout : layer.dropout) ?? 0,
    range: [0, 0.9],
    limits: catalog.limits.dropout,
    change: (rate) => edit(alpha ? { alpha_dropout: rate, dropout: 0 } : { dropout: rate, alpha_dropout: 0 }),
  });
}
