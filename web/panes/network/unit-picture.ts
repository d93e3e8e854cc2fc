import type { SnapshotParts } from "../../experiment/protocol.ts";
import { largest, paintFunctions, paintShare, paintSigned } from "../../charts/raster.ts";
import type { Store } from "../../state/store.ts";
import type { Colors } from "../../charts/colors.ts";
import { column } from "../../experiment/grid.ts";

export type Parts = Partial<SnapshotParts>;

export type PaintUnit = (canvas: HTMLCanvasElement, layer: number, unit: number) => void;

/** Whether units are shown as maps over the plane; data with more columns is shown by values at the inspected point. */
export const isPlane = (store: Store): boolean => (store.points.value?.columns ?? 2) <= 2;

/** Paints units: as maps over the plane, as curves of the given thickness over one column, or by their values at the inspected point. */
export function unitPainter(store: Store, parts: Parts, colors: Colors, line = 8): PaintUnit {
  return isPlane(store) ? planeUnits(store, parts, colors, line) : pointUnits(store, parts, colors);
}

function planeUnits(store: Store, { neurons, map }: Parts, colors: Colors, line: number): PaintUnit {
  const classes = store.task.value === "regression" ? -1 : (neurons?.layers.length ?? 0) - 1;
  return (canvas, layer, unit) => {
    const values = neurons?.layers[layer]?.[unit];
    if (!values || !neurons) canvas.width = canvas.height = 0;
    else if (neurons.columns === 1) paintFunctions(canvas, values, 1, 1.2 * largest(values), colors, line);
    else if (layer === classes && map && map.outputs > 1)
      paintShare(canvas, map.size, column(map.values, unit, map.outputs), colors, unit);
    else paintSigned(canvas, neurons.size, values, colors, largest(values));
  };
}

/** Of what a layer gives, the number of a unit, its strip over the steps or its map, with as many numbers a row. */
function partOf(a: Float64Array, shape: readonly number[], unit: number): { width: number; values: Float64Array } {
  const channels = shape[shape.length - 1];
  const values = Float64Array.from({ length: a.length / channels }, (_, place) => a[place * channels + unit]);
  return { width: shape[shape.length - 2] ?? 1, values };
}

/** By value at the inspected point; for images, the units of the first layer show their weights. */
function pointUnits(store: Store, { weights, inspection }: Parts, colors: Colors): PaintUnit {
  const side = store.side.value ?? 0;
  const isFlat = store.layers.value[0]?.weights.kernel?.[0] === side * side;
  const kernel = (isFlat && weights?.[0]?.kernel) || new Float64Array();
  const shown = kernel.length / (side * side);
  const { layers = [], probabilities } = inspection?.result ?? {};
  const classes = store.task.value === "regression" ? -1 : layers.length - 1;
  return (canvas, layer, unit) => {
    if (layer === 0 && side > 0 && shown > 0 && Number.isInteger(shown)) {
      const own = column(kernel, unit, shown);
      paintSigned(canvas, side, own, colors, largest(own));
    } else if (layer === classes) {
      paintShare(canvas, 1, Float32Array.of(probabilities?.[unit] ?? 0), colors, unit);
    } else if (layers[layer]) {
      const { a } = layers[layer];
      const { width, values } = partOf(a, store.layers.value[layer]?.output ?? [a.length], unit);
      paintSigned(canvas, width, values, colors, largest(a));
    }
  };
}
