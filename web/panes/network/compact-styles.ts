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
    font-size: calc(0.6875 * var(--em));
    line-height: 1.25;
    hyphens: auto;
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
  .compact .narrow h3 {
    max-width: 28px;
    overflow-wrap: normal;
  }
  .compact .title h3 {
    flex: 1 0 100%;
  }
  .compact .node .class {
    inset: auto 1px 1px auto;
    padding-inline: 2px;
    border-radius: 4px 0 7px;
    background: color-mix(in srgb, var(--surface) 80%, transparent);
    font-size: var(--size-1);
    line-height: 1.2;
  }
`;
