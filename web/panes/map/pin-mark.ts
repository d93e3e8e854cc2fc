import { css, svg, type SVGTemplateResult } from "lit";
import { shapePath } from "../../charts/shapes.ts";

const LETTERS = "ABCD";
/** Circle, square, pentagon, hexagon. */
const SHAPES = [0, 2, 7, 9];
const AREA = 260;

export const pinName = (index: number): string => LETTERS[index];

/** A pin's letter and shape around the origin, about 20 wide. */
export function pinMark(index: number): SVGTemplateResult {
  return svg`<g class="pin"><path d=${shapePath(SHAPES[index], AREA)}></path><text y="4" text-anchor="middle">${pinName(index)}</text></g>`;
}

export const pinStyles = css`
  .pin path {
    fill: var(--text);
    stroke: var(--surface);
    stroke-width: 1.5;
  }
  .pin text {
    fill: var(--surface);
    font-size: 11px;
    font-weight: 700;
  }
`;
