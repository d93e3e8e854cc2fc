import type { LayerParameters, LayerShape } from "../../engine/types.ts";
import type { LayerSummary, WeightRows } from "../../experiment/protocol.ts";
import { sizeOfShape } from "../../experiment/shape.ts";

/** A summary of a layer's weights: count, range, and at most `most` rows and columns of each tensor. */
export function summarize(parameters: LayerParameters, { weights }: LayerShape, most: number): LayerSummary {
  const named = Object.entries(weights).filter(([, shape]) => sizeOfShape(shape) > 0);
  const columns = named[0]?.[1].at(-1) ?? 0;
  const shown = Math.min(columns, most);
  const kernels = named.filter(([, shape]) => shape.length > 1);
  const [least, greatest] = rangeOf((kernels.length > 0 ? kernels : named).map(([name]) => parameters[name]));
  const rowsOf = ([name, shape]: [string, number[]]): WeightRows => {
    const places = shape.slice(0, -1);
    const rows = Math.min(sizeOfShape(places), most);
    const row = (i: number) => Float64Array.from(parameters[name].slice(i * columns, i * columns + shown));
    return { name, places, rows: Array.from({ length: rows }, (_, i) => row(i)) };
  };
  return {
    count: named.reduce((sum, [, shape]) => sum + sizeOfShape(shape), 0),
    least,
    greatest,
    columns,
    shown,
    weights: [...named.filter(([, shape]) => shape.length === 1), ...kernels].map(rowsOf),
  };
}

function rangeOf(tensors: readonly ArrayLike<number>[]): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const values of tensors)
    for (let i = 0; i < values.length; i++) {
      least = Math.min(least, values[i]);
      greatest = Math.max(greatest, values[i]);
    }
  return least > greatest ? [0, 0] : [least, greatest];
}
