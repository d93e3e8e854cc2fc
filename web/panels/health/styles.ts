import { css } from "lit";

export const healthStyles = css`
  :host {
    container-type: inline-size;
  }
  .fine,
  .findings {
    line-height: 1.4;
  }
  .fine::before {
    content: "✓ ";
    color: var(--accent);
  }
  .findings {
    display: grid;
    gap: 4px;
  }
  .findings li {
    padding: 4px var(--space-2);
    border-inline-start: 3px solid var(--warning);
    border-radius: 0 var(--radius-small) var(--radius-small) 0;
    background: var(--warning-soft);
  }
  .layers {
    display: grid;
    gap: 6px;
  }
  section {
    display: grid;
    grid-template-columns: 68px 112px minmax(0, 1fr);
    gap: 0 var(--space-3);
    align-items: end;
  }
  h3 {
    display: grid;
    align-self: center;
    line-height: 1.3;
  }
  h3 .muted {
    font-weight: 400;
  }
  .values {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    font-size: var(--size-1);
    font-variant-numeric: tabular-nums;
  }
  .nothing {
    grid-column: 2 / -1;
    align-self: center;
  }
  .chart {
    position: relative;
    height: 40px;
    border-radius: 4px;
    background: var(--sunken);
    overflow: hidden;
  }
  .chart svg {
    display: block;
    width: 100%;
    height: 100%;
  }
  .chart span {
    position: absolute;
    bottom: 0;
    padding: 0 3px;
    font-size: calc(0.625 * var(--em));
    color: var(--muted);
    background: color-mix(in srgb, var(--sunken) 70%, transparent);
  }
  .left {
    left: 0;
  }
  .right {
    right: 0;
  }
  :is(.chart, .key) path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  path.f {
    stroke: var(--accent);
    stroke-width: 2px;
  }
  path.slope {
    stroke: var(--class-2);
    stroke-width: 1.75px;
    stroke-dasharray: 4 3;
  }
  path.zero {
    stroke: var(--control-line);
    stroke-width: 0.75px;
  }
  :is(.chart, .key) path.bars {
    fill: color-mix(in srgb, var(--muted) 45%, transparent);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr)) 60px 56px 76px;
    gap: 2px var(--space-2);
    align-self: end;
    min-height: 28px;
    align-items: end;
  }
  dt {
    font-size: var(--size-1);
    color: var(--muted);
    white-space: nowrap;
  }
  dd {
    display: flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .measure svg {
    flex: 1;
    min-width: 36px;
    height: 12px;
  }
  .measure .number {
    min-width: 44px;
  }
  .scale {
    stroke: var(--control-line);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .sound {
    fill: color-mix(in srgb, var(--accent) 24%, transparent);
  }
  .pin {
    fill: var(--text);
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 4px;
    font-size: var(--size-1);
  }
  .key svg {
    width: 20px;
    height: 8px;
    margin-inline-start: var(--space-2);
  }
  .key svg:first-child {
    margin-inline-start: 0;
  }
  @container (min-width: 561px) {
    section:not(:first-child) dt {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container (max-width: 560px) {
    section {
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
      padding-bottom: var(--space-2);
      border-bottom: 1px solid var(--line);
    }
    h3 {
      display: flex;
      gap: var(--space-2);
    }
    .values {
      grid-column: 1;
    }
    .chart {
      height: 72px;
    }
    dl {
      grid-template-columns: 1fr 1fr 1fr;
    }
    .measure {
      grid-column: span 3;
      display: grid;
      grid-template-columns: 108px minmax(0, 1fr);
      align-items: center;
    }
  }
`;
