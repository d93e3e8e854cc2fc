import { css } from "lit";

/** A phone: the map first, the other parts in tabs, the transport at the bottom. */
export const narrowStyles = css`
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
  @container (max-width: 359px) {
    .narrow nav {
      gap: 0;
    }
    .narrow nav a {
      padding: 0 2px;
      font-size: var(--size-2);
    }
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
`;
