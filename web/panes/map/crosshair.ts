import { svg, type SVGTemplateResult } from "lit";
import type { ChosenPoint } from "../../state/view-state.ts";
import { pinMark } from "./pin-mark.ts";

/** Sizes in a view box of 1000. */
const MARK = 24;
const PIN = 62;

/** From input values to the view box. */
const across = (x1: number, extent: number) => (x1 / extent + 1) * 500;
const down = (x2: number, extent: number) => (1 - x2 / extent) * 500;

/** Marks the inspected point; with one input column, a vertical line. */
export function crosshair([x1, x2]: readonly number[], extent: number): SVGTemplateResult {
  const x = across(x1, extent);
  if (x2 === undefined) return svg`<path class="halo" d="M${x} 0V1000"></path><path d="M${x} 0V1000"></path>`;
  const y = down(x2, extent);
  const d = `M${x} 0V${y - MARK}M${x} ${y + MARK}V1000M0 ${y}H${x - MARK}M${x + MARK} ${y}H1000`;
  return svg`
    <path class="halo" d=${d}></path>
    <path class="hair" d=${d}></path>
    <circle class="halo" cx=${x} cy=${y} r=${MARK}></circle>
    <circle class="ring" cx=${x} cy=${y} r=${MARK}></circle>`;
}

/** Each pin stands beside its point, so that the point stays visible. */
export function pinMarks(pins: readonly ChosenPoint[], extent: number): SVGTemplateResult[] {
  return pins.map(({ point: [x1, x2 = 0] }, i) => {
    const [x, y] = [across(x1, extent), down(x2, extent)];
    const left = Math.min(1000 - PIN, Math.max(0, x - PIN / 2));
    const top = y > PIN * 1.5 ? y - PIN * 1.3 : y + PIN * 0.3;
    return svg`
      <circle class="halo" cx=${x} cy=${y} r="10"></circle><circle class="spot" cx=${x} cy=${y} r="10"></circle>
      <svg x=${left} y=${top} width=${PIN} height=${PIN} viewBox="-11 -11 22 22">${pinMark(i)}</svg>`;
  });
}
