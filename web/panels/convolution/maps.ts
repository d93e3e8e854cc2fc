import { largest } from "../../charts/raster.ts";
import { cellsOf, receptiveField, type Field, type Stage } from "./stages.ts";
import type { Cell } from "./state.ts";
import type { Convolution } from "./types.ts";

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
