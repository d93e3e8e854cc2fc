import { pictureOf } from "../experiment/pictures.ts";
import type { Shape } from "../experiment/shape.ts";
import type { Colors } from "./colors.ts";
import { paintColors, paintPicture } from "./raster.ts";
import { paintSequences } from "./sequences.ts";

const RED_GREEN_BLUE = 3;

/** An example of a data set: a picture in its own pixels, or a sequence in the given size. `ink` is the largest value. */
export function paintExample(
  canvas: HTMLCanvasElement,
  size: { width: number; height: number },
  values: ArrayLike<number>,
  shape: Shape,
  ink: number,
  colors: Colors,
): void {
  const picture = pictureOf(shape);
  if (!picture) return paintSequences(canvas, size, [values], shape, colors);
  const [, columns, channels] = picture;
  if (channels === RED_GREEN_BLUE) return paintColors(canvas, columns, values, ink);
  paintPicture(canvas, columns, channels === 1 ? values : meanOf(values, channels), ink, colors);
}

/** The mean of the channels of each pixel. */
function meanOf(values: ArrayLike<number>, channels: number): Float64Array {
  const sums = new Float64Array(values.length / channels);
  for (let i = 0; i < values.length; i++) sums[Math.floor(i / channels)] += values[i] / channels;
  return sums;
}
