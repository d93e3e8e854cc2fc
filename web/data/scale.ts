/** Scales for columns of numbers: "standard" to mean 0 and standard deviation 1, "unit" from 0 to 1. */
export type Scale = "standard" | "unit" | "none";

export const isConstant = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

/** A factor small enough that no difference overflows; a power of two, so it is exact. */
const PART = 0.25;

const greatest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Differences from the first value are taken first, to keep the digits of values close together. */
function standard(values: readonly number[]): (value: number) => number {
  const from = PART * values[0];
  const size = greatest(values.map((value) => PART * value - from));
  const distance = (value: number) => (PART * value - from) / size;
  const distances = values.map(distance);
  const mean = meanOf(distances);
  const deviation = Math.sqrt(meanOf(distances.map((value) => (value - mean) ** 2)));
  return (value) => (distance(value) - mean) / deviation;
}

function unit(values: readonly number[]): (value: number) => number {
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
  return (value) => (PART * value - PART * least) / (PART * most - PART * least);
}

/** Offset and factor of a scale from numbers before and after it: after = (before − offset) · factor. */
export function scaleFrom(before: readonly number[], after: readonly number[]): readonly [number, number] {
  let [low, high] = [0, 0];
  before.forEach((value, i) => {
    if (value < before[low]) low = i;
    if (value > before[high]) high = i;
  });
  if (before[low] === before[high]) return [0, 1];
  const factor = (after[high] - after[low]) / (before[high] - before[low]);
  return [before[low] - after[low] / factor, factor];
}

/** The scale of a column from its values; a constant column is not scaled. */
export function scaling(values: readonly number[], scale: Scale): (value: number) => number {
  if (scale === "none" || isConstant(values)) return (value) => value;
  return scale === "unit" ? unit(values) : standard(values);
}
