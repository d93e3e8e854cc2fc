import { css } from "lit";

export const recurrenceStyles = css`
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
    gap: var(--space-2) var(--space-4);
    align-items: start;
  }
  .stage {
    position: relative;
    display: grid;
    gap: 3px;
    --gutter: 66px;
    touch-action: pan-y;
    cursor: crosshair;
    user-select: none;
  }
  .track {
    display: grid;
    grid-template-columns: var(--gutter) minmax(0, 1fr);
    align-items: center;
  }
  .label {
    padding-inline-end: 6px;
    line-height: 1.15;
    text-align: end;
  }
  [data-track="gradient"] .label {
    font-size: 0.9em;
  }
  .label small {
    display: block;
    font-size: calc(0.625 * var(--em));
    color: var(--muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .plot {
    position: relative;
    border-radius: 3px;
    background: var(--sunken);
    overflow: hidden;
  }
  .plot svg,
  .axis {
    display: block;
    position: relative;
    width: 100%;
  }
  .plot canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    image-rendering: pixelated;
  }
  .plot .shade {
    position: absolute;
    inset: 0;
    height: 100%;
  }
  .shade rect,
  .ramp rect {
    fill: var(--accent);
    shape-rendering: crispEdges;
  }
  /* Cells hide what is behind them: the shade frames them. */
  .framed {
    padding-block: 7px;
  }
  .framed canvas {
    inset: 7px 0;
    height: calc(100% - 14px);
  }
  .end {
    position: absolute;
    left: 3px;
    font-size: calc(0.625 * var(--em));
    line-height: 1.2;
    color: var(--muted);
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .shade ~ .end {
    color: var(--text);
  }
  .top {
    top: 0;
  }
  .bottom {
    bottom: 0;
  }
  .zero,
  .curve {
    fill: none;
    stroke-linejoin: round;
  }
  .curve {
    stroke: var(--mark);
    stroke-width: 1.5px;
  }
  .dot {
    fill: var(--mark);
    stroke: var(--surface);
  }
  .zero {
    stroke: var(--line);
  }
  .input {
    --mark: var(--text);
  }
  .true.curve {
    stroke-width: 3px;
  }
  .aim.curve {
    stroke-dasharray: 2 3;
  }
  .aim.dot {
    fill: none;
    stroke: none;
  }
  .gradient {
    --mark: var(--accent);
  }
  .gradient.curve {
    stroke-width: 2px;
  }
  .gradient.other.curve {
    stroke-width: 1.25px;
    stroke-dasharray: 1 3;
    stroke-linecap: round;
  }
  .baseline {
    --mark: var(--class-2);
  }
  .baseline.curve {
    stroke-width: 2px;
    stroke-dasharray: 5 3;
  }
  .unit {
    fill: none;
    stroke: var(--accent);
    vector-effect: non-scaling-stroke;
  }
  .cursor {
    position: absolute;
    inset-block: 0;
    left: var(--gutter);
    width: calc(100% - var(--gutter));
    height: calc(100% - 14px);
    pointer-events: none;
  }
  .cursor rect {
    fill: none;
    stroke: var(--text);
    stroke-opacity: 0.7;
    vector-effect: non-scaling-stroke;
  }
  .tick {
    fill: var(--muted);
    font-size: calc(0.625 * var(--em));
    font-variant-numeric: tabular-nums;
  }
  .tick.now {
    fill: var(--text);
    font-weight: 650;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    padding-inline-start: var(--gutter);
    font-size: var(--size-1);
    color: var(--muted);
  }
  .shading {
    align-items: center;
    cursor: auto;
    font-variant-numeric: tabular-nums;
  }
  .scale {
    display: flex;
    align-items: center;
    gap: 5px;
  }
  .ramp {
    width: 56px;
    height: 9px;
    border-radius: 2px;
    background: var(--sunken);
  }
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-bottom: 2px;
    text-align: start;
    font-weight: 600;
  }
  table {
    width: 100%;
    max-width: 320px;
  }
  th,
  td {
    padding: 0 0 0 6px;
    font-weight: inherit;
    text-align: end;
    white-space: nowrap;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  thead th {
    color: var(--muted);
  }
  .value small {
    color: var(--muted);
  }
  .side ul {
    display: grid;
    gap: 3px;
  }
  .side li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 5px;
    font-variant-numeric: tabular-nums;
  }
  .side li span {
    white-space: nowrap;
  }
  .notes {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--space-3);
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    color: var(--muted);
  }
  .key svg {
    width: 20px;
    height: 8px;
  }
  .key b {
    color: var(--text);
  }
  @container (min-width: 400px) {
    .parts {
      grid-template-columns: minmax(0, 1fr) minmax(0, 220px);
      grid-template-rows: auto 1fr;
    }
    .stage {
      grid-row: 1 / 3;
    }
    /* The step stays in view while the charts are scrolled. */
    .side {
      position: sticky;
      top: 0;
    }
    .notes {
      grid-column: 2;
    }
  }
  @container (min-width: 560px) {
    .parts {
      grid-template-columns: minmax(0, 1fr) minmax(0, 268px);
    }
  }
  @container (min-width: 400px) and (max-width: 559px) {
    .stage {
      --gutter: 60px;
    }
    .parts {
      column-gap: var(--space-2);
    }
    table {
      font-size: var(--size-1);
    }
    th,
    td {
      padding-inline-start: 4px;
    }
    .value small {
      display: none;
    }
  }
  @container (max-width: 899px) {
    .two .value small {
      display: none;
    }
  }
  @container (min-width: 900px) {
    .parts {
      grid-template-columns: minmax(0, 1fr) minmax(0, 400px);
    }
  }
`;
