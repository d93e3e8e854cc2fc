import type { DecisionMap } from "../api.ts";
import { valueScale } from "../charts/points.ts";
import { largest, paintClasses, paintFunctions, paintLabels, paintSigned } from "../charts/raster.ts";
import type { Task } from "../engine/types.ts";
import type { Colors } from "../styles/colors.ts";

/** What a network answers everywhere. */
export function paintDecision(canvas: HTMLCanvasElement, map: DecisionMap, look: { task: Task; colors: Colors; targets: ArrayLike<number> }): void {
  const { task, colors, targets } = look;
  if (map.columns === 1) paintFunctions(canvas, map.values, map.outputs, valueScale(targets), colors, 4);
  else if (task === "multiclass") paintClasses(canvas, map.size, map.values, colors);
  else if (task === "multilabel") paintLabels(canvas, map.size, map.values, colors);
  else paintSigned(canvas, map.size, map.values, colors, largest(targets));
}
