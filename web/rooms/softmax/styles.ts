import { css } from "lit";

export const softmaxStyles = css`
  .wide {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .wide :is(.chain, .rounding) {
    grid-column: 1 / -1;
  }
  .wide > .card {
    height: 100%;
  }
  .settings {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-5);
    margin-block: var(--space-4) var(--space-3);
  }
  .settings .slider {
    flex: 1 1 200px;
    max-width: 360px;
  }
  .classes {
    display: grid;
    gap: 2px;
    align-content: start;
    justify-items: start;
    font-size: var(--size-2);
  }
  .logits {
    display: grid;
    gap: var(--space-1);
    margin-bottom: var(--space-3);
  }
  .logit {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .logit .mark {
    flex: none;
  }
  .logit input[type="range"] {
    flex: 1;
    min-width: 60px;
  }
  .logit input[role="spinbutton"] {
    flex: none;
    width: 76px;
  }
  .wide-column {
    width: 26%;
    min-width: 200px;
  }
  .chain :is(th, td) {
    white-space: nowrap;
  }
  .negative {
    fill: var(--negative);
  }
  .positive {
    fill: var(--positive);
  }
  .zero {
    stroke: var(--control-line);
    vector-effect: non-scaling-stroke;
  }
  abbr {
    text-decoration: none;
  }
  .losses {
    display: grid;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  .wide .losses {
    grid-template-columns: 1fr 1fr;
  }
  .wide .losses .why {
    grid-column: 1 / -1;
  }
  .result {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--sunken);
    font-variant-numeric: tabular-nums;
  }
  .result b {
    font-size: var(--size-4);
  }
  section > .result {
    margin-top: var(--space-3);
  }
  .holds {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    white-space: nowrap;
    cursor: pointer;
  }
  .holds input {
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--accent);
  }
  h2:focus {
    outline: none;
  }
  section:has(#digits:focus) {
    border-color: var(--accent);
  }
  .why + .slider {
    margin-top: var(--space-3);
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr));
    gap: var(--space-4) var(--space-5);
    margin-top: var(--space-3);
  }
  .columns > div {
    min-width: 0;
  }
  .switches {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    min-height: 36px;
  }
  .fault {
    background: var(--warning-soft);
  }
  .warning {
    color: var(--warning);
    font-size: var(--size-1);
    font-weight: 600;
    white-space: nowrap;
  }
`;
