import { css, html, type TemplateResult } from "lit";

/** A share from 0 to 1, in the colour that the class `style` gives it. */
export function bar(share: number | undefined, style: string): TemplateResult {
  return html`<svg class=${style} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="10"></rect>
    <rect class="fill" width=${100 * (share ?? 0)} height="10"></rect>
  </svg>`;
}

/** For cells of the class `bar`. */
export const barStyles = css`
  td.bar {
    width: 14%;
    min-width: 64px;
  }
  .narrow td.bar {
    min-width: 36px;
  }
  .bar svg {
    display: block;
    width: 100%;
    height: 12px;
    border-radius: 3px;
  }
  .track {
    fill: var(--sunken);
  }
  .fill {
    fill: var(--mark, var(--muted));
  }
`;
