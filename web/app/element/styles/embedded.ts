import { css } from "lit";

/** In someone else's page, what stays in sight stays within the element. */
export const embeddedStyles = css`

  :host(:not([linked])) footer {
    position: sticky;
    inset: auto auto 0;
    order: 1; /* below the notice */
    margin-inline: calc(-1 * var(--space-3));
  }
  :host(:not([linked])) playground-notice {
    position: sticky;
    left: auto;
    translate: none;
    align-self: center;
    display: flex;
    align-items: end;
    height: 0;
    margin-top: calc(-1 * var(--space-2));
  }
  :host(:not([linked])) .narrow.in-playground {
    padding-bottom: 0;
  }
`;
