import type { End } from "../../charts/graph.ts";
import type { Column } from "./columns.ts";
import { isFolded, runFrom, type Fits, type Run } from "./folds.ts";
import {
  columnCenters,
  columnTracks,
  columnWidths,
  endsOf,
  leastWidth,
  pictureSide,
  sourceOf,
  type Ends,
} from "./graph.ts";
import type { Drawing } from "./links.ts";

/** The least width of a column with controls, in the page and in a narrow one, and of one without. */
const COLUMN = 104;
const NARROW_COLUMN = 88;
const COMPACT_COLUMN = 46;

/** What is to be shown: the columns of all layers, in `room` pixels, 0 while unknown. */
export interface Subject {
  inputs: readonly End[];
  columns: readonly Column[];
  /** The index of the output layer. */
  output: number;
  room: number;
  /** Whether the graph stands in a narrow page. */
  inline: boolean;
  /** The layer from which on layers are shown if there is no room for all. */
  first: number;
}

/** Which columns are shown, and where. */
export interface Layout extends Drawing {
  ends: Ends;
  run: Run;
  fits: Fits;
  /** Columns too narrow for controls, which then stand in the menu of a layer. */
  compact: boolean;
  /** Widths in pixels: the least one, and that of the graph. */
  least: number;
  width: number;
  tracks: string;
}

/** Columns lose their controls where these have no room, and layers are folded where there is no room for the columns. */
export function layOut({ inputs, columns: all, output, room, inline, first }: Subject): Layout {
  const allEnds = endsOf(inputs, all);
  const whole = { from: 0, to: output, output };
  const leastOf = (run: Run, column: number) => leastWidth(columnWidths(allEnds, run), column);
  const withControls = inline ? NARROW_COLUMN : COLUMN;
  const compact = room > 0 && room < leastOf(whole, withControls);
  const fits = (run: Run) => !compact || leastOf(run, COMPACT_COLUMN) <= room;
  const run = fits(whole) ? whole : runFrom(first, output, fits);
  const columns = foldedColumns(all, allEnds, run);
  const ends = endsOf(inputs, columns);
  const widths = columnWidths(ends, run);
  const least = leastWidth(widths, compact ? COMPACT_COLUMN : withControls);
  const width = room && Math.max(room, least);
  const centers = columnCenters(widths, width);
  const side = pictureSide(width ? centers[0] : Infinity);
  return { inputs, columns, ends, run, fits, compact, least, width, tracks: columnTracks(widths), centers, side };
}

/** Folded layers have no nodes, and no weight leads from them to the node of another. */
function foldedColumns(columns: readonly Column[], ends: Ends, run: Run): readonly Column[] {
  return columns.map((column, layer) => {
    if (isFolded(run, layer)) return { ...column, nodes: [], linked: false };
    return { ...column, linked: column.linked && !isFolded(run, Math.max(0, sourceOf(ends, layer) - 1)) };
  });
}
