import type { Stage } from "./stages.ts";
import type { Cell } from "./state.ts";

const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));

/** The cell, or the nearest that there is. */
export function cellIn(stages: readonly Stage[], cell: Cell): Cell {
  const stage = within(cell.stage, stages.length);
  const { input, output } = stages[stage];
  return {
    stage,
    filter: within(cell.filter, output.channels),
    row: within(cell.row, output.rows),
    column: within(cell.column, output.columns),
    channel: within(cell.channel, input.channels),
  };
}

/** The cell to begin with: in the middle of a stage's map. */
export function middleOf(stages: readonly Stage[], stage: number, filter: number): Cell {
  const { output } = stages[stage];
  const middle = (count: number) => Math.floor((count - 1) / 2);
  return { stage, filter, row: middle(output.rows), column: middle(output.columns), channel: 0 };
}

/** Where the cell's number stands among those of its map, row-major. */
export const numberOf = ({ output }: Stage, { row, column, filter }: Cell): number =>
  (row * output.columns + column) * output.channels + filter;
