import { isCount, isRecord } from "../platform/guards.ts";
import type { UnitPlace } from "./protocol.ts";
import { isAt, NO_NAMES, ownName, type UnitName, type UnitNames } from "./unit-names.ts";

/** In characters. */
export const UNIT_NAME_LENGTH = 40;
const MOST_NAMES = 1000;

/** One line without spaces around it, and not too long. */
const cleaned = (text: string): string =>
  Array.from(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim())
    .slice(0, UNIT_NAME_LENGTH)
    .join("")
    .trim();

/** With another name of one unit; an empty text takes its name away. */
export function withUnitName(names: UnitNames, { layer, unit }: UnitPlace, text: string): UnitNames {
  const name = cleaned(text);
  if (name === (ownName(names, { layer, unit }) ?? "")) return names;
  const others = names.filter((named) => !isAt(named, { layer, unit }));
  return name === "" ? others : [...others, { layer, unit, name }].sort((a, b) => a.layer - b.layer || a.unit - b.unit);
}

function isUnitName(value: unknown): value is UnitName {
  if (!isRecord(value) || !isCount(value.layer) || !isCount(value.unit)) return false;
  return typeof value.name === "string" && value.name !== "" && cleaned(value.name) === value.name;
}

/** Reads names; those that are none are left out, and `isWhole` is false. */
export function readUnitNames(value: unknown): { names: UnitNames; isWhole: boolean } {
  if (!Array.isArray(value)) return { names: NO_NAMES, isWhole: value === undefined };
  const sound = value.slice(0, MOST_NAMES).filter(isUnitName);
  const names = sound.filter((named, i) => sound.findIndex((other) => isAt(other, named)) === i);
  return {
    names: names.map(({ layer, unit, name }) => ({ layer, unit, name })),
    isWhole: names.length === value.length,
  };
}
