import type { Compute } from "../../experiment/compute.ts";
import { inputRows } from "../../experiment/inputs.ts";
import { firstShown, hasGallery } from "../../experiment/pictures.ts";
import { decisionMap } from "../../experiment/decision-map.ts";

const GALLERY_MULTIPLICATIONS = 2e7;

export const computeMap: Compute<"map"> = (subject, { still }) => {
  const map = decisionMap(subject, subject.data, subject.catalog.extent, still);
  if (map) subject.transferred(map.values);
  return map;
};

/** The outputs for the first images or sequences, as many as are computed quickly. */
export const computeGallery: Compute<"gallery"> = ({ data, parameterCount, trainer }) => {
  const { rows, shape, outputs } = data;
  if (!hasGallery(shape)) return undefined;
  const first = firstShown(data);
  const shown = Math.min(rows - first, Math.max(1, Math.floor(GALLERY_MULTIPLICATIONS / parameterCount)));
  return { first, outputs, values: trainer.predict(inputRows(data, first, shown)) };
};
