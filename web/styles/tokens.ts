import { css } from "lit";

/** Every colour, size and space of the page. A page that embeds the element may set any of these. */
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

    --class-1: light-dark(#1768c4, #5caaff);
    --class-2: light-dark(#d56a00, #ffa04a);
    --class-3: light-dark(#07876a, #35d2a5);
    --class-4: light-dark(#b92f86, #f481c6);
    --class-5: light-dark(#7d6a00, #e3d04c);
    --class-6: light-dark(#6748d3, #b7a2ff);
    --class-7: light-dark(#c1301f, #ff7e6b);
    --class-8: light-dark(#077f99, #58d1ea);
    --class-9: light-dark(#7a4f2c, #d3a57e);
    --class-10: light-dark(#5a6170, #b3bac7);
    --negative: light-dark(#8a3ab9, #ca8ff5);
    --positive: light-dark(#00797f, #3fc9cd);

    --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans SC", sans-serif;
    --size-1: 0.6875rem;
    --size-2: 0.75rem;
    --size-3: 0.8125rem;
    --size-4: 0.9375rem;
    --size-5: 1.125rem;
    --size-6: 1.5rem;
    --space-1: 4px;
    --space-2: 8px;
    --space-3: 12px;
    --space-4: 16px;
    --space-5: 24px;
    --radius: 10px;
    --radius-small: 6px;
    --target: 28px;
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
