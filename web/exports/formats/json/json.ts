import { type Format, textFile } from "../../format.ts";
import type { Model } from "../../model.ts";

const isNegativeZero = (value: unknown): boolean => Object.is(value, -0);

/** JSON in which -0 stays -0. */
function written(value: unknown): string {
  if (typeof value === "number") return isNegativeZero(value) ? "-0" : String(value);
  if (ArrayBuffer.isView(value)) return numbers(Array.from(value as Float64Array));
  if (Array.isArray(value)) return value.every(Number.isFinite) ? numbers(value) : `[${value.map(written).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${entries(value).join(",")}}`;
}

const numbers = (values: number[]): string =>
  values.some(isNegativeZero) ? `[${values.map(written).join(",")}]` : JSON.stringify(values);

const entries = (value: object): string[] =>
  Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${written(item)}`);

const lines = (items: readonly string[]): string => items.map((item) => `  ${item}`).join(",\n");

/** A line a key, a layer and an array of weights. */
function text({ experiment, parameters }: Model): string {
  const layers = `"layers":[\n${lines(experiment.layers.map(written))}\n]`;
  const weights = parameters.map((layer) =>
    Object.keys(layer).length > 0 ? `{\n${lines(entries(layer))}\n}` : "null",
  );
  const others = Object.entries(experiment).map(([key, value]) =>
    key === "layers" ? layers : entries({ [key]: value })[0],
  );
  return `{\n${[...others, `"parameters":[${weights.join(",")}]`].join(",\n")}\n}\n`;
}

/** The experiment with its weights: every number reads back as the same bits. Stored data stays a reference. */
export const json: Format = {
  id: "json",
  refusals: () => [],
  files: (model) => [textFile("experiment.json", "application/json", text(model))],
};
