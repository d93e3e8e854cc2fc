import { css } from "lit";

/** The page as a whole, whatever its width. */
export const pageStyles = css`
  :host {
    display: flex;
    container-type: inline-size;
    background: var(--background);
    direction: ltr !important;
    writing-mode: horizontal-tb !important;
  }
  /* Inherits nothing from the page around but visibility, pointer events and colour scheme. */
  .page,
  .paper {
    all: initial;
    display: block;
    direction: ltr;
    box-sizing: border-box;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    user-select: text;
    color: var(--text);
    font-family: var(--font);
    font-size: var(--size-3);
    line-height: 1.4;
    -webkit-text-size-adjust: 100%;
  }
  .page {
    position: relative;
    flex: 1;
    min-width: 0;
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    padding: 0 var(--space-3) var(--space-3);
  }
  .page:not(:has(> .bar)) {
    padding-top: var(--space-2);
  }
  .card {
    padding: var(--space-3);
    border-radius: var(--radius);
    background: var(--surface);
    border: 1px solid var(--line);
    min-width: 0;
    min-height: 0;
  }
  .task {
    margin: 0;
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--accent);
    border-radius: var(--radius-small);
    background: var(--accent-soft);
    overflow-wrap: anywhere;
  }
  .room {
    min-height: calc(0.6 * var(--screen, 100vh));
  }
  playground-notice {
    position: fixed;
    z-index: 10;
    left: 50%;
    bottom: var(--space-4);
    translate: -50% 0;
    width: min(520px, calc(100cqw - 24px));
  }
`;
