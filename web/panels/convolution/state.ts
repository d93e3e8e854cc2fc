/** How far an example is moved by hand, in cells, and the example as it was before; null: none is moved. */
export interface Moved {
  readonly example: readonly number[] | null;
  readonly right: number;
  readonly down: number;
}

export const UNMOVED: Moved = { example: null, right: 0, down: 0 };

export const VIEWS = ["maps", "counts", "move"] as const;

/** What the panel shows, and where the example was moved to. */
export interface ConvolutionState extends Moved {
  readonly shown: (typeof VIEWS)[number];
}
