import { svg, type SVGTemplateResult } from "lit";
import { linePath } from "../../charts/paths.ts";
import { scaleLinear, valueEnds } from "../../charts/scales.ts";
import type { Range } from "./stages.ts";
import type { Taken } from "./sums.ts";

/** The size of a cell with its number in it. */
const HEIGHT = 20;
const WIDTH = 32;
const NARROW = 24;
/** Columns of a window that is drawn with wide cells. */
const FEW = 3;
const STRONGEST = 0.5;

export interface GridOptions extends Taken {
  /** The number of full colour. */
  scale: number;
  /** The place that is framed. */
  framed?: number;
  /** What is written for padding. */
  padding: string;
  format(value: number): string;
}

export const isNarrow = ({ columns }: Pick<Taken, "columns">): boolean => columns > FEW;

const widthOf = (grid: Pick<Taken, "columns">): number => (isNarrow(grid) ? NARROW : WIDTH);

export const gridSize = ({ rows, columns }: Pick<Taken, "rows" | "columns">): { width: number; height: number } => ({
  width: columns * widthOf({ columns }) + 2,
  height: rows * HEIGHT + 2,
});

export const gridBox = ({ rows, columns }: Pick<Taken, "rows" | "columns">): string =>
  `-1 -1 ${columns * widthOf({ columns }) + 2} ${rows * HEIGHT + 2}`;

/** The numbers of a window in their places, coloured by sign and size; padding is hatched. */
export function numberGrid({ columns, values, scale, framed, padding, format }: GridOptions): SVGTemplateResult {
  const width = widthOf({ columns });
  return svg`${values.map((value, i) => {
    const [x, y] = [(i % columns) * width, Math.floor(i / columns) * HEIGHT];
    const share = Math.min(1, Math.abs(value ?? 0) / scale) || 0;
    const style = value === null ? "padding" : value < 0 ? "negative" : "positive";
    return svg`<g>
      <rect class=${`cell ${style}`} x=${x} y=${y} width=${width} height=${HEIGHT} fill-opacity=${STRONGEST * share}></rect>
      ${value === null ? svg`<path class="hatch" d=${hatchPath(x, y, width)}></path>` : svg``}
      <text x=${x + width / 2} y=${y + HEIGHT / 2} dy="0.35em" text-anchor="middle">${value === null ? padding : format(value)}</text>
    </g>`;
  })}${framed === undefined ? svg`` : frame(framed, columns)}`;
}

function frame(place: number, columns: number): SVGTemplateResult {
  const width = widthOf({ columns });
  const [x, y] = [(place % columns) * width, Math.floor(place / columns) * HEIGHT];
  return svg`<rect class="framed" x=${x} y=${y} width=${width} height=${HEIGHT}></rect>`;
}

function hatchPath(x: number, y: number, width: number): string {
  const gap = 5;
  const lines = Array.from({ length: (width + HEIGHT) / gap - 1 }, (_, i) => {
    const across = (i + 1) * gap;
    const [from, to] = [Math.min(across, width), Math.min(across, HEIGHT)];
    return `M${x + from} ${y + across - from}L${x + across - to} ${y + to}`;
  });
  return lines.join("");
}

export interface CurveOptions {
  values: ArrayLike<number>;
  /** The value that reaches the top. */
  scale: number;
  /** The steps that are marked by a band. */
  band?: Range | undefined;
}

const CURVE = { width: 100, height: 40 };

export const curveBox = `0 0 ${CURVE.width} ${CURVE.height}`;

/** The numbers of a map of one row over its steps, around a line at 0. */
export function curve({ values, scale, band }: CurveOptions): SVGTemplateResult {
  const step = CURVE.width / values.length;
  const path = linePath(
    values,
    (i) => (i + 0.5) * step,
    (value) => (1 - Math.max(-1, Math.min(1, value / scale)) * 0.92) * (CURVE.height / 2),
  );
  const [from, to] = band ? [Math.max(0, band.start), Math.min(values.length, band.start + band.size)] : [0, 0];
  return svg`
    ${to > from ? svg`<rect class="band" x=${from * step} y="0" width=${(to - from) * step} height=${CURVE.height}></rect>` : svg``}
    <path class="zero" d=${`M0 ${CURVE.height / 2}H${CURVE.width}`}></path>
    <path class="line" d=${path}></path>`;
}

export interface ShiftLine {
  values: readonly number[];
  /** The class names of the line, which set its colour and dashes. */
  style: string;
}

export interface ShiftOptions {
  width: number;
  height: number;
  /** Cells to the right, ascending. */
  x: readonly number[];
  lines: readonly ShiftLine[];
  /** Where the example is. */
  cursor: number;
  xLabel: string;
  /** Probabilities, from 0 to 1. */
  isShare: boolean;
  formatX(value: number): string;
  formatY(value: number): string;
}

const MARGIN = { top: 6, right: 12, bottom: 30, left: 44 };

/** The network's outputs over the cells that the example is moved to the right. */
export function shiftLines(options: ShiftOptions): SVGTemplateResult {
  const { width, height, x, lines, cursor, isShare, formatX, formatY } = options;
  const [right, bottom] = [width - MARGIN.right, height - MARGIN.bottom];
  const across = scaleLinear([x[0], x[x.length - 1]], [MARGIN.left, right]);
  const ends: readonly [number, number] = isShare
    ? [0, 1]
    : valueEnds(
        lines.map(({ values }) => values),
        [-1e6, 1e6],
      );
  const up = scaleLinear(ends, [bottom, MARGIN.top], true);
  const path = (values: readonly number[]) => linePath(values, (i) => across(x[i]), up);
  return svg`
    <g class="axis">
      ${up.ticks(4).map(
        (value) => svg`<line x1=${MARGIN.left} x2=${right} y1=${up(value)} y2=${up(value)}></line>
          <text x=${MARGIN.left - 6} y=${up(value)} dy="0.32em" text-anchor="end">${formatY(value)}</text>`,
      )}
      ${across
        .ticks(6)
        .filter(Number.isInteger)
        .map((value) => svg`<text x=${across(value)} y=${bottom + 13} text-anchor="middle">${formatX(value)}</text>`)}
      <text x=${right} y=${height - 3} text-anchor="end">${options.xLabel}</text>
    </g>
    <line class="cursor" x1=${across(cursor)} x2=${across(cursor)} y1=${MARGIN.top} y2=${bottom}></line>
    ${lines.map(({ values, style }) => svg`<path class=${`curve ${style}`} d=${path(values)}></path>`)}`;
}
