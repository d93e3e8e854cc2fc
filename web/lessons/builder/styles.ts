import { css } from "lit";

export const builderStyles = css`
  textarea {
    width: 100%;
    min-height: var(--target);
    padding: var(--space-1) var(--space-2);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-size: var(--size-3);
    line-height: 1.4;
    resize: vertical;
  }
  .code {
    font-family: ui-monospace, monospace;
    font-size: var(--size-2);
  }
  .stacked > .code {
    font-size: var(--size-2);
  }
  .dots .add {
    border-style: dashed;
    font-size: var(--size-3);
  }
  header {
    align-items: center;
  }
  .picking-note {
    display: none;
    font-size: var(--size-2);
    color: var(--muted);
  }
  /* On a phone, the page is seen while a number is picked. */
  :host([foot]) .picking .picking-note {
    display: block;
  }
  :host([foot]) .picking :is(.content, .dots) {
    display: none;
  }
  .languages {
    display: flex;
    gap: var(--space-1);
  }
  .languages [aria-pressed="true"],
  .pick[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  .step-head {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    padding-top: var(--space-2);
    border-top: 1px solid var(--line);
  }
  .step-head h3 {
    flex: 1;
    font-size: var(--size-3);
  }
  .content > button,
  .content > details button {
    align-self: start;
  }
  button.outlined:has(svg),
  button.primary:has(svg) {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  button:has(svg) > svg.icon {
    width: 15px;
    height: 15px;
    margin: 0;
  }
  .said {
    display: grid;
    gap: 2px;
  }
  .said p,
  p.hint {
    display: block;
    font-size: var(--size-2);
    line-height: 1.4;
    color: var(--muted);
  }
  p.hint:empty {
    display: none;
  }
  .fault {
    color: var(--warning);
  }
  .part {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
  }
  .part legend {
    padding: 0 var(--space-1);
    font-size: var(--size-2);
    font-weight: 600;
  }
  .part button,
  .found button {
    justify-self: start;
  }
  .offer {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-2);
    border-radius: var(--radius-small);
    background: var(--accent-soft);
    font-size: var(--size-2);
  }
  .offer button {
    padding-block: var(--space-1);
    background: var(--surface);
    text-align: start;
  }
  .row {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .row input[role="spinbutton"] {
    width: 100%;
  }
  .show {
    margin: 0;
    padding-inline-start: 1.4em;
    font-size: var(--size-2);
    list-style: decimal;
    overflow-wrap: anywhere;
  }
  details {
    display: grid;
    gap: var(--space-2);
    font-size: var(--size-2);
  }
  details[open] {
    padding-bottom: var(--space-2);
  }
  summary {
    min-height: var(--target);
    line-height: 1.5;
    cursor: pointer;
  }
  .boxes {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 2px var(--space-2);
  }
  .boxes label {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: var(--target);
  }
  .foot {
    display: grid;
    justify-items: start;
    gap: var(--space-2);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }
  .found,
  .missing ul {
    display: grid;
    gap: var(--space-2);
    font-size: var(--size-2);
  }
  .found:empty {
    display: none;
  }
  .found section {
    display: grid;
    gap: var(--space-1);
    height: auto;
    padding: var(--space-2);
    border: 1px solid var(--line);
  }
  .found h3 {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .found h3 svg.icon {
    width: 16px;
    height: 16px;
    margin: 0;
    color: var(--accent);
  }
  .found .doubtful h3 svg.icon {
    color: var(--warning);
  }
  .missing {
    padding: var(--space-2);
    border-radius: var(--radius-small);
    background: color-mix(in srgb, var(--warning) 14%, var(--surface));
  }
  .missing li {
    display: grid;
    justify-items: start;
    gap: 2px;
  }
  .way {
    grid-template-columns: minmax(0, 1fr) auto;
    width: 100%;
  }
  .way label {
    grid-column: 1 / -1;
  }
`;
