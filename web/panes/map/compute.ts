import type { Trainer } from "../../engine/types.ts";
import type { Compute } from "../../experiment/compute.ts";
import { firstShown, hasGallery } from "../../experiment/pictures.ts";
import { decisionMap } from "../../experiment/decision-map.ts";

/** Training waits while the gallery is predicted. */
const GALLERY_MS = 500;

export const computeMap: Compute<"map"> = (subject, { still }) => {
  const map = decisionMap(subject, subject.data, subject.catalog.extent, still);
  if (map) subject.transferred(map.values);
  return map;
};

/** `all` if their predictions take no longer than training may wait; otherwise one, two or five times a power of ten. */
export function rowsWithin(all: number, allMs: number): number {
  if (allMs <= GALLERY_MS) return all;
  const most = Math.max(1, (all * GALLERY_MS) / allMs);
  const power = 10 ** Math.floor(Math.log10(most));
  return power * [5, 2, 1].find((times) => times * power <= most)!;
}

/** The rows in the gallery of each run: their number stays, however long later passes take. */
const galleryRows = new WeakMap<Trainer, number>();

/** The outputs for the test images or sequences, or for all if none are for testing. */
export const computeGallery: Compute<"gallery"> = ({ data, passMs, predictions, trainer }) => {
  const { rows, shape, outputs } = data;
  if (!hasGallery(shape)) return undefined;
  const first = firstShown(data);
  const all = rows - first;
  const count = galleryRows.get(trainer) ?? rowsWithin(all, (passMs * all) / rows);
  galleryRows.set(trainer, count);
  const values = predictions(first, count);
  return values && { first, outputs, values };
};
