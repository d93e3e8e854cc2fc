import type { Texts } from "../../i18n/texts.ts";

/** A value in few digits, for lists and sums. */
export function short(texts: Texts, value: number): string {
  const size = Math.abs(value);
  if (size >= 1000) return texts.number(value, { notation: "scientific", maximumFractionDigits: 0 });
  const digits = size < 10 ? 2 : size < 100 ? 1 : 0;
  return texts.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
