import { css } from "lit";

/** The bar above the page. */
export const headStyles = css`
  .bar {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    min-height: 50px;
  }
  h1 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0;
    font-size: var(--size-4);
    font-weight: 700;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  h1 svg {
    width: 26px;
    height: 26px;
    fill: none;
    stroke-width: 3;
    stroke-linecap: round;
  }
  @container ((min-width: 1200px) and (max-width: 1520px)) or (max-width: 359px) {
    :is(.wide.in-playground, .narrow) h1 span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  h1 .axis {
    stroke: var(--line);
  }
  h1 .curve {
    stroke: var(--accent);
  }
  nav {
    display: flex;
    gap: 2px;
  }
  nav a {
    display: grid;
    place-content: center;
    min-height: 32px;
    padding: 0 var(--space-2);
    border-radius: var(--radius-small);
    color: var(--muted);
    text-decoration: none;
    white-space: nowrap;
  }
  nav a:hover {
    background: var(--accent-soft);
    color: var(--text);
  }
  nav a[aria-current] {
    color: var(--text);
    font-weight: 650;
    box-shadow: inset 0 -2px 0 var(--accent);
    border-radius: 0;
  }
  @media (forced-colors: active) {
    nav a[aria-current] {
      border-bottom: 3px solid Highlight;
    }
  }
  .actions {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    margin-inline-start: auto;
  }
  .actions button {
    min-width: 36px;
    height: 36px;
  }
  .actions .language {
    padding: 0 var(--space-2);
    color: var(--muted);
    white-space: nowrap;
  }
  .chips {
    margin-inline-end: var(--space-2);
    font-size: var(--size-2);
    color: var(--muted);
    white-space: nowrap;
  }
  @container (max-width: 1680px) {
    .chips {
      display: none;
    }
  }
`;
