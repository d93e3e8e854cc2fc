import { css } from "lit";

/** Styles that the rooms share: cards in a grid, tables of numbers, rows of choices. */
export const roomStyles = css`
  .grid {
    display: grid;
    gap: var(--space-2);
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .card {
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--surface);
    border: 1px solid var(--line);
    min-width: 0;
  }
  h2 {
    font-size: var(--size-4);
  }
  h3 {
    font-size: var(--size-3);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    min-height: 32px;
  }
  .why {
    max-width: 76ch;
    margin-block: var(--space-1) var(--space-2);
    line-height: 1.5;
    color: var(--muted);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .choices button {
    border-color: var(--control-line);
    font-size: var(--size-2);
  }
  .choices button[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
    font-weight: 600;
  }
  .end {
    margin-inline-start: auto;
  }
  .scroll {
    overflow-x: auto;
    margin-inline: calc(-1 * var(--space-2));
    padding-inline: var(--space-2);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--size-2);
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 5px var(--space-2);
    text-align: start;
    font-weight: inherit;
    border-bottom: 1px solid var(--line);
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  thead th {
    color: var(--muted);
    white-space: nowrap;
    vertical-align: bottom;
  }
  :is(th, td).figure {
    text-align: end;
    white-space: nowrap;
  }
  :is(th, td):first-child {
    padding-inline-start: 0;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  tfoot :is(th, td) {
    border-top: 1px solid var(--control-line);
    border-bottom: 0;
    font-weight: 600;
  }
  .row-name {
    padding-inline: 6px;
    margin-inline-start: -6px;
    white-space: nowrap;
  }
  tr.chosen {
    background: var(--accent-soft);
  }
  tr.chosen .row-name {
    font-weight: 650;
    box-shadow: inset 0 -2px 0 currentColor;
    border-radius: 0;
  }
  .narrow :is(th, td) {
    padding-inline: 4px;
  }
  math {
    font-size: 1.15em;
  }
  code {
    font-family: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace;
    font-size: 0.95em;
  }
  @media print {
    .grid {
      display: block;
    }
    .card {
      padding: 0 0 var(--space-4);
      border: 0;
    }
    :is(playground-explain, header button, .code button, .stepper button, .choices, .card.choice, .cursor-field, input[type="range"]) {
      display: none;
    }
    :is(button, select, input[role="spinbutton"]) {
      min-height: 0;
      padding-inline: 0;
      border: 0;
      background: none;
    }
    .scroll {
      overflow: visible;
      margin: 0;
      padding: 0;
    }
    table {
      font-size: var(--size-1);
    }
    thead th {
      white-space: normal;
    }
    :is(tr, figure, h2, h3, header) {
      break-inside: avoid;
    }
    :is(h2, h3, header) {
      break-after: avoid;
    }
  }
`;
