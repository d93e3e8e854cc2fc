import { largest } from "../../charts/raster.ts";
import { cellsOf, receptiveField, type Field, type Stage } from "./stages.ts";
import type { Convolution } from "./types.ts";

/** A cell of a map, and the channel of the map before whose numbers are written out. Indices of stages, not of layers. */
export interface Cell {
  readonly stage: number;
  readonly filter: number;
  readonly row: number;
  readonly column: number;
  readonly channel: number;
}

/** What a stage reads. */
export const inputOf = ({ source, values }: Convolution, stage: number): Float64Array =>
  stage === 0 ? source : values[stage - 1].a;

/** One scale a map: the largest number of all its channels is in full colour. Stage -1 is what the first one reads. */
export const scaleOf = (convolution: Convolution, stage: number): number => largest(inputOf(convolution, stage + 1));

/** Dropout, which lets everything pass outside of training, gives the map that it reads. */
export function isIdentity({ values, shapes }: Convolution, { reading, layer }: Stage, stage: number): boolean {
  return reading === "one" && Object.keys(shapes[layer].weights).length === 0 && stage > 0
    ? values[stage].a.every((value, i) => value === values[stage - 1].a[i])
    : false;
}

const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));

/** The cell, or the nearest that there is. */
export function cellIn({ stages }: Convolution, cell: Cell): Cell {
  const stage = within(cell.stage, stages.length);
  const { input, output } = stages[stage];
  return {
    stage,
    filter: within(cell.filter, output.channels),
    row: within(cell.row, output.rows),
    column: within(cell.column, output.columns),
    channel: within(cell.channel, input.channels),
  };
}

/** The cell to begin with: in the middle of a stage's map. */
export function middleOf({ stages }: Convolution, stage: number, filter: number): Cell {
  const { output } = stages[stage];
  const middle = (count: number) => Math.floor((count - 1) / 2);
  return { stage, filter, row: middle(output.rows), column: middle(output.columns), channel: 0 };
}

/** What the cell depends on in the map of an earlier stage (-1: in what the first stage reads); itself in its own map. */
export function fieldIn({ stages }: Convolution, { stage, row, column }: Cell, map: number): Field | undefined {
  return map > stage ? undefined : receptiveField(stages.slice(map + 1, stage + 1), row, column);
}

/** The part of a field that lies in a map of so many rows and columns. */
export function insideOf({ rows, columns }: Field, map: { rows: number; columns: number }): Field {
  const cut = ({ start, size }: Field["rows"], count: number) => {
    const [from, to] = [Math.max(0, start), Math.min(count, start + size)];
    return { start: from, size: Math.max(0, to - from) };
  };
  return { rows: cut(rows, map.rows), columns: cut(columns, map.columns) };
}

/** A map of one row over its steps is drawn as a curve. */
export const isCurve = ({ rows, columns }: Stage["output"]): boolean => rows === 1 && columns > 1;

export const isSingle = (shape: Stage["output"]): boolean => cellsOf(shape) === 1;
