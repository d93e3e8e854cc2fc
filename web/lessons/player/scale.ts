import type { NumberGuess } from "../lesson.ts";

const DIGITS = 3;

/** A scale on which a number is guessed: places from 0 to 1 and their values, with few digits. */
export function guessScale({ low, high, scale }: Pick<NumberGuess, "low" | "high" | "scale">) {
  const isLog = scale === "log" && low > 0;
  const [from, to] = isLog ? [Math.log(low), Math.log(high)] : [low, high];
  const inside = (value: number) => Math.min(high, Math.max(low, value));
  const rounded = (value: number) => {
    if (isLog) return Number(value.toPrecision(DIGITS - 1));
    const unit = 10 ** (Math.floor(Math.log10(high - low)) - DIGITS + 1);
    return Number((Math.round(value / unit) * unit).toPrecision(12));
  };
  const valueAt = (place: number) => {
    const value = from + place * (to - from);
    return inside(rounded(isLog ? Math.exp(value) : value));
  };
  const placeOf = (value: number) => ((isLog ? Math.log(inside(value)) : inside(value)) - from) / (to - from);
  return { valueAt, placeOf, middle: valueAt(0.5) };
}
