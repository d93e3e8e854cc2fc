import type { UnitPlace, WeightPlace } from "../experiment/protocol.ts";
import { isCustom, type Experiment } from "../experiment/experiment.ts";
import { NO_NAMES, type UnitNames } from "../experiment/unit-names.ts";
import { isEqual } from "../platform/equal.ts";

/** A weight set by hand. */
export interface WeightEdit {
  readonly place: WeightPlace;
  readonly before: number;
  readonly after: number;
}

/** A change of the experiment, or with `edit`, of one weight, or with `named`, of the name of a unit. */
export interface Entry {
  readonly experiment: Experiment;
  readonly edit?: WeightEdit;
  readonly named?: UnitPlace;
  /** The names of units from then on; absent: none. */
  readonly unitNames?: UnitNames;
}

const withNames = (entry: Entry, unitNames: UnitNames): Entry =>
  unitNames.length > 0 ? { ...entry, unitNames } : entry;

/** The names of units at the open entry. */
export const unitNamesAt = ({ entries, at }: UndoHistory): UnitNames => entries[at]?.unitNames ?? NO_NAMES;

/** Whether an entry changes something within the experiment of the entry before. */
const isWithin = ({ edit, named }: Entry): boolean => edit !== undefined || named !== undefined;

/** The history that undo and redo lead through. */
export interface UndoHistory {
  readonly entries: readonly Entry[];
  /** Index of the open entry. */
  readonly at: number;
  /** When it was added, in milliseconds; -Infinity if the next change starts a new entry in any case. */
  readonly changed: number;
}

export const EMPTY_UNDO_HISTORY: UndoHistory = { entries: [], at: -1, changed: -Infinity };

const MOST_ENTRIES = 100;
/** The most numbers of custom data in all entries together. */
const MOST_NUMBERS = 1e6;
const SAME_CHANGE_MS = 1000;

/** The paths at which two JSON values differ, down to numbers and texts. */
function differences(one: unknown, other: unknown, path = ""): string[] {
  if (isEqual(one, other)) return [];
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return [path];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  const at = (value: object, key: string) => (value as Record<string, unknown>)[key];
  return [...keys].flatMap((key) => differences(at(one, key), at(other, key), `${path}/${key}`));
}

/** Whether a slider moved on: the same single number changed again. */
function isSameChange(before: Experiment, last: Experiment, next: Experiment): boolean {
  const [first, then] = [differences(before, last), differences(last, next)];
  return first.length === 1 && then.length === 1 && first[0] === then[0];
}

function numbers({ data }: Experiment): number {
  return isCustom(data) ? data.inputs.length * ((data.inputs[0]?.length ?? 0) + 1) : 0;
}

/** Without the oldest entries, if there are too many. */
function trimmed(entries: readonly Entry[]): readonly Entry[] {
  let first = entries.length - 1;
  let held = numbers(entries[first].experiment);
  while (first > 0 && entries.length - first < MOST_ENTRIES) {
    const before = entries[first - 1].experiment;
    if (before.data !== entries[first].experiment.data) held += numbers(before);
    if (held > MOST_NUMBERS) break;
    first -= 1;
  }
  return entries.slice(first);
}

/** The history with other names at the open entry. */
function renamed(history: UndoHistory, unitNames: UnitNames): UndoHistory {
  if (isEqual(unitNamesAt(history), unitNames)) return history;
  const { unitNames: _, ...open } = history.entries[history.at];
  const entry = withNames(open, unitNames);
  return { ...history, entries: history.entries.map((each, i) => (i === history.at ? entry : each)) };
}

/** The history after an experiment was opened, in which the units have these names. Undone entries are dropped. */
export function recorded(
  history: UndoHistory,
  experiment: Experiment,
  now: number,
  unitNames: UnitNames = NO_NAMES,
): UndoHistory {
  const { at, changed } = history;
  const done = history.entries.slice(0, at + 1);
  const last = done[at]?.experiment;
  if (last && isEqual(last, experiment)) return renamed(history, unitNames);
  const next =
    last && isEqual(last.data, experiment.data) ? Object.freeze({ ...experiment, data: last.data }) : experiment;
  const goesOn = at > 0 && now - changed < SAME_CHANGE_MS && isSameChange(done[at - 1].experiment, last, next);
  const before = goesOn ? done.slice(0, -1) : done;
  const entries =
    goesOn && isEqual(before[at - 1].experiment, next)
      ? before
      : trimmed([...before, withNames({ experiment: next }, unitNames)]);
  return { entries, at: entries.length - 1, changed: now };
}

/** The history after a weight was set by hand. Moves of one slider are one entry. */
export function edited(history: UndoHistory, edit: WeightEdit, now: number): UndoHistory {
  const { at, changed } = history;
  const done = history.entries.slice(0, at + 1);
  const last = done[at];
  const begun = last.edit && now - changed < SAME_CHANGE_MS && isEqual(last.edit.place, edit.place) ? last.edit : null;
  const before = begun ? done.slice(0, -1) : done;
  const whole = begun ? { ...edit, before: begun.before } : edit;
  const entries =
    whole.before === whole.after
      ? before
      : trimmed([...before, withNames({ experiment: last.experiment, edit: whole }, last.unitNames ?? NO_NAMES)]);
  return { entries, at: entries.length - 1, changed: now };
}

/** The history after a unit got another name. */
export function named(history: UndoHistory, place: UnitPlace, unitNames: UnitNames): UndoHistory {
  const done = history.entries.slice(0, history.at + 1);
  const { experiment } = done[history.at];
  const entries = trimmed([...done, withNames({ experiment, named: place }, unitNames)]);
  return { entries, at: entries.length - 1, changed: -Infinity };
}

/** Index of the entry that opened the experiment of this one. */
function opening(entries: readonly Entry[], at: number): number {
  let first = at;
  while (first > 0 && isWithin(entries[first])) first -= 1;
  return first;
}

/** Without the edits that led here: their weights are gone. */
export function forgotten({ entries, at }: UndoHistory): UndoHistory {
  const first = opening(entries, at);
  const kept = entries.filter((entry, i) => i <= first || i > at || !entry.edit);
  return { entries: kept, at: at - (entries.length - kept.length), changed: -Infinity };
}

/** The entries whose weights are to be set, in order, for a number of steps; negative: back. */
export interface Settings {
  entries: number[];
  back: boolean;
}

/** A new network needs only the edits since its experiment was opened. */
export function settings({ entries, at }: UndoHistory, by: number, anew: boolean): Settings {
  const to = at + by;
  const back = by < 0 && !anew;
  const from = anew ? opening(entries, to) : at;
  const indices = back ? range(to + 1, at).reverse() : range(from + 1, to);
  return { entries: indices.filter((index) => entries[index].edit), back };
}

const range = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

/** The history after an entry's weight was set again over another value. */
export function resetFrom(history: UndoHistory, index: number, before: number): UndoHistory {
  const entries = history.entries.map((entry, i) =>
    i === index && entry.edit ? { ...entry, edit: { ...entry.edit, before } } : entry,
  );
  return { ...history, entries };
}

/** The history after a number of steps; negative: back. */
export function travelled(history: UndoHistory, by: number): UndoHistory {
  const at = Math.min(history.entries.length - 1, Math.max(0, history.at + by));
  return { ...history, at, changed: -Infinity };
}
