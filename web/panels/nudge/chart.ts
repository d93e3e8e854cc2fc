import { svg, type SVGTemplateResult } from "lit";
import { linePath } from "../../charts/paths.ts";
import { scaleLog } from "../../charts/scales.ts";

const WIDTH = 200;
const HEIGHT = 110;
const LEAST = 1e-16;

export const roundoffBox = `0 0 ${WIDTH} ${HEIGHT}`;

/** The error of the difference quotient by ε, on logarithmic axes, with a cursor at one ε. */
export function roundoff(options: {
  range: readonly [number, number];
  epsilon: readonly number[];
  series: readonly { values: readonly number[]; style: string }[];
  cursor: number;
}): SVGTemplateResult {
  const { range, epsilon, series, cursor } = options;
  const x = scaleLog(range, [0, WIDTH]);
  const [low, high] = decadesOf(series.flatMap(({ values }) => values));
  const y = scaleLog([low, high], [HEIGHT - 2, 2], true);
  const path = (values: readonly number[]) =>
    linePath(
      values,
      (i) => x(epsilon[i]),
      (value) => y(Math.max(value, LEAST)),
    );
  return svg`
    <path class="grid" d=${[1e-3, 1e-6, 1e-9].map((power) => `M${x(power)} 0V${HEIGHT}`).join("")}></path>
    <path class="cursor" d=${`M${x(cursor)} 0V${HEIGHT}`}></path>
    ${series.map(({ values, style }) => svg`<path class=${style} d=${path(values)}></path>`)}`;
}

/** The whole decades that hold the values; 0 counts as the least power. */
export function decadesOf(values: readonly number[]): [number, number] {
  const powers = values.filter(Number.isFinite).map((value) => Math.log10(Math.max(value, LEAST)));
  if (powers.length === 0) return [LEAST, 1];
  const low = Math.floor(Math.min(...powers));
  return [10 ** low, 10 ** Math.max(low + 1, Math.ceil(Math.max(...powers)))];
}
