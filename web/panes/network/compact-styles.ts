import { css } from "lit";

/** Columns too narrow for controls, which then stand in the menu of a layer. */
export const compactStyles = css`
  .compact .head {
    width: auto;
    max-width: 100%;
    gap: 2px;
  }
  .compact .title {
    flex-wrap: wrap;
    align-items: start;
    justify-content: center;
    min-height: 0;
  }
  .compact h3 {
    overflow: hidden;
    font-size: var(--size-1);
    line-height: 1.25;
    text-align: center;
    text-wrap: balance;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .compact .kind {
    font-size: calc(0.6875 * var(--em));
    line-height: 1.2;
    hyphens: auto;
  }
  .compact .title h3 {
    flex: 1 0 100%;
  }
`;
