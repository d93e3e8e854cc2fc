import { rawInputs, type Inputs } from "./inputs.ts";

/** The number of classes with a distinct shape and colour, which can be drawn. */
export const MOST_CLASSES = 10;

/** Class, labels or value of the row nearest to a point. */
export function nearestTarget(
  points: { inputs: Inputs; targets: ArrayLike<number>; rows: number; columns: number },
  point: readonly number[],
): number | number[] | null {
  const { values, range } = rawInputs(points.inputs);
  let best = -1;
  let least = Infinity;
  for (let row = 0; row < points.rows; row++) {
    let distance = 0;
    for (let i = 0; i < points.columns; i++) distance += (values[row * points.columns + i] / range - point[i]) ** 2;
    if (distance < least) {
      least = distance;
      best = row;
    }
  }
  return best < 0 ? null : targetOf(points, best);
}

/** Class, labels or value of a row. */
export function targetOf(
  { targets, rows }: { targets: ArrayLike<number>; rows: number },
  row: number,
): number | number[] {
  const width = targets.length / rows;
  const target = Array.from({ length: width }, (_, i) => targets[row * width + i]);
  return width === 1 ? target[0] : target;
}

/** The index of the greatest of `count` numbers from `from` on, relative to `from`; −1 if one is NaN. */
export function greatest(values: ArrayLike<number>, from: number, count: number): number {
  let best = 0;
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(values[from + i])) return -1;
    if (values[from + i] > values[from + best]) best = i;
  }
  return best;
}
