import type { Curves, SavedBaseline, Saved } from "../experiment/protocol.ts";
import type { Config, DataToStore } from "../engine/types.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { EMPTY_UNDO_HISTORY, type Entry, type UndoHistory } from "./undo.ts";
import { BASELINE_KEY } from "../experiment/link.ts";
import { readView } from "../experiment/read-view.ts";
import { unpack } from "../experiment/packing.ts";
import { isUnitPlace, isWeightPlace } from "../experiment/weight.ts";
import { readUnitNames } from "../experiment/given-names.ts";
import { isCount, isFiniteNumber, isRecord } from "../platform/guards.ts";
import { readStates, type Panel } from "./panel.ts";
import type { Storage } from "../platform/storage.ts";
import { UNREAD, keyOf, type RestoreFault, type SavedWork, type Stored } from "./saved-work.ts";
import { DEFAULT_VIEW, DRAWING, TABS, type Drawing, type ViewState } from "./view-state.ts";

const isText = (value: unknown): value is string => typeof value === "string";
const isScalar = (value: unknown) =>
  value === undefined || isText(value) || isFiniteNumber(value) || typeof value === "boolean";
const isNamed = (value: unknown): boolean =>
  isText(value) || (isRecord(value) && isText(value.name) && Object.values(value).every(isScalar));
const isList = (value: unknown, is: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(is);

function isTable(value: unknown): boolean {
  if (isRecord(value))
    return (
      value.values instanceof Float64Array &&
      isCount(value.width) &&
      value.values.length > 0 &&
      value.values.length % (value.width || 1) === 0
    );
  return isList(value, (row) => isFiniteNumber(row) || isList(row, isFiniteNumber));
}

const isShape = (value: unknown): value is number[] => isList(value, (size) => isCount(size) && size > 0);

function isData(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.name)) return false;
  if (value.name === "stored") return isText(value.reference) && isCount(value.rows) && isShape(value.shape);
  const { inputs, targets, shape, ...rest } = value;
  return (
    Object.values(rest).every(isScalar) &&
    (shape === undefined || isShape(shape)) &&
    (value.name === "custom" ? isTable(inputs) && isTable(targets) : inputs === undefined && targets === undefined)
  );
}

/** The settings of a layer: numbers, texts, a size of two, or an activation with settings of its own. */
function isLayer(value: unknown): boolean {
  if (!isRecord(value) || !(isFiniteNumber(value.units) || isText(value.kind))) return false;
  const isSetting = (setting: unknown) => isScalar(setting) || isNamed(setting) || isList(setting, isFiniteNumber);
  return Object.values(value).every(isSetting);
}

/** Whether all parts that the page reads are there. The engine checks their values. */
function isExperiment(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { seed, precision, data, features, layers, loss, optimizer, regularizer, batch_size } = value;
  return (
    isFiniteNumber(seed) &&
    isText(precision) &&
    isData(data) &&
    isList(features, (feature) => isText(feature) || isRecord(feature)) &&
    isList(layers, isLayer) &&
    (layers as unknown[]).length > 0 &&
    isRecord(loss) &&
    isNamed(loss) &&
    isRecord(optimizer) &&
    isNamed(optimizer) &&
    isRecord(regularizer) &&
    Object.values(regularizer).every(isScalar) &&
    isFiniteNumber(batch_size)
  );
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || !isExperiment(value.experiment)) return false;
  const { edit, named, unitNames } = value;
  const isEdit =
    isRecord(edit) && isWeightPlace(edit.place) && isFiniteNumber(edit.before) && isFiniteNumber(edit.after);
  return (
    (edit === undefined || isEdit) && (named === undefined || isUnitPlace(named)) && readUnitNames(unitNames).isWhole
  );
}

const isNumbers = (value: unknown): value is Uint8Array | Float32Array =>
  value instanceof Uint8Array || value instanceof Float32Array;

/** The stored data that is sound: the engine refuses an experiment whose data is missing. */
function readStored(value: unknown): Map<string, DataToStore> {
  const sets = value instanceof Map ? [...(value as Map<unknown, unknown>)] : [];
  const isSound = (set: [unknown, unknown]): set is [string, DataToStore] => {
    const [reference, data] = set;
    return (
      isText(reference) && isRecord(data) && isNumbers(data.inputs) && isNumbers(data.targets) && isShape(data.shape)
    );
  };
  return new Map(sets.filter(isSound));
}

/** Stored data that some tab keeps, by its reference. The tabs say what they have: only the data itself is large. */
export async function findData(storage: Storage, reference: string): Promise<DataToStore | undefined> {
  const read = (key: string) => storage.read(key).catch(() => undefined);
  const ids = new Set((await storage.keys()).map((key) => key.split(" ")[0]));
  for (const id of ids) {
    const names = await read(keyOf(id, "names"));
    if (!Array.isArray(names) || !names.includes(reference)) continue;
    const found = readStored(await read(keyOf(id, "data"))).get(reference);
    if (found) return found;
  }
  return undefined;
}

const unpacked = (entry: Entry): Entry => ({ ...entry, experiment: unpack(entry.experiment) as Experiment });

/** Of a damaged history, only the open entry, if it is valid; undefined if it is not. */
function readHistory(value: unknown): { history: UndoHistory; whole: boolean } | undefined {
  if (!isRecord(value) || !Array.isArray(value.entries) || !isCount(value.at)) return undefined;
  const { at, changed } = value;
  const entries: unknown[] = value.entries;
  const running = entries[at];
  if (!isEntry(running)) return undefined;
  if (entries.every(isEntry))
    return {
      history: { entries: entries.map(unpacked), at, changed: isFiniteNumber(changed) ? changed : -Infinity },
      whole: true,
    };
  return {
    history: { entries: [unpacked({ experiment: running.experiment })], at: 0, changed: -Infinity },
    whole: false,
  };
}

const isCurve = (value: unknown): value is number[] => isList(value, (number) => typeof number === "number");

function isCurves(value: unknown): value is Curves {
  if (!isRecord(value)) return false;
  const { epoch, trainLoss, testLoss, trainAccuracy, testAccuracy } = value;
  return (
    isList(epoch, isFiniteNumber) &&
    [trainLoss, testLoss, trainAccuracy, testAccuracy].every(
      (curve) => isCurve(curve) && curve.length === (epoch as number[]).length,
    )
  );
}

const isTrainer = (value: unknown): value is SavedBaseline =>
  isRecord(value) && value.trainer instanceof Uint8Array && value.trainer.length > 0 && isCurves(value.curves);

function readSave(value: unknown): Saved | null {
  if (!isTrainer(value)) return null;
  const { trainer, curves } = value;
  const baseline: unknown = (value as { [BASELINE_KEY]?: unknown })[BASELINE_KEY];
  if (baseline === undefined) return { trainer, curves };
  return isTrainer(baseline) ? { trainer, curves, baseline } : null;
}

function readDrawing(value: unknown): Drawing | null {
  if (!isRecord(value)) return null;
  const { tool, spray, index, labels, value: number } = value;
  const chosen = (["add", "move", "erase"] as const).find((each) => each === tool);
  const isSound =
    chosen && typeof spray === "boolean" && isCount(index) && isList(labels, isCount) && isFiniteNumber(number);
  return isSound ? { tool: chosen, spray, index, labels: labels as number[], value: number } : DRAWING;
}

/** Invalid parts take their default. */
function readSavedView(value: Record<string, unknown>, panels: readonly Panel[]): ViewState {
  const { unit, weight, tab, drawing, hand } = value;
  return {
    ...DEFAULT_VIEW,
    ...readStates(panels, value),
    ...readView({ ...value, [BASELINE_KEY]: null }),
    unit: isUnitPlace(unit) ? { layer: unit.layer, unit: unit.unit } : null,
    weight: isWeightPlace(weight) ? weight : null,
    tab: TABS.find((name) => name === tab) ?? DEFAULT_VIEW.tab,
    drawing: readDrawing(drawing ?? hand), // version 0.2 called it hand
  };
}

/** Reads the stored parts and returns what could not be read; undefined if nothing could. */
export function readSavedWork(
  { view, baseline, playing, history, trained, data }: Stored,
  panels: readonly Panel[],
): {
  work: SavedWork | undefined;
  faults: RestoreFault[];
} {
  if ([view, history, trained].every((part) => part === UNREAD)) return { work: undefined, faults: ["restore-unread"] };
  const read = readHistory(history);
  const saved = readSave(trained);
  const stored = readStored(data);
  const isViewSound = isRecord(view) && (baseline === null || baseline === undefined || isExperiment(baseline));
  const faults: RestoreFault[] = [];
  if ([view, baseline, history, trained].includes(UNREAD)) faults.push("restore-unread");
  if (!isViewSound) faults.push("restore-view");
  if (!read?.whole) faults.push("restore-history");
  if (!saved && trained !== null) faults.push("restore-trained");
  const isPlaying = typeof playing === "boolean" ? playing : undefined;
  const chosen = isRecord(view) ? readSavedView(view, panels) : {}; // otherwise the address's view stays
  return {
    work: {
      view: { ...chosen, baseline: isExperiment(baseline) ? (unpack(baseline) as Config) : null },
      playing: isPlaying,
      history: read?.history ?? EMPTY_UNDO_HISTORY,
      saved,
      ...(stored.size > 0 ? { stored } : {}),
    },
    faults,
  };
}
