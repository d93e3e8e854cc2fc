import { css } from "lit";

export const embedStyles = css`
  h4 {
    margin: 0;
    font-size: var(--size-2);
    font-weight: 600;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
    gap: var(--space-5);
    align-items: start;
  }
  .settings,
  .results,
  .code,
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .results,
  .code,
  fieldset {
    gap: var(--space-2);
  }
  legend {
    padding: 0 0 var(--space-1);
    font-size: var(--size-2);
    font-weight: 600;
  }
  p,
  summary {
    font-size: var(--size-2);
    line-height: 1.5;
  }
  summary {
    min-height: 24px;
    color: var(--muted);
    cursor: pointer;
  }
  .fault {
    color: var(--warning);
  }
  .row {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(118px, 100%), 1fr));
    align-items: end;
    gap: var(--space-2);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-3);
  }
  .choices a {
    margin-inline-start: auto;
  }
  a {
    color: var(--accent);
    font-size: var(--size-2);
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(128px, 1fr));
    gap: 0 var(--space-2);
  }
  .list {
    max-height: 170px;
    padding: var(--space-1) var(--space-2);
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: var(--target);
    font-size: var(--size-2);
    cursor: pointer;
  }
  .check input {
    flex: none;
    width: 15px;
    height: 15px;
    margin: 0;
    accent-color: var(--accent);
  }
  .check span::first-letter {
    text-transform: uppercase;
  }
  .check span {
    display: inline-block;
  }
  .limit {
    align-self: start;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    border-bottom: 1px solid var(--line);
  }
  .tabs button {
    border-radius: var(--radius-small) var(--radius-small) 0 0;
    color: var(--muted);
    font-size: var(--size-2);
  }
  .tabs [aria-selected="true"] {
    color: var(--text);
    font-weight: 650;
    box-shadow: inset 0 -2px 0 var(--accent);
  }
  textarea {
    display: block;
    width: 100%;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-small);
    background: var(--sunken);
    color: var(--text);
    font: var(--size-2) / 1.5 ui-monospace, monospace;
    overflow-wrap: anywhere;
    resize: vertical;
  }
  @container (max-width: 640px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
