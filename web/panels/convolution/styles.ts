import { css } from "lit";

export const convolutionStyles = css`
  :host {
    container-type: inline-size;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .choice button {
    min-height: 24px;
    font-size: var(--size-1);
    border-color: var(--line);
    color: var(--muted);
  }
  .choice button[aria-pressed="true"] {
    background: var(--accent-soft);
    color: var(--text);
    font-weight: 650;
  }
  .flow {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  section {
    min-width: 0;
    margin-bottom: var(--space-3);
  }
  h3 {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    margin-bottom: 4px;
    line-height: 1.3;
  }
  h3 .muted {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .maps,
  .pictures {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .card {
    display: flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
    max-width: 100%;
    padding: 3px;
    border-color: transparent;
    touch-action: manipulation;
  }
  .card[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  canvas {
    display: block;
    image-rendering: pixelated;
  }
  .kernel {
    max-width: calc(100% - 52px);
  }
  .map {
    flex: none;
    width: 46px;
    box-shadow: 0 0 0 1px var(--line);
    background: var(--surface);
  }
  .map.single {
    width: 24px;
  }
  svg.map {
    width: 76px;
    height: 36px;
  }
  .more {
    min-height: 32px;
    font-size: var(--size-1);
  }
  .detail {
    display: grid;
    gap: var(--space-2);
    align-content: start;
    padding: var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
  }
  .detail h3 {
    margin: 0;
  }
  .views,
  .grids {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .grids {
    flex-wrap: wrap;
  }
  .views {
    flex-wrap: wrap;
    align-items: start;
  }
  .views .arrow {
    align-self: start;
    margin-top: 24px;
  }
  .views figure {
    flex: 1 1 64px;
    max-width: 104px;
  }
  .big {
    width: 100%;
    box-shadow: 0 0 0 1px var(--line);
  }
  svg.big {
    display: block;
    height: 64px;
  }
  .own {
    cursor: crosshair;
    touch-action: none;
    user-select: none;
  }
  .arrow,
  .sign {
    color: var(--muted);
    font-size: var(--size-4);
  }
  figcaption {
    margin-top: 2px;
    font-size: var(--size-1);
    line-height: 1.2;
  }
  .grid {
    display: block;
    max-width: 100%;
    font-size: 10px;
    font-variant-numeric: tabular-nums;
  }
  .grid text {
    fill: var(--text);
  }
  .cell {
    stroke: var(--line);
  }
  .cell.positive {
    fill: var(--positive);
  }
  .cell.negative {
    fill: var(--negative);
  }
  .cell.padding {
    fill: var(--sunken);
    fill-opacity: 1;
  }
  .hatch {
    fill: none;
    stroke: var(--control-line);
    stroke-opacity: 0.45;
  }
  .framed {
    fill: none;
    stroke: var(--class-2);
    stroke-width: 2px;
  }
  .channels {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 3px 4px;
  }
  .channels button {
    min-height: 24px;
    padding: 0 5px;
  }
  .channels button[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
    font-weight: 650;
  }
  .sum {
    line-height: 1.5;
  }
  .curve .line {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
  }
  .curve .zero {
    fill: none;
    stroke: var(--line);
    vector-effect: non-scaling-stroke;
  }
  .band {
    fill: color-mix(in srgb, var(--class-2) 35%, transparent);
  }
  .counts {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .counts :is(th, td) {
    padding: 2px var(--space-2) 2px 0;
    text-align: start;
    font-weight: inherit;
  }
  .counts thead th {
    color: var(--muted);
    font-size: var(--size-1);
  }
  .counts th[scope="row"] .muted {
    white-space: nowrap;
  }
  .counts td {
    width: 34%;
  }
  .counts td svg {
    display: inline-block;
    width: 50%;
    height: 10px;
    margin-inline-end: 6px;
  }
  .counts tfoot :is(th, td) {
    border-top: 1px solid var(--line);
  }
  .bar-0 {
    fill: var(--accent);
  }
  .bar-1 {
    fill: var(--class-2);
  }
  .move {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-3);
    min-height: 0;
  }
  .hand {
    display: grid;
    gap: var(--space-2);
    align-content: start;
    width: 116px;
  }
  .dragged {
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .dragged:active {
    cursor: grabbing;
  }
  .map.hand-held {
    width: 116px;
  }
  svg.hand-held {
    height: 60px;
  }
  .by {
    display: grid;
    gap: 2px;
    font-size: var(--size-1);
  }
  .by label > span {
    display: flex;
    justify-content: space-between;
    color: var(--muted);
  }
  .by button {
    min-height: 24px;
  }
  .plot-of-shifts {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-width: 0;
  }
  .plot-of-shifts figcaption {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    margin: 0;
  }
  .shifts {
    position: relative;
    min-height: 130px;
  }
  .shifts svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .key {
    width: 24px;
    height: 8px;
  }
  :is(.shifts, .key) .curve {
    stroke: var(--mark);
    stroke-width: 1.25px;
    stroke-opacity: 0.55;
  }
  :is(.shifts, .key) .main {
    stroke-width: 2.5px;
    stroke-opacity: 1;
  }
  :is(.shifts, .key) .baseline {
    stroke-dasharray: 6 4;
  }
  @container (max-width: 339px) {
    .move {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  /* The cell beside the maps, where it stays in view. */
  @container (min-width: 396px) {
    .flow {
      grid-template-columns: minmax(0, 1fr) minmax(218px, 48%);
      column-gap: var(--space-3);
    }
    .stage {
      grid-column: 1;
    }
    .detail {
      position: sticky;
      top: 0;
      grid-column: 2;
      grid-row: 1 / span 64;
      align-self: start;
      max-height: calc(100cqh - 4px);
      overflow: hidden auto;
    }
  }
`;
