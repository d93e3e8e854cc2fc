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
    justify-content: center;
  }
  .compact h3 {
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: var(--size-1);
    text-align: center;
  }
  .compact .title h3 {
    flex: 1 0 100%;
  }
`;
