import { found } from "../../engine/issue.ts";
import type { Catalog, CatalogItem, ItemSpec, Parameter } from "../../engine/types.ts";
import { catalogError } from "../messages.ts";

/** Values of a config, each checked and with its path. */

export type Fields = Readonly<Record<string, unknown>>;

export const pathIn = (path: string, key: string): string => (path ? `${path}.${key}` : key);

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** An object with no other keys than these. */
export function fields(catalog: Catalog, value: unknown, path: string, allowed: readonly string[]): Fields {
  if (!isObject(value)) throw catalogError(catalog, "object_expected", path, { allowed, found: found(value) });
  const unknown = Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw catalogError(catalog, "key_unknown", pathIn(path, unknown), { allowed });
  return value;
}

export function boolean(catalog: Catalog, value: unknown, path: string): boolean {
  if (typeof value === "boolean") return value;
  throw catalogError(catalog, "boolean_expected", path, { found: found(value) });
}

export function number(catalog: Catalog, value: unknown, path: string, [least, most]: readonly number[]): number {
  if (typeof value !== "number") throw catalogError(catalog, "number_expected", path, { found: found(value) });
  if (value >= least && value <= most) return value;
  throw catalogError(catalog, "number_out_of_range", path, { least, most, found: value });
}

export function whole(catalog: Catalog, value: unknown, path: string, range: readonly number[]): number {
  const checked = number(catalog, value, path, range);
  if (Number.isInteger(checked)) return checked;
  throw catalogError(catalog, "whole_number_expected", path, { found: checked });
}

export function list(
  catalog: Catalog,
  value: unknown,
  path: string,
  [least, most]: readonly number[],
): readonly unknown[] {
  if (!Array.isArray(value)) throw catalogError(catalog, "list_expected", path, { found: found(value) });
  if (value.length >= least && value.length <= most) return value;
  throw catalogError(catalog, "list_length", path, { least, most, found: value.length });
}

export function nameAmong(catalog: Catalog, value: unknown, path: string, allowed: readonly string[]): string {
  if (typeof value !== "string") throw catalogError(catalog, "name_expected", path, { found: found(value) });
  if (allowed.includes(value)) return value;
  throw catalogError(catalog, "name_unknown", path, { name: found(value), allowed });
}

/** The item of a name or of another name of it. */
function itemNamed<Item extends CatalogItem>(
  catalog: Catalog,
  items: readonly Item[],
  value: unknown,
  path: string,
): Item {
  if (typeof value !== "string") throw catalogError(catalog, "name_expected", path, { found: found(value) });
  const named = items.find((each) => each.name === value || aliasesOf(each).includes(value));
  if (named) return named;
  const allowed = items.map(({ name }) => name);
  throw catalogError(catalog, "name_unknown", path, { name: found(value), allowed });
}

const aliasesOf = (named: CatalogItem): readonly string[] => ("aliases" in named ? (named.aliases as string[]) : []);

function setting(catalog: Catalog, parameter: Parameter, value: unknown, path: string): number | boolean | string {
  const { kind, minimum, maximum, choices = [] } = parameter;
  if (value === undefined) return parameter.default;
  if (kind === "boolean") return boolean(catalog, value, path);
  if (kind === "option") return nameAmong(catalog, value, path, choices);
  if (kind === "number") return (parameter.whole ? whole : number)(catalog, value, path, [minimum, maximum]);
  if (typeof value === "string") return value;
  throw catalogError(catalog, "formula_expected", path, { found: found(value) });
}

/** Every parameter of an item, as it is set or by default. */
export const settings = (
  catalog: Catalog,
  parameters: readonly Parameter[],
  given: Fields,
  path: string,
): Record<string, number | boolean | string> =>
  Object.fromEntries(
    parameters.map((parameter) => [
      parameter.name,
      setting(catalog, parameter, given[parameter.name], pathIn(path, parameter.name)),
    ]),
  );

/** An item by name, or by an object with its name and parameters, with all of them. */
export function item<Item extends CatalogItem>(
  catalog: Catalog,
  items: readonly Item[],
  value: unknown,
  path: string,
): ItemSpec {
  if (typeof value === "string") return item(catalog, items, { name: value }, path);
  if (!isObject(value)) throw catalogError(catalog, "named_object_expected", path, { found: found(value) });
  const allowed = items.map(({ name }) => name);
  if (value.name === undefined) throw catalogError(catalog, "name_missing", pathIn(path, "name"), { allowed });
  const { name, parameters } = itemNamed(catalog, items, value.name, pathIn(path, "name"));
  const given = fields(catalog, value, path, ["name", ...parameters.map((parameter) => parameter.name)]);
  return { name, ...settings(catalog, parameters, given, path) };
}
