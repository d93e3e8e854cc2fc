/** How far an example is moved by hand, in cells, and the example as it was before; null: none is moved. */
export interface Moved {
  readonly example: readonly number[] | null;
  readonly right: number;
  readonly down: number;
}

export const UNMOVED: Moved = { example: null, right: 0, down: 0 };

/** A cell of a map, and the channel of the map before whose numbers are written out. Indices of stages, not of layers. */
export interface Cell {
  readonly stage: number;
  readonly filter: number;
  readonly row: number;
  readonly column: number;
  readonly channel: number;
}

export const VIEWS = ["maps", "counts", "move"] as const;

/** What the panel shows, the cell that it explains, and where the example was moved to. */
export interface ConvolutionState extends Moved {
  readonly shown: (typeof VIEWS)[number];
  /** The cell that is looked at; null: none was chosen yet. */
  readonly cell: Cell | null;
}
