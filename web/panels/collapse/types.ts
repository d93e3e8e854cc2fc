/** The layers `from` to `to` as one affine map: z of the last is x·W + b, where x is the input of the first. */
export interface Collapsed {
  from: number;
  to: number;
  inputs: number;
  units: number;
  /** The first inputs × units, row-major. */
  kernel: Float64Array;
  bias: Float64Array;
  /** The number of parameters that the layers hold. */
  held: number;
}

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    collapse: Collapsed[];
  }
}
