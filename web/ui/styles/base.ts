import { lockedStyles } from "./locked.ts";
import { css } from "lit";

/** Styles that all views share. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: var(--size-3);
    font-weight: 650;
    letter-spacing: 0.005em;
  }
  h3 {
    font-size: var(--size-2);
    font-weight: 600;
  }
  /* By name as well: without a font made for mathematics, Chromium leaves indices on the line. */
  math {
    font-family: "Cambria Math", "STIX Two Math", "Latin Modern Math", "DejaVu Math TeX Gyre", "Noto Sans Math", math;
  }
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: var(--radius-small);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted {
    color: var(--muted);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    button:is([aria-selected="true"], [aria-pressed="true"], [aria-current="true"]),
    label:not(.switch):has(> :checked) {
      forced-color-adjust: none;
      background: Highlight !important;
      color: HighlightText !important;
      --mark: HighlightText;
    }
    .tile:has(:checked) {
      outline: 3px solid Highlight;
    }
  }
`;

/** Styles of buttons, menus, sliders, number fields and switches. */
export const controls = css`
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button {
    min-width: var(--target);
    min-height: var(--target);
    padding: 0 var(--space-2);
    border: 1px solid transparent;
    border-radius: var(--radius-small);
    background: transparent;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--accent-soft);
  }
  button:disabled {
    opacity: 0.4;
    cursor: default;
  }
  ${lockedStyles}
  button.outlined {
    border-color: var(--control-line);
  }
  button.primary {
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--accent) 85%, var(--text));
  }
  svg.icon {
    display: block;
    width: 18px;
    height: 18px;
    fill: currentColor;
    margin: auto;
  }
  select,
  input[type="text"] {
    width: 100%;
    min-height: var(--target);
    padding: 0 var(--space-2);
    border: 1px solid var(--control-line);
    border-radius: var(--radius-small);
    background-color: var(--surface);
    font-variant-numeric: tabular-nums;
  }
  select {
    appearance: none;
    padding-inline-end: 20px;
    text-overflow: ellipsis;
    cursor: pointer;
    background-image: linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(135deg, currentColor 50%, transparent 50%);
    background-position:
      right 11px center,
      right 7px center;
    background-size:
      4px 4px,
      4px 4px;
    background-repeat: no-repeat;
  }
  option {
    background: var(--surface);
    color: var(--text);
  }
  input[role="spinbutton"] {
    text-align: end;
  }
  input[aria-invalid="true"] {
    outline: 2px solid var(--warning);
    outline-offset: -1px;
  }
  .refused {
    position: fixed;
    inset: auto;
    width: max-content;
    max-width: min(260px, calc(100vw - 8px));
    margin: 0;
    padding: var(--space-1) var(--space-2);
    border: 1px solid var(--warning);
    border-radius: var(--radius-small);
    background: var(--warning-soft);
    color: var(--text);
    font-size: var(--size-2);
    font-style: normal;
    font-weight: 400;
    line-height: 1.4;
    white-space: normal;
    text-align: start;
  }
  input[type="range"] {
    width: 100%;
    min-height: 24px;
    margin: 0;
    accent-color: var(--accent);
    cursor: pointer;
  }
  .field {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    column-gap: var(--space-2);
    font-size: var(--size-2);
  }
  .field label {
    color: var(--muted);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .field.slider input[role="spinbutton"] {
    width: 58px;
    min-height: 24px;
    padding: 0 6px;
    border-color: transparent;
    background: transparent;
    font-weight: 600;
  }
  .field.slider input[role="spinbutton"]:is(:hover, :focus) {
    border-color: var(--control-line);
    background: var(--surface);
  }
  .field.slider input[type="range"] {
    grid-column: 1 / -1;
  }
  .stacked {
    display: grid;
    gap: 2px;
    font-size: var(--size-2);
    color: var(--muted);
    min-width: 0;
  }
  .stacked > :is(select, input) {
    color: var(--text);
    font-size: var(--size-3);
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    font-size: var(--size-2);
    cursor: pointer;
  }
  .switch input {
    appearance: none;
    flex: none;
    width: 30px;
    height: 18px;
    margin: 0;
    border: 1px solid var(--control-line);
    border-radius: 9px;
    background: radial-gradient(circle at 8px 50%, var(--control-line) 5px, transparent 5.5px);
    cursor: pointer;
  }
  .switch input:checked {
    border-color: var(--accent);
    background: radial-gradient(circle at 20px 50%, var(--on-accent) 5px, transparent 5.5px) var(--accent);
  }
  .stepper {
    display: inline-flex;
    align-items: center;
    border: 1px solid var(--control-line);
    border-radius: var(--radius-small);
    background: var(--surface);
  }
  .stepper button {
    min-width: 24px;
    min-height: 24px;
    padding: 0;
    border: 0;
  }
  .stepper input[role="spinbutton"] {
    width: 36px;
    min-height: 24px;
    padding: 0;
    border: 0;
    text-align: center;
    background: transparent;
  }
  @media (forced-colors: active) {
    button:disabled {
      opacity: 1;
      color: GrayText;
      border-color: GrayText;
    }
    button.primary {
      forced-color-adjust: none;
    }
    select,
    .switch input {
      appearance: auto;
    }
  }
`;

/** Styles of a dialog with a column of parts. */
export const dialogs = css`
  dialog {
    max-width: calc(100vw - 24px);
    max-height: calc(100dvh - 24px);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 8px 28px var(--shadow);
  }
  dialog[open] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  dialog h2 {
    font-size: var(--size-5);
  }
`;

/** An invisible radio button or checkbox under its picture, which still takes presses and the focus. */
export const covered = css`
  .covered {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
`;

/** Styles of a panel whose parts stand one below the other. */
export const panel = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    align-content: start;
    font-size: var(--size-2);
  }
`;

/** Styles of axes. */
/** Styles of line charts. */
export const axes = css`
  .curve {
    fill: none;
    stroke-width: 1.75px;
    stroke-linejoin: round;
  }
  .axis line {
    stroke: var(--line);
  }
  .axis .base {
    stroke: var(--control-line);
  }
  :is(.axis text, .cursor-x) {
    fill: var(--muted);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  .cursor {
    stroke: var(--text);
    stroke-opacity: 0.55;
  }
  .cursor-x {
    fill: var(--text);
    font-weight: 650;
  }
`;
