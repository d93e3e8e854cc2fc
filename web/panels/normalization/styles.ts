import { css } from "lit";

export const normalizationStyles = css`
  :host {
    container-type: inline-size;
  }
  /* Hides the text for missing numbers until the first ones may have arrived. */
  .late {
    animation: late 1s steps(1) backwards;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3) var(--space-4);
    align-items: start;
  }
  .channels,
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 4px;
  }
  .key svg {
    width: 12px;
    height: 12px;
  }
  .key svg:not(:first-child) {
    margin-inline-start: var(--space-2);
  }
  .key .sample {
    width: 18px;
  }
  .stage,
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-3);
  }
  .stage {
    cursor: pointer;
  }
  .pairs,
  .histogram {
    display: block;
    width: 100%;
    border-radius: 3px;
    background: var(--sunken);
  }
  .chosen {
    fill: var(--accent-soft);
  }
  .rest {
    stroke: var(--control-line);
    stroke-dasharray: 1 3;
  }
  .way {
    stroke: var(--control-line);
    stroke-width: 1.5px;
  }
  .present {
    fill: var(--accent);
  }
  .moving {
    fill: var(--class-2);
  }
  .line.moving,
  .mean {
    fill: none;
    stroke-width: 1.75px;
  }
  .line.moving,
  .mean.moving {
    stroke: var(--class-2);
    stroke-dasharray: 5 3;
  }
  .mean.present {
    stroke: var(--accent);
  }
  .bars {
    fill: var(--accent);
    fill-opacity: 0.3;
  }
  figcaption,
  .ends {
    font-size: var(--size-1);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    font-variant-numeric: tabular-nums;
  }
  .why {
    max-width: 64ch;
    line-height: 1.4;
  }
  .side button {
    justify-self: start;
  }
  @container (min-width: 400px) {
    .parts {
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    }
    .side {
      position: sticky;
      top: 0;
    }
  }
`;
