import type { Config, LayerParameters } from "../../engine/types.ts";

/** Programs of Windows take an address of at most 32,767 characters from another one: a longer link opens from no mail or chat. */
export const MOST_LINK = 32_000;
/** Chats cut longer ones. */
export const MOST_CHAT_LINK = 2000;

const LEAST_DIGITS = 6;
const MOST_DIGITS = 9;

/** The shortest decimal that reads as the same float32, if the number is one. */
function shortest(value: number): number {
  if (Math.fround(value) !== value) return value;
  for (let digits = LEAST_DIGITS; digits < MOST_DIGITS; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(MOST_DIGITS));
}

/** The experiment that begins with these weights, which are written as short as they can be. */
export function withWeights(config: Config, layers: readonly LayerParameters[]): Config {
  const write = config.precision === "float32" ? shortest : (value: number) => value;
  const parameters = layers.map((layer) =>
    Object.fromEntries(Object.entries(layer).map(([name, values]) => [name, Array.from(values, write)])),
  );
  return { ...config, parameters };
}
