import type { DecisionMap } from "../experiment/protocol.ts";
import { valueScale } from "./points.ts";
import { largest, paintClasses, paintFunctions, paintLabels, paintSigned } from "./raster.ts";
import type { Task } from "../engine/types.ts";
import type { Colors } from "./colors.ts";
import { column } from "../experiment/grid.ts";

interface DecisionOptions {
  task: Task;
  colors: Colors;
  targets: Float64Array;
  /** The index of the output that is shown. */
  output?: number;
}

/** The decision without its certainty: a class, each label or not, or the sign of a value. */
export function decided(map: DecisionMap, task: Task, targets: ArrayLike<number>): DecisionMap {
  const { outputs } = map;
  const rows = Array.from({ length: map.values.length / outputs }, (_, row) =>
    map.values.subarray(row * outputs, (row + 1) * outputs),
  );
  const pick = (row: Float32Array) => row.map((value) => Number(value === Math.max(...row)));
  if (task === "regression") return { ...map, values: map.values.map((value) => Math.sign(value) * largest(targets)) };
  const values =
    task === "multiclass" && outputs > 1 ? rows.flatMap((row) => [...pick(row)]) : map.values.map(Math.round);
  return { ...map, values: Float32Array.from(values) };
}

/** Paints the outputs over the inputs' extent. */
export function paintDecision(
  canvas: HTMLCanvasElement,
  map: DecisionMap,
  { task, colors, targets, output = 0 }: DecisionOptions,
): void {
  if (map.columns === 1) paintFunctions(canvas, map.values, map.outputs, valueScale(targets), colors, 4);
  else if (task === "multiclass") paintClasses(canvas, map.size, map.values, colors);
  else if (task === "multilabel") paintLabels(canvas, map.size, map.values, colors);
  else
    paintSigned(
      canvas,
      map.size,
      column(map.values, output, map.outputs),
      colors,
      largest(column(targets, output, map.outputs)),
    );
}
