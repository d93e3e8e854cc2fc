type Ends = readonly [from: number, to: number];

/** From numbers to places on an axis. */
export interface Scale {
  (value: number): number;
  /** The number at a place. */
  invert(place: number): number;
  /** About `count` round numbers within the domain, in its order. */
  ticks(count: number): number[];
}

/** The round step that divides the domain into about `count` parts: as a whole number, or as a whole number of steps per 1. */
function stepOf(low: number, high: number, count: number): { step: number; per: number } {
  const wanted = (high - low) / count;
  const power = Math.floor(Math.log10(wanted));
  const rest = wanted / 10 ** power;
  const factor = rest >= Math.sqrt(50) ? 10 : rest >= Math.sqrt(10) ? 5 : rest >= Math.SQRT2 ? 2 : 1;
  return power < 0 ? { step: 1, per: 10 ** -power / factor } : { step: 10 ** power * factor, per: 1 };
}

/** The least and the greatest multiple within the domain, and how to come from a multiple to its number. */
function multiples(low: number, high: number, count: number) {
  const { step, per } = stepOf(low, high, count);
  const value = (i: number) => (i * step) / per;
  const nearest = (number: number) => Math.round((number * per) / step);
  const [first, last] = [nearest(low), nearest(high)];
  return { value, first: value(first) < low ? first + 1 : first, last: value(last) > high ? last - 1 : last };
}

function linearTicks(low: number, high: number, count: number): number[] {
  if (low === high) return [low];
  const { value, first, last } = multiples(low, high, count);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => value(first + i));
}

/** The domain, widened to round numbers. */
export function widened([low, high]: Ends, count: number): [number, number] {
  let [from, to] = [low, high];
  // A wider domain may have a longer step, which widens it again.
  for (let size = 0, tries = 0; from < to && tries < 10; tries++) {
    const { step, per } = stepOf(from, to, count);
    if (step / per === size) break;
    size = step / per;
    [from, to] = [(Math.floor((from * per) / step) * step) / per, (Math.ceil((to * per) / step) * step) / per];
  }
  return [from, to];
}

/** The limits of the y axis: the range of the values, cut to `limits`, with a margin. */
export function valueEnds(
  lists: readonly ArrayLike<number>[],
  [low, high]: readonly [number, number],
): [number, number] {
  let [from, to] = [Infinity, -Infinity];
  for (const values of lists) {
    for (let i = 0; i < values.length; i++) {
      if (Number.isNaN(values[i])) continue;
      from = Math.min(from, Math.max(low, values[i]));
      to = Math.max(to, Math.min(high, values[i]));
    }
  }
  if (!(to >= from)) return [-1, 1];
  const room = (to - from) * 0.06 || 0.5;
  return [from - room, to + room];
}

/** `clamped`: numbers beyond the domain lie at its ends. */
function scale(
  [low, high]: Ends,
  [from, to]: Ends,
  clamped: boolean,
  [forth, back]: readonly [forth: (value: number) => number, back: (value: number) => number],
  ticks: Scale["ticks"],
): Scale {
  const [start, span] = [forth(low), forth(high) - forth(low)];
  const share = (value: number) => (span === 0 ? 0.5 : (forth(value) - start) / span);
  const within = (part: number) => (clamped ? Math.max(0, Math.min(1, part)) : part);
  return Object.assign((value: number) => from + within(share(value)) * (to - from), {
    invert: (place: number) => back(start + within((place - from) / (to - from)) * span),
    ticks,
  });
}

const same = (value: number) => value;

export const scaleLinear = (domain: Ends, range: Ends, clamped = false): Scale =>
  scale(domain, range, clamped, [same, same], (count) => linearTicks(...domain, count));

/** The domain is positive. */
export const scaleLog = (domain: Ends, range: Ends, clamped = false): Scale =>
  scale(domain, range, clamped, [Math.log10, (value) => 10 ** value], (count) => logTicks(...domain, count));

/** Multiples of the powers of ten, the powers alone where there are many, round numbers where there are few. */
function logTicks(low: number, high: number, count: number): number[] {
  const [from, to] = [Math.log10(low), Math.log10(high)];
  if (to - from >= count) return linearTicks(from, to, count).map((power) => 10 ** power);
  const powers = Array.from({ length: Math.ceil(to) - Math.floor(from) + 1 }, (_, i) => Math.floor(from) + i);
  const ticks = powers
    .flatMap((power) =>
      Array.from({ length: 9 }, (_, i) => (power < 0 ? (i + 1) / 10 ** -power : (i + 1) * 10 ** power)),
    )
    .filter((tick) => tick >= low && tick <= high);
  return ticks.length * 2 < count ? linearTicks(low, high, count) : ticks;
}
