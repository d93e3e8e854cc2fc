import type { LayerSpec } from "../engine/types.ts";

/** What a layer has, whatever its kind. */

/** Units of its own, and so a kernel. */
export const hasUnits = (layer: LayerSpec | undefined): boolean => layer?.units !== undefined;

/** A window that it moves over maps. */
export const hasWindow = (layer: LayerSpec): boolean =>
  layer.kernel_size !== undefined || layer.pool_size !== undefined;

export const hasActivation = (layer: LayerSpec | undefined): boolean =>
  hasUnits(layer) || layer?.activation !== undefined;

/** How many numbers each layer gives: its units, or as many as it reads. */
export function outputSizes(features: number, layers: readonly LayerSpec[]): number[] {
  let size = features;
  return layers.map(({ units }) => (size = units ?? size));
}

/** The last of these layers that has units; -1 if there is none. */
const lastWithUnits = (layers: readonly LayerSpec[]): number => layers.map(hasUnits).lastIndexOf(true);

/** The layer whose units are the network's outputs. */
export const outputIndex = lastWithUnits;

/** That layer if it has units, else the nearest that has, the ones before it first. */
export function nearestWithUnits(layers: readonly LayerSpec[], index: number): number {
  const before = lastWithUnits(layers.slice(0, index + 1));
  return before >= 0 ? before : layers.findIndex(hasUnits);
}

/** Reads a sequence step by step. */
export const hasSteps = (layer: LayerSpec | undefined): boolean => layer?.return_sequences !== undefined;

/** Reads them from the last to the first, too. */
export const readsBothWays = (layer: LayerSpec | undefined): boolean =>
  layer?.bidirectional !== undefined && layer.bidirectional !== "none";

/** The last of these layers that reads steps; -1 if there is none. */
export const lastWithSteps = (layers: readonly LayerSpec[]): number => layers.map(hasSteps).lastIndexOf(true);

/** Keeps moving statistics of what it reads, by which the page's numbers are computed. */
export const hasMovingStatistics = (layer: LayerSpec | undefined): boolean => layer?.momentum !== undefined;
