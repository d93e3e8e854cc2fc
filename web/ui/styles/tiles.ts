import { css } from "lit";

/** Styles of choices with a picture and a name. */
export const tiles = css`
  .tiles {
    display: grid;
    gap: 6px;
    align-content: start;
  }
  .tile {
    position: relative;
    display: grid;
    gap: 2px;
    align-content: start;
    justify-items: center;
    padding: 4px 2px 3px;
    border-radius: var(--radius-small);
    border: 1.5px solid transparent;
    font-size: var(--size-1);
    cursor: pointer;
    min-width: 0;
  }
  .tile:hover {
    background: var(--sunken);
  }
  .tile:has(:checked) {
    border-color: var(--mark, var(--accent));
    background: var(--accent-soft);
    font-weight: 600;
  }
  .tile:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .tile > :is(canvas, svg) {
    border-radius: 4px;
    background: var(--surface);
    box-shadow: 0 0 0 1px var(--line);
  }
`;
