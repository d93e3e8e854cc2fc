import { css } from "lit";

/** What is wrong with a value, beside its field. */
export const faultStyles = css`
  .fault {
    padding: var(--space-2);
    border-radius: var(--radius-small);
    background: var(--warning-soft);
    color: var(--text);
    overflow-wrap: anywhere;
  }
`;
