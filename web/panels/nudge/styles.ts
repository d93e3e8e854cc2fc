import { css } from "lit";

export const nudgeStyles = css`
  :host {
    column-gap: var(--space-4);
    container-type: inline-size;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2);
  }
  .choice > * {
    flex: 1 1 84px;
  }
  .choice > .epsilon {
    flex: 2 1 150px;
  }
  .epsilon {
    display: grid;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: start;
    color: var(--muted);
  }
  th,
  td {
    padding: 1px 0 1px var(--space-3);
    font-weight: inherit;
    text-align: end;
    white-space: nowrap;
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
    color: var(--muted);
  }
  tbody tr:last-child {
    font-weight: 650;
    border-top: 1px solid var(--line);
  }
  .swatch {
    display: inline-block;
    width: 18px;
    margin-inline-end: 4px;
    vertical-align: middle;
    border-top: 2px solid var(--accent);
  }
  .swatch.float32 {
    border-top: 2px dashed var(--class-2);
  }
  figcaption,
  .ends {
    font-size: var(--size-1);
  }
  .ends {
    display: flex;
    justify-content: space-between;
  }
  .plot {
    position: relative;
    height: 84px;
    border-radius: 4px;
    background: var(--sunken);
  }
  .plot svg {
    width: 100%;
    height: 100%;
  }
  .plot span {
    position: absolute;
    left: 3px;
    font-size: calc(0.625 * var(--em));
    color: var(--muted);
  }
  .top {
    top: 0;
  }
  .bottom {
    bottom: 0;
  }
  path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  path.float32 {
    stroke: var(--class-2);
    stroke-width: 2px;
    stroke-dasharray: 5 3;
  }
  path.float64 {
    stroke: var(--accent);
    stroke-width: 2px;
  }
  path.grid {
    stroke: var(--line);
  }
  path.cursor {
    stroke: var(--text);
    stroke-width: 1px;
  }
  .why {
    font-size: var(--size-1);
    line-height: 1.4;
  }
  .result {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2) var(--space-4);
  }
  @container (min-width: 521px) {
    .result {
      grid-template-columns: auto minmax(0, 1fr);
    }
  }
  @container (max-width: 400px) {
    table {
      font-size: calc(0.6875 * var(--em));
    }
    th,
    td {
      padding-inline-start: 4px;
    }
  }
`;
