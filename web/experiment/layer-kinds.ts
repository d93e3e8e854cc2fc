import type { Catalog, LayerItem, LayerKey, LayerSpec } from "../engine/types.ts";
import type { Experiment } from "./experiment.ts";
import { outputIndex } from "./layers.ts";

/** The kind of a layer; without a kind it is the one that the experiment does not name. */
export const kindOf = ({ layers }: Catalog, layer: LayerSpec): LayerItem | undefined =>
  layers.find(({ usual }) => usual.kind === layer.kind);

/** The kind of a layer that names none. */
export const plainKind = ({ layers }: Catalog): LayerItem => layers.find(({ usual }) => usual.kind === undefined)!;

export const layerValue = (layer: LayerSpec, { name }: Pick<LayerKey, "name">): unknown =>
  (layer as Readonly<Record<string, unknown>>)[name];

/** Adds a layer before the one at `at`: a copy of the last one of its kind before that place, or else a usual one. */
export function withLayerAdded(
  catalog: Catalog,
  experiment: Experiment,
  kind: LayerItem = plainKind(catalog),
  at: number = outputIndex(experiment.layers),
): Experiment {
  const before = experiment.layers.slice(0, at);
  const added = before.filter((layer) => layer.kind === kind.usual.kind).at(-1) ?? kind.usual;
  return { ...experiment, layers: [...before, { ...added }, ...experiment.layers.slice(at)] };
}
