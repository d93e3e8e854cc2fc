/** Checks of untrusted values. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isFiniteNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Ranges of the finite numbers of each precision. */
export const FLOAT32 = [-(2 - 2 ** -23) * 2 ** 127, (2 - 2 ** -23) * 2 ** 127] as const;
export const FLOAT64 = [-Number.MAX_VALUE, Number.MAX_VALUE] as const;
