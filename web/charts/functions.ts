import { svg, type SVGTemplateResult } from "lit";
import { linePath } from "./paths.ts";
import { scaleLinear, scaleLog } from "./scales.ts";
import { shapePath } from "./shapes.ts";

export interface FunctionLine {
  y: ArrayLike<number>;
  /** The class names of the line, which set its colour and dashes. */
  style: string;
  /** The index of the shape that marks it at the cursor. */
  shape: number;
  /** The value at the cursor. */
  at?: number;
}

export interface FunctionOptions {
  width: number;
  height: number;
  x: ArrayLike<number>;
  y: readonly [number, number];
  lines: readonly FunctionLine[];
  cursor?: number;
  logarithmic?: boolean;
  format(value: number): string;
}

const PLOT = { top: 8, right: 12, bottom: 22, left: 46 } as const;
const MARK_AREA = 60;
const FAR = 1e5;

/** The limits of a logarithmic y axis: powers of ten from 1e-12 to 1e12. */
export function decadeEnds(lists: readonly ArrayLike<number>[]): [number, number] {
  const powers = lists
    .flatMap((values) => Array.from(values))
    .filter((value) => value > 0 && Number.isFinite(value))
    .map((value) => Math.max(-12, Math.min(12, Math.log10(value))));
  if (powers.length === 0) return [0.1, 10];
  return [
    10 ** Math.min(-1, Math.floor(Math.min(...powers) + 1e-9)),
    10 ** Math.max(1, Math.ceil(Math.max(...powers) - 1e-9)),
  ];
}

/** The scale from x to pixels in a chart of this width. */
export const across = (width: number, x: ArrayLike<number>) =>
  scaleLinear([x[0], x[x.length - 1]], [PLOT.left, width - PLOT.right]);

/** Functions of x with axes, a cursor, and a mark for each at the cursor. */
export function functions({
  width,
  height,
  x,
  y,
  lines,
  cursor,
  logarithmic = false,
  format,
}: FunctionOptions): SVGTemplateResult {
  const bottom = height - PLOT.bottom;
  const inner = Math.max(0, width - PLOT.left - PLOT.right); // may be negative while the window is resized
  const horizontal = across(width, x);
  const vertical = logarithmic ? scaleLog(y, [bottom, PLOT.top]) : scaleLinear(y, [bottom, PLOT.top]);
  const limit = (value: number) => Math.max(-FAR, Math.min(FAR, value));
  const path = (values: ArrayLike<number>) =>
    linePath(
      values,
      (i) => horizontal(x[i]),
      (value) => limit(vertical(value)),
      (value) => Number.isFinite(value) && (!logarithmic || value > 0),
    );
  const ticks = logarithmic ? decades(y) : vertical.ticks(Math.max(2, Math.floor(height / 44)));
  return svg`
    <g class="axis">
      ${ticks.map(
        (value) => svg`
          <line class=${value === 0 ? "base" : ""} x1=${PLOT.left} x2=${width - PLOT.right} y1=${vertical(value)} y2=${vertical(value)}></line>
          <text x=${PLOT.left - 6} y=${vertical(value)} dy="0.32em" text-anchor="end">${logarithmic ? power(value) : format(value)}</text>`,
      )}
      ${horizontal.ticks(Math.max(2, Math.floor(width / 70))).map(
        (value) => svg`
          <line class=${value === 0 ? "base" : ""} y1=${PLOT.top} y2=${bottom} x1=${horizontal(value)} x2=${horizontal(value)}></line>
          <text x=${horizontal(value)} y=${height - 6} text-anchor="middle">${format(value)}</text>`,
      )}
    </g>
    <svg x=${PLOT.left} y=${PLOT.top - 2} width=${inner} height=${bottom - PLOT.top + 4}
      viewBox=${`${PLOT.left} ${PLOT.top - 2} ${inner} ${bottom - PLOT.top + 4}`}>
      ${lines.map(({ y, style }) => svg`<path class=${`curve ${style}`} d=${path(y)}></path>`)}
    </svg>
    ${cursor === undefined ? svg`` : svg`<line class="cursor" x1=${horizontal(cursor)} x2=${horizontal(cursor)} y1=${PLOT.top} y2=${bottom}></line>`}
    ${lines
      .filter(({ at = NaN }) => cursor !== undefined && at >= y[0] && at <= y[1])
      .map(
        ({ at = 0, style, shape }) =>
          svg`<path class=${`mark ${style}`} transform=${`translate(${horizontal(cursor ?? 0)} ${vertical(at)})`} d=${shapePath(shape, MARK_AREA)}></path>`,
      )}
  `;
}

function decades([low, high]: readonly [number, number]): number[] {
  const [from, to] = [Math.round(Math.log10(low)), Math.round(Math.log10(high))];
  const step = Math.max(1, Math.ceil((to - from) / 4));
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => 10 ** (from + i * step));
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function power(value: number): string {
  const exponent = Math.round(Math.log10(value));
  const digits = String(Math.abs(exponent)).replaceAll(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]);
  return exponent === 0 ? "1" : exponent === 1 ? "10" : `10${exponent < 0 ? "⁻" : ""}${digits}`;
}
