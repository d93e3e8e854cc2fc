import { svg, type SVGTemplateResult } from "lit";
import { linePath } from "./paths.ts";
import { scaleLinear, scaleLog, widened, type Scale } from "./scales.ts";

export interface Series {
  values: readonly number[];
  /** The class of the path, which sets its colour and dashes. */
  style: string;
  /** The curve's own x; absent: the common one. */
  x?: readonly number[];
}

export interface LineOptions {
  width: number;
  height: number;
  x: readonly number[];
  xLabel: string;
  series: readonly Series[];
  /** Fixed limits of the y axis; absent: the axis fits the values. */
  y?: readonly [number, number] | undefined;
  logarithmic?: boolean;
  /** The x of the cursor, which is marked on each curve that reaches it. */
  cursor?: number | undefined;
  formatX(value: number): string;
  formatY(value: number): string;
}

const Y_TICKS = 4;
/** The gap in pixels between the cursor's number and those of the axis. */
const CLEARANCE = 32;
const MARGIN = { top: 10, right: 12, bottom: 32, left: 44 };

const finite = (values: readonly number[]) => values.filter(Number.isFinite);

/** The limits of the y axis: from 0, or the decades that the values span. */
export function valueRange(series: readonly Series[], logarithmic: boolean): [number, number] {
  const values = finite(series.flatMap(({ values }) => values)).filter((value) => !logarithmic || value > 0);
  if (values.length === 0) return logarithmic ? [0.1, 1] : [0, 1];
  const high = values.reduce((a, b) => Math.max(a, b));
  const low = values.reduce((a, b) => Math.min(a, b));
  return logarithmic ? [low / 1.1, high * 1.1] : [Math.min(0, low), high || 1];
}

/** The scale from x to pixels. */
export function across({ width, x, series }: Pick<LineOptions, "width" | "x" | "series">) {
  const ends = [x, ...series.map((each) => each.x ?? [])].map((each) => each.at(-1) ?? 0);
  return scaleLinear([0, Math.max(10, ...ends)], [MARGIN.left, width - MARGIN.right]);
}

/** The index of the value nearest to another; -1 if there is none. */
export function nearest(values: readonly number[], value: number): number {
  return values.reduce(
    (best, each, i) => (best < 0 || Math.abs(each - value) < Math.abs(values[best] - value) ? i : best),
    -1,
  );
}

/** The index of the value nearest to a place on x; -1 if the curve ends before. */
export function readAt(x: readonly number[], place: number): number {
  const last = x.length - 1;
  const gap = last > 0 ? x[last] - x[last - 1] : 0;
  return place > x[last] + gap ? -1 : nearest(x, place);
}

/** Curves with axes. */
export function lines(options: LineOptions): SVGTemplateResult {
  const { width, height, x, series, logarithmic = false, cursor, formatX, formatY } = options;
  const plot = { right: width - MARGIN.right, bottom: height - MARGIN.bottom };
  const horizontal = across(options);
  const range = options.y ?? valueRange(series, logarithmic);
  const ends = [plot.bottom, MARGIN.top] as const;
  const vertical = logarithmic ? scaleLog(range, ends, true) : scaleLinear(widened(range, Y_TICKS), ends, true);
  const isDrawn = (value: number) => Number.isFinite(value) && (!logarithmic || value > 0);
  const path = (along: readonly number[], values: readonly number[]) =>
    linePath(values, (i) => horizontal(along[i]), vertical, isDrawn);
  const isClear = (tick: number) => cursor === undefined || Math.abs(horizontal(tick) - horizontal(cursor)) > CLEARANCE;
  const mark = (place: number) => svg`
    <line class="cursor" x1=${horizontal(place)} x2=${horizontal(place)} y1=${MARGIN.top} y2=${plot.bottom}></line>
    <text class="cursor-x" x=${horizontal(place)} y=${plot.bottom + 14} text-anchor="middle">${formatX(place)}</text>
    ${series
      .map(({ values, style, x: own = x }) => ({
        style,
        at: own[readAt(own, place)],
        value: values[readAt(own, place)],
      }))
      .filter(({ value }) => isDrawn(value))
      .map(
        ({ style, at, value }) =>
          svg`<circle class=${`mark ${style}`} cx=${horizontal(at)} cy=${vertical(value)} r="3.5"></circle>`,
      )}`;
  return svg`
    <g class="axis">
      ${yTicks(vertical, logarithmic).map(
        (value) => svg`
          <line x1=${MARGIN.left} x2=${plot.right} y1=${vertical(value)} y2=${vertical(value)}></line>
          <text x=${MARGIN.left - 6} y=${vertical(value)} dy="0.32em" text-anchor="end">${formatY(value)}</text>`,
      )}
      ${horizontal
        .ticks(Math.max(2, Math.floor(width / 80)))
        .filter(isClear)
        .map(
          (value) =>
            svg`<text x=${horizontal(value)} y=${plot.bottom + 14} text-anchor="middle">${formatX(value)}</text>`,
        )}
      <line class="base" x1=${MARGIN.left} x2=${plot.right} y1=${plot.bottom} y2=${plot.bottom}></line>
      <text x=${plot.right} y=${height - 3} text-anchor="end">${options.xLabel}</text>
    </g>
    ${series.map(({ values, style, x: own = x }) => svg`<path class=${`curve ${style}`} d=${path(own, values)}></path>`)}
    ${cursor === undefined ? "" : mark(cursor)}
  `;
}

function yTicks(scale: Scale, logarithmic: boolean): number[] {
  const ticks = scale.ticks(Y_TICKS);
  return logarithmic && ticks.length > 6 ? ticks.filter((value) => /^[15]/.test(value.toExponential())) : ticks;
}
