import { hasWindow } from "../../experiment/layers.ts";
import { sizesOf, type WrittenLayer } from "./written.ts";

/** How a layer's window lies on its input, one entry an axis, rows first. */
export interface WindowAxes {
  size: readonly number[];
  strides: readonly number[];
  dilation: readonly number[];
  /** Cells added before and after. */
  before: readonly number[];
  after: readonly number[];
}

export function windowOf({ layer, shape }: WrittenLayer): WindowAxes | null {
  if (!hasWindow(layer)) return null;
  const axes = shape.input.length - 1;
  const each = (sizes: readonly number[]) => Array.from({ length: axes }, (_, axis) => sizes[axis] ?? sizes[0]);
  const [size, strides, dilation] = [
    each(sizesOf(layer.kernel_size ?? layer.pool_size)),
    each(sizesOf(layer.strides)),
    each(sizesOf(layer.dilation_rate)),
  ];
  const reach = size.map((cells, axis) => (cells - 1) * dilation[axis] + 1);
  const added = reach.map((cells, axis) =>
    Math.max((shape.output[axis] - 1) * strides[axis] + cells - shape.input[axis], 0),
  );
  if (layer.padding === "causal") {
    const before = reach.map((cells) => cells - 1);
    return { size, strides, dilation, before, after: added.map((cells, axis) => Math.max(cells - before[axis], 0)) };
  }
  const total = layer.padding === "same" ? added : added.map(() => 0);
  const before = total.map((cells) => Math.floor(cells / 2));
  return { size, strides, dilation, before, after: total.map((cells, axis) => cells - before[axis]) };
}

/** As many cells before as after, along every axis. */
export const isEven = ({ before, after }: WindowAxes): boolean => before.every((cells, axis) => cells === after[axis]);

export const isPadded = ({ before, after }: WindowAxes): boolean => [...before, ...after].some((cells) => cells > 0);

/** The second argument of PyTorch's pad: the last axis first. */
export const padding = ({ before, after }: WindowAxes): string =>
  `(${before
    .map((cells, axis) => `${cells}, ${after[axis]}`)
    .reverse()
    .join(", ")})`;
