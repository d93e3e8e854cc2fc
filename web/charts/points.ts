import type { Points } from "../experiment/protocol.ts";
import type { Task } from "../engine/types.ts";
import { css, type Colors, type Rgb } from "./colors.ts";
import { column } from "../experiment/grid.ts";
import { largest, signedColor } from "./raster.ts";
import { noClassPath, shapePath } from "./shapes.ts";

export interface PointOptions {
  task: Task;
  colors: Colors;
  extent: number;
  /** Half the height of a plot of values; else as they need. */
  scale?: number;
  /** Area of a point's shape in CSS pixels. */
  area: number;
  /** Of several values, the one whose colour a point over the plane has. */
  output?: number;
  /** Without those tested on. */
  trainOnly?: boolean;
  /** Lightweight: no outlines, as in thumbnails. */
  plain?: boolean;
}

interface Look {
  /** null: of no class. */
  shape: number | null;
  color: Rgb;
}

/** Of several labels, each is drawn inside the one before. */
const INNER_SHARE = 0.35;
const NO_LABEL_SHARE = 0.55;

/** Points that a row has: over one column, one for each of its values. */
const pointsOf = ({ targets, rows, columns }: Points, { task }: PointOptions) =>
  task === "regression" && columns === 1 ? targets.length / rows : 1;

/** A class or each label gives a shape and a colour, as does each of several curves; a value gives the colour alone. */
function looks(points: Points, options: PointOptions): (row: number, curve: number) => Look[] {
  const { targets, rows } = points;
  const { task, colors, output = 0 } = options;
  const width = targets.length / rows;
  const look = (index: number): Look => ({ shape: index, color: colors.classes[index % colors.classes.length] });
  if (pointsOf(points, options) > 1) return (_, curve) => [look(curve)];
  if (task === "regression") {
    const scale = largest(column(targets, output, width));
    return (row) => [{ shape: 0, color: signedColor(colors, targets[row * width + output], scale) }];
  }
  if (width === 1) return (row) => [look(targets[row])];
  return (row) => {
    const labels = targets.subarray(row * width, (row + 1) * width);
    const held = Array.from(labels.keys()).filter((label) => labels[label] === 1);
    return held.length > 0 ? held.map(look) : [{ shape: null, color: colors.muted }];
  };
}

const MOST_DRAWN = 2000;

/** How many points stand for one that is drawn: more than some thousands hide one another and hold the page up. */
export const drawnEvery = (rows: number): number => Math.ceil(rows / MOST_DRAWN);

/** Points over the plane: those trained on are filled, those tested on are hollow. */
export function paintPoints(canvas: HTMLCanvasElement, size: number, points: Points, options: PointOptions): void {
  const context = scaled(canvas, size);
  if (!context || points.columns > 2) return;
  const at = (value: number, scale = options.extent) => ((value / scale + 1) / 2) * size;
  const place = places(points, at, options.scale);
  const look = looks(points, options);
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
    look(row, curve).forEach(({ shape, color }, nth) => {
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

/** Two columns are a place in the plane; one column stands below its targets. */
function places(
  { inputs, targets, rows, columns }: Points,
  at: (value: number, scale?: number) => number,
  scale = valueScale(targets),
) {
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

/** The canvas at the display's own resolution, cleared, in CSS pixels. */
export function scaled(canvas: HTMLCanvasElement, size: number, height = size): CanvasRenderingContext2D | null {
  const ratio = Math.min(3, devicePixelRatio || 1);
  canvas.width = Math.round(size * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  context?.scale(ratio, ratio);
  return context;
}
