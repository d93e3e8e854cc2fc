import { hasUnits, outputSizes } from "../../experiment/layers.ts";
import type { Compute } from "../../experiment/compute.ts";
import type { LayerParameters } from "../../engine/types.ts";
import { activationOf } from "../../experiment/experiment.ts";
import type { Collapsed } from "./types.ts";

const INPUTS_SHOWN = 16;

interface Affine {
  /** rows × columns, row-major. */
  kernel: Float64Array;
  bias: Float64Array;
  rows: number;
  columns: number;
}

export const compute: Compute<"collapse"> = ({ catalog, config, parameters }) => {
  const layers = config.layers!;
  const linear = layers.map((layer) => hasUnits(layer) && (activationOf(catalog, layer.activation)?.identity ?? false));
  return collapse(linear, parameters(), outputSizes(config.features!.length, layers), INPUTS_SHOWN);
};

/** For each chain of layers in which all but the last are linear: the affine map from its input to its last z. */
export function collapse(
  linear: readonly boolean[],
  parameters: readonly LayerParameters[],
  units: readonly number[],
  most: number,
): Collapsed[] {
  const isThere = parameters.map(({ kernel }) => kernel !== undefined);
  return chains(linear, isThere).map(([from, to]) => {
    const layers = parameters.slice(from, to + 1).map((layer, i) => affine(layer, units[from + i]));
    const shown = {
      ...layers[0],
      kernel: layers[0].kernel.subarray(0, Math.min(layers[0].rows, most) * layers[0].columns),
    };
    const { kernel, bias, columns } = layers.slice(1).reduce(after, shown);
    const held = layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0);
    return { from, to, inputs: layers[0].rows, units: columns, kernel, bias, held };
  });
}

/** The first and last layer of each chain. A layer without a kernel ends it. */
function chains(linear: readonly boolean[], isThere: readonly boolean[]): [number, number][] {
  const result: [number, number][] = [];
  for (let from = 0; from < linear.length; from++) {
    let to = from;
    while (to < linear.length - 1 && linear[to] && isThere[to + 1]) to++;
    if (to > from) result.push([from, to]);
    from = to;
  }
  return result;
}

function affine({ kernel = [], bias }: LayerParameters, columns: number): Affine {
  return {
    kernel: Float64Array.from(kernel),
    bias: bias?.length ? Float64Array.from(bias) : new Float64Array(columns),
    rows: kernel.length / columns,
    columns,
  };
}

/** (x·W₁ + b₁)·W₂ + b₂ = x·(W₁W₂) + (b₁W₂ + b₂). */
function after(first: Affine, second: Affine): Affine {
  const bias = product(first.bias, second).map((value, i) => value + second.bias[i]);
  return { kernel: product(first.kernel, second), bias, rows: first.rows, columns: second.columns };
}

function product(values: Float64Array, { kernel, rows: inner, columns }: Affine): Float64Array {
  const result = new Float64Array((values.length / inner) * columns);
  for (let row = 0; row < values.length / inner; row++) {
    for (let i = 0; i < inner; i++) {
      const value = values[row * inner + i];
      for (let column = 0; column < columns; column++)
        result[row * columns + column] += value * kernel[i * columns + column];
    }
  }
  return result;
}
