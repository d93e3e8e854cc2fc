import type { Model } from "../model.ts";

/** Nothing in an address ends the text around it. */
export const safeLink = (link: string): string => link.replaceAll(/["\\\s<>()]/g, (letter) => `%${hex(letter)}`);

const hex = (letter: string): string => letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");

/** What the file is, the link of its experiment, and what it needs. */
export function head({ experiment, link }: Model, needs: string): string[] {
  const { data, layers } = experiment;
  const count = layers.length === 1 ? "1 layer" : `${layers.length} layers`;
  return [
    `"""A network of ${count} for the data "${data.name}", with its weights, from Activation Playground.`,
    "",
    ...(link ? [`Experiment: ${safeLink(link)}`] : []),
    `Needs ${needs}.`,
    '"""',
    "",
  ];
}
