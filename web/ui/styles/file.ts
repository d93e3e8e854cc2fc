import { css } from "lit";

/** A field for a file, which is its label: the field lies over it unseen, so that it takes presses, keys and drops. */
export const fileStyles = css`
  .file {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 36px;
    padding: 0 var(--space-3);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-small);
    cursor: pointer;
  }
  .file:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .file input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  .file svg.icon {
    margin: 0;
  }
`;
