import { css } from "lit";

export const inspectorStyles = css`
  :host {
    container-type: inline-size;
  }
  :host([brief]) .way {
    display: none;
  }
  header {
    display: flex;
    align-items: center;
    gap: 6px;
    line-height: 1.2;
  }
  .picture {
    width: 56px;
    height: 56px;
    border: 1px solid var(--control-line);
    border-radius: 4px;
    image-rendering: pixelated;
    object-fit: contain;
  }
  .strip {
    width: 160px;
    height: 56px;
    border: 1px solid var(--control-line);
    border-radius: 4px;
  }
  .numbers summary {
    min-height: 24px;
    color: var(--muted);
    font-size: var(--size-2);
    cursor: pointer;
  }
  .numbers .scroll {
    max-height: 220px;
    overflow: auto;
  }
  .numbers table {
    font-size: var(--size-1);
    font-variant-numeric: tabular-nums;
  }
  .numbers :is(th, td) {
    padding: 1px 4px;
    text-align: end;
  }
  .numbers th {
    color: var(--muted);
    font-weight: 400;
  }
  .place {
    flex: 1 0 auto;
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 6px;
  }
  header > canvas {
    margin-inline-start: auto;
  }
  header:has(.place > :nth-child(3)) {
    flex-wrap: wrap;
  }
  .place:has(> :nth-child(3)) {
    order: 1;
    flex-basis: 100%;
  }
  header > .pin {
    margin-inline-start: auto;
  }
  .pin {
    flex: none;
    width: var(--target);
    padding: 0;
  }
  .place > div {
    display: flex;
    align-items: center;
    gap: 4px;
    font-style: italic;
    color: var(--muted);
  }
  .place input[role="spinbutton"] {
    width: 60px;
    min-height: 26px;
    padding-inline: 4px;
    font-style: normal;
    color: var(--text);
  }
  .pins {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--space-2);
  }
  .pinned {
    display: inline-flex;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
  }
  .pinned button {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 26px;
    padding: 0 4px;
    font-size: var(--size-1);
  }
  .pinned button[aria-pressed="true"] {
    background: var(--accent-soft);
    font-weight: 650;
  }
  .pinned svg:not(.icon) {
    width: 18px;
    height: 18px;
  }
  .pinned .unpin {
    min-width: 24px;
    padding: 0;
    color: var(--muted);
  }
  .pinned .icon {
    width: 13px;
    height: 13px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 1px 3px;
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
    padding: 0 4px;
    white-space: nowrap;
  }
  tr.chosen {
    background: var(--accent-soft);
  }
  tr.chosen th button {
    font-weight: 650;
    box-shadow: inset 0 -2px 0 currentColor;
    border-radius: 0;
  }
  tfoot :is(th, td) {
    border-top: 1px solid var(--line);
    padding-block: 3px;
  }
  .bar {
    width: 16%;
    min-width: 26px;
  }
  .gain {
    color: color-mix(in srgb, var(--positive) 70%, var(--text));
  }
  .loss {
    color: color-mix(in srgb, var(--negative) 70%, var(--text));
  }
  :is(.gain, .loss) > span {
    font-size: 0.75em;
    margin-inline-end: 2px;
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
    position: relative;
    display: grid;
    justify-items: center;
    padding: 2px 0;
    border-radius: 4px;
    background: var(--sunken);
    overflow: hidden;
  }
  li .own {
    max-width: 100%;
    padding-inline: 2px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sum .stacked {
    max-width: 260px;
    margin-bottom: var(--space-2);
  }
  li button {
    position: absolute;
    inset: 0;
    min-width: 24px;
    min-height: 24px;
    padding: 0;
    border-radius: 4px;
  }
  li button:hover:not(:disabled) {
    background: color-mix(in srgb, var(--accent) 14%, transparent);
  }
  li button[aria-pressed="true"] {
    border: 2px solid var(--accent);
  }
  .maps canvas {
    width: 100%;
    height: 36px;
    image-rendering: pixelated;
    object-fit: contain;
  }
  /* A strip is one row of pixels. */
  .strips canvas {
    height: 16px;
    object-fit: fill;
  }
  .sum {
    margin-top: 4px;
    padding: 6px var(--space-2);
    border-radius: var(--radius-small);
    background: var(--accent-soft);
    line-height: 1.5;
  }
  .term {
    white-space: nowrap;
  }
  li .z {
    color: var(--muted);
  }
  li.zero b {
    font-weight: 400;
    color: var(--muted);
  }
  @container (max-width: 29em) {
    td.bar {
      width: 0;
      min-width: 0;
      padding: 0;
    }
    td.bar svg {
      display: none;
    }
  }
  @container (max-width: 26em) {
    table {
      font-size: var(--size-1);
    }
    thead th {
      white-space: normal;
    }
    .class-word {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    header {
      flex-wrap: wrap;
    }
    header .place {
      order: 1;
      flex-basis: 100%;
    }
  }
`;
