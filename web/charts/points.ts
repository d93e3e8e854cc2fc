import type { Points } from "../experiment/protocol.ts";
import type { Task } from "../engine/types.ts";
import { css, type Colors, type Rgb } from "./colors.ts";
import { inputRows } from "../experiment/inputs.ts";
import { column } from "../experiment/grid.ts";
import { largest, signedColor } from "./raster.ts";
import { noClassPath, shapePath } from "./shapes.ts";

export interface PointOptions {
  task: Task;
  colors: Colors;
  extent: number;
  /** Half the height of a plot of values; absent: the values decide. */
  scale?: number;
  /** The area of a point's shape in CSS pixels. */
  area: number;
  /** The index of the value that colours a point of the plane. */
  output?: number;
  /** Leaves out the test points. */
  trainOnly?: boolean;
  /** Draws no outlines, for thumbnails. */
  plain?: boolean;
}

interface Mark {
  /** null: no class. */
  shape: number | null;
  color: Rgb;
}

/** The scale of each further label, which is drawn inside the one before. */
const INNER_SHARE = 0.35;
const NO_LABEL_SHARE = 0.55;

/** The number of points per row: for one column, one per value. */
const pointsOf = ({ targets, rows, columns }: Points, { task }: PointOptions) =>
  task === "regression" && columns === 1 ? targets.length / rows : 1;

/** Classes, labels and curves have a shape and a colour each; a value has a colour only. */
function marks(points: Points, options: PointOptions): (row: number, curve: number) => Mark[] {
  const { targets, rows } = points;
  const { task, colors, output = 0 } = options;
  const width = targets.length / rows;
  const markOf = (index: number): Mark => ({ shape: index, color: colors.classes[index % colors.classes.length] });
  if (pointsOf(points, options) > 1) return (_, curve) => [markOf(curve)];
  if (task === "regression") {
    const scale = largest(column(targets, output, width));
    return (row) => [{ shape: 0, color: signedColor(colors, targets[row * width + output], scale) }];
  }
  if (width === 1) return (row) => [markOf(targets[row])];
  return (row) => {
    const labels = targets.subarray(row * width, (row + 1) * width);
    const held = Array.from(labels.keys()).filter((label) => labels[label] === 1);
    return held.length > 0 ? held.map(markOf) : [{ shape: null, color: colors.muted }];
  };
}

const MOST_DRAWN = 2000;

/** Every how many points one is drawn: more than some thousands hide one another and block the page. */
export const drawnEvery = (rows: number): number => Math.ceil(rows / MOST_DRAWN);

/** The points of the plane: training points are filled, test points are hollow. */
export function paintPoints(canvas: HTMLCanvasElement, size: number, points: Points, options: PointOptions): void {
  const context = scaled(canvas, size);
  if (!context || points.columns > 2) return;
  const at = (value: number, scale = options.extent) => ((value / scale + 1) / 2) * size;
  const place = places(points, at, options.scale);
  const markOf = marks(points, options);
  const paths = new Map<string, Path2D>();
  const path = (shape: number | null, nth: number) => {
    const key = `${shape} ${nth}`;
    const area = options.area * INNER_SHARE ** nth;
    const known =
      paths.get(key) ?? new Path2D(shape === null ? noClassPath(area * NO_LABEL_SHARE) : shapePath(shape, area));
    paths.set(key, known);
    return known;
  };
  const surface = css(options.colors.surface);
  const text = css(options.colors.text);
  const step = drawnEvery(points.rows);
  const rows = options.trainOnly ? points.trainRows : points.rows;
  const { a: ratio } = context.getTransform();
  const draw = (row: number, curve: number) => {
    const [x, y] = place(row, curve);
    context.setTransform(ratio, 0, 0, ratio, ratio * x, ratio * (size - y));
    markOf(row, curve).forEach(({ shape, color }, nth) => {
      const fill = css(color);
      drawShape(
        context,
        path(shape, nth),
        fill,
        surface,
        options.task === "regression" ? text : fill,
        row >= points.trainRows,
        options.plain,
      );
    });
  };
  const curves = pointsOf(points, options);
  for (let row = 0; row < rows; row += step) {
    for (let curve = 0; curve < curves; curve++) draw(row, curve);
  }
}

/** Two columns are a place in the plane; of one column, the targets are the second coordinate. */
function places(points: Points, at: (value: number, scale?: number) => number, scale = valueScale(points.targets)) {
  const { targets, rows, columns } = points;
  const inputs = inputRows(points, 0, rows);
  if (columns === 2) return (row: number) => [at(inputs[2 * row]), at(inputs[2 * row + 1])];
  return (row: number, curve: number) => [at(inputs[row]), at(targets[(row * targets.length) / rows + curve], scale)];
}

/** Half the height of a plot of these values. */
export const valueScale = (targets: ArrayLike<number>) => 1.25 * largest(targets);

function drawShape(
  context: CanvasRenderingContext2D,
  path: Path2D,
  color: string,
  surface: string,
  outline: string,
  test: boolean,
  plain = false,
): void {
  context.fillStyle = color;
  if (plain) return context.fill(path);
  context.lineWidth = test ? 4 : 2.5;
  context.strokeStyle = surface;
  context.stroke(path);
  context.fillStyle = test && outline === color ? surface : color;
  context.fill(path);
  context.lineWidth = 1.6;
  context.strokeStyle = outline;
  if (test) context.stroke(path);
}

/** Clears the canvas and sets it to the display's resolution, in CSS pixels. */
export function scaled(canvas: HTMLCanvasElement, size: number, height = size): CanvasRenderingContext2D | null {
  const ratio = Math.min(3, devicePixelRatio || 1);
  canvas.width = Math.round(size * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  context?.scale(ratio, ratio);
  return context;
}
