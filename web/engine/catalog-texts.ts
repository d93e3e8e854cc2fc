import texts from "../../build/engine/catalog-texts.json";
import type { Catalog } from "./catalog.ts";

/** A catalog whose items have their formulas, notes and sources. */
export function withTexts(catalog: Catalog): Catalog {
  const known: Record<string, Record<string, object>> = texts;
  const whole = Object.entries(catalog).map(([section, items]: [string, unknown]) => [
    section,
    Array.isArray(items) && section in known
      ? items.map((item: { name: string }) => ({ ...item, ...known[section][item.name] }))
      : items,
  ]);
  return Object.fromEntries(whole) as Catalog;
}
