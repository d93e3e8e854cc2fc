/** Renders strokes as pixels in the same way as the core renders its digits (core/catalog/digits.cpp). */

export interface Spot {
  x: number;
  y: number;
}

export type Stroke = readonly Spot[];

/** As in MNIST: the longer side takes 20 of 28 pixels, and the centre of mass is the picture's centre. */
const SIZE_SHARE = 0.72;
export const LINE_SHARE = 0.095;
/** A stroke shorter than this fraction of the canvas is a dot and is not enlarged. */
const LEAST_SIZE = 0.2;

interface Piece {
  from: Spot;
  to: Spot;
}

const pieces = (strokes: readonly Stroke[]): Piece[] =>
  strokes.flatMap((stroke) =>
    stroke.length === 1
      ? [{ from: stroke[0], to: stroke[0] }]
      : stroke.slice(1).map((to, i) => ({ from: stroke[i], to })),
  );

/** Strokes on a canvas of size 1, scaled and moved in pixels to fit the digits of the training data. */
export function fitted(strokes: readonly Stroke[], side: number): Stroke[] {
  const spots = strokes.flat();
  if (spots.length === 0) return [];
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const size = Math.max(least(xs, -1) - least(xs), least(ys, -1) - least(ys), LEAST_SIZE);
  const centre = mass(pieces(strokes));
  const scale = (side * SIZE_SHARE) / size;
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: side / 2 + scale * (x - centre.x), y: side / 2 + scale * (y - centre.y) })),
  );
}

/** The least value; with sign −1 the greatest one. */
const least = (values: readonly number[], sign = 1): number => values.reduce((a, b) => (sign * b < sign * a ? b : a));

function mass(written: readonly Piece[]): Spot {
  let [x, y, total] = [0, 0, 0];
  for (const { from, to } of written) {
    // Gives dots a weight, so that they have a centre.
    const weight = Math.hypot(to.x - from.x, to.y - from.y) + 1e-12;
    x += (weight * (from.x + to.x)) / 2;
    y += (weight * (from.y + to.y)) / 2;
    total += weight;
  }
  return { x: x / total, y: y / total };
}

/** Pixels from 0 to 1: 1 where the pixel's centre lies inside a line, less towards the line's edge. */
export function inked(strokes: readonly Stroke[], side: number): Float64Array {
  const pixels = new Float64Array(side * side);
  const reach = (side * LINE_SHARE) / 2 + 0.5;
  for (const { from, to } of pieces(strokes)) {
    const [left, right] = [Math.min(from.x, to.x) - reach, Math.max(from.x, to.x) + reach];
    const [top, bottom] = [Math.min(from.y, to.y) - reach, Math.max(from.y, to.y) + reach];
    for (let row = Math.max(0, Math.floor(top)); row < Math.min(side, bottom); row++) {
      for (let column = Math.max(0, Math.floor(left)); column < Math.min(side, right); column++) {
        const ink = Math.min(1, reach - distance(column + 0.5, row + 0.5, from, to));
        if (ink > pixels[row * side + column]) pixels[row * side + column] = ink;
      }
    }
  }
  return pixels;
}

function distance(x: number, y: number, from: Spot, to: Spot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = (x - from.x) * dx + (y - from.y) * dy;
  const share = Math.min(1, Math.max(0, along / Math.max(dx * dx + dy * dy, 1e-12)));
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
}
