import type { Texts } from "../i18n/texts.ts";

/** A number that may not be known yet: a dash stands for it. */
export const known = (value: number | undefined, write: (value: number) => string): string =>
  value !== undefined && Number.isFinite(value) ? write(value) : "–";

export const knownExactly = (texts: Texts, value: number | undefined): string =>
  known(value, (value) => texts.exact(value));
