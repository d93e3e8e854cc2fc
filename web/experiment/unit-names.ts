import { isEqual } from "../platform/equal.ts";
import { isCustom, type Experiment } from "./experiment.ts";
import type { UnitPlace } from "./protocol.ts";

/** The name that a learner gives a unit. The engine knows nothing of it. */
export interface UnitName extends UnitPlace {
  readonly name: string;
}

export type UnitNames = readonly UnitName[];

export const NO_NAMES: UnitNames = [];
export const isAt = (one: UnitPlace, other: UnitPlace) => one.layer === other.layer && one.unit === other.unit;

/** The unit's own name, if it has one. */
export const ownName = (names: UnitNames, place: UnitPlace): string | undefined =>
  names.find((named) => isAt(named, place))?.name;

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
