import type { Points } from "./protocol.ts";
import { inputRows, rawInputs } from "./inputs.ts";
import { isSequence, type Shape } from "./shape.ts";

/** Pictures, row by row from the top left; square ones with one channel can be drawn by hand. */

const LEAST_SIDE = 8;
const MOST_SIDE = 28;
/** Pictures in which the brightest pixel is searched for: enough to contain a white one. */
const ROWS_LOOKED_AT = 50;

/** Pixels per side, or null if an example is not a picture. A square number of columns without a shape is one. */
export function pictureSide(shape: Shape): number | null {
  const [side, across, channels] = shape.length === 1 ? [Math.sqrt(shape[0]), Math.sqrt(shape[0]), 1] : shape;
  if (shape.length === 2 || across !== side || channels !== 1) return null;
  return Number.isInteger(side) && side >= LEAST_SIDE && side <= MOST_SIDE ? side : null;
}

/** Rows, columns and channels of a picture; null if an example is none. */
export function pictureOf(shape: Shape): readonly [rows: number, columns: number, channels: number] | null {
  const side = pictureSide(shape);
  if (side !== null) return [side, side, 1];
  return shape.length === 3 ? [shape[0], shape[1], shape[2]] : null;
}

/** Whether the examples are shown as a gallery. */
export const hasGallery = (shape: Shape): boolean => isSequence(shape) || pictureOf(shape) !== null;

export const pixelsOf = (points: Points, row: number): number[] => Array.from(inputRows(points, row, 1));

/** The first rows of inputs. */
export const rowsOf = (points: Points, count: number): Float64Array[] =>
  Array.from({ length: count }, (_, row) => inputRows(points, row, 1));

/** The same points by their first two columns, where there are more. */
export function inPlane(points: Points): Points {
  if (points.columns <= 2) return points;
  const inputs = inputRows(points, 0, points.rows).filter((_, i) => i % points.columns < 2);
  return { ...points, inputs, columns: 2 };
}

/** Row of the first test picture; 0 if there are none. */
export const firstShown = ({ rows, trainRows }: Points): number => (trainRows < rows ? trainRows : 0);

/** The pixel value of full ink: 1, 16 or 255. */
export function inkOf({ inputs, rows, columns }: Points): number {
  const { values, range } = rawInputs(inputs);
  let most = 0;
  const end = Math.min(rows, ROWS_LOOKED_AT) * columns;
  for (let i = 0; i < end; i++) if (values[i] > most) most = values[i];
  return most / range || 1;
}

/** The first across × across pictures, side by side in one picture. */
export function mosaic(points: Points, side: number, across: number): Float64Array {
  const [{ columns }, inputs] = [points, inputRows(points, 0, across * across)];
  const width = across * side;
  return Float64Array.from({ length: width * width }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const row = Math.floor(y / side) * across + Math.floor(x / side);
    return inputs[row * columns + (y % side) * side + (x % side)];
  });
}
