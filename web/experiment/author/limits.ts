import type { Config } from "../../engine/types.ts";

export const LIMITED = ["layers", "units", "step"] as const;
export type Limited = (typeof LIMITED)[number];

/** The most hidden layers, units of a hidden layer, and training steps; absent: as many as the engine allows. */
export type Limits = Readonly<Partial<Record<Limited, number>>>;

/** A limit that an experiment exceeds, with the place in it. */
export interface Exceeded {
  path: string;
  limit: number;
  found: number;
}

/** The output layer is not counted: it follows from the data. */
export function exceeded(limits: Limits, { layers = [] }: Pick<Config, "layers">): Exceeded[] {
  const hidden = layers.slice(0, -1);
  const found: Exceeded[] = [];
  const { layers: most = Infinity, units = Infinity } = limits;
  if (hidden.length > most) found.push({ path: "layers", limit: most, found: hidden.length });
  hidden.forEach((layer, i) => {
    if ((layer.units ?? 0) > units) found.push({ path: `layers[${i}].units`, limit: units, found: layer.units! });
  });
  return found;
}
