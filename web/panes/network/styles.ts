import { css } from "lit";

export const networkStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 440px; /* as with units: nothing moves when they come */
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    font-size: var(--size-2);
  }
  playground-add-layer {
    margin-inline-start: auto;
  }
  .scroll {
    flex: 1;
    overflow: auto hidden;
    margin-top: var(--space-2);
  }
  .graph {
    position: relative;
    display: grid;
    min-width: var(--least-width, 416px);
    grid-template-columns: var(--tracks, repeat(4, minmax(0, 1fr)));
    grid-template-rows: auto minmax(306px, auto);
  }
  .column {
    display: contents;
  }
  .head {
    grid-row: 1;
    justify-self: center;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    align-content: start;
    width: min(100% - 8px, 148px);
    padding-bottom: var(--space-2);
  }
  .head.narrow {
    justify-items: center;
    gap: 0;
    width: auto;
  }
  .head .stepper {
    justify-content: space-between;
  }
  .head .stepper input[role="spinbutton"] {
    flex: 1;
    min-width: 0;
  }
  .head select {
    font-size: var(--size-2);
    font-weight: 600;
  }
  .head .activation {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .activation .stacked {
    flex: 100 1 84px;
    min-width: 0;
  }
  playground-activation-menu {
    flex: 1 0 34px;
    min-height: 28px;
  }
  .learned {
    font-size: var(--size-1);
    line-height: 1.2;
  }
  .head .parameters {
    min-height: 46px;
  }
  .head .parameters .field.slider input[role="spinbutton"] {
    width: 48px;
  }
  .title {
    display: flex;
    align-items: center;
    min-height: 24px;
  }
  .title h3 {
    flex: 1;
    white-space: nowrap;
  }
  .head > h3 {
    line-height: 24px;
    text-align: center;
  }
  button.formula {
    min-height: 24px;
    width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-family: ui-monospace, monospace;
    font-size: var(--size-1);
    text-align: start;
  }
  button.formula.wrong {
    border-color: var(--warning);
    background: var(--warning-soft);
  }
  .popover:has(.formula) {
    width: min(340px, calc(100vw - 12px));
  }
  .note {
    min-height: 26px;
    font-size: var(--size-1);
    line-height: 1.2;
    display: flex;
    align-items: center;
  }
  button.small {
    min-width: 24px;
    min-height: 24px;
    padding: 0;
    color: var(--muted);
  }
  button.small svg.icon {
    width: 15px;
    height: 15px;
  }
  .nodes {
    grid-row: 2;
    place-self: start center;
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    padding: 4px 0 18px; /* room for the line below */
  }
  .node {
    position: relative;
    width: 32px;
    height: 32px;
  }
  .sheet {
    grid-row: 2;
    grid-column: 1 / -1;
    position: absolute;
    inset: 0 auto auto 0;
    pointer-events: none;
  }
  .face,
  .picture {
    display: block;
    height: 32px;
    border-radius: 8px;
    box-shadow: 0 0 0 1.5px var(--control-line);
  }
  .node canvas.picture {
    width: var(--picture, 72px);
    height: var(--picture, 72px);
    margin-inline-start: calc((32px - var(--picture, 72px)) / 2);
    background: var(--surface);
    image-rendering: pixelated;
    object-fit: contain;
  }
  .pixel-count {
    margin-top: calc(var(--picture, 72px) - 32px);
    font-size: var(--size-1);
    text-align: center;
    white-space: nowrap;
  }
  .node button {
    width: 32px;
    height: 32px;
    padding: 0;
    border: 0;
    border-radius: 8px;
  }
  .node button[aria-pressed="true"] .face {
    box-shadow: 0 0 0 2px var(--accent);
  }
  @media (forced-colors: active) {
    .face,
    .picture {
      outline: 1px solid CanvasText;
    }
    .node button[aria-pressed="true"] .face {
      outline: 3px solid Highlight;
    }
  }
  .node button[aria-pressed="false"] .face {
    opacity: 0.35;
  }
  .node .name {
    position: absolute;
    right: 37px;
    top: 0;
    line-height: 32px;
    font-size: var(--size-1);
    white-space: nowrap;
    font-style: italic;
  }
  .node .class {
    position: absolute;
    left: 40px;
    top: 0;
    line-height: 32px;
  }
  .node .own {
    position: absolute;
    z-index: 1;
    bottom: 0;
    left: 50%;
    translate: -50%;
    max-width: 100px;
    padding: 0 4px;
    border-radius: 4px;
    background: var(--surface);
    font-size: var(--size-1);
    line-height: 13px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }
  .compact .node .own {
    max-width: 56px;
  }
  .node .state {
    position: absolute;
    left: -6px;
    top: -5px;
    display: none;
  }
  .node:is([data-state="dead"], [data-state="saturated"]) .state {
    display: block;
  }
  .node:is([data-state="dead"], [data-state="saturated"]) .face {
    box-shadow: 0 0 0 1.5px var(--warning);
  }
  .layer-label {
    font-size: var(--size-2);
    font-weight: 600;
    writing-mode: vertical-rl;
    white-space: nowrap; /* one line: Chromium keeps the width of several when the window gets higher */
    position: relative;
    z-index: 1;
    padding: var(--space-2) 3px;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface);
  }
  button.fold {
    min-width: 28px;
    height: 284px; /* as eight units */
    border-color: var(--control-line);
    text-align: start;
    box-shadow:
      2px 0 0 -1px var(--surface),
      3px 0 0 -1px var(--control-line);
  }
  .rest {
    position: absolute;
    bottom: -4px;
    left: 50%;
    translate: -50% 0;
    min-height: 24px;
    padding: 0 4px;
    color: var(--muted);
    font-size: var(--size-1);
    white-space: nowrap;
    z-index: 1;
  }
  .kind,
  .shape {
    font-size: var(--size-1);
    line-height: 1.3;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .digit {
    font-weight: 600;
  }
  .links {
    grid-row: 2;
    grid-column: 1 / -1;
    position: absolute;
    inset: 0;
  }
  .links.pointing {
    cursor: pointer;
  }
  .links path[data-pointed] {
    stroke-opacity: 1;
  }
  .links.pointing path[data-pointed] {
    stroke-width: 5px;
  }
  .tip {
    position: absolute;
    z-index: 3;
    padding: 3px var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface);
    box-shadow: 0 4px 14px var(--shadow);
    font-size: var(--size-1);
    line-height: 1.35;
    pointer-events: none;
    white-space: nowrap;
  }
  .tip dl {
    display: grid;
    grid-template-columns: auto auto;
    column-gap: var(--space-3);
  }
  .tip dt {
    color: var(--muted);
  }
  .tip dd {
    text-align: end;
  }
  .node button.weights {
    position: absolute;
    inset: 0;
    background: transparent;
  }
  .links path[data-chosen] {
    stroke-width: 5px;
    stroke-opacity: 1;
    stroke-dasharray: 8 3;
  }
  .links svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  .links path {
    fill: none;
    stroke: var(--line);
  }
  .links path.bundle {
    stroke: var(--muted);
  }
  .links path.negative {
    stroke: var(--negative);
  }
  .links path.positive {
    stroke: var(--positive);
  }
  :host([inline]) {
    min-height: 0;
  }
  :host([inline]) h2 {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :is(:host([inline]), .compact) .node .name {
    inset: auto 0 0;
    z-index: 1;
    font-size: calc(0.6875 * var(--em));
    line-height: 1.3;
    text-align: center;
    pointer-events: none;
    border-radius: 0 0 8px 8px;
    background: color-mix(in srgb, var(--surface) 80%, transparent);
  }
  @container (max-width: 599px) {
    :host([inline]) .title {
      flex-wrap: wrap;
    }
    :host([inline]) .title h3 {
      flex-basis: 100%;
    }
    :host([inline]) .note {
      min-height: 40px;
      align-items: start;
    }
  }
  :host([inline]) .head select {
    padding-inline: 6px 16px;
  }
`;
