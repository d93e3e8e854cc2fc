import type { LayerSpec } from "../engine/types.ts";
import { kindOf } from "../experiment/layer-kinds.ts";
import { keyLabel } from "../i18n/layer-keys.ts";
import type { View } from "./view.ts";

const LAYER = /^layers\[(\d+)\](?:\.(\w+))?/;

/** The layer that the path of an issue leads to; undefined if it leads to none. */
export function issueLayer(path: string): number | undefined {
  const layer = LAYER.exec(path)?.[1];
  return layer === undefined ? undefined : Number(layer);
}

/** The part of a layer that a path leads to, as the page names it; undefined if it leads to no layer. */
export function issuePlace(view: View, layers: readonly LayerSpec[], path: string): string | undefined {
  const index = issueLayer(path);
  if (index === undefined) return undefined;
  const layer = view.layerTitle(index, layers);
  const kind = kindOf(view.store.description.value!.catalog, layers[index] ?? {});
  const key = kind?.keys.find(({ name }) => name === LAYER.exec(path)?.[2]);
  return key ? view.text("layer-part", { layer, part: keyLabel(view.store.texts.value, key) }) : layer;
}
