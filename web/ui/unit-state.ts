import { css, svg, html, type TemplateResult } from "lit";

/** A cross for dead, two flat ends for saturated; `data-state` chooses the visible one. */
export function stateMark(): TemplateResult {
  return html`<svg class="state" viewBox="-8 -8 16 16" aria-hidden="true">
    ${svg`<circle r="7.2"></circle><path class="dead" d="M-3 -3L3 3M3 -3L-3 3"></path><path class="saturated" d="M-4.5 3H-1L1 -3H4.5"></path>`}
  </svg>`;
}

export const stateStyles = css`
  .state {
    width: 14px;
    height: 14px;
    fill: none;
    stroke: var(--warning);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .state circle {
    fill: var(--warning-soft);
    stroke-width: 1.4;
  }
  :not([data-state="dead"]) > .state .dead,
  :not([data-state="saturated"]) > .state .saturated {
    display: none;
  }
`;
