import { css, type Colors } from "../../charts/colors.ts";
import { paintPicture, paintSigned } from "../../charts/raster.ts";
import type { Axis, Field } from "./stages.ts";

/** Where a cell's winner is marked, there must be room for a dot. */
const LEAST_MARKED = 4;

/** The numbers of one channel, row by row. */
export interface Cells {
  readonly columns: number;
  readonly values: ArrayLike<number>;
  /** The number of full colour. */
  readonly scale: number;
  /** Ink on paper instead of the colours of signs. */
  readonly isInk?: boolean;
}

/** Cells around a map. */
export interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface MapOptions extends Cells {
  /** The canvas's width in pixels, about. */
  readonly width: number;
  /** Padding, drawn as hatched cells. */
  readonly margin?: Margin;
  /** The outlined part. */
  readonly outline?: Field | undefined;
  /** Marked cells. */
  readonly marked?: ReadonlySet<number> | undefined;
}

const NO_MARGIN: Margin = { top: 0, right: 0, bottom: 0, left: 0 };

/** The padding that the windows of an axis read, before and after. */
export function paddingOf({ inputs, outputs, window, stride, dilation, before }: Axis): [number, number] {
  const end = (outputs - 1) * stride - before + (window - 1) * dilation + 1;
  return [before, Math.max(0, end - inputs)];
}

export function marginOf(rows: Axis, columns: Axis): Margin {
  const [[top, bottom], [left, right]] = [paddingOf(rows), paddingOf(columns)];
  return { top, right, bottom, left };
}

const scratch = () => document.createElement("canvas");
let cells: HTMLCanvasElement | undefined;

function paintCells(canvas: HTMLCanvasElement, { columns, values, scale, isInk }: Cells, colors: Colors): void {
  if (isInk) paintPicture(canvas, columns, values, scale, colors);
  else paintSigned(canvas, columns, values, colors, scale);
}

/** A map at whole pixels per cell, with its padding, the outlined part and the marked cells. */
export function paintMap(canvas: HTMLCanvasElement, options: MapOptions, colors: Colors): void {
  const { columns, values, margin = NO_MARGIN, outline, marked } = options;
  const rows = values.length / columns;
  const [across, down] = [columns + margin.left + margin.right, rows + margin.top + margin.bottom];
  const cell = Math.max(1, Math.round(options.width / across));
  if (cell === 1 && !outline) return paintCells(canvas, options, colors);
  paintCells((cells ??= scratch()), options, colors);
  if (canvas.width !== across * cell || canvas.height !== down * cell) {
    canvas.width = across * cell;
    canvas.height = down * cell;
  }
  const context = canvas.getContext("2d");
  if (!context) return;
  context.imageSmoothingEnabled = false;
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (margin !== NO_MARGIN) hatch(context, cell, colors);
  context.translate(margin.left * cell, margin.top * cell);
  context.drawImage(cells, 0, 0, columns * cell, rows * cell);
  if (marked && cell >= LEAST_MARKED) mark(context, cell, columns, marked, colors);
  if (outline) frame(context, cell, outline, colors);
  context.resetTransform();
}

/** Hatched cells everywhere; the map is drawn over them. */
function hatch(context: CanvasRenderingContext2D, cell: number, colors: Colors): void {
  const { width, height } = context.canvas;
  context.strokeStyle = css(colors.line);
  context.lineWidth = 1;
  context.beginPath();
  for (let x = -height; x < width; x += Math.max(4, cell / 3)) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }
  for (let x = 0; x <= width; x += cell) {
    context.moveTo(x + 0.5, 0);
    context.lineTo(x + 0.5, height);
  }
  for (let y = 0; y <= height; y += cell) {
    context.moveTo(0, y + 0.5);
    context.lineTo(width, y + 0.5);
  }
  context.stroke();
}

function mark(
  context: CanvasRenderingContext2D,
  cell: number,
  columns: number,
  marked: ReadonlySet<number>,
  colors: Colors,
): void {
  const size = Math.max(2, Math.round(cell / 4));
  const inset = Math.floor((cell - size) / 2);
  const halo = size > 2 ? 1 : 0;
  for (const index of marked) {
    const [x, y] = [(index % columns) * cell + inset, Math.floor(index / columns) * cell + inset];
    context.fillStyle = css(colors.surface);
    context.fillRect(x - halo, y - halo, size + 2 * halo, size + 2 * halo);
    context.fillStyle = css(colors.text);
    context.fillRect(x, y, size, size);
  }
}

/** Visible on every colour of a map. */
function frame(context: CanvasRenderingContext2D, cell: number, { rows, columns }: Field, colors: Colors): void {
  const thick = Math.max(2, Math.min(4, cell / 4));
  for (const [color, width] of [
    [colors.surface, thick + 2],
    [colors.classes[1], thick],
  ] as const) {
    context.strokeStyle = css(color);
    context.lineWidth = width;
    context.strokeRect(columns.start * cell, rows.start * cell, columns.size * cell, rows.size * cell);
  }
}

/** Kernels side by side, one a channel. */
export function paintKernels(
  canvas: HTMLCanvasElement,
  kernels: readonly (readonly number[])[],
  { columns, cell, scale }: { columns: number; cell: number; scale: number },
  colors: Colors,
): void {
  const rows = kernels[0].length / columns;
  canvas.width = (kernels.length * (columns + 1) - 1) * cell;
  canvas.height = rows * cell;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.imageSmoothingEnabled = false;
  cells ??= scratch();
  for (const [i, values] of kernels.entries()) {
    paintSigned(cells, columns, values, colors, scale);
    const x = i * (columns + 1) * cell;
    context.drawImage(cells, x, 0, columns * cell, rows * cell);
    context.strokeStyle = css(colors.line);
    context.strokeRect(x + 0.5, 0.5, columns * cell - 1, rows * cell - 1);
  }
}
