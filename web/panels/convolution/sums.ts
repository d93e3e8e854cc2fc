import type { LayerShape } from "../../engine/types.ts";
import type { Axis, MapShape, Stage } from "./stages.ts";

/** A number that a window reads; null: padding. */
export type Read = number | null;

/** The numbers of a window in one channel, row by row. */
export interface Taken {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly Read[];
}

const inputAt = ({ inputs, stride, before, dilation }: Axis, output: number, i: number): number | null => {
  const at = output * stride - before + i * dilation;
  return at >= 0 && at < inputs ? at : null;
};

export const valueAt = (
  { columns, channels }: MapShape,
  values: ArrayLike<number>,
  row: number,
  column: number,
  channel: number,
): number => values[(row * columns + column) * channels + channel];

/** The values of one channel, row by row. */
export const channelOf = ({ rows, columns, channels }: MapShape, values: ArrayLike<number>, channel: number) =>
  Float64Array.from({ length: rows * columns }, (_, i) => values[i * channels + channel]);

/** The cell of the map before that each place of a window reads; null: padding. */
export function cellsRead(stage: Stage, row: number, column: number): ({ row: number; column: number } | null)[] {
  const { rows, columns } = stage;
  return Array.from({ length: rows.window * columns.window }, (_, i) => {
    const at = [
      inputAt(rows, row, Math.floor(i / columns.window)),
      inputAt(columns, column, i % columns.window),
    ] as const;
    return at[0] === null || at[1] === null ? null : { row: at[0], column: at[1] };
  });
}

/** What a cell reads of one channel of the map before. */
export function taken(stage: Stage, values: ArrayLike<number>, row: number, column: number, channel: number): Taken {
  return {
    rows: stage.rows.window,
    columns: stage.columns.window,
    values: cellsRead(stage, row, column).map(
      (cell) => cell && valueAt(stage.input, values, cell.row, cell.column, channel),
    ),
  };
}

/** A filter's weights for one channel, row by row. */
export function kernelOf(
  { rows, columns, input, output }: Stage,
  kernel: ArrayLike<number>,
  channel: number,
  filter: number,
) {
  return Array.from(
    { length: rows.window * columns.window },
    (_, i) => kernel[(i * input.channels + channel) * output.channels + filter],
  );
}

/** Σ w·x of one channel; padding counts as 0. */
export const weightedSum = ({ values }: Taken, kernel: readonly number[]): number =>
  values.reduce<number>((sum, value, i) => sum + kernel[i] * (value ?? 0), 0);

/** Place of the largest in the window, the first of equals; a NaN is the largest. -1 if there is only padding. */
export function winner({ values }: Taken): number {
  return values.reduce<number>((best, value, i) => {
    if (value === null || (best >= 0 && Number.isNaN(values[best]))) return best;
    return best < 0 || Number.isNaN(value) || value > values[best]! ? i : best;
  }, -1);
}

/** The cells of one channel of the map before that are the largest of a window. */
export function winners(stage: Stage, values: ArrayLike<number>, channel: number): Set<number> {
  const found = new Set<number>();
  for (let row = 0; row < stage.output.rows; row++)
    for (let column = 0; column < stage.output.columns; column++) {
      const cell = cellsRead(stage, row, column)[winner(taken(stage, values, row, column, channel))];
      if (cell) found.add(cell.row * stage.input.columns + cell.column);
    }
  return found;
}

const numbers = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** All weights of a layer. */
export const parameterCount = ({ weights }: LayerShape): number =>
  Object.values(weights).reduce((sum, shape) => sum + numbers(shape), 0);

/** Multiplications of weights with numbers for one example: each kernel is used once at each place, or at each step. */
export function multiplications({ input, output, weights }: LayerShape): number {
  const kernels = Object.entries(weights).filter(([name]) => name.endsWith("kernel"));
  const places = weights.recurrent_kernel ? input[0] : numbers(output.slice(0, -1));
  return places * kernels.reduce((sum, [, shape]) => sum + numbers(shape), 0);
}
