import { LIMITED, type Limited, type Limits } from "./limits.ts";

const LIMIT = /^([a-z]+)(?:<=|≤)(\d{1,9})$/;

/** Reads `layers<=2 units<=8 step<=2000`. A text that is not a limit is returned as `unknown`. */
export function readLimits(text: string): { limits: Limits; unknown?: string } {
  const limits: Partial<Record<Limited, number>> = {};
  for (const part of text
    .replaceAll(/\s*(<=|≤)\s*/g, "$1")
    .split(/[\s,]+/)
    .filter(Boolean)) {
    const [, name, most] = LIMIT.exec(part) ?? [];
    const limited = LIMITED.find((known) => known === name);
    if (!limited) return { limits, unknown: part };
    limits[limited] = Number(most);
  }
  return { limits };
}
