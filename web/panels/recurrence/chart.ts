import { svg, type SVGTemplateResult } from "lit";
import type { Colors } from "../../charts/colors.ts";
import { largest, paintPicture, paintSigned } from "../../charts/raster.ts";
import { linePath } from "../../charts/paths.ts";
import { scaleLinear, scaleLog } from "../../charts/scales.ts";
import { shapePath } from "../../charts/shapes.ts";

/** Charts over the steps of a sequence. Each step is a column of the same width; a curve passes through their centres. */

const ROOM = 0.08;
const MOST_DECADES = 12;
const MARK_AREA = 44;
/** Room in pixels for the number of a step. */
const LABEL_WIDTH = 44;

/** The size of a chart in pixels. */
export interface ChartSize {
  width: number;
  height: number;
}

/** The height in pixels of a heat map: its rows as high as they can be up to a limit. */
export const heatHeight = (rows: number): number => Math.max(16, Math.min(44, 4 * rows));

/** The numbers of each step become the rows of a picture with time to the right. */
export function transposed(values: ArrayLike<number>, count: number): Float64Array {
  const rows = values.length / count;
  return Float64Array.from({ length: values.length }, (_, i) => values[(i % count) * rows + Math.floor(i / count)]);
}

/** The end of the scale of a state: 1, or what is reached if that is more. */
export const signedScale = (values: ArrayLike<number>): number => Math.max(1, largest(values));

/** States as a heat map, steps to the right and units below one another: from −scale to scale if `signed`, else from 0 to scale. */
export function paintSteps(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  { count, signed, scale, colors }: { count: number; signed: boolean; scale: number; colors: Colors },
): void {
  const picture = transposed(values, count);
  if (signed) paintSigned(canvas, count, picture, colors, scale);
  else paintPicture(canvas, count, picture, scale, colors);
}

export interface StepCurve {
  /** One number per step. */
  values: ArrayLike<number>;
  /** The class names of the line. */
  style: string;
  /** The index of the shape that marks it at the chosen step; absent: a circle. */
  shape?: number;
}

/** The ends of the values and 0, with some room. */
export function curveRange(curves: readonly StepCurve[]): [number, number] {
  const values = curves.flatMap(({ values }) => Array.from(values)).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = ROOM * (high - low) || 1;
  return [low < 0 ? low - room : low, high + room];
}

/** The decades that the lengths of gradients span; zeros are left out. */
export function gradientRange(curves: readonly StepCurve[]): [number, number] {
  const powers = curves
    .flatMap(({ values }) => Array.from(values))
    .filter((value) => value > 0 && Number.isFinite(value))
    .map(Math.log10);
  if (powers.length === 0) return [1e-3, 1];
  const high = Math.ceil(Math.max(...powers));
  const low = Math.max(Math.floor(Math.min(...powers)), high - MOST_DECADES);
  return [10 ** Math.min(low, high - 1), 10 ** high];
}

export interface CurveOptions extends ChartSize {
  range: readonly [number, number];
  logarithmic?: boolean;
  /** The chosen step. */
  step: number;
}

/** Curves over the steps, marked at the chosen step. A logarithmic curve is interrupted where it is 0. */
export function stepCurves(
  curves: readonly StepCurve[],
  { width, height, range, logarithmic = false, step }: CurveOptions,
): SVGTemplateResult {
  const y = (logarithmic ? scaleLog : scaleLinear)(range, [height - 1, 1], true);
  const isDrawn = (value: number) => Number.isFinite(value) && (!logarithmic || value > 0);
  const path = (values: ArrayLike<number>) => linePath(values, (t) => middle(t, values.length, width), y, isDrawn);
  const zero = logarithmic || range[0] >= 0 ? svg`` : svg`<path class="zero" d=${`M0 ${y(0)}H${width}`}></path>`;
  return svg`${zero}
    ${curves.map(({ values, style }) => svg`<path class=${`curve ${style}`} d=${path(values)}></path>`)}
    ${curves
      .filter(({ values }) => isDrawn(values[step] ?? NaN))
      .map(({ values, style, shape = 0 }) => {
        const place = `translate(${middle(step, values.length, width)} ${y(values[step])})`;
        return svg`<path class=${`dot ${style}`} transform=${place} d=${shapePath(shape, MARK_AREA)}></path>`;
      })}`;
}

/** The centre of a step's column. */
const middle = (step: number, count: number, width: number): number => ((step + 0.5) * width) / count;

/** The numbers below the charts, and the chosen step's among them. */
export function stepAxis(
  count: number,
  width: number,
  step: number,
  format: (value: number) => string,
): SVGTemplateResult {
  const named = namedSteps(count, Math.max(2, Math.floor(width / LABEL_WIDTH)));
  const isClear = (each: number) =>
    Math.abs(middle(each - 1, count, width) - middle(step, count, width)) > LABEL_WIDTH / 2;
  const label = (each: number, style: string) =>
    svg`<text class=${style} x=${middle(each - 1, count, width)} y="11" text-anchor="middle">${format(each)}</text>`;
  return svg`${named.filter(isClear).map((each) => label(each, "tick"))}${label(step + 1, "tick now")}`;
}

/** The steps that are named: the first, the last, and round numbers between them. Steps count from 1. */
export function namedSteps(count: number, most: number): number[] {
  const clear = count / most / 2;
  const round = scaleLinear([1, count], [1, count]).ticks(most).filter(Number.isInteger);
  return [1, ...round.filter((step) => step - 1 > clear && count - step > clear), ...(count > 1 ? [count] : [])];
}

/** The step at a share of the width. */
export const stepAt = (share: number, count: number): number =>
  Math.max(0, Math.min(count - 1, Math.floor(share * count)));
