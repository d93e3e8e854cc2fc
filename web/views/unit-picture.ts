import type { Snapshot } from "../api.ts";
import { largest, paintFunctions, paintShare, paintSigned } from "../charts/raster.ts";
import type { Store } from "../store.ts";
import type { Colors } from "../styles/colors.ts";
import { column } from "../training/grid.ts";

export type PaintUnit = (canvas: HTMLCanvasElement, layer: number, unit: number) => void;

/** Paints what a unit is shown by: its answers over the plane, as a curve so thick where the plane has one column, or what it makes of the picture looked at. */
export function unitPainter(store: Store, snapshot: Snapshot, colors: Colors, line = 8): PaintUnit {
  const side = store.side.value;
  return side ? pictureUnits(store, snapshot, colors, side) : planeUnits(store, snapshot, colors, line);
}

function planeUnits(store: Store, { neurons, map }: Snapshot, colors: Colors, line: number): PaintUnit {
  const classes = store.task.value === "regression" ? -1 : (neurons?.layers.length ?? 0) - 1;
  return (canvas, layer, unit) => {
    const values = neurons?.layers[layer]?.[unit];
    if (!values || !neurons) canvas.width = canvas.height = 0;
    else if (neurons.columns === 1) paintFunctions(canvas, values, 1, 1.2 * largest(values), colors, line);
    else if (layer === classes && map && map.outputs > 1) paintShare(canvas, map.size, column(map.values, unit, map.outputs), colors, unit);
    else paintSigned(canvas, neurons.size, values, colors, largest(values));
  };
}

/** The first layer's units as the picture of their weights, every other by what it gives for the picture looked at. */
function pictureUnits(store: Store, { weights, inspection }: Snapshot, colors: Colors, side: number): PaintUnit {
  const kernel = weights?.[0]?.kernel ?? new Float64Array();
  const shown = kernel.length / (side * side);
  const { layers = [], probabilities } = inspection?.result ?? {};
  const classes = store.task.value === "regression" ? -1 : layers.length - 1;
  return (canvas, layer, unit) => {
    if (layer === 0 && shown > 0 && Number.isInteger(shown)) {
      const own = column(kernel, unit, shown);
      paintSigned(canvas, side, own, colors, largest(own));
    } else if (layer === classes) {
      paintShare(canvas, 1, Float32Array.of(probabilities?.[unit] ?? 0), colors, unit);
    } else if (layers[layer]) {
      paintSigned(canvas, 1, Float32Array.of(layers[layer].a[unit]), colors, largest(layers[layer].a));
    }
  };
}
