import type { UnitPlace, WeightPlace } from "../experiment/protocol.ts";
import { MOST_CLASSES } from "../data/drawing.ts";
import type { Catalog } from "../engine/types.ts";
import {
  classCount,
  columnCount,
  inputsOf,
  isCustom,
  outputUnits,
  taskOf,
  type Experiment,
} from "../experiment/experiment.ts";
import { offeredPanel, validStates, type Panel } from "./panel.ts";
import { isEqual } from "../platform/equal.ts";
import type { DataNames } from "../experiment/link.ts";
import { pictureSide } from "../experiment/pictures.ts";
import type { ChosenPoint, Magnified, ViewState } from "./view-state.ts";

/** Units a layer that the network shows. */
export const UNITS_SHOWN = 8;

/** As far as a point can lie: it is drawn, and what is computed of it stays finite in float32. */
export const POINT_RANGE = [-1e15, 1e15] as const;

const within = (value: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, value));
/** The index, or the nearest one below a count. */
export const upTo = (value: number, count: number) => within(Math.trunc(value) || 0, [0, count - 1]);

/** What the places of a view must lie in. */
interface Bounds {
  experiment: Experiment;
  columns: number;
  /** Of which a point is one; 0 where it is none or several of them. */
  classes: number;
  /** That can be drawn; 0 where the targets are numbers. */
  labels: number;
}

const NO_POINT: readonly number[] = [];

const isPoint = (point: readonly number[], columns: number) => point.length === columns && point.every(Number.isFinite);

const targetIn = (target: number | null, { classes }: Bounds) =>
  target !== null && Number.isInteger(target) && target >= 0 && target < classes ? target : null;

/** As many numbers as there are columns. Pixels belong to a picture: of another size, none are chosen. */
function pointIn(point: readonly number[], columns: number): readonly number[] {
  if (isPoint(point, columns) && point.every((value) => within(value, POINT_RANGE) === value)) return point;
  if (pictureSide(columns) && point.length !== columns) return NO_POINT;
  return Array.from({ length: columns }, (_, i) => within(point[i] || 0, POINT_RANGE));
}

function pinsIn(pins: readonly ChosenPoint[], bounds: Bounds): readonly ChosenPoint[] {
  const places = pins.filter(({ point }) => isPoint(point, bounds.columns));
  const fitted = places.map((pin) =>
    kept(pin, { point: pointIn(pin.point, bounds.columns), target: targetIn(pin.target, bounds) }),
  );
  return fitted.length === pins.length && fitted.every((pin, i) => pin === pins[i]) ? pins : fitted;
}

/** The unit, where there is such a one. */
export function unitIn<Place extends UnitPlace>(place: Place | null, { layers }: Experiment): Place | null {
  return place && place.unit < (layers[place.layer]?.units ?? 0) ? place : null;
}

/** Whether a layer's number means the same layer in both: another count of layers gives those behind the change other numbers. */
export function isSameLayer(before: Experiment, now: Experiment, layer: number): boolean {
  if (before.layers.length === now.layers.length) return true;
  const isHidden = layer < Math.min(before.layers.length, now.layers.length) - 1;
  return isHidden && isEqual(before.layers.slice(0, layer + 1), now.layers.slice(0, layer + 1));
}

const hasBias = ({ layers }: Experiment, layer: number) => layers[layer].use_bias !== false;

/** The weight, where there is such a one. */
export function weightIn(place: WeightPlace | null, experiment: Experiment): WeightPlace | null {
  if (!place || !unitIn(place, experiment)) return null;
  const isThere =
    place.input === null ? hasBias(experiment, place.layer) : place.input < inputsOf(experiment, place.layer);
  return isThere ? place : null;
}

/** The weight, or the one nearest to its place. */
export function nearestWeight<Place extends WeightPlace>(place: Place, experiment: Experiment): Place {
  if (weightIn(place, experiment)) return place;
  const layer = upTo(place.layer, experiment.layers.length);
  const input =
    place.input === null && hasBias(experiment, layer) ? null : upTo(place.input ?? 0, inputsOf(experiment, layer));
  return { ...place, layer, unit: upTo(place.unit, experiment.layers[layer].units), input };
}

/** One class more than there are may be drawn: with its first point it is there. */
function drawingIn(drawing: ViewState["drawing"], { labels: count }: Bounds): ViewState["drawing"] {
  if (!drawing || count === 0) return drawing;
  const labels = drawing.labels.every((label) => label < count)
    ? drawing.labels
    : drawing.labels.filter((label) => label < count);
  return kept(drawing, { index: upTo(drawing.index, Math.min(count + 1, MOST_CLASSES)), labels });
}

/** What data of another shape calls its classes and columns means nothing here. */
function namesIn(names: DataNames | null, { experiment, columns }: Bounds): DataNames | null {
  if (!names || !isCustom(experiment.data)) return null;
  const counts = [...new Set([outputUnits(experiment), 2])];
  const fit = (given: number, wanted: readonly number[]) => given === 0 || wanted.includes(given);
  return fit(names.columns.length, [columns]) && fit(names.classes.length, counts) ? names : null;
}

/** The same object where nothing changes, so that those who read it are not drawn again. */
export function kept<T extends object>(whole: T, part: Partial<T>): T {
  return Object.entries(part).every(([key, value]) => whole[key as keyof T] === value) ? whole : { ...whole, ...part };
}

/** The view as far as the experiment has what it points at: the one place that decides what outlives a change. */
export function validView(
  view: ViewState,
  experiment: Experiment,
  catalog: Catalog,
  panels: readonly Panel[],
): ViewState {
  const columns = columnCount(catalog, experiment);
  const task = taskOf(catalog, experiment);
  const count = classCount(catalog, experiment);
  const bounds: Bounds = {
    experiment,
    columns,
    classes: task === "multiclass" ? count : 0,
    labels: task === "regression" ? 0 : count,
  };
  return kept(view, {
    point: pointIn(view.point, columns),
    target: targetIn(view.target, bounds),
    pins: pinsIn(view.pins, bounds),
    unit: unitIn(view.unit, experiment),
    weight: weightIn(view.weight, experiment),
    output: upTo(view.output, outputUnits(experiment)),
    drawing: drawingIn(view.drawing, bounds),
    names: namesIn(view.names, bounds),
    analysis: offeredPanel(panels, view.analysis, columns).id,
    ...validStates(panels, view, experiment),
  });
}

/** What is pointed at, where it is still there. */
export function validMagnified(magnified: Magnified | null, experiment: Experiment): Magnified | null {
  return magnified && "unit" in magnified ? unitIn(magnified, experiment) : magnified;
}
