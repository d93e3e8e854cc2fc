import { css } from "lit";

/** On paper the printout takes the place of the page. */
export const printStyles = css`
  /* Laid out off-screen to be measured before it is printed. */
  @media screen {
    playground-printout {
      position: fixed;
      inset: 0 auto auto 0;
      height: 0;
      overflow: hidden;
      visibility: hidden;
    }
  }
  @media print {
    :host,
    :host([theme]) {
      display: block;
      color-scheme: light;
      background: none;
    }
    .page:has(+ .paper),
    playground-notice,
    nav,
    .actions {
      display: none;
    }
  }
`;
