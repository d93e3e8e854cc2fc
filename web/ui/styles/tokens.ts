import { css } from "lit";

/** All colours, sizes and spaces of the page. A page that embeds the element may set them. */
export const tokens = css`
  :host {
    color-scheme: light dark;
    --background: light-dark(#f3f4f7, #101218);
    --surface: light-dark(#ffffff, #191c24);
    --sunken: light-dark(#eceef2, #12141b);
    --text: light-dark(#171a21, #eceef4);
    --muted: light-dark(#555c6b, #a4abba);
    --line: light-dark(#dfe2e9, #2c313d);
    --control-line: light-dark(#868d9c, #697182);
    --accent: light-dark(#3a49d6, #97a3ff);
    --accent-soft: light-dark(#e9ebff, #262b4d);
    --on-accent: light-dark(#ffffff, #10132b);
    --warning: light-dark(#9a3b00, #ffb07a);
    --warning-soft: light-dark(#fff1e6, #3a2414);
    --shadow: light-dark(rgb(23 26 33 / 0.08), rgb(0 0 0 / 0.4));

    /* Distinguishable with every common colour blindness; the first three at a glance. */
    --class-1: light-dark(#2960b5, #639af7);
    --class-2: light-dark(#d56b0e, #faa74e);
    --class-3: light-dark(#01987e, #2fd5a9);
    --class-4: light-dark(#b33382, #f575c8);
    --class-5: light-dark(#786916, #ebd43d);
    --class-6: light-dark(#6c42d7, #bca2fe);
    --class-7: light-dark(#ca350f, #ff7959);
    --class-8: light-dark(#1d7d9e, #31d9f9);
    --class-9: light-dark(#764b31, #c8a583);
    --class-10: light-dark(#5b6071, #adbfd3);
    --negative: light-dark(#8839bc, #c38cff);
    --positive: light-dark(#0b7a7c, #56ccbf);

    --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans SC", sans-serif;
    --em: 1rem;
    --size-1: calc(0.6875 * var(--em));
    --size-2: calc(0.75 * var(--em));
    --size-3: calc(0.8125 * var(--em));
    --size-4: calc(0.9375 * var(--em));
    --size-5: calc(1.125 * var(--em));
    --size-6: calc(1.5 * var(--em));
    --space-1: 4px;
    --space-2: 8px;
    --space-3: 12px;
    --space-4: 16px;
    --space-5: 24px;
    --radius: 10px;
    --radius-small: 6px;
    --target: 28px;
  }
  /* The root's font size belongs to the page around the element. */
  :host(:not([linked])) {
    --em: 16px;
  }
  :host([theme="light"]) {
    color-scheme: light;
  }
  :host([theme="dark"]) {
    color-scheme: dark;
  }
  @media (forced-colors: active) {
    :host,
    :host([theme]) {
      color-scheme: light dark;
      --background: Canvas;
      --surface: Canvas;
      --sunken: Canvas;
      --text: CanvasText;
      --muted: CanvasText;
      --line: GrayText;
      --control-line: CanvasText;
      --accent: Highlight;
      --accent-soft: Canvas;
      --on-accent: HighlightText;
      --warning: CanvasText;
      --warning-soft: Canvas;
    }
  }
`;
