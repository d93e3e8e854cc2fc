import {
  added,
  distance,
  erased,
  moved,
  nearest,
  spots,
  spray,
  within,
  type Given,
  type Spot,
} from "../../../data/drawing.ts";
import type { CustomData } from "../../../engine/types.ts";
import type { Drawing } from "../../../state/view-state.ts";

/** Lengths as shares of half the map's side. */
export const SPRAY_RADIUS = 0.14;
export const ERASER_RADIUS = 0.08;
const REACH = 0.12;
const APART = 0.04;
const SPRAYED = 4;

/** How the map shows data. */
export interface Plane {
  extent: number;
  /** The value at the top of a curve's map. */
  scale: number;
  columns: number;
  isCurve: boolean;
}

/** The input columns at a place on the map. */
export const placeAt = ({ columns, extent }: Plane, [x, y]: Spot): number[] =>
  (columns === 1 ? [x] : [x, y]).map((value) => value * extent);

/** The row that the move tool picks up. */
export const pickedUp = (data: CustomData, spot: Spot, { extent, scale }: Plane): number | null =>
  nearest(spots(data, extent, scale), spot, REACH);

/** The data after the tool was used at a place; `carried` is the row being moved. */
export function useTool(
  data: CustomData,
  spot: Spot,
  { tool, spray: sprays }: Drawing,
  plane: Plane,
  carried: number | null,
  target: (spot: Spot) => Given,
): CustomData {
  if (tool === "move") {
    if (carried === null) return data;
    return moved(data, carried, placeAt(plane, spot), plane.isCurve ? spot[1] * plane.scale : undefined);
  }
  if (tool === "erase") return without(data, within(spots(data, plane.extent, plane.scale), spot, ERASER_RADIUS));
  const places = sprays ? spray(spot, SPRAY_RADIUS, SPRAYED) : [spot];
  return added(
    data,
    places.map((place) => ({ place: placeAt(plane, place), given: target(place) })),
  );
}

/** The data without the row nearest to a place. */
export function withoutNearest(data: CustomData, spot: Spot, { extent, scale }: Plane): CustomData {
  const row = nearest(spots(data, extent, scale), spot);
  return without(data, new Set(row === null ? [] : [row]));
}

function without(data: CustomData, rows: Set<number>): CustomData {
  return rows.size > 0 && data.inputs.length > 1 ? erased(data, rows) : data;
}

/** Places at equal distances on the way from one place to another, so that a fast stroke leaves no gaps. */
export function stroke(from: Spot, to: Spot): Spot[] {
  const length = distance(to, from);
  const count = Math.floor(length / APART);
  return Array.from({ length: count }, (_, i) => {
    const share = ((i + 1) * APART) / length;
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  });
}
