import type { Shape, TrainedRun } from "./compute.ts";
import { grid, sizeWithin } from "./grid.ts";
import type { DecisionMap } from "./protocol.ts";

/** About as many multiplications as one map may cost. */
const MAP_MULTIPLICATIONS = 4e7;
const MAP_SIZES = { training: [16, 96], still: [24, 128] } as const;
const CURVE_SIZE = 240;

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
