/** The centre of the plot and its half-width. */
export interface PlotWindow {
  x: number;
  y: number;
  reach: number;
}

const ROOM = 1.15;
const SAMPLES = 240;

/** Interpolates linearly between two lists. */
export function between(from: Float64Array, to: Float64Array, share: number): Float64Array {
  return to.map((value, i) => from[i] + (value - from[i]) * share);
}

/** The smallest square window around the places, with a margin. */
export function windowOf(places: Float64Array): PlotWindow {
  const ends = (axis: number) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = axis; i < places.length; i += 2) [low, high] = [Math.min(low, places[i]), Math.max(high, places[i])];
    return [low, high];
  };
  const [[left, right], [low, high]] = [ends(0), ends(1)];
  const reach = (ROOM * Math.max(right - left, high - low)) / 2;
  return { x: (left + right) / 2, y: (low + high) / 2, reach: reach > 0 && Number.isFinite(reach) ? reach : 1 };
}

/** Places in window coordinates, −1 to 1 from edge to edge. */
export function within(places: Float64Array, { x, y, reach }: PlotWindow): Float64Array {
  return places.map((value, i) => (value - (i % 2 === 0 ? x : y)) / reach);
}

interface Layer {
  kernel: Float64Array;
  bias: Float64Array;
}

/**
 * The decision boundaries as runs of places on straight lines: for classes where the two greatest z are equal, for a single
 * sigmoid and for labels where a z is 0.
 */
export function decisionLines({ kernel, bias }: Layer, each: boolean, view: PlotWindow): [number, number][][] {
  const units = kernel.length / 2;
  const z = (unit: number, [x, y]: readonly number[]) =>
    kernel[unit] * x + kernel[units + unit] * y + (bias[unit] ?? 0);
  const numbers = Array.from({ length: units }, (_, i) => i);
  if (each) return numbers.flatMap((i) => runs(kernel[i], kernel[units + i], bias[i] ?? 0, view, () => true));
  return numbers.flatMap((i) =>
    numbers.slice(i + 1).flatMap((j) => {
      const others = numbers.filter((k) => k !== i && k !== j);
      const leads = (place: [number, number]) => others.every((k) => z(k, place) <= z(i, place));
      return runs(
        kernel[i] - kernel[j],
        kernel[units + i] - kernel[units + j],
        (bias[i] ?? 0) - (bias[j] ?? 0),
        view,
        leads,
      );
    }),
  );
}

/** The parts of the line a·x + b·y + c = 0 in the window where `holds`. */
function runs(
  a: number,
  b: number,
  c: number,
  { x, y, reach }: PlotWindow,
  holds: (place: [number, number]) => boolean,
): [number, number][][] {
  const square = a * a + b * b;
  if (square === 0) return [];
  const offset = (a * x + b * y + c) / square;
  const [length, result] = [Math.sqrt(square), [] as [number, number][][]];
  let open = false;
  for (let i = 0; i <= SAMPLES; i++) {
    const along = 1.5 * reach * ((2 * i) / SAMPLES - 1);
    const place: [number, number] = [x - a * offset - (b / length) * along, y - b * offset + (a / length) * along];
    if (!holds(place)) open = false;
    else if (open) result[result.length - 1].push(place);
    else {
      result.push([place]);
      open = true;
    }
  }
  return result;
}
