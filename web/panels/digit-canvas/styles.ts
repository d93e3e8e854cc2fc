import { css } from "lit";

export const digitCanvasStyles = css`
  :host {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) minmax(0, 1.2fr);
    gap: var(--space-4);
    align-items: start;
    font-size: var(--size-2);
  }
  .paper {
    position: relative;
    width: 196px;
    aspect-ratio: 1;
    border: 1.5px solid var(--control-line);
    border-radius: var(--radius);
    background: var(--surface);
    overflow: hidden;
    cursor: crosshair;
    touch-action: none;
    user-select: none;
  }
  .paper canvas {
    width: 100%;
    height: 100%;
  }
  .paper p {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    padding: var(--space-4);
    text-align: center;
    pointer-events: none;
  }
  .paper:focus-visible {
    border-radius: var(--radius);
    outline-offset: -2px;
    outline-width: 3px;
  }
  .means {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
  figure {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .seen {
    flex: none;
    width: 64px;
    height: 64px;
    border: 1px solid var(--line);
    border-radius: 4px;
    image-rendering: pixelated;
  }
  .samples {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(26px, 32px));
    gap: 4px;
    justify-self: stretch;
    max-width: 176px;
  }
  .samples span {
    grid-column: 1 / -1;
  }
  .samples button {
    padding: 0;
    min-width: 24px;
    min-height: 24px;
    font-variant-numeric: tabular-nums;
  }
  .answers {
    display: grid;
    gap: 2px;
  }
  .answers li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) 48px 12px;
    align-items: center;
    gap: 6px;
    line-height: 18px;
  }
  .answers svg {
    width: 100%;
    height: 10px;
    border-radius: 3px;
  }
  .answers .track {
    fill: var(--sunken);
  }
  .answers .fill {
    fill: var(--mark);
  }
  .answers .number {
    text-align: end;
  }
  .answers .figure {
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .best :is(.figure, .number) {
    font-weight: 700;
  }
  .sign {
    color: var(--accent);
    font-size: var(--size-1);
  }
  /** The predictions stand beside the finger. */
  @container (max-width: 420px) {
    :host {
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--space-3);
    }
    .paper {
      width: min(196px, 52cqw);
    }
    .means {
      grid-row: 2;
      grid-column: 1 / -1;
      grid-template-columns: auto auto;
      align-items: center;
    }
    .samples {
      grid-column: 1 / -1;
      max-width: none;
      grid-template-columns: repeat(auto-fit, minmax(24px, 1fr));
    }
    .answers li {
      gap: 4px;
      line-height: 17px;
    }
  }
`;
