import type { Catalog, LayerKey, ActivationSpec } from "../engine/types.ts";
import { activationName } from "../experiment/experiment.ts";
import type { Texts } from "./texts.ts";

/** "kernel_size" as "Kernel size". */
export const spelled = (name: string) => name[0].toUpperCase() + name.slice(1).replaceAll("_", " ");

/** The name of a layer's key in the page's language. */
export const keyLabel = (texts: Texts, { name }: LayerKey): string =>
  texts.label("layer-key", { name, label: spelled(name) });

/** One of the names that a key allows. */
export const optionLabel = (texts: Texts, key: LayerKey, name: string): string =>
  texts.label(`layer-option-${key.name.replaceAll("_", "-")}`, { name, label: spelled(name) });

/** The value of a layer's key in words. */
export function keyValue(texts: Texts, catalog: Catalog, key: LayerKey, value: unknown): string {
  const { type } = key;
  if (typeof value === "boolean") return texts.text(`choice-${value}`);
  if (typeof value === "number") return texts.number(value, { maximumSignificantDigits: 6 });
  if (Array.isArray(value)) return value.join("\u00a0×\u00a0");
  if (type === "option") return optionLabel(texts, key, String(value));
  const [kind, items] =
    type === "activation" ? ["activation", catalog.activations] : ["initializer", catalog.initializers];
  const name = type === "activation" ? activationName(value as ActivationSpec) : String(value);
  return texts.label(kind, items.find((item) => item.name === name) ?? { name, label: name });
}
