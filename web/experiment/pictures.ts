import type { Points } from "./protocol.ts";

/** What the page takes for pictures: square ones, a column a pixel, row by row from the top left. */

const LEAST_SIDE = 8;
const MOST_SIDE = 28;
/** Where the brightest pixel is looked for: enough pictures to have one that is white. */
const ROWS_LOOKED_AT = 50;

/** Pixels a side, or null where so many columns are no picture. */
export function pictureSide(columns: number): number | null {
  const side = Math.sqrt(columns);
  return Number.isInteger(side) && side >= LEAST_SIDE && side <= MOST_SIDE ? side : null;
}

/** The features that a picture's pixels are. */
export const pixelNames = (side: number): string[] => Array.from({ length: side * side }, (_, i) => `x${i + 1}`);

export const pixelsOf = ({ inputs, columns }: Points, row: number): number[] =>
  Array.from({ length: columns }, (_, i) => inputs[row * columns + i]);

/** The first picture that the network has not trained on, the first of all where it trains on all. */
export const firstShown = ({ rows, trainRows }: Points): number => (trainRows < rows ? trainRows : 0);

/** The value of ink: pixels come from 0 to 1, to 16 or to 255. */
export function inkOf({ inputs, rows, columns }: Points): number {
  let most = 0;
  const end = Math.min(rows, ROWS_LOOKED_AT) * columns;
  for (let i = 0; i < end; i++) if (inputs[i] > most) most = inputs[i];
  return most || 1;
}

/** The first across × across pictures side by side, as one. */
export function mosaic({ inputs, columns }: Points, side: number, across: number): Float64Array {
  const width = across * side;
  return Float64Array.from({ length: width * width }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const row = Math.floor(y / side) * across + Math.floor(x / side);
    return inputs[row * columns + (y % side) * side + (x % side)];
  });
}
