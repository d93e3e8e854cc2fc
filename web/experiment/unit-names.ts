import { isCount, isRecord } from "../platform/guards.ts";
import { isEqual } from "../platform/equal.ts";
import { isCustom, type Experiment } from "./experiment.ts";
import type { UnitPlace } from "./protocol.ts";

/** The name that a learner gives a unit. The engine knows nothing of it. */
export interface UnitName extends UnitPlace {
  readonly name: string;
}

export type UnitNames = readonly UnitName[];

export const NO_NAMES: UnitNames = [];
/** In characters. */
export const UNIT_NAME_LENGTH = 40;
const MOST_NAMES = 1000;

const isAt = (one: UnitPlace, other: UnitPlace) => one.layer === other.layer && one.unit === other.unit;

/** One line without spaces around it, and not too long. */
const cleaned = (text: string): string =>
  Array.from(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim())
    .slice(0, UNIT_NAME_LENGTH)
    .join("")
    .trim();

/** The unit's own name, if it has one. */
export const ownName = (names: UnitNames, place: UnitPlace): string | undefined =>
  names.find((named) => isAt(named, place))?.name;

/** With another name of one unit; an empty text takes its name away. */
export function withUnitName(names: UnitNames, { layer, unit }: UnitPlace, text: string): UnitNames {
  const name = cleaned(text);
  if (name === (ownName(names, { layer, unit }) ?? "")) return names;
  const others = names.filter((named) => !isAt(named, { layer, unit }));
  return name === "" ? others : [...others, { layer, unit, name }].sort((a, b) => a.layer - b.layer || a.unit - b.unit);
}

/**
 * The names after a change of the experiment: where layers were added or removed, the names behind them move along, and those
 * of removed layers go. With another data set all of them go; points that were drawn by hand may be those of the set before.
 */
export function movedNames(names: UnitNames, before: Experiment | null, after: Experiment): UnitNames {
  if (!before || names.length === 0) return names;
  if (before.data.name !== after.data.name && !isCustom(after.data)) return NO_NAMES;
  const grown = after.layers.length - before.layers.length;
  if (grown === 0) return names;
  const first = before.layers.findIndex((layer, i) => !isEqual(layer, after.layers[i]));
  const isRemoved = (layer: number) => layer >= first && layer < first - grown;
  return names
    .filter(({ layer }) => !isRemoved(layer))
    .map((named) => (named.layer < first ? named : { ...named, layer: named.layer + grown }));
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
