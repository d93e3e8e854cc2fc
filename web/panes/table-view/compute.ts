import type { LayerSummary } from "../../experiment/protocol.ts";
import type { LayerParameters } from "../../engine/types.ts";
import { corner } from "../../experiment/grid.ts";

/** A summary of a layer's weights: count, range, and those of the first `most` inputs and units. */
export function summarize({ kernel = [], bias, alpha }: LayerParameters, units: number, most: number): LayerSummary {
  const [inputs, shown] = [units && kernel.length / units, Math.min(units, most)];
  let [least, greatest] = kernel.length > 0 ? [Infinity, -Infinity] : [0, 0];
  for (let i = 0; i < kernel.length; i++) {
    least = Math.min(least, kernel[i]);
    greatest = Math.max(greatest, kernel[i]);
  }
  return {
    count: kernel.length + (bias?.length ?? 0) + (alpha?.length ?? 0),
    inputs,
    units,
    least,
    greatest,
    shown,
    kernel: corner(kernel, units, Math.min(inputs, most), shown),
    ...(bias?.length ? { bias: Float64Array.from(bias.slice(0, shown)) } : {}),
  };
}
