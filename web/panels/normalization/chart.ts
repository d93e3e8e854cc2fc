import { svg, type SVGTemplateResult } from "lit";
import { scaleLinear, scaleLog } from "../../charts/scales.ts";
import type { Histogram } from "./types.ts";

export const ROW_HEIGHT = 16;
/** The smallest variance that is drawn. */
const LEAST = 1e-6;
const ROOM = 0.06;

export type Scale = (value: number) => number;

/** A linear scale that contains all values and 0. */
export function meanScale(values: readonly number[], width: number): Scale {
  const found = values.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...found), Math.max(0, ...found)];
  const room = ROOM * (high - low) || 1;
  return scaleLinear([low - room, high + room], [0, width]);
}

/** A logarithmic scale that contains all values and 1. */
export function varianceScale(values: readonly number[], width: number): Scale {
  const found = values.filter(Number.isFinite).map((value) => Math.max(LEAST, value));
  const [low, high] = [Math.min(1, ...found), Math.max(1, ...found)];
  return scaleLog([low / 1.3, high * 1.3], [0, width], true);
}

/** For each channel the present mark and the moving one, and the way between them; `rest` is marked by a line. */
export function pairs(
  {
    present,
    moving,
    rest,
    chosen,
  }: { present: ArrayLike<number>; moving: ArrayLike<number>; rest: number; chosen: number },
  x: Scale,
  width: number,
): SVGTemplateResult {
  const rows = Array.from(present, (value, i) => ({ from: x(moving[i]), to: x(value), y: (i + 0.5) * ROW_HEIGHT }));
  return svg`
    <rect class="chosen" y=${chosen * ROW_HEIGHT} width=${width} height=${ROW_HEIGHT}></rect>
    <path class="rest" d=${`M${x(rest)} 0V${rows.length * ROW_HEIGHT}`}></path>
    ${rows
      .filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to))
      .map(
        ({ from, to, y }) => svg`
          <path class="way" d=${`M${from} ${y}H${to}`}></path>
          <circle class="present" cx=${to} cy=${y} r="4"></circle>
          <path class="moving" d=${`M${from} ${y - 5}l5 5l-5 5l-5 -5z`}></path>`,
      )}`;
}

/** The outline of a histogram whose longest bar is as long as `most` counts would be high. */
export function outline({ counts }: Histogram, most: number, width: number, height: number): string {
  const bar = width / counts.length;
  const top = (count: number) => (height - (height * count) / Math.max(1, most)).toFixed(1);
  const steps = counts.map((count, i) => `L${(i * bar).toFixed(1)} ${top(count)}H${((i + 1) * bar).toFixed(1)}`);
  return `M0 ${height}${steps.join("")}L${width} ${height}`;
}

/** The share of the width at which a value of the histogram's axis lies. */
export const placeIn = ({ low, high }: Histogram, value: number, width: number): number =>
  ((value - low) / (high - low)) * width;
