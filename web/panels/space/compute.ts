import { outputSizes } from "../../experiment/layers.ts";
import type { Compute } from "../../experiment/compute.ts";
import type { LayerParameters } from "../../engine/types.ts";
import { takesLogits } from "../../experiment/experiment.ts";
import { featureName } from "../../experiment/features.ts";
import { axesOf } from "./axes.ts";
import type { Space, SpaceRequest } from "./types.ts";
import { inputRows } from "../../experiment/inputs.ts";

const LINES = 17;
const LINE_POINTS = 33;
const ITERATIONS = 30;

/** Rows × units. */
export interface Values {
  values: ArrayLike<number>;
  units: number;
}

const MOST_ROWS = 400;
/** The limit for one pass over the lines and points. */
const MULTIPLICATIONS = 4e7;

/** The grid and the points before a layer and after it. The input of the first layer is the plane only if x1 and x2 are the features. */
export const compute: Compute<"warp"> = ({ trainer, config, data, catalog, parameterCount, parameters }, request) => {
  const { rows, columns } = data;
  const { layers, features } = config;
  const layer = Math.max(0, Math.min(request.warp.layer, layers!.length - 1));
  const sizes = outputSizes(features!.length, layers!);
  if (columns !== 2 || sizes[layer] < 2) return undefined;
  const given = { lines: gridLines(catalog.extent), points: inputRows(data, 0, Math.min(rows, MOST_ROWS)).slice() };
  if (parameterCount * (given.lines.length + given.points.length) > MULTIPLICATIONS) return undefined;
  const plane = features!.map(featureName).join() === "x1,x2";
  const [lines, points] = [trainer.neurons(given.lines), trainer.neurons(given.points)];
  const unitsOf = (index: number) => (index < 0 ? (plane ? 2 : 0) : sizes[index]);
  const at = (index: number) => ({
    lines: { values: lines[index] ?? given.lines, units: unitsOf(index) },
    points: { values: points[index] ?? given.points, units: unitsOf(index) },
  });
  const output = layer === layers!.length - 2 && takesLogits(catalog, config.loss!.name);
  const next = output ? parameters()[layer + 1] : undefined;
  return project({ ...request.warp, layer }, at(layer - 1), at(layer), next?.kernel && next);
};

/** The grid lines of the plane, one after another, those along x₁ first; each has the same number of points. */
export function gridLines(extent: number): Float64Array {
  const at = (i: number, count: number) => ((2 * i) / (count - 1) - 1) * extent;
  const result: number[] = [];
  for (const across of [true, false]) {
    for (let line = 0; line < LINES; line++) {
      for (let i = 0; i < LINE_POINTS; i++) {
        const [along, fixed] = [at(i, LINE_POINTS), at(line, LINES)];
        result.push(...(across ? [along, fixed] : [fixed, along]));
      }
    }
  }
  return Float64Array.from(result);
}

const dot = (one: ArrayLike<number>, other: ArrayLike<number>, offset = 0) => {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i] * other[offset + i];
  return sum;
};

/** The first two principal components of the rows, each of length 1, by power iteration on the covariance. */
export function principal({ values, units }: Values): { mean: number[]; directions: number[][] } {
  const rows = values.length / units;
  const mean = Array.from(
    { length: units },
    (_, unit) => Array.from({ length: rows }, (_, row) => values[row * units + unit]).reduce((a, b) => a + b, 0) / rows,
  );
  const directions: number[][] = [];
  for (let nth = 0; nth < 2; nth++) {
    let direction = mean.map((_, unit) => 1 / (1 + ((unit + nth) % units)));
    for (let i = 0; i < ITERATIONS; i++) direction = unitLength(without(spread(values, mean, direction), directions));
    directions.push(direction);
  }
  return { mean, directions };
}

/** Covariance · direction, up to a factor. */
function spread(values: ArrayLike<number>, mean: readonly number[], direction: readonly number[]): number[] {
  const result = mean.map(() => 0);
  const offset = dot(mean, direction);
  for (let start = 0; start < values.length; start += mean.length) {
    const share = dot(direction, values, start) - offset;
    for (let i = 0; i < mean.length; i++) result[i] += share * (values[start + i] - mean[i]);
  }
  return result;
}

const without = (direction: number[], others: readonly number[][]) =>
  others.reduce((rest, other) => {
    const share = dot(rest, other);
    return rest.map((value, i) => value - share * other[i]);
  }, direction);

function unitLength(direction: number[]): number[] {
  const length = Math.sqrt(dot(direction, direction));
  return length > 0 ? direction.map((value) => value / length) : direction;
}

/** Two numbers per row: the coordinates along the directions. */
function flat({ values, units }: Values, axes: { mean: number[]; directions: number[][] }): Float64Array {
  const offsets = axes.directions.map((direction) => dot(direction, axes.mean));
  return Float64Array.from(
    { length: (2 * values.length) / units },
    (_, i) => dot(axes.directions[i % 2], values, (i >> 1) * units) - offsets[i % 2],
  );
}

const oneUnit = (units: number, unit: number) => Array.from({ length: units }, (_, i) => (i === unit ? 1 : 0));

/** The input and output of a layer as two numbers per row each, and the next layer if it is linear in just these two. */
export function project(
  request: SpaceRequest,
  before: Record<"lines" | "points", Values>,
  after: Record<"lines" | "points", Values>,
  next: LayerParameters | undefined,
): Space {
  const { units } = after.points;
  const [x, y] = axesOf(request, units);
  const chosen = [oneUnit(units, x), oneUnit(units, y)];
  const main = units > 2 && request.principal;
  const axes = main ? principal(after.points) : { mean: oneUnit(units, -1), directions: chosen };
  const direct = before.points.units === 2 ? { mean: [0, 0], directions: [oneUnit(2, 0), oneUnit(2, 1)] } : undefined;
  return {
    ...request,
    units,
    principal: main,
    linePoints: LINE_POINTS,
    lines: flat(after.lines, axes),
    points: flat(after.points, axes),
    ...(direct && units === 2
      ? { from: { lines: flat(before.lines, direct), points: flat(before.points, direct) } }
      : {}),
    ...(next && units === 2 && x === 0 && y === 1
      ? { next: { kernel: Float64Array.from(next.kernel ?? []), bias: Float64Array.from(next.bias ?? []) } }
      : {}),
  };
}
