import type { Curve, Interval, Traits } from "../../../experiment/protocol.ts";

type Function = (x: Float64Array) => Curve;

/** The points are multiples of the step, so that the usual corners are hit exactly. */
const NEAR = 12;
const STEP = 1 / 32;
const FAR = [1e2, 1e3, 1e4, 1e8] as const;
const BISECTIONS = 44;
const JUMP = 5e-3;
const FLAT = 0.01;
const UNBOUNDED = 0.01;
const NORMAL_REACH = 10;
const SAME_PLACE = 1e-6;

const middle = ([a, b]: readonly [number, number]) => a + (b - a) / 2;

function near(): Float64Array {
  return Float64Array.from({ length: (2 * NEAR) / STEP + 1 }, (_, i) => i * STEP - NEAR);
}

function range(f: Function, x: Float64Array, value: Float64Array): [number, number] {
  const far = f(Float64Array.from([...FAR.map((at) => -at), ...FAR])).value;
  const known = [...value, ...far.filter((_, i) => i % FAR.length < FAR.length - 1)];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const ends = [far[FAR.length - 1], far[2 * FAR.length - 1]];
  const margin = UNBOUNDED * (1 + Math.abs(high - low));
  return [
    ends.some((end) => !(end > low - margin)) ? -Infinity : refined(f, x, value, low, Math.min(low, ...ends), -1),
    ends.some((end) => !(end < high + margin)) ? Infinity : refined(f, x, value, high, Math.max(high, ...ends), 1),
  ];
}

/** Refines an extremum between the points. */
function refined(
  f: Function,
  x: Float64Array,
  value: Float64Array,
  seen: number,
  outermost: number,
  sign: 1 | -1,
): number {
  const best = value.indexOf(seen);
  if (best < 0) return outermost;
  const finer = Float64Array.from({ length: 257 }, (_, i) => x[best] + ((i - 128) / 128) * STEP);
  return sign * Math.max(sign * outermost, ...f(finer).value.map((y) => sign * y));
}

/** The mean of f over a unit-normal input. */
function normalMean(x: Float64Array, value: Float64Array): number {
  const weights = x.map((at) => (Math.abs(at) <= NORMAL_REACH ? Math.exp((-at * at) / 2) : 0));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return value.reduce((total, y, i) => total + (weights[i] > 0 ? (y * weights[i]) / sum : 0), 0);
}

/** An interval with the values at its ends. */
interface Rise {
  ends: [number, number];
  values: [number, number];
}

const steep = ({ values: [low, high] }: Rise) => Math.abs(high - low) > JUMP;

/** Jumps of `part`: places where the rise over an interval stays, however often it is halved. */
function jumps(f: Function, part: (curve: Curve) => Float64Array, x: Float64Array, values: Float64Array): number[] {
  let rises: Rise[] = Array.from(x.subarray(1), (end, i): Rise => ({
    ends: [x[i], end],
    values: [values[i], values[i + 1]],
  })).filter(steep);
  for (let round = 0; round < BISECTIONS && rises.length > 0; round++) {
    const centres = rises.map(({ ends }) => middle(ends));
    const between = part(f(Float64Array.from(centres)));
    rises = rises.map((rise, i) => steeperHalf(rise, centres[i], between[i])).filter(steep);
  }
  const places = rises.map(({ ends }) => tidy(middle(ends)));
  return places.filter((at, i) => i === 0 || at - places[i - 1] > SAME_PLACE);
}

function steeperHalf({ ends: [left, right], values: [low, high] }: Rise, centre: number, between: number): Rise {
  const inLeft = Math.abs(between - low) >= Math.abs(high - between);
  return inLeft ? { ends: [left, centre], values: [low, between] } : { ends: [centre, right], values: [between, high] };
}

/** Rounds off the digits that bisection leaves open, and −0. */
const tidy = (at: number) => Number(at.toFixed(9)) + 0;

/** The intervals where `holds` is true, their ends found between the points; an end beyond all points is infinite. */
function intervals(
  f: Function,
  holds: (curve: Curve, i: number) => boolean,
  x: Float64Array,
  curve: Curve,
): Interval[] {
  const result: Interval[] = [];
  const edge = (inside: number, outside: number): number => {
    for (let round = 0; round < BISECTIONS; round++) {
      const at = middle([inside, outside]);
      if (holds(f(Float64Array.of(at)), 0)) inside = at;
      else outside = at;
    }
    return tidy(inside);
  };
  for (let i = 0; i < x.length; i++) {
    if (!holds(curve, i)) continue;
    const first = i;
    while (i + 1 < x.length && holds(curve, i + 1)) i++;
    if (i === first) continue;
    result.push([
      first === 0 ? -Infinity : edge(x[first], x[first - 1]),
      i === x.length - 1 ? Infinity : edge(x[i], x[i + 1]),
    ]);
  }
  return result;
}

/** Properties of an activation, found numerically. */
export function traits(f: Function): Traits {
  const x = near();
  const curve = f(x);
  const { value, derivative } = curve;
  const wide = Float64Array.from([...[...FAR].reverse().map((at) => -at), ...x, ...FAR]);
  const flat = intervals(f, ({ derivative }, i) => Math.abs(derivative[i]) < FLAT, wide, f(wide));
  return {
    range: range(f, x, value),
    mean: normalMean(x, value),
    flatBelow: flat.find(([from]) => from === -Infinity)?.[1] ?? null,
    flatAbove: flat.find(([, to]) => to === Infinity)?.[0] ?? null,
    corners: jumps(f, (part) => part.derivative, x, derivative),
    jumps: jumps(f, (part) => part.value, x, value),
    falling: intervals(f, ({ derivative }, i) => derivative[i] < 0, x, curve),
    dead: intervals(f, ({ derivative }, i) => derivative[i] === 0, x, curve),
  };
}
