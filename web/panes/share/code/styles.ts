import { css } from "lit";

export const codeStyles = css`
  .tabs {
    display: flex;
    gap: 2px;
    justify-self: start;
    padding: 3px;
    border-radius: 9px;
    background: var(--sunken);
  }
  .tabs button {
    min-height: 30px;
    padding: 0 var(--space-4);
    color: var(--muted);
    font-size: var(--size-2);
    font-weight: 600;
  }
  .tabs [aria-selected="true"] {
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 0 0 1px var(--line);
  }
  .format {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .listing {
    height: min(440px, 50dvh);
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--background);
  }
  pre {
    margin: 0;
    padding: var(--space-3) var(--space-4);
    font: var(--size-2) / 1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
    tab-size: 4;
  }
  pre + pre {
    border-top: 1px solid var(--line);
  }
  pre.markdown {
    background: var(--surface);
    font-family: inherit;
    white-space: pre-wrap;
  }
  .comment {
    color: var(--muted);
  }
  .text {
    color: var(--positive);
  }
  .number {
    color: var(--warning);
  }
  .keyword {
    color: var(--accent);
    font-weight: 600;
  }
`;
