import type { View } from "../../ui/view.ts";
import type { Cell } from "./state.ts";
import type { MapShape, Stage } from "./stages.ts";

/** "6 × 6 × 8"; of steps × channels without the one row, of single cells the channels alone. */
export const sizeText = (shape: MapShape): string => sizesOf(shape).join(" × ");

function sizesOf({ rows, columns, channels }: MapShape): number[] {
  if (rows > 1) return [rows, columns, channels];
  return columns > 1 ? [columns, channels] : [channels];
}

export function filterName(view: View, { reading }: Stage, filter: number): string {
  const isFilter = reading === "sum";
  return view.text(isFilter ? "convolution-filter" : "convolution-channel", { number: filter + 1 });
}

export const placeText = (view: View, { rows }: MapShape, { row, column }: Cell): string =>
  rows === 1
    ? view.text("convolution-step", { step: column + 1 })
    : view.text("convolution-place", { row: row + 1, column: column + 1 });
