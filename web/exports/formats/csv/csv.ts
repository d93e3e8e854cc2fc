import { type Format, textFile } from "../../format.ts";
import type { Model } from "../../model.ts";

/** The indices of an array's numbers, row-major. */
function* indicesOf(shape: readonly number[]): Generator<number[]> {
  const [size, ...rest] = shape;
  for (let i = 0; i < size; i++)
    if (rest.length === 0) yield [i];
    else for (const indices of indicesOf(rest)) yield [i, ...indices];
}

/** As many columns of indices as the array of most axes has. */
function rows({ layers, parameters }: Model): string[] {
  const shapes = layers.map(({ shape }) => Object.entries(shape.weights));
  const axes = Math.max(1, ...shapes.flatMap((weights) => weights.map(([, shape]) => shape.length)));
  const heads = Array.from({ length: axes }, (_, axis) => `index ${axis + 1}`);
  const cells = shapes.flatMap((weights, layer) =>
    weights.flatMap(([name, shape]) => {
      const values = parameters[layer][name];
      return Array.from(indicesOf(shape), (indices, i) => {
        const places = heads.map((_, axis) => (axis < indices.length ? indices[axis] + 1 : ""));
        return [layer + 1, layers[layer].shape.kind, name, ...places, values[i]];
      });
    }),
  );
  return [["layer", "kind", "weight", ...heads, "value"], ...cells].map((row) => row.join(","));
}

/** The weights as a table: a line a number, with its layer, its name and its place, counted from 1 as on the page. */
export const csv: Format = {
  id: "csv",
  refusals: () => [],
  files: (model) => [textFile("weights.csv", "text/csv", `${rows(model).join("\r\n")}\r\n`)],
};
