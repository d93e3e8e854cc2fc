import { css } from "lit";

/** Two columns; the page scrolls. */
export const mediumStyles = css`
  .medium main:not(.room) {
    display: grid;
    grid-template-columns: 216px minmax(0, 1fr);
    gap: var(--space-2);
  }
  .medium main.no-data {
    grid-template-columns: minmax(0, 1fr);
  }
  .medium main.no-data > * {
    grid-column: 1 / -1 !important;
  }
  .medium .output {
    grid-row: 1;
    grid-column: 2;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-3);
  }
  .medium .training {
    min-height: 116px; /* two lines, before they are there */
  }
  .medium .training playground-training {
    align-self: start;
  }
  .medium .data {
    grid-row: 1 / 3;
  }
  .medium .analysis {
    grid-column: 1 / -1;
  }
  .medium .analysis {
    display: grid;
    min-height: 240px;
  }
  .medium.in-playground .bar {
    display: grid;
    grid-template-columns: auto auto 1fr;
    padding-block: var(--space-1);
    gap: var(--space-1) var(--space-2);
  }
  .medium :is(playground-transport, playground-status) {
    grid-row: 2;
  }
  .medium playground-status {
    grid-column: 2 / -1;
  }
`;
