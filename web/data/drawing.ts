import type { Points } from "../experiment/protocol.ts";
import type { Catalog, CustomData } from "../engine/types.ts";
import { classCount, isCustom, taskOf, withOwnData, type Experiment } from "../experiment/experiment.ts";

/** Data by hand: each function takes own data and gives the data after one edit. Rows keep their order. */

/** What a new row is to be: a class, a set of labels as 0 and 1, or a value. */
export type Given = number | number[];

/** As many classes as have a shape and a colour of their own. */
export const MOST_CLASSES = 10;

const DIGITS = 4;

/** As short in a link as it is exact on a map. */
export const tidy = (value: number): number => Number(value.toFixed(DIGITS));

/** The experiment's data as own rows; generated data gives the points on show, all of them trained on. */
export function ownData(catalog: Catalog, experiment: Experiment, points: Points): CustomData {
  if (isCustom(experiment.data)) return experiment.data;
  const { rows, columns } = points;
  const row = (values: Float64Array, width: number, i: number) =>
    Array.from(values.subarray(i * width, (i + 1) * width), tidy);
  const width = points.targets.length / rows;
  const task = taskOf(catalog, experiment);
  const targets = Array.from({ length: rows }, (_, i) => row(points.targets, width, i));
  return {
    name: "custom",
    inputs: Array.from({ length: rows }, (_, i) => row(points.inputs, columns, i)),
    targets:
      task === "multilabel"
        ? targets
        : targets.map((target) => (width === 1 ? target[0] : target.indexOf(Math.max(...target)))),
    test_fraction: 0,
  };
}

/** Classes or labels that the targets name, and no fewer than there are outputs for. */
function classesIn(catalog: Catalog, experiment: Experiment, { targets }: CustomData): number {
  const named = (target: Given) => (Array.isArray(target) ? target.length : target + 1);
  return targets.reduce(
    (most: number, target: Given) => Math.max(most, named(target)),
    classCount(catalog, experiment),
  );
}

/** The experiment with this data in the place of its own; a class that is new gains an output. */
export function withRows(catalog: Catalog, experiment: Experiment, data: CustomData): Experiment {
  const task = taskOf(catalog, experiment);
  const classes = task === "regression" ? 1 : classesIn(catalog, experiment, data);
  const grown = !isCustom(experiment.data) || (task !== "regression" && classes > classCount(catalog, experiment));
  return grown ? withOwnData(catalog, experiment, data, task, classes) : { ...experiment, data };
}

/** Rows of labels are all as long as the longest. */
function evened(targets: readonly Given[]): CustomData["targets"] {
  const width = targets.reduce<number>((most, target) => Math.max(most, Array.isArray(target) ? target.length : 0), 0);
  if (width === 0) return targets as number[];
  return targets.map((target) =>
    Array.from({ length: width }, (_, i) => (Array.isArray(target) ? (target[i] ?? 0) : target)),
  );
}

export function added(data: CustomData, rows: readonly { place: readonly number[]; given: Given }[]): CustomData {
  const places = rows.map(({ place }) => place.map(tidy));
  return {
    ...data,
    inputs: [...data.inputs, ...places],
    targets: evened([...data.targets, ...rows.map(({ given }) => given)]),
  };
}

/** The row at another place, and for a curve with another value: of several, the first. */
export function moved(data: CustomData, row: number, place: readonly number[], value?: number): CustomData {
  const inputs = data.inputs.map((old, i) => (i === row ? place.map(tidy) : old));
  if (value === undefined) return { ...data, inputs };
  return {
    ...data,
    inputs,
    targets: (data.targets as Given[]).map((old, i) =>
      i === row ? (Array.isArray(old) ? [tidy(value), ...old.slice(1)] : tidy(value)) : old,
    ) as CustomData["targets"],
  };
}

/** Without those rows; the last one always stays. */
export function erased(data: CustomData, gone: ReadonlySet<number>): CustomData {
  const kept = data.inputs.map((_, i) => i).filter((i) => !gone.has(i));
  const rows = kept.length > 0 ? kept : [0];
  return {
    ...data,
    inputs: rows.map((i) => data.inputs[i]),
    targets: rows.map((i) => data.targets[i]) as CustomData["targets"],
  };
}

/** Own data as the map draws it: nothing of it is held out. */
export function drawn({ inputs, targets }: CustomData): Points {
  return {
    inputs: Float64Array.from(inputs.flat()),
    targets: Float64Array.from(targets.flat()),
    rows: inputs.length,
    columns: inputs[0].length,
    trainRows: inputs.length,
  };
}

/** A place on the map in parts of its extent, from −1 to 1 and upward. */
export type Spot = readonly [number, number];

/** Where each row lies on the map. */
export function spots({ inputs, targets }: CustomData, extent: number, valueScale: number): Spot[] {
  if (inputs[0].length === 2) return inputs.map(([x1, x2]) => [x1 / extent, x2 / extent]);
  return inputs.map(([x], i) => [x / extent, [targets[i]].flat()[0] / valueScale]);
}

export const distance = ([x, y]: Spot, [u, v]: Spot) => Math.hypot(x - u, y - v);

/** The row nearest to a place and within reach of it. */
export function nearest(all: readonly Spot[], place: Spot, reach = Infinity): number | null {
  let best: number | null = null;
  let least = reach;
  all.forEach((spot, i) => {
    if (distance(spot, place) > least) return;
    least = distance(spot, place);
    best = i;
  });
  return best;
}

export function within(all: readonly Spot[], place: Spot, reach: number): Set<number> {
  return new Set(all.flatMap((spot, i) => (distance(spot, place) <= reach ? [i] : [])));
}

/** Places spread evenly over a disc, inside the map. */
export function spray([x, y]: Spot, radius: number, count: number, random: () => number = Math.random): Spot[] {
  const inside = (value: number) => Math.min(1, Math.max(-1, value));
  return Array.from({ length: count }, () => {
    const [far, turn] = [radius * Math.sqrt(random()), 2 * Math.PI * random()];
    return [inside(x + far * Math.cos(turn)), inside(y + far * Math.sin(turn))];
  });
}
