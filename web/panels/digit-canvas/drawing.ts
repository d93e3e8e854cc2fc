import { fitted, inked, type Spot, type Stroke } from "./ink.ts";

/** Movements below this fraction of the canvas add no point. */
const LEAST_MOVE = 0.008;

/** Strokes on an empty canvas, or on a picture, which keeps its place. */
export interface Drawing {
  readonly side: number;
  readonly picture: Float64Array | null;
  readonly strokes: readonly Stroke[];
}

export const blank = (side: number): Drawing => ({ side, picture: null, strokes: [] });

export const pictured = (side: number, pixels: ArrayLike<number>): Drawing => ({
  side,
  picture: Float64Array.from(pixels),
  strokes: [],
});

export const begun = (drawing: Drawing, spot: Spot): Drawing => ({ ...drawing, strokes: [...drawing.strokes, [spot]] });

/** Continues the last stroke to a position. */
export function drawnTo(drawing: Drawing, { x, y }: Spot): Drawing {
  const stroke = drawing.strokes.at(-1);
  const last = stroke?.at(-1);
  if (!stroke || !last || Math.hypot(x - last.x, y - last.y) < LEAST_MOVE) return drawing;
  return { ...drawing, strokes: [...drawing.strokes.slice(0, -1), [...stroke, { x, y }]] };
}

/** Sets one pixel to black or white; the others stay as the network sees them. */
export function toggled(drawing: Drawing, pixel: number): Drawing {
  const picture = pixelsOn(drawing);
  picture[pixel] = picture[pixel] > 0.5 ? 0 : 1;
  return { side: drawing.side, picture, strokes: [] };
}

/** The network's input, from 0 to 1. */
export function pixelsOn({ side, picture, strokes }: Drawing): Float64Array {
  if (!picture) return inked(fitted(strokes, side), side);
  const scaled = strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: side * x, y: side * y })));
  return inked(scaled, side).map((ink, i) => Math.max(ink, picture[i]));
}
