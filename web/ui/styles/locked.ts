import { css } from "lit";

/** Controls that an author or a lesson has locked. */
export const lockedStyles = css`
  fieldset.locked {
    display: contents;
  }
  /* A press reaches the fieldset, which says why. */
  fieldset.locked :is(button, input, select, textarea) {
    pointer-events: none;
  }
  fieldset.locked > * {
    cursor: not-allowed;
  }
  [aria-disabled="true"] {
    cursor: not-allowed;
  }
  .lock-note {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    margin-bottom: var(--space-2);
    color: var(--muted);
  }
  .lock-note svg.icon {
    margin: 0;
    width: 14px;
    height: 14px;
  }
  .lock {
    color: var(--muted);
  }
  .lock svg.icon {
    width: 14px;
    height: 14px;
  }
`;
