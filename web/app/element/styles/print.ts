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
    .lesson-printed > :not(aside) {
      display: none;
    }
    .lesson-printed > aside.lesson {
      position: static !important;
      width: auto !important;
    }
    .page:has(+ .paper),
    playground-notice,
    nav,
    .actions {
      display: none;
    }
  }
`;
