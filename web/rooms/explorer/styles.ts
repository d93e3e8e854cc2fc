import { css } from "lit";

export const explorerStyles = css`
  .sets {
    margin-block: var(--space-2) var(--space-3);
  }
  .wide {
    grid-template-columns: 260px minmax(0, 1fr) 340px;
  }
  .medium {
    grid-template-columns: 260px minmax(0, 1fr);
  }
  .choice,
  .charts,
  .wide .details {
    height: 100%;
  }
  .wide :is(.table, .depth, .timing, .guide),
  .medium :is(.details, .table, .depth, .timing, .guide) {
    grid-column: 1 / -1;
  }
  .tiles {
    grid-template-columns: repeat(auto-fill, minmax(64px, 1fr));
  }
  .tile {
    padding-inline: 0;
    line-height: 1.2;
    text-align: center;
    hyphens: auto;
    overflow-wrap: break-word;
  }
  .tile svg {
    width: 46px;
    height: 32px;
  }
  .tile .curve {
    stroke: var(--mark, var(--muted));
  }
  .zero {
    fill: none;
    stroke: var(--line);
  }
  figure {
    margin-top: var(--space-2);
  }
  figcaption {
    font-size: var(--size-2);
    color: var(--muted);
  }
  .plot,
  .small-plot {
    display: block;
    width: 100%;
  }
  .plot {
    touch-action: pan-y;
    cursor: ew-resize;
  }
  .plot.f {
    height: 230px;
  }
  .plot.slope {
    height: 160px;
  }
  .small-plot {
    height: 190px;
  }
  .curve {
    stroke: var(--mark);
  }
  .curve.focused {
    stroke-width: 3px;
  }
  .dash-1 {
    stroke-dasharray: 7 3;
  }
  .dash-2 {
    stroke-dasharray: 2 3;
  }
  .dash-3 {
    stroke-dasharray: 9 3 2 3;
  }
  path.mark {
    stroke: var(--surface);
    stroke-width: 1.5px;
    stroke-dasharray: none;
  }
  .empty {
    padding-block: var(--space-4);
    color: var(--muted);
  }
  .cursor-field {
    display: flex;
    align-items: end;
    gap: var(--space-3);
    margin-top: var(--space-2);
    font-size: var(--size-2);
  }
  .cursor-field .stacked {
    flex: none;
    width: 84px;
  }
  .table tbody td {
    min-width: 76px;
  }
  .details {
    display: grid;
    align-content: start;
    gap: var(--space-3);
  }
  .definition {
    padding: var(--space-3);
    border-radius: var(--radius-small);
    background: var(--sunken);
    overflow-x: auto;
  }
  .note {
    line-height: 1.5;
  }
  .parameters {
    display: grid;
    gap: var(--space-2);
  }
  .source {
    font-size: var(--size-2);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2);
  }
  .small {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    gap: 0 var(--space-4);
  }
  .verdicts {
    display: grid;
    gap: var(--space-1);
    margin-top: var(--space-3);
    line-height: 1.45;
  }
  .timing table {
    max-width: 840px;
  }
  .timing td.bar {
    width: 40%;
  }
  .timing [role="status"]:not(:empty) {
    margin-block: var(--space-2);
  }
  .guides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
    gap: var(--space-4) var(--space-5);
    margin-top: var(--space-3);
  }
  .guides > div {
    min-width: 0;
  }
  .guide h3 {
    margin-bottom: var(--space-2);
  }
  .guide dl {
    display: grid;
    gap: var(--space-3);
  }
  .guide dt {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-bottom: 4px;
    font-size: var(--size-2);
  }
  .guide dd {
    line-height: 1.45;
  }
`;
