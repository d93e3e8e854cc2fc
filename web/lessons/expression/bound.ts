import { boundFor } from "../play/summary.ts";
import type { Value } from "./evaluate.ts";

/** The margin of a bound, relative to the value. */
const SHARE_OF_ROOM = 0.1;
/** Digits of a value that another one is to be near. */
const DIGITS = 3;

const quoted = (text: string) => (text.includes('"') ? [] : [`"${text}"`]);

function ofNumber(path: string, value: number): string[] {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? [] : [`not finite(${path})`];
  if (Number.isInteger(value)) return [`${path} == ${value}`, `${path} >= ${value}`, `${path} <= ${value}`];
  const room = Math.abs(value) * SHARE_OF_ROOM;
  const near = Number(value.toPrecision(DIGITS));
  return [
    `${path} >= ${boundFor(">=", value - room)}`,
    `${path} <= ${boundFor("<=", value + room)}`,
    `near(${path}, ${near}, ${Number(room.toPrecision(1))})`,
  ];
}

/** Conditions on the fact at a path that hold for its present value, with a margin of a tenth; [] for lists. */
export function boundsOf(path: string, value: Value): string[] {
  if (typeof value === "number") return ofNumber(path, value);
  if (typeof value === "boolean") return [value ? path : `not ${path}`];
  return typeof value === "string" ? quoted(value).map((text) => `${path} == ${text}`) : [];
}
