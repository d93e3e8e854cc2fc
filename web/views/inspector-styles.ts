import { css } from "lit";

export const inspectorStyles = css`
  :host {
    display: grid;
    gap: var(--space-2);
    align-content: start;
    font-size: var(--size-2);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .place {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--space-2);
  }
  .place label {
    display: flex;
    align-items: center;
    gap: 4px;
    font-style: italic;
    color: var(--muted);
  }
  .place input[type="number"] {
    width: 66px;
    min-height: 26px;
    color: var(--text);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 1px 4px;
    text-align: end;
    font-weight: inherit;
    white-space: nowrap;
  }
  thead th {
    color: var(--muted);
    font-size: var(--size-1);
  }
  sup {
    font-size: 0.8em;
    line-height: 1;
  }
  th:first-child {
    text-align: start;
    padding-inline-start: 0;
  }
  tbody th button {
    min-height: 26px;
    padding: 0 8px 0 6px;
    white-space: nowrap;
  }
  tr.chosen {
    background: var(--accent-soft);
  }
  tr.chosen th button {
    font-weight: 650;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  tfoot :is(th, td) {
    border-top: 1px solid var(--line);
    padding-block: 3px;
  }
  .bar {
    width: 30%;
  }
  .bar svg {
    display: block;
    width: 100%;
    height: 10px;
    border-radius: 3px;
  }
  .track {
    fill: var(--sunken);
  }
  .fill {
    fill: var(--mark);
  }
  .remark {
    font-size: var(--size-1);
    line-height: 1.35;
  }
  .formula {
    line-height: 1.7;
  }
  .result {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--space-2);
    padding: 6px var(--space-2);
    border-radius: var(--radius-small);
    background: var(--sunken);
    font-size: var(--size-3);
  }
  .result .muted {
    margin-inline-start: auto;
    font-size: var(--size-2);
  }
  .way {
    display: grid;
    gap: var(--space-2);
  }
  h3 {
    margin: 0 0 2px;
    font-size: var(--size-2);
    font-weight: 600;
  }
  h3 .muted {
    font-weight: 400;
  }
  ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(43px, 1fr));
    gap: 3px;
    font-variant-numeric: tabular-nums;
    font-size: var(--size-1);
  }
  li {
    display: grid;
    justify-items: center;
    padding: 2px 0;
    border-radius: 4px;
    background: var(--sunken);
    overflow: hidden;
  }
  li .z {
    color: var(--muted);
  }
  li.zero b {
    font-weight: 400;
    color: var(--muted);
  }
`;
