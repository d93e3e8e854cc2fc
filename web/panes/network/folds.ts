import type { LayerSpec } from "../../engine/types.ts";
import { isEqual } from "../../platform/equal.ts";

/**
 * The layers that are shown where there is no room for all: those from `from` to before `to`, and those from `output` on.
 * The layers before them, and those between them and the output, are folded into one column each.
 */
export interface Run {
  from: number;
  to: number;
  output: number;
}

/** Whether the graph has room for its columns while a run is shown. */
export type Fits = (run: Run) => boolean;

export const isFolded = ({ from, to, output }: Run, layer: number): boolean =>
  layer < from || (layer >= to && layer < output);

/** The folded layers whose column stands at the place of this layer, the first of them: how many they are. */
export function foldAt({ from, to, output }: Run, layer: number): number {
  if (layer === 0) return from;
  return layer === to ? output - to : 0;
}

/** As many layers as there is room for from one on, at least this one; where the last is among them, also some before. */
export function runFrom(first: number, output: number, fits: Fits): Run {
  const from = Math.max(0, Math.min(first, output - 1));
  const run = { from, to: from + 1, output };
  while (run.to < output && fits({ ...run, to: run.to + 1 })) run.to++;
  while (run.from > 0 && fits({ ...run, from: run.from - 1 })) run.from--;
  return run;
}

/** With which layer a run begins that shows a folded one: first if it is after those shown, else last. */
export function firstToShow(layer: number, run: Run, fits: Fits): number {
  if (layer >= run.to) return layer;
  let from = layer;
  while (from > 0 && fits({ ...run, from: from - 1, to: layer + 1 })) from--;
  return from;
}

/** The first layer that differs from before; of another stack, the first of all. */
export function changedLayer(before: readonly LayerSpec[], layers: readonly LayerSpec[]): number | undefined {
  if (Math.abs(layers.length - before.length) > 1) return 0;
  const index = layers.findIndex((layer, i) => !isEqual(layer, before[i]));
  return index < 0 ? undefined : index;
}
