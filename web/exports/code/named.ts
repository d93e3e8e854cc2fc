import type { WrittenLayer } from "../lines/written.ts";
import type { Model } from "../model.ts";
import type { NamedArray } from "../npz.ts";

/** A layer with the name that it has in the code: its kind and its number among those of its kind. */
export interface NamedLayer extends WrittenLayer {
  name: string;
  /** From 1, as on the page. */
  place: number;
}

export function namedLayers(layers: readonly WrittenLayer[]): NamedLayer[] {
  const counts = new Map<string, number>();
  return layers.map((layer, i) => {
    const { kind } = layer.shape;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return { ...layer, name: `${kind}_${count}`, place: i + 1 };
  });
}

/** How the code reads an array of weights.npz. */
export const saved = (layer: NamedLayer, weight: string): string => `saved["${layer.name}.${weight}"]`;

/** The weights that a layer has; a bias that it does not have is an empty array. */
export const weightNames = ({ shape }: WrittenLayer): string[] =>
  Object.entries(shape.weights)
    .filter(([, sizes]) => sizes[0] > 0)
    .map(([name]) => name);

/** The numbers in the network's precision. */
const inPrecision = ({ experiment }: Model, values: ArrayLike<number>): Float32Array | Float64Array =>
  experiment.precision === "float64" ? Float64Array.from(values) : Float32Array.from(values);

export function weightArrays(model: Model): NamedArray[] {
  return namedLayers(model.layers).flatMap((layer, i) =>
    weightNames(layer).map((weight) => ({
      name: `${layer.name}.${weight}`,
      shape: layer.shape.weights[weight],
      values: inPrecision(model, model.parameters[i][weight]),
    })),
  );
}
