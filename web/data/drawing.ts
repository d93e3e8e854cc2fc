import type { Points } from "../experiment/protocol.ts";
import type { Catalog, CustomData } from "../engine/types.ts";
import { classCount, isCustom, taskOf, withOwnData, type Experiment } from "../experiment/experiment.ts";
import { inputRows } from "../experiment/inputs.ts";

/** Edits of custom data: each function returns the data after one edit. Rows keep their order. */

/** The target of a new row: a class, labels as 0 and 1, or a value. */
export type Given = number | number[];

const DIGITS = 4;

/** Rounds to the precision of the map, which keeps links short. */
export const tidy = (value: number): number => Number(value.toFixed(DIGITS));

/** The experiment's data as custom data; for generated data, the points shown, all for training. */
export function ownData(catalog: Catalog, experiment: Experiment, points: Points): CustomData {
  if (isCustom(experiment.data)) return experiment.data;
  const { rows, columns, shape } = points;
  const row = (values: Float64Array, width: number, i: number) =>
    Array.from(values.subarray(i * width, (i + 1) * width), tidy);
  const width = points.targets.length / rows;
  const task = taskOf(catalog, experiment);
  const targets = Array.from({ length: rows }, (_, i) => row(points.targets, width, i));
  return {
    name: "custom",
    ...(shape.length > 1 ? { shape: [...shape] } : {}),
    inputs: Array.from({ length: rows }, (_, i) => row(inputRows(points, 0, rows), columns, i)),
    targets:
      task === "multilabel"
        ? targets
        : targets.map((target) => (width === 1 ? target[0] : target.indexOf(Math.max(...target)))),
    test_fraction: 0,
  };
}

/** The number of classes or labels in the targets, at least the number of outputs. */
function classesIn(catalog: Catalog, experiment: Experiment, { targets }: CustomData): number {
  const named = (target: Given) => (Array.isArray(target) ? target.length : target + 1);
  return targets.reduce(
    (most: number, target: Given) => Math.max(most, named(target)),
    classCount(catalog, experiment),
  );
}

/** The experiment with this data; a new class adds an output. */
export function withRows(catalog: Catalog, experiment: Experiment, data: CustomData): Experiment {
  const task = taskOf(catalog, experiment);
  const classes = task === "regression" ? 1 : classesIn(catalog, experiment, data);
  const grown = !isCustom(experiment.data) || (task !== "regression" && classes > classCount(catalog, experiment));
  return grown ? withOwnData(catalog, experiment, data, task, classes) : { ...experiment, data };
}

/** Pads rows of labels to the length of the longest. */
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

/** Moves a row; on a curve this also changes its first value. */
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

/** Removes rows; at least one stays. */
export function erased(data: CustomData, gone: ReadonlySet<number>): CustomData {
  const kept = data.inputs.map((_, i) => i).filter((i) => !gone.has(i));
  const rows = kept.length > 0 ? kept : [0];
  return {
    ...data,
    inputs: rows.map((i) => data.inputs[i]),
    targets: rows.map((i) => data.targets[i]) as CustomData["targets"],
  };
}

/** Custom data as the map draws it, all for training. */
export function drawn({ inputs, targets }: CustomData): Points {
  return {
    inputs: Float64Array.from(inputs.flat()),
    targets: Float64Array.from(targets.flat()),
    rows: inputs.length,
    columns: inputs[0].length,
    shape: [inputs[0].length],
    trainRows: inputs.length,
  };
}

/** A place on the map as shares of its extent, from −1 to 1, y upward. */
export type Spot = readonly [number, number];

/** The place of each row on the map. */
export function spots({ inputs, targets }: CustomData, extent: number, valueScale: number): Spot[] {
  if (inputs[0].length === 2) return inputs.map(([x1, x2]) => [x1 / extent, x2 / extent]);
  return inputs.map(([x], i) => [x / extent, [targets[i]].flat()[0] / valueScale]);
}

export const distance = ([x, y]: Spot, [u, v]: Spot) => Math.hypot(x - u, y - v);

/** The row nearest to a place, within reach. */
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

/** Random places, uniform over a disc and inside the map. */
export function spray([x, y]: Spot, radius: number, count: number, random: () => number = Math.random): Spot[] {
  const inside = (value: number) => Math.min(1, Math.max(-1, value));
  return Array.from({ length: count }, () => {
    const [far, turn] = [radius * Math.sqrt(random()), 2 * Math.PI * random()];
    return [inside(x + far * Math.cos(turn)), inside(y + far * Math.sin(turn))];
  });
}
