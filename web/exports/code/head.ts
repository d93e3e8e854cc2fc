import type { Model } from "../model.ts";

/** What the file is, the link of its experiment, and what it needs. */
export function head({ experiment, link }: Model, needs: string): string[] {
  const { data, layers } = experiment;
  const count = layers.length === 1 ? "1 layer" : `${layers.length} layers`;
  return [
    `"""A network of ${count} for the data "${data.name}", with its weights, from Activation Playground.`,
    "",
    ...(link ? [`Experiment: ${link}`] : []),
    `Needs ${needs}.`,
    '"""',
    "",
  ];
}
