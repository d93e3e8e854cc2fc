import { css } from "lit";

/** Where the parts stand: one screen where there is room, the map first on a phone. */
export const layoutStyles = css`
  :host {
    display: flex;
    container-type: inline-size;
    background: var(--background);
    direction: ltr !important;
    writing-mode: horizontal-tb !important;
  }
  /* Nothing is inherited from the page around but whether it is seen and takes the pointer, and the colour scheme. */
  .page,
  .paper {
    all: initial;
    display: block;
    direction: ltr;
    box-sizing: border-box;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    user-select: text;
    color: var(--text);
    font-family: var(--font);
    font-size: var(--size-3);
    line-height: 1.4;
    -webkit-text-size-adjust: 100%;
  }
  .page {
    position: relative;
    flex: 1;
    min-width: 0;
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    padding: 0 var(--space-3) var(--space-3);
  }
  .card {
    padding: var(--space-3);
    border-radius: var(--radius);
    background: var(--surface);
    border: 1px solid var(--line);
    min-width: 0;
    min-height: 0;
  }
  .bar {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    min-height: 50px;
  }
  h1 {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0;
    font-size: var(--size-4);
    font-weight: 700;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  h1 svg {
    width: 26px;
    height: 26px;
    fill: none;
    stroke-width: 3;
    stroke-linecap: round;
  }
  @container ((min-width: 1200px) and (max-width: 1350px)) or (max-width: 359px) {
    :is(.wide.in-playground, .narrow) h1 span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  h1 .axis {
    stroke: var(--line);
  }
  h1 .curve {
    stroke: var(--accent);
  }
  nav {
    display: flex;
    gap: 2px;
  }
  nav a {
    display: grid;
    place-content: center;
    min-height: 32px;
    padding: 0 var(--space-2);
    border-radius: var(--radius-small);
    color: var(--muted);
    text-decoration: none;
    white-space: nowrap;
  }
  nav a:hover {
    background: var(--accent-soft);
    color: var(--text);
  }
  nav a[aria-current] {
    color: var(--text);
    font-weight: 650;
    box-shadow: inset 0 -2px 0 var(--accent);
    border-radius: 0;
  }
  @media (forced-colors: active) {
    nav a[aria-current] {
      border-bottom: 3px solid Highlight;
    }
  }
  .actions {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    margin-inline-start: auto;
  }
  .actions button {
    min-width: 36px;
    height: 36px;
  }
  .actions .language {
    padding: 0 var(--space-2);
    color: var(--muted);
    white-space: nowrap;
  }
  .actions button.done {
    background: var(--accent-soft);
    color: var(--accent);
  }
  .chips {
    margin-inline-end: var(--space-2);
    font-size: var(--size-2);
    color: var(--muted);
    white-space: nowrap;
  }
  @container (max-width: 1680px) {
    .chips {
      display: none;
    }
  }
  .training {
    display: flex;
    align-items: end;
    gap: var(--space-2);
    padding-block: 6px;
  }
  .wide {
    padding-bottom: var(--space-2);
  }
  .wide main > .card {
    padding-block: var(--space-2);
  }
  .training playground-training {
    flex: 1;
    min-width: 0;
  }
  .wide main:not(.room) {
    flex: 1;
    display: grid;
    grid-template-columns: 216px minmax(0, 1fr) 400px;
    grid-template-rows: auto minmax(172px, 1fr);
    gap: var(--space-2);
    min-height: 0;
  }
  .wide .data {
    grid-row: 1 / 3;
  }
  :is(.wide :is(.data, .output), .medium .data) {
    contain: size;
    overflow: hidden auto;
  }
  .wide .output {
    grid-column: 3;
    grid-row: 1 / 3;
  }
  .wide .analysis {
    grid-column: 2;
    grid-row: 2;
    display: grid;
  }
  .wide .output {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
  }
  .wide .output playground-map {
    width: 324px;
    align-self: center;
  }
  .held {
    position: relative;
    min-height: 0;
  }
  .wide .held {
    flex: 1 1 0;
    min-height: 200px;
    margin-inline: -4px;
  }
  /* New numbers lay out no more than this: what a grid or flex places lays out its container with it. */
  .inspector {
    position: absolute;
    inset: 0;
    contain: size layout;
    overflow: hidden auto;
    padding-inline: 4px;
  }
  .wide .inspector {
    border-top: 1px solid var(--line);
    padding-top: var(--space-2);
  }
  /* A small laptop: still one screen. */
  @media (max-height: 860px) {
    .wide {
      --target: 26px;
      gap: 6px;
      padding-bottom: 6px;
    }
    .wide .bar {
      min-height: 46px;
    }
    .wide .training {
      padding-block: 4px;
    }
    .wide main:not(.room) {
      gap: 6px;
      grid-template-rows: auto minmax(144px, 1fr);
    }
  }
  .medium main:not(.room) {
    display: grid;
    grid-template-columns: 216px minmax(0, 1fr);
    gap: var(--space-2);
  }
  .medium .output {
    grid-row: 1;
    grid-column: 2;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-3);
  }
  .medium .training {
    min-height: 116px; /* its two lines, before they come */
  }
  .medium .training playground-training {
    align-self: start;
  }
  .medium .data {
    grid-row: 1 / 3;
  }
  .medium .analysis {
    grid-column: 1 / -1;
  }
  .medium .analysis {
    display: grid;
    min-height: 240px;
  }
  .medium.in-playground .bar {
    display: grid;
    grid-template-columns: auto auto 1fr;
    padding-block: var(--space-1);
    gap: var(--space-1) var(--space-4);
  }
  .medium :is(playground-transport, playground-status) {
    grid-row: 2;
  }
  .medium playground-status {
    grid-column: 2 / -1;
  }
  playground-notice {
    position: fixed;
    z-index: 10;
    left: 50%;
    bottom: var(--space-4);
    translate: -50% 0;
    width: min(520px, calc(100cqw - 24px));
  }
  .narrow {
    --size-1: calc(0.75 * var(--em));
    --size-2: calc(0.8125 * var(--em));
    --size-3: calc(0.875 * var(--em));
    --target: 36px;
    padding-bottom: 76px;
  }
  .narrow .bar {
    min-height: 48px;
    gap: 0 var(--space-2);
  }
  .narrow h1 {
    flex: 1;
    gap: 6px;
    min-width: 0;
    font-size: var(--size-3);
    letter-spacing: -0.02em;
  }
  @container (min-width: 360px) and (max-width: 388px) {
    h1 svg {
      display: none;
    }
  }
  .narrow nav {
    order: 1;
    width: 100%;
    border-bottom: 1px solid var(--line);
  }
  .narrow nav a {
    flex: auto;
    min-height: 40px;
    padding: 0 4px;
  }
  .room {
    min-height: calc(0.6 * var(--screen, 100vh));
  }
  .narrow:not(.in-playground) {
    padding-bottom: var(--space-3);
  }
  .narrow :is(main:not(.room), .bar) {
    width: min(100%, 640px);
    margin-inline: auto;
  }
  .narrow main:not(.room) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .narrow .output playground-map {
    width: min(100%, max(260px, 0.4 * var(--screen, 100vh)));
    margin-inline: auto;
  }
  .tabs {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    padding: 3px;
    border-radius: var(--radius);
    background: var(--sunken);
    border: 1px solid var(--line);
  }
  .tabs button {
    padding: 0 2px;
    min-height: 36px;
    font-size: var(--size-2);
    color: var(--muted);
  }
  .tabs button[aria-selected="true"] {
    background: var(--surface);
    color: var(--text);
    font-weight: 650;
    box-shadow: 0 0 0 1px var(--control-line);
  }
  .narrow .panel {
    min-height: 420px;
  }
  .narrow .panel playground-pad {
    margin-block: var(--space-2) var(--space-4);
  }
  .narrow .panel playground-analysis {
    margin-top: var(--space-4);
  }
  footer {
    position: fixed;
    z-index: 4;
    inset: auto 0 0;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    padding: 10px 0 calc(10px + env(safe-area-inset-bottom));
    background: color-mix(in srgb, var(--surface) 92%, transparent);
    border-top: 1px solid var(--line);
    backdrop-filter: blur(8px);
  }
  .narrow playground-notice {
    bottom: 84px;
  }
  /* In another's page: what stays in sight stays within the element. */
  :host(:not([linked])) footer {
    position: sticky;
    inset: auto auto 0;
    order: 1; /* below the notice */
    margin-inline: calc(-1 * var(--space-3));
  }
  :host(:not([linked])) playground-notice {
    position: sticky;
    left: auto;
    translate: none;
    align-self: center;
    display: flex;
    align-items: end;
    height: 0;
    margin-top: calc(-1 * var(--space-2));
  }
  :host(:not([linked])) .narrow.in-playground {
    padding-bottom: 0;
  }
  /* Laid out to be measured, and not seen before it is printed. */
  @media screen {
    playground-handout {
      position: fixed;
      inset: 0 auto auto 0;
      height: 0;
      overflow: hidden;
      visibility: hidden;
    }
  }
  @media print {
    :host,
    :host([theme]) {
      display: block;
      color-scheme: light;
      background: none;
    }
    .page:has(+ .paper),
    playground-notice,
    nav,
    .actions {
      display: none;
    }
  }
`;
