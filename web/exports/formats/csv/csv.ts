import { type Format, textFile } from "../../format.ts";
import type { Model } from "../../model.ts";

const END = "\r\n";

/** A line for each number of an array, row-major. `head` and `tail` are the cells before and after its indices. */
function linesOf(values: ArrayLike<number>, shape: readonly number[], head: string, tail: string): string {
  const lines: string[] = [];
  const walk = (axis: number, before: string): void => {
    const isLast = axis === shape.length - 1;
    for (let i = 1; i <= shape[axis]; i++)
      if (isLast) lines.push(`${before},${i}${tail},${values[lines.length]}`);
      else walk(axis + 1, `${before},${i}`);
  };
  walk(0, head);
  return lines.map((line) => line + END).join("");
}

/** As many columns of indices as the array of most axes has. */
function table({ layers, parameters }: Model): string {
  const shapes = layers.map(({ shape }) => Object.entries(shape.weights));
  const axes = Math.max(1, ...shapes.flatMap((weights) => weights.map(([, shape]) => shape.length)));
  const heads = Array.from({ length: axes }, (_, axis) => `index ${axis + 1}`);
  const lines = shapes.flatMap((weights, layer) =>
    weights.flatMap(([name, shape]) => {
      const head = `${layer + 1},${layers[layer].shape.kind},${name}`;
      return linesOf(parameters[layer][name], shape, head, ",".repeat(axes - shape.length));
    }),
  );
  return [["layer", "kind", "weight", ...heads, "value"].join(","), END, ...lines].join("");
}

/** The weights as a table: a line a number, with its layer, its name and its place, counted from 1 as on the page. */
export const csv: Format = {
  id: "csv",
  refusals: () => [],
  files: (model) => [textFile("weights.csv", "text/csv", table(model))],
};
