import { css } from "lit";

/** Light, in fonts that other programs know by their names, and out of sight. */
export const figureStyles = css`
  :host {
    color-scheme: light;
    --em: 16px;
    --font: "Segoe UI", Roboto, "Noto Sans", "Noto Sans SC", "Helvetica Neue", Arial, sans-serif;
    position: fixed;
    top: 0;
    left: -30000px;
    display: block;
    color: var(--text);
    font: 13px/1.45 var(--font);
  }
  figure:where([class^="of-"]) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    width: 880px;
    padding: 22px 24px 18px;
    background: #fff;
  }
  figure.of-map {
    width: 448px;
  }
  figure.of-network {
    width: max(748px, calc((var(--layers) + 1) * 84px + 48px));
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 12px;
  }
  header h2 {
    font-size: 18px;
    font-weight: 650;
  }
  header p {
    color: var(--muted);
    font-size: 12px;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    container-type: inline-size;
  }
  :is(playground-curves, playground-compare) {
    min-height: 280px;
  }
  figcaption {
    padding-top: 8px;
    font-size: 12px;
  }
  footer {
    display: flex;
    align-items: end;
    justify-content: space-between;
    gap: 16px;
    padding-top: 10px;
    border-top: 1px solid var(--line);
    font-size: 10px;
    line-height: 1.5;
  }
  footer a {
    color: var(--muted);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .qr {
    flex: none;
    width: 72px;
  }
`;
