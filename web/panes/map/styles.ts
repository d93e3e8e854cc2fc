import { css } from "lit";

export const mapStyles = css`
  .frame {
    position: relative;
    aspect-ratio: 1;
    border-radius: var(--radius);
    overflow: hidden;
    background: var(--sunken);
  }
  .frame::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: inherit;
    box-shadow: inset 0 0 0 1px var(--line);
    pointer-events: none;
  }
  .frame > :is(canvas, svg) {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .frame > p {
    padding: var(--space-4);
  }
  .cross {
    touch-action: none;
    cursor: crosshair;
  }
  .cross:focus-visible {
    outline-offset: -3px;
    outline-width: 3px;
    border-radius: var(--radius);
  }
  .cross > :is(path, circle) {
    fill: none;
    stroke: var(--text);
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
  }
  .cross .spot {
    fill: var(--text);
  }
  .cross .hair {
    stroke-opacity: 0.45;
    stroke-width: 1px;
  }
  .cross .halo {
    stroke: var(--surface);
    stroke-width: 4px;
    stroke-opacity: 0.75;
  }
  .cross path.halo {
    stroke-opacity: 0.25;
    stroke-width: 3px;
  }
  .frame > span {
    position: absolute;
    font-size: var(--size-1);
    color: var(--text);
    padding: 0 3px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--surface) 75%, transparent);
    pointer-events: none;
  }
  .tick {
    bottom: 4px;
  }
  .frame > .magnified {
    top: 4px;
    left: 50%;
    translate: -50% 0;
    max-width: calc(100% - 80px);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 650;
    background: color-mix(in srgb, var(--surface) 90%, transparent);
  }
  .tools {
    position: absolute;
    top: 4px;
    right: 4px;
    display: flex;
    gap: 2px;
  }
  .tools button {
    width: 26px;
    height: 26px;
    min-width: 0;
    min-height: 0;
    padding: 0;
    background: color-mix(in srgb, var(--surface) 75%, transparent);
  }
  .discrete[aria-pressed="true"] {
    background: var(--accent);
    color: var(--on-accent);
  }
  .split button {
    min-width: 24px;
    min-height: 24px;
    padding: 0;
  }
  .split button[aria-pressed="false"] {
    text-decoration: line-through;
  }
  .left {
    left: 4px;
  }
  .right {
    right: 4px;
  }
  .axis-x {
    bottom: 4px;
    left: 50%;
  }
  .axis-y {
    top: 4px;
    left: 4px;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--space-3);
    align-items: center;
    min-height: 30px;
    padding-top: 6px;
    font-size: var(--size-2);
    color: var(--muted);
  }
  .legend svg {
    width: 12px;
    height: 12px;
    vertical-align: -1px;
    overflow: visible;
  }
  .legend .split {
    margin-inline-start: auto;
  }
  .split svg {
    fill: var(--muted);
    stroke: var(--muted);
    stroke-width: 1.5;
    margin-inline-start: 6px;
  }
  .split svg.hollow {
    fill: none;
  }
  .scale {
    forced-color-adjust: none;
    width: 72px;
    height: 8px;
    border-radius: 4px;
    background: linear-gradient(to right, var(--negative), var(--surface), var(--positive));
  }
`;
