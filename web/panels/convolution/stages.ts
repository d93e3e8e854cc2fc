import type { Catalog, LayerShape, LayerSpec, Sizes } from "../../engine/types.ts";

/** How one axis of a map is read: output i reads the inputs i·stride − before + j·dilation, for j from 0 to window − 1. */
export interface Axis {
  readonly inputs: number;
  readonly outputs: number;
  readonly window: number;
  readonly stride: number;
  readonly dilation: number;
  /** Cells of padding before the first input. */
  readonly before: number;
}

export interface MapShape {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
}

/** How a layer gets a number of its map from the map before: weighted sums, the largest, the mean, or one number alone. */
export type Reading = "sum" | "max" | "mean" | "one";

/** A layer that reads a map and gives a map. Global pooling gives a map of one cell. */
export interface Stage {
  /** Of the layer in the network. */
  readonly layer: number;
  readonly reading: Reading;
  readonly input: MapShape;
  readonly output: MapShape;
  readonly rows: Axis;
  readonly columns: Axis;
}

/** Cells from `start`, which may lie in the padding. */
export interface Range {
  readonly start: number;
  readonly size: number;
}

/** A part of a map. */
export interface Field {
  readonly rows: Range;
  readonly columns: Range;
}

export const cellsOf = ({ rows, columns }: MapShape): number => rows * columns;

/** Steps × channels are a map of one row; a list is none. */
export function mapShape(shape: readonly number[]): MapShape | undefined {
  if (shape.length === 3) return { rows: shape[0], columns: shape[1], channels: shape[2] };
  return shape.length === 2 ? { rows: 1, columns: shape[0], channels: shape[1] } : undefined;
}

const reach = ({ window, dilation }: Pick<Axis, "window" | "dilation">): number => (window - 1) * dilation + 1;

/** An axis by its padding: an odd cell of padding goes after, and with a stride the padding depends on the inputs. */
export function axis(
  inputs: number,
  { window = 1, stride = 1, dilation = 1, padding = "valid" }: Partial<Axis> & { padding?: string },
): Axis {
  const cells = reach({ window, dilation });
  const whole = Math.ceil(inputs / stride);
  if (padding === "valid")
    return { inputs, outputs: Math.floor((inputs - cells) / stride) + 1, window, stride, dilation, before: 0 };
  const padded = Math.max((whole - 1) * stride + cells - inputs, 0);
  const before = padding === "causal" ? cells - 1 : Math.floor(padded / 2);
  return { inputs, outputs: whole, window, stride, dilation, before };
}

const pair = (sizes: Sizes | undefined, otherwise: Sizes = 1): readonly [number, number] => {
  const given = sizes ?? otherwise;
  return typeof given === "number" ? [given, given] : given;
};

/** Both axes as a layer's keys say; of steps × channels, only the steps are read in windows. */
function axesOf(layer: LayerSpec, input: MapShape, isSequence: boolean): Pick<Stage, "rows" | "columns"> {
  const window = pair(layer.kernel_size ?? layer.pool_size);
  const stride = pair(layer.strides, layer.pool_size);
  const dilation = pair(layer.dilation_rate);
  const { padding = "valid" } = layer;
  const along = (inputs: number, i: 0 | 1) =>
    axis(inputs, { window: window[i], stride: stride[i], dilation: dilation[i], padding });
  return { rows: isSequence ? axis(1, {}) : along(input.rows, 0), columns: along(input.columns, 1) };
}

function stageOf(catalog: Catalog, layer: LayerSpec, shape: LayerShape, index: number): Stage | undefined {
  const input = mapShape(shape.input);
  if (!input || shape.weights.recurrent_kernel) return undefined;
  const pools = catalog.layers.find(({ name }) => name === shape.kind)?.pools;
  const given = mapShape(shape.output);
  if (!given) {
    if (!pools) return undefined;
    const output = { rows: 1, columns: 1, channels: input.channels };
    const whole = (size: number) => axis(size, { window: size });
    return { layer: index, reading: pools, input, output, rows: whole(input.rows), columns: whole(input.columns) };
  }
  const reading = pools ?? (shape.weights.kernel ? "sum" : "one");
  const axes = axesOf(layer, input, shape.input.length === 2);
  const isSingle = axes.rows.window === 1 && axes.columns.window === 1;
  const isRead = axes.rows.outputs === given.rows && axes.columns.outputs === given.columns;
  if (!isRead || (reading !== "sum" && given.channels !== input.channels)) return undefined;
  if (reading === "one" && !isSingle) return undefined;
  return { layer: index, reading, input, output: given, ...axes };
}

/** The first layers in a row that read and give maps. */
export function stagesOf(catalog: Catalog, layers: readonly LayerSpec[], shapes: readonly LayerShape[]): Stage[] {
  const all = shapes.map((shape, i) => stageOf(catalog, layers[i], shape, i));
  const first = all.findIndex(Boolean);
  if (first < 0) return [];
  const end = all.findIndex((stage, i) => i > first && !stage);
  return all.slice(first, end < 0 ? undefined : end) as Stage[];
}

/** The cells that a range of outputs reads. */
const readBy = (axis: Axis, { start, size }: Range): Range => ({
  start: start * axis.stride - axis.before,
  size: (size - 1) * axis.stride + reach(axis),
});

/** What a cell reads of the map before. */
export const windowOf = ({ rows, columns }: Stage, row: number, column: number): Field => ({
  rows: readBy(rows, { start: row, size: 1 }),
  columns: readBy(columns, { start: column, size: 1 }),
});

/** What a cell of the last stage depends on in the map that the first stage reads: the window, followed back. */
export function receptiveField(stages: readonly Stage[], row: number, column: number): Field {
  const along = (name: "rows" | "columns", start: number) =>
    stages.reduceRight<Range>((range, stage) => readBy(stage[name], range), { start, size: 1 });
  return { rows: along("rows", row), columns: along("columns", column) };
}

/** The size of the receptive field of the last stage, the distance between those of neighbours, and where the first begins. */
export function fieldAlong(axes: readonly Axis[]): { size: number; jump: number; start: number } {
  return axes.reduce(
    ({ size, jump, start }, each) => ({
      size: size + (reach(each) - 1) * jump,
      jump: jump * each.stride,
      start: start - each.before * jump,
    }),
    { size: 1, jump: 1, start: 0 },
  );
}
