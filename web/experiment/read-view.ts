import { readGoal } from "./goal.ts";
import { BASELINE_KEY, MOST_PINS, NAME_LENGTH, type DataNames, type DataScaling, type LinkView } from "./link.ts";
import { isFiniteNumber, isRecord } from "../platform/guards.ts";
import { presetOf } from "./presets.ts";
import { readExplorer, readLab } from "./read-rooms.ts";
import { readUnitNames } from "./given-names.ts";
import { ROOMS, within } from "./rooms.ts";

const MOST_COLUMNS = 4096;
const COORDINATES = [-1e15, 1e15] as const;
const SPEEDS_ALLOWED = [0.01, 1e6] as const;

/** Limited to numbers whose squares are finite in float32. */
function readPoint(value: unknown): number[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isFiniteNumber)) return undefined;
  return value.slice(0, MOST_COLUMNS).map((x) => within(x, COORDINATES));
}

const isTarget = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function readPin(value: unknown): { point: number[]; target: number | null }[] {
  const point = isRecord(value) ? readPoint(value.point) : undefined;
  return point
    ? [
        {
          point,
          target: isTarget((value as { target?: unknown }).target) ? (value as { target: number }).target : null,
        },
      ]
    : [];
}

/** A name may be a number; anything else becomes an empty name. */
const readText = (value: unknown) =>
  typeof value === "string" || typeof value === "number"
    ? Array.from(String(value).slice(0, 2 * NAME_LENGTH))
        .slice(0, NAME_LENGTH)
        .join("")
    : "";

const readTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.slice(0, MOST_COLUMNS).map(readText) : [];

const isScale = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(isFiniteNumber) && value[1] !== 0;

function readScaling(value: unknown): DataScaling | undefined {
  return Array.isArray(value) && value.length <= MOST_COLUMNS && value.every(isScale) ? value : undefined;
}

function readNames(value: unknown): DataNames | undefined {
  if (!isRecord(value)) return undefined;
  const scaling = readScaling(value.scaling);
  return {
    classes: readTexts(value.classes),
    columns: readTexts(value.columns),
    ...(scaling && { scaling }),
  };
}

/** Reads a view; invalid parts are left out. */
export function readView(value: unknown): LinkView {
  if (!isRecord(value)) return {};
  const view: LinkView = {};
  const point = readPoint(value.point);
  if (point) view.point = point;
  if (isTarget(value.target)) view.target = value.target;
  if (Array.isArray(value.pins)) view.pins = value.pins.flatMap(readPin).slice(0, MOST_PINS);
  const names = readNames(value.names);
  if (names) view.names = names;
  const unitNames = readUnitNames(value.unitNames).names;
  if (unitNames.length > 0) view.unitNames = unitNames;
  if (value.speed === null) view.speed = null;
  else if (isFiniteNumber(value.speed) && value.speed > 0) view.speed = within(value.speed, SPEEDS_ALLOWED);
  const preset = presetOf(value.preset);
  if (preset) view.preset = preset.id;
  if (typeof value.testShown === "boolean") view.testShown = value.testShown;
  if (typeof value.discrete === "boolean") view.discrete = value.discrete;
  if (Number.isSafeInteger(value.output) && (value.output as number) > 0) view.output = value.output as number;
  const goal = readGoal(value.goal);
  if (goal) view.goal = goal;
  if (isRecord(value[BASELINE_KEY])) view.baseline = value[BASELINE_KEY];
  if (typeof value.analysis === "string") view.analysis = value.analysis;
  const room = ROOMS.find((name) => name === value.room);
  if (room) view.room = room;
  if (value.explorer !== undefined) view.explorer = readExplorer(value.explorer);
  if (value.lab !== undefined) view.lab = readLab(value.lab);
  return view;
}
