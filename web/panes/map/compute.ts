import type { Compute, Shape, TrainedRun } from "../../experiment/compute.ts";
import type { DecisionMap } from "../../experiment/protocol.ts";
import { firstShown, pictureSide } from "../../experiment/pictures.ts";
import { grid, sizeWithin } from "../../experiment/grid.ts";

const MAP_MULTIPLICATIONS = 4e7;
const MAP_SIZES = { training: [16, 96], still: [24, 128] } as const;
const CURVE_SIZE = 240;
const GALLERY_MULTIPLICATIONS = 2e7;

/** The outputs over the inputs' extent; undefined for more than two input columns. */
export function decisionMap(
  { trainer, parameterCount }: Pick<TrainedRun, "trainer" | "parameterCount">,
  { columns, outputs }: Shape,
  extent: number,
  still: boolean,
): DecisionMap | undefined {
  if (columns > 2) return undefined;
  const sizes = still ? MAP_SIZES.still : MAP_SIZES.training;
  const size = columns === 1 ? CURVE_SIZE : sizeWithin(MAP_MULTIPLICATIONS, parameterCount, sizes);
  return { size, columns, outputs, values: trainer.predict(grid(size, columns, extent)) };
}

export const computeMap: Compute<"map"> = (subject, { still }) => {
  const map = decisionMap(subject, subject.data, subject.catalog.extent, still);
  if (map) subject.transferred(map.values);
  return map;
};

/** The outputs for the first pictures shown, as many as are computed quickly. */
export const computeGallery: Compute<"gallery"> = ({ data, parameterCount, trainer }) => {
  const { inputs, rows, columns, outputs } = data;
  if (!pictureSide(columns)) return undefined;
  const first = firstShown(data);
  const shown = Math.min(rows - first, Math.max(1, Math.floor(GALLERY_MULTIPLICATIONS / parameterCount)));
  return { first, outputs, values: trainer.predict(inputs.subarray(first * columns, (first + shown) * columns)) };
};
