import { svg, type SVGTemplateResult } from "lit";
import { linePath } from "../../charts/paths.ts";
import { scaleLinear, scaleLog, valueEnds } from "../../charts/scales.ts";

const WIDTH = 160;
const HEIGHT = 56;
const SPANS = [3, 6, 12, 25, 50, 100, 250, 1000, 1e4, 1e6];
const LONGEST_BAR = 0.8;

/** The half-width of an activation's chart that shows its inputs, out of a few sizes, so that it seldom jumps. */
export function spanOf(low: number, high: number): number {
  const reach = Math.max(Math.abs(low), Math.abs(high));
  return SPANS.find((span) => span >= reach) ?? SPANS[SPANS.length - 1];
}

/** f and f′ from −span to span, over the histogram of the inputs. */
export function slopes(options: {
  span: number;
  value: ArrayLike<number>;
  derivative: ArrayLike<number>;
  histogram: { low: number; high: number; counts: ArrayLike<number> };
}): SVGTemplateResult {
  const { span, value, derivative, histogram } = options;
  const x = scaleLinear([-span, span], [0, WIDTH]);
  const y = scaleLinear(valueEnds([value, derivative], [-1.5, 3]), [HEIGHT, 0]);
  const path = (values: ArrayLike<number>) =>
    linePath(
      values,
      (i) => (WIDTH * i) / (values.length - 1),
      (each) => Math.max(-HEIGHT, Math.min(2 * HEIGHT, y(each))),
    );
  return svg`
    <path class="bars" d=${bars(histogram, x)}></path>
    <path class="zero" d=${`M0 ${y(0)}H${WIDTH}M${x(0)} 0V${HEIGHT}`}></path>
    <path class="slope" d=${path(derivative)}></path>
    <path class="f" d=${path(value)}></path>`;
}

export const slopesBox = `0 0 ${WIDTH} ${HEIGHT}`;

function bars(
  { low, high, counts }: { low: number; high: number; counts: ArrayLike<number> },
  x: (value: number) => number,
): string {
  const most = Math.max(...Array.from(counts), 1);
  const width = (high - low) / counts.length;
  const thin = width > 0 ? x(width) - x(0) : 2;
  return Array.from(counts, (count, i) => {
    const height = ((LONGEST_BAR * HEIGHT * count) / most).toFixed(1);
    return count > 0 ? `M${x(low + i * width).toFixed(1)} ${HEIGHT}v-${height}h${thin.toFixed(2)}v${height}z` : "";
  }).join("");
}

/** A number on a logarithmic scale in a box of 100 × 12; `sound` is the usual range. */
export function decades(
  value: number,
  [low, high]: readonly [number, number],
  sound?: readonly [number, number],
): SVGTemplateResult {
  const x = scaleLog([low, high], [1, 99], true);
  const powers = Array.from({ length: Math.round(Math.log10(high / low)) + 1 }, (_, i) => low * 10 ** i);
  return svg`
    ${sound ? svg`<rect class="sound" x=${x(sound[0])} width=${x(sound[1]) - x(sound[0])} y="1" height="10"></rect>` : svg``}
    <path class="scale" d=${`M1 6H99${powers.map((power) => `M${x(power).toFixed(1)} 4V8`).join("")}`}></path>
    ${value > 0 && Number.isFinite(value) ? svg`<rect class="pin" x=${x(value) - 1.5} width="3" height="12"></rect>` : svg``}`;
}
