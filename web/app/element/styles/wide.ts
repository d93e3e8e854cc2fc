import { css } from "lit";

/** One screen where there is room for everything. The cards are those of the medium layout, too. */
export const wideStyles = css`
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
    grid-template-columns: var(--data-width, 216px) minmax(0, 1fr) var(--output-width, 400px);
    grid-template-rows: var(--network-height, auto) var(--analysis-height, minmax(172px, 1fr));
    gap: var(--space-2);
    min-height: 0;
  }
  .wide .data {
    grid-column: 1;
    grid-row: 1 / 3;
  }
  .wide .network {
    grid-column: 2;
  }
  /* An author may leave parts out: the others take their place. */
  .wide main.no-data {
    --data-width: 0;
    margin-inline-start: calc(-1 * var(--space-2));
  }
  .wide main.no-output {
    --output-width: 0;
    margin-inline-end: calc(-1 * var(--space-2));
  }
  .wide main.no-analysis {
    --network-height: minmax(0, 1fr);
    --analysis-height: 0;
    margin-block-end: calc(-1 * var(--space-2));
  }
  .wide main.no-network {
    --network-height: 0;
    margin-block-start: calc(-1 * var(--space-2));
  }
  :is(.wide :is(.data, .output), .medium .data) {
    contain: size;
    overflow: hidden auto;
  }
  .wide .output {
    grid-column: 3;
    grid-row: 1 / 3;
  }
  /* The map stands alone. */
  .wide main.no-network.no-analysis:not(.room) {
    grid-template: minmax(0, 1fr) / var(--data-width, 216px) minmax(0, 1fr);
    margin-block-start: 0;
  }
  .wide .no-network.no-analysis .output {
    contain: none;
    grid-area: 1 / 2;
  }
  .wide .no-network.no-analysis .output playground-map {
    width: min(100%, max(324px, var(--screen, 100vh) - 300px));
  }
  .wide .analysis {
    grid-column: 2;
    grid-row: 2;
    display: grid;
  }
  .wide playground-analysis[tall] {
    min-height: 300px;
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
  /* Contained and out of the flow, so that new numbers force no layout of the grid around it. */
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
    }
    .wide main:not(.no-analysis) {
      --analysis-height: minmax(144px, 1fr);
    }
  }
`;
