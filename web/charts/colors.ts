/** A colour as red, green and blue. */
export type Rgb = readonly [number, number, number];

export interface Colors {
  classes: readonly Rgb[];
  negative: Rgb;
  positive: Rgb;
  surface: Rgb;
  text: Rgb;
  muted: Rgb;
  line: Rgb;
}

export const CLASS_COLORS = 10;

export const css = ([r, g, b]: Rgb) => `rgb(${r} ${g} ${b})`;

export const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

/** Reads a colour in any notation, such as oklch or a name, by way of a canvas. */
function painted(color: string, canvas: OffscreenCanvasRenderingContext2D): Rgb {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

/** The present values of the colour tokens, as the style sheet and the theme set them. */
export function resolveColors(probe: HTMLElement): Colors {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
  const resolve = (token: string): Rgb => {
    probe.style.color = `var(--${token})`;
    return painted(getComputedStyle(probe).color, canvas);
  };
  return {
    classes: Array.from({ length: CLASS_COLORS }, (_, i) => resolve(`class-${i + 1}`)),
    negative: resolve("negative"),
    positive: resolve("positive"),
    surface: resolve("surface"),
    text: resolve("text"),
    muted: resolve("muted"),
    line: resolve("line"),
  };
}
