import { found } from "../../engine/issue.ts";
import type { Catalog, LayerItem, LayerKey, LayerSpec } from "../../engine/types.ts";
import { plainKind } from "../../experiment/layer-kinds.ts";
import { catalogError } from "../messages.ts";
import { boolean, fields, type Fields, item, list, nameAmong, number, pathIn, whole } from "./values.ts";

const AXES = [1, 3];

const readers: Record<LayerKey["type"], (catalog: Catalog, key: LayerKey, value: unknown, path: string) => unknown> = {
  integer: (catalog, { range = [1, 1] }, value, path) => whole(catalog, value, path, range),
  number: (catalog, { range = [0, 1] }, value, path) => number(catalog, value, path, range),
  boolean: (catalog, _, value, path) => boolean(catalog, value, path),
  activation: (catalog, { choices }, value, path) => {
    const allowed = catalog.activations.filter(({ name }) => choices?.includes(name) ?? true);
    return item(catalog, allowed, value, path);
  },
  initializer: (catalog, _, value, path) =>
    nameAmong(
      catalog,
      value,
      path,
      catalog.initializers.map(({ name }) => name),
    ),
  sizes: (catalog, { range = [1, 1] }, value, path) => {
    if (typeof value === "number") return [whole(catalog, value, path, range), value];
    if (!Array.isArray(value) || value.length !== 2)
      throw catalogError(catalog, "sizes_expected", path, { found: found(value) });
    return value.map((size, axis) => whole(catalog, size, `${path}[${axis}]`, range));
  },
  shape: (catalog, { range = [1, 1] }, value, path) =>
    list(catalog, value, path, AXES).map((size, axis) =>
      size === -1 ? size : whole(catalog, size, `${path}[${axis}]`, range),
    ),
  option: (catalog, { choices = [] }, value, path) => nameAmong(catalog, value, path, choices),
};

function kindNamed(catalog: Catalog, given: Fields, path: string): LayerItem {
  if (given.kind === undefined) return plainKind(catalog);
  const names = catalog.layers.map(({ name }) => name);
  const name = nameAmong(catalog, given.kind, pathIn(path, "kind"), names);
  return catalog.layers.find((kind) => kind.name === name)!;
}

/** A layer with every key of its kind that has a value. Of its own penalties it has those that it sets. */
export function completeLayer(catalog: Catalog, value: unknown, path: string): LayerSpec {
  const any = catalog.layers.flatMap(({ keys }) => keys.map(({ name }) => name));
  const kind = kindNamed(catalog, fields(catalog, value, path, ["kind", ...any]), path);
  const given = fields(catalog, value, path, ["kind", ...kind.keys.map(({ name }) => name)]);
  const layer: Record<string, unknown> = kind.usual.kind === undefined ? {} : { kind: kind.name };
  for (const key of kind.keys) {
    const place = pathIn(path, key.name);
    const set = given[key.name];
    if (set === undefined && key.required)
      throw catalogError(catalog, key.name === "units" ? "units_missing" : "layer_key_missing", place);
    const usual = key.otherwise === undefined ? key.default : layer[key.otherwise];
    if ((set ?? usual ?? null) !== null) layer[key.name] = readers[key.type](catalog, key, set ?? usual, place);
  }
  return layer;
}
