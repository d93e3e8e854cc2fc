import type { Shape } from "../experiment/shape.ts";
import { css, type Colors } from "./colors.ts";
import { scaled } from "./points.ts";
import { inkColor, largest } from "./raster.ts";

/** More features than this are drawn as rows of cells, fewer as a curve each. */
const MOST_CURVES = 2;

/** Sequences below one another with time to the right: a curve per feature, or a cell per feature and step. */
export function paintSequences(
  canvas: HTMLCanvasElement,
  { width, height }: { width: number; height: number },
  sequences: readonly ArrayLike<number>[],
  [steps, features]: Shape,
  colors: Colors,
): void {
  const context = scaled(canvas, width, height);
  if (!context) return;
  const scale = Math.max(...sequences.map(largest)) || 1;
  const band = height / sequences.length;
  sequences.forEach((values, i) => {
    context.save();
    context.translate(0, i * band);
    if (features > MOST_CURVES) paintCells(context, width, band, values, [steps, features], scale, colors);
    else paintCurves(context, width, band, values, [steps, features], scale, colors);
    context.restore();
  });
}

type Paint = (
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  values: ArrayLike<number>,
  shape: Shape,
  scale: number,
  colors: Colors,
) => void;

const paintCurves: Paint = (context, width, height, values, [steps, features], scale, colors) => {
  const across = (step: number) => 1 + ((width - 2) * (step + 0.5)) / steps;
  const down = (value: number) => (height / 2) * (1 - (0.86 * value) / scale);
  context.lineWidth = 1;
  context.strokeStyle = css(colors.line);
  context.strokeRect(0, height / 2, width, 0);
  for (let feature = 0; feature < features; feature++) {
    context.beginPath();
    for (let step = 0; step < steps; step++) context.lineTo(across(step), down(values[step * features + feature]));
    context.strokeStyle = css(features === 1 ? colors.text : colors.classes[feature]);
    context.stroke();
  }
};

const paintCells: Paint = (context, width, height, values, [steps, features], scale, colors) => {
  const [across, down] = [width / steps, (height - 2) / features];
  for (let step = 0; step < steps; step++)
    for (let feature = 0; feature < features; feature++) {
      context.fillStyle = css(inkColor(colors, values[step * features + feature] / scale));
      context.fillRect(step * across, feature * down, across, down);
    }
};
