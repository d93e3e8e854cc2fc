import { css } from "lit";

/** Black on white paper. */
export const printoutStyles = css`
  :host {
    color-scheme: light;
    /* Sizes on paper do not depend on those on the screen. */
    --size-1: 8pt;
    --size-2: 8.5pt;
    --size-3: 9pt;
    --size-4: 10.5pt;
    --size-5: 12pt;
    display: block;
    zoom: var(--fit, 1);
    width: calc(700px / var(--fit, 1));
    color: #000;
    background: #fff;
    --text: #000;
    --surface: #fff;
    --muted: #444;
    font-size: 9pt;
    print-color-adjust: exact;
  }
  h1 {
    margin: 0 0 var(--space-2);
    font-size: 16pt;
  }
  h2 {
    margin-bottom: 3px;
    font-size: 10pt;
  }
  :is(section, figure, .beside) {
    margin-top: var(--space-3);
    break-inside: avoid;
  }
  dl {
    columns: 2;
    column-gap: var(--space-5);
  }
  dl > div {
    display: grid;
    grid-template-columns: 38% 1fr;
    gap: var(--space-2);
    padding: 1px 0;
    border-bottom: 1px solid #ccc;
    break-inside: avoid;
  }
  dt {
    color: var(--muted);
  }
  dd {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .beside {
    display: flex;
    gap: var(--space-4);
  }
  .beside figure {
    margin: 0;
  }
  .curves {
    flex: 1;
    min-width: 0;
  }
  .curves:only-child {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-4);
  }
  .curves figure > svg {
    display: block;
    width: 100%;
  }
  .key {
    font-weight: 400;
    font-size: 8.5pt;
  }
  .key svg {
    width: 20px;
    height: 8px;
    margin-inline-start: 8px;
  }
  .address {
    display: flex;
    align-items: center;
    gap: var(--space-3);
  }
  .qr {
    flex: none;
    width: 45mm;
  }
  .address p {
    min-width: 0;
    font: 7pt ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
`;

/** Styles of the network and the map, on paper and in pictures. */
export const drawnStyles = css`
  .network {
    display: block;
    width: 100%;
  }
  .network path {
    fill: none;
  }
  .network .bundle {
    stroke: var(--muted);
  }
  .network .negative {
    stroke: var(--negative);
  }
  .network .positive {
    stroke: var(--positive);
  }
  .network text {
    font-size: 10.5px;
    text-anchor: middle;
  }
  .network .own {
    paint-order: stroke;
    stroke: #fff;
    stroke-width: 3px;
  }
  .network .title {
    font-weight: 650;
  }
  .network .before {
    text-anchor: end;
    font-style: italic;
  }
  .edge {
    fill: none;
    stroke: #666;
  }
  .pixels {
    image-rendering: pixelated;
  }
  .map {
    flex: 0 0 300px;
  }
  .map > svg {
    display: block;
    width: 100%;
  }
  .map text {
    font-size: 10.5px;
    paint-order: stroke;
    stroke: #fff;
    stroke-width: 3px;
  }
  .here {
    fill: none;
    stroke: #000;
    stroke-width: 1.5px;
  }
  .halo {
    fill: none;
    stroke: #fff;
    stroke-width: 4px;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--space-3);
    padding-top: 4px;
  }
  figcaption svg {
    width: 12px;
    height: 12px;
    vertical-align: -1px;
    overflow: visible;
  }
  .split svg {
    fill: var(--muted);
    stroke: var(--muted);
    stroke-width: 1.5;
  }
  .split svg.hollow {
    fill: none;
  }
`;
