import type { SpaceRequest } from "./types.ts";

/** The two chosen units, or the first two if the layer has fewer. */
export const axesOf = ({ x, y }: SpaceRequest, units: number): [number, number] =>
  x < units && y < units ? [x, y] : [0, 1];
