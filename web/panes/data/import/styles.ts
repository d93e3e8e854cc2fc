import { css } from "lit";

export const importStyles = css`
  dialog {
    width: 860px;
  }
  .sources {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    gap: var(--space-3);
  }
  .file {
    position: relative;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 2px;
    min-height: 64px;
    padding: var(--space-2) var(--space-3);
    border: 1.5px dashed var(--control-line);
    border-radius: var(--radius);
    background: var(--sunken);
    font-size: var(--size-2);
    text-align: center;
    cursor: pointer;
  }
  .file:hover,
  dialog.over .file {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .file:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .file strong {
    display: flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    font-size: var(--size-3);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .file svg.icon {
    color: var(--accent);
    margin: 0;
  }
  textarea {
    display: block;
    width: 100%;
    height: 64px;
    min-height: 64px;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--control-line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: var(--size-2) / 1.5 ui-monospace, monospace;
    resize: vertical;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
    font-family: var(--font);
  }
  p {
    font-size: var(--size-2);
    line-height: 1.5;
  }
  .tables {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .tables label {
    position: relative;
    padding: 5px var(--space-3);
    border: 1px solid var(--control-line);
    border-radius: 999px;
    font-size: var(--size-2);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .tables label:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    font-weight: 600;
  }
  .tables label:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .fault:empty {
    position: absolute;
  }
  .fault:not(:empty) {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--warning-soft);
    color: var(--warning);
    overflow-wrap: anywhere;
  }
  .guesses {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
    gap: var(--space-2);
    align-items: end;
    padding: var(--space-2) var(--space-3) var(--space-3);
    border-radius: var(--radius);
    background: var(--sunken);
  }
  .guesses .switch {
    grid-column-end: span 2;
  }
  .guesses .stacked > select {
    font-size: var(--size-2);
  }
  .rows {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--size-2);
  }
  .rows .stepper input[type="number"] {
    width: 64px;
  }
  .roles {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1) var(--space-3);
  }
  .roles p {
    flex: 1 1 200px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .pages {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--size-2);
    white-space: nowrap;
  }
  .preview {
    overflow: auto;
    max-height: 280px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    width: 100%;
    font-size: var(--size-2);
    font-variant-numeric: tabular-nums;
  }
  :is(th, td) {
    max-width: 14em;
    padding: 4px var(--space-3);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: start;
    font-weight: 400;
  }
  tbody tr:not(:last-child) > * {
    border-bottom: 1px solid var(--line);
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    min-width: 104px;
    padding-block: var(--space-2);
    border-bottom: 1px solid var(--control-line);
    background: var(--surface);
    vertical-align: top;
  }
  .row {
    position: sticky;
    inset-inline-start: 0;
    min-width: 0;
    padding-inline: var(--space-2);
    background: var(--surface);
    color: var(--muted);
    text-align: end;
  }
  thead .row {
    z-index: 2;
    vertical-align: bottom;
  }
  thead .name {
    display: block;
    margin-bottom: 4px;
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 650;
  }
  thead .facts {
    display: block;
    margin-top: 3px;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--muted);
    font-size: var(--size-1);
  }
  select.role {
    width: auto;
    min-height: 24px;
    padding-inline: 10px 20px;
    border-radius: 999px;
    font-size: var(--size-1);
    font-weight: 600;
    text-align: start;
  }
  thead .input select.role {
    border-color: var(--accent);
    background-color: var(--accent-soft);
    color: var(--accent);
  }
  thead .target select.role {
    border-color: var(--accent);
    background-color: var(--accent);
    color: var(--on-accent);
  }
  thead .unused select.role {
    border-style: dashed;
    color: var(--muted);
  }
  .figure {
    text-align: end;
  }
  td.unused {
    color: var(--muted);
    opacity: 0.75;
  }
  td.missing {
    background: repeating-linear-gradient(135deg, transparent 0 4px, var(--sunken) 4px 8px);
    color: var(--muted);
  }
  td.target {
    background: var(--accent-soft);
  }
  thead th.target {
    background: var(--accent-soft);
  }
  .pictures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  figure {
    display: grid;
    justify-items: center;
    gap: 2px;
    font-size: var(--size-2);
  }
  figure canvas {
    width: 44px;
    height: 44px;
    image-rendering: pixelated;
    border-radius: 4px;
    box-shadow: 0 0 0 1px var(--line);
  }
  .ends {
    position: sticky;
    bottom: calc(-1 * var(--space-4));
    z-index: 3;
    margin: 0 calc(-1 * var(--space-4)) calc(-1 * var(--space-4));
    padding: var(--space-3) var(--space-4);
    background: var(--surface);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--space-2);
  }
  .ends p {
    flex: 1 1 0;
  }
  .ends p:has(.note) {
    flex-basis: 240px;
  }
`;
