import type { UnitPlace, WeightPlace } from "../experiment/protocol.ts";
import { MOST_CLASSES } from "../experiment/targets.ts";
import type { Catalog } from "../engine/types.ts";
import {
  classCount,
  inputsOf,
  generated,
  outputUnits,
  sizeOf,
  taskOf,
  type Experiment,
} from "../experiment/experiment.ts";
import { offeredPanel, validStates, type Panel } from "./panel.ts";
import { nearestWithUnits } from "../experiment/layers.ts";
import { isEqual } from "../platform/equal.ts";
import type { UnitNames } from "../experiment/unit-names.ts";
import type { DataNames } from "../experiment/link.ts";
import { hasGallery } from "../experiment/pictures.ts";
import { shapeOf, sizeOfShape, type Shape } from "../experiment/shape.ts";
import type { ChosenPoint, Magnified, ViewState } from "./view-state.ts";

/** Units of a layer that a view shows in a few. */
export const UNITS_SHOWN = 8;

/** Outputs that the network view shows before it has to be asked for the others. */
const OUTPUTS_SHOWN = 24;

/** Units of each layer that the network view has room for: as many as there are outputs, which are never cut. */
export const rowsShown = (experiment: Experiment): number =>
  Math.max(UNITS_SHOWN, Math.min(outputUnits(experiment), OUTPUTS_SHOWN));

/** Limit of a point's coordinates, within which it can be drawn and float32 stays finite. */
export const POINT_RANGE = [-1e15, 1e15] as const;

const within = (value: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, value));
/** The index, or the nearest one below a count. */
export const upTo = (value: number, count: number) => within(Math.trunc(value) || 0, [0, count - 1]);

/** The ranges that a view state must lie in. */
interface Bounds {
  experiment: Experiment;
  shape: Shape;
  columns: number;
  /** Number of classes if a point has one; otherwise 0. */
  classes: number;
  /** Number of classes that can be drawn; 0 if the targets are numbers. */
  labels: number;
}

const NO_POINT: readonly number[] = [];

const isPoint = (point: readonly number[], columns: number) => point.length === columns && point.every(Number.isFinite);

const targetIn = (target: number | null, { classes }: Bounds) =>
  target !== null && Number.isInteger(target) && target >= 0 && target < classes ? target : null;

/** As many numbers as there are columns. Pictures and sequences of another size are dropped. */
function pointIn(point: readonly number[], { columns, shape }: Bounds): readonly number[] {
  if (isPoint(point, columns) && point.every((value) => within(value, POINT_RANGE) === value)) return point;
  if (hasGallery(shape) && point.length !== columns) return NO_POINT;
  return Array.from({ length: columns }, (_, i) => within(point[i] || 0, POINT_RANGE));
}

function pinsIn(pins: readonly ChosenPoint[], bounds: Bounds): readonly ChosenPoint[] {
  const places = pins.filter(({ point }) => isPoint(point, bounds.columns));
  const fitted = places.map((pin) =>
    withChanges(pin, { point: pointIn(pin.point, bounds), target: targetIn(pin.target, bounds) }),
  );
  return fitted.length === pins.length && fitted.every((pin, i) => pin === pins[i]) ? pins : fitted;
}

/** The unit, if it exists. */
export function unitIn<Place extends UnitPlace>(place: Place | null, { layers }: Experiment): Place | null {
  return place && place.unit < (layers[place.layer]?.units ?? 0) ? place : null;
}

/** The names of units that exist. */
function unitNamesIn(names: UnitNames, experiment: Experiment): UnitNames {
  const there = names.filter((place) => unitIn(place, experiment));
  return there.length === names.length ? names : there;
}

/** Whether a layer index means the same layer in both. If the number of layers changed, those behind the change have other indices. */
export function isSameLayer(before: Experiment, now: Experiment, layer: number): boolean {
  if (before.layers.length === now.layers.length) return true;
  const isHidden = layer < Math.min(before.layers.length, now.layers.length) - 1;
  return isHidden && isEqual(before.layers.slice(0, layer + 1), now.layers.slice(0, layer + 1));
}

const hasBias = ({ layers }: Experiment, layer: number) => layers[layer].use_bias !== false;

/** The weight, if it exists. */
export function weightIn(place: WeightPlace | null, experiment: Experiment): WeightPlace | null {
  if (!place || !unitIn(place, experiment)) return null;
  const isThere =
    place.input === null ? hasBias(experiment, place.layer) : place.input < inputsOf(experiment, place.layer);
  return isThere ? place : null;
}

/** The weight, or the nearest one. */
export function nearestWeight<Place extends WeightPlace>(place: Place, experiment: Experiment): Place {
  if (weightIn(place, experiment)) return place;
  const layer = nearestWithUnits(experiment.layers, upTo(place.layer, experiment.layers.length));
  const input =
    place.input === null && hasBias(experiment, layer) ? null : upTo(place.input ?? 0, inputsOf(experiment, layer));
  return { ...place, layer, unit: upTo(place.unit, sizeOf(experiment, layer)), input };
}

/** One more class than there are may be drawn; its first point adds it. */
function drawingIn(drawing: ViewState["drawing"], { labels: count }: Bounds): ViewState["drawing"] {
  if (!drawing || count === 0) return drawing;
  const labels = drawing.labels.every((label) => label < count)
    ? drawing.labels
    : drawing.labels.filter((label) => label < count);
  return withChanges(drawing, { index: upTo(drawing.index, Math.min(count + 1, MOST_CLASSES)), labels });
}

/** Names of classes and columns are dropped if the shape of the data differs. */
function namesIn(names: DataNames | null, { experiment, columns }: Bounds): DataNames | null {
  if (!names || generated(experiment)) return null;
  const counts = [...new Set([outputUnits(experiment), 2])];
  const fit = (given: number, wanted: readonly number[]) => given === 0 || wanted.includes(given);
  return fit(names.columns.length, [columns]) && fit(names.classes.length, counts) ? names : null;
}

/** The same object if nothing changes, so that its readers are not rendered again. */
export function withChanges<T extends object>(whole: T, part: Partial<T>): T {
  return Object.entries(part).every(([key, value]) => whole[key as keyof T] === value) ? whole : { ...whole, ...part };
}

/** The view state limited to what the experiment has. This is the only place that decides what outlives a change. */
export function validView(
  view: ViewState,
  experiment: Experiment,
  catalog: Catalog,
  panels: readonly Panel[],
): ViewState {
  const shape = shapeOf(catalog, experiment.data);
  const task = taskOf(catalog, experiment);
  const count = classCount(catalog, experiment);
  const bounds: Bounds = {
    experiment,
    shape,
    columns: sizeOfShape(shape),
    classes: task === "multiclass" ? count : 0,
    labels: task === "regression" ? 0 : count,
  };
  return withChanges(view, {
    point: pointIn(view.point, bounds),
    target: targetIn(view.target, bounds),
    pins: pinsIn(view.pins, bounds),
    unit: unitIn(view.unit, experiment),
    weight: weightIn(view.weight, experiment),
    output: upTo(view.output, outputUnits(experiment)),
    drawing: drawingIn(view.drawing, bounds),
    names: namesIn(view.names, bounds),
    unitNames: unitNamesIn(view.unitNames, experiment),
    analysis: offeredPanel(panels, view.analysis, shape, experiment.layers).id,
    ...validStates(panels, view, experiment),
  });
}

/** The enlarged unit or feature, if it still exists. */
export function validMagnified(magnified: Magnified | null, experiment: Experiment): Magnified | null {
  return magnified && "unit" in magnified ? unitIn(magnified, experiment) : magnified;
}
