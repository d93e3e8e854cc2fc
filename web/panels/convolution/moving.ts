import type { MapShape } from "./stages.ts";
import type { Moved } from "./state.ts";

/** How far an axis of so many cells can be moved, each way. */
export const reachOf = (cells: number): number => (cells > 1 ? Math.ceil(cells / 2) : 0);

/** The example moved by whole cells. Zeros follow; what leaves the map is lost. */
export function shifted(
  { rows, columns, channels }: MapShape,
  example: ArrayLike<number>,
  right: number,
  down: number,
): Float64Array {
  const moved = new Float64Array(example.length);
  for (let row = Math.max(0, down); row < Math.min(rows, rows + down); row++)
    for (let column = Math.max(0, right); column < Math.min(columns, columns + right); column++)
      for (let channel = 0; channel < channels; channel++) {
        const from = ((row - down) * columns + column - right) * channels + channel;
        moved[(row * columns + column) * channels + channel] = example[from];
      }
  return moved;
}

/** What was moved to the inspected point; the point itself, unmoved, if it was chosen otherwise. */
export function originOf(
  shape: MapShape,
  moved: Moved,
  point: readonly number[],
): Moved & { example: readonly number[] } {
  const { example, right, down } = moved;
  if (example?.length === point.length && shifted(shape, example, right, down).every((value, i) => value === point[i]))
    return { example, right, down };
  return { example: point, right: 0, down: 0 };
}
