import { css } from "lit";

/** The dialog: the ways at the left, the chosen one at the right. On a phone, a sheet over the whole screen. */
export const shareStyles = css`
  dialog {
    width: 1120px;
    height: min(740px, 100dvh - 24px);
    padding: 0;
    overflow: hidden;
    border-radius: 14px;
  }
  dialog[open] {
    grid-template: auto minmax(0, 1fr) / 236px minmax(0, 1fr);
    gap: 0;
  }
  .head {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--space-3) var(--space-3) var(--space-3) var(--space-5);
    border-bottom: 1px solid var(--line);
  }
  .head button {
    min-width: 32px;
    min-height: 32px;
    color: var(--muted);
  }
  .tabs {
    display: grid;
    align-content: start;
    gap: 2px;
    padding: var(--space-3);
    overflow: auto;
    border-inline-end: 1px solid var(--line);
    background: var(--background);
  }
  .tabs button {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    align-items: center;
    gap: 0 var(--space-3);
    padding: 9px var(--space-3);
    border-radius: 8px;
    text-align: start;
    color: var(--muted);
  }
  .tabs b {
    color: var(--text);
    font-weight: 600;
  }
  .tabs small {
    grid-column: 2;
    font-size: var(--size-1);
    line-height: 1.35;
  }
  .tabs [aria-selected="true"] {
    background: var(--accent-soft);
    color: var(--text);
  }
  .tabs [aria-selected="true"] .icon {
    color: var(--accent);
  }
  .way {
    min-width: 0;
    padding: var(--space-5);
    overflow: hidden auto;
    outline-offset: -3px;
    container-type: inline-size;
  }
  .way > h3 {
    margin-bottom: var(--space-3);
    font-size: var(--size-5);
    font-weight: 650;
  }
  @media (max-width: 760px) {
    dialog {
      width: 100vw;
      max-width: none;
      height: 100dvh;
      max-height: none;
      border: 0;
      border-radius: 0;
    }
    dialog[open] {
      grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
    }
    .head {
      padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
    }
    .head button {
      min-width: 44px;
      min-height: 44px;
    }
    .tabs {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--space-1);
      padding: var(--space-2) var(--space-3);
      border: 0;
      border-bottom: 1px solid var(--line);
    }
    .tabs button {
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
      padding: 6px 2px;
      text-align: center;
    }
    .tabs b {
      font-size: var(--size-2);
    }
    .tabs small {
      display: none;
    }
    .way {
      padding: var(--space-4);
    }
    /* The chosen way says it. */
    .way > h3 {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
`;

/** What the ways have in common. */
export const wayStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    font-size: var(--size-3);
  }
  p {
    font-size: var(--size-2);
    line-height: 1.5;
  }
  a {
    color: var(--accent);
    font-size: var(--size-2);
  }
  .fault {
    color: var(--warning);
  }
  button:is(.primary, .outlined) {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    justify-self: start;
    gap: 7px;
    min-height: 34px;
    padding: 0 var(--space-3);
    border-radius: 8px;
    font-size: var(--size-2);
    font-weight: 600;
    white-space: nowrap;
  }
  button.outlined {
    border-color: var(--line);
  }
  button:is(.primary, .outlined) .icon {
    width: 16px;
    height: 16px;
    margin: 0;
  }
  .one-line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2);
  }
  .one-line input {
    min-height: 34px;
    border-radius: 8px;
    color: var(--muted);
    text-overflow: ellipsis;
  }
  .ends {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .code-for-cameras {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--space-5);
    margin-top: var(--space-2);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--background);
  }
  .code-for-cameras > div {
    display: grid;
    gap: var(--space-3);
  }
  .qr {
    display: block;
    width: 220px;
    max-width: 100%;
    border-radius: var(--radius-small);
  }
  .cards {
    display: grid;
    gap: var(--space-2);
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px var(--space-4);
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .card > h4 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-2);
    margin: 0;
    font-size: var(--size-3);
    font-weight: 650;
  }
  .card > h4 code {
    color: var(--muted);
    font: var(--size-1) ui-monospace, monospace;
  }
  .card > p {
    color: var(--muted);
  }
  .card > .fault {
    color: var(--warning);
  }
  .card > button {
    grid-column: 2;
    grid-row: 1 / 3;
  }
  .card.refused-card {
    background: var(--background);
  }
  @container (max-width: 460px) {
    .code-for-cameras {
      grid-template-columns: minmax(0, 1fr);
      justify-items: center;
    }
    .card {
      grid-template-columns: minmax(0, 1fr);
    }
    .card > button {
      grid-column: 1;
      grid-row: auto;
      width: 100%;
      min-height: 44px;
      margin-top: var(--space-2);
    }
    .one-line {
      grid-template-columns: minmax(0, 1fr);
    }
    .one-line button {
      width: 100%;
      min-height: 44px;
    }
  }
`;
