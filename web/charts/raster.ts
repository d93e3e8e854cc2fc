import { css, mix, type Colors, type Rgb } from "./colors.ts";

const STRONGEST = 0.72;

/** Steps of a colour's strength: as many as a canvas can show. */
const STEPS = 255;

/** A colour in the byte order of a canvas's pixels. */
type Packed = number;

const bytes = Uint8ClampedArray.of(0, 0, 0, 255);
const word = new Uint32Array(bytes.buffer);

function packed(color: Rgb): Packed {
  bytes.set(color);
  return word[0];
}

/** A colour by strength from 0 to 1, from a table: a map needs thousands of them many times a second. */
type Ramp = Uint32Array;

function ramp(color: (strength: number) => Rgb): () => Ramp {
  let made: Ramp | undefined;
  return () => (made ??= Uint32Array.from({ length: STEPS + 1 }, (_, i) => packed(color(i / STEPS))));
}

/** Clamps to 0 to 1. */
const along = (ramp: Ramp, strength: number): Packed => ramp[Math.round(STEPS * Math.min(1, Math.max(0, strength)))];

/** Each table is made on first use. */
interface Ramps {
  leads: readonly (() => Ramp)[];
  shares: readonly (() => Ramp)[];
  negative: () => Ramp;
  positive: () => Ramp;
  ink: () => Ramp;
  muted: Packed;
}

const made = new WeakMap<Colors, Ramps>();

function rampsOf(colors: Colors): Ramps {
  const ramps = made.get(colors) ?? {
    leads: colors.classes.map((_, i) => ramp((lead) => leadColor(colors, i, lead))),
    shares: colors.classes.map((color) => ramp((share) => mix(colors.surface, color, 0.9 * share))),
    negative: ramp((share) => signedColor(colors, -share, 1)),
    positive: ramp((share) => signedColor(colors, share, 1)),
    ink: ramp((ink) => inkColor(colors, ink)),
    muted: packed(colors.muted),
  };
  made.set(colors, ramps);
  return ramps;
}

/** Fills a canvas of width × height with one colour per value. */
function fill(canvas: HTMLCanvasElement, width: number, height: number, paint: (index: number) => Packed): void {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < pixels.length; i++) pixels[i] = paint(i);
  context.putImageData(image, 0, 0);
}

function likeliest(probabilities: ArrayLike<number>, offset: number, classes: number): number {
  let best = 0;
  for (let i = 1; i < classes; i++) if (probabilities[offset + i] > probabilities[offset + best]) best = i;
  return best;
}

/** The lead over chance, as a fraction of the greatest lead. */
const leadOf = (probability: number, classes: number): number => (probability - 1 / classes) / (1 - 1 / classes);

const leadColor = (colors: Colors, index: number, lead: number): Rgb =>
  mix(colors.surface, colors.classes[index % colors.classes.length], STRONGEST * Math.max(0, lead) ** 0.8);

/** The most probable class gives the colour, its lead over chance the strength. */
export function classColor(colors: Colors, probabilities: ArrayLike<number>, offset: number, classes: number): Rgb {
  const best = likeliest(probabilities, offset, classes);
  const probability = probabilities[offset + best];
  return Number.isFinite(probability) ? leadColor(colors, best, leadOf(probability, classes)) : colors.muted;
}

/** Several labels may hold: each adds its colour by its probability. */
export function labelColor(colors: Colors, probabilities: ArrayLike<number>, offset: number, labels: number): Rgb {
  let color = colors.surface;
  for (let i = 0; i < labels; i++) {
    if (!Number.isFinite(probabilities[offset + i])) return colors.muted;
    const strength = Math.max(0, 2 * probabilities[offset + i] - 1);
    color = mix(color, colors.classes[i % colors.classes.length], (STRONGEST - 0.1) * strength);
  }
  return color;
}

/** Negative and positive values in two colours, at full strength from `scale` on. */
export function signedColor(colors: Colors, value: number, scale: number): Rgb {
  if (!Number.isFinite(value)) return colors.muted;
  const share = Math.min(1, Math.abs(value) / scale);
  return mix(colors.surface, value < 0 ? colors.negative : colors.positive, 0.9 * share);
}

export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > most && Number.isFinite(size)) most = size;
  }
  return most || 1;
}

export function paintClasses(canvas: HTMLCanvasElement, size: number, values: Float32Array, colors: Colors): void {
  const classes = values.length / (size * size);
  const { leads, muted } = rampsOf(colors);
  const paint = (best: number, probability: number, of: number): Packed =>
    Number.isFinite(probability) ? along(leads[best % leads.length](), leadOf(probability, of)) : muted;
  if (classes === 1)
    return fill(canvas, size, size, (i) => (values[i] > 0.5 ? paint(1, values[i], 2) : paint(0, 1 - values[i], 2)));
  fill(canvas, size, size, (i) => {
    const best = likeliest(values, i * classes, classes);
    return paint(best, values[i * classes + best], classes);
  });
}

export function paintLabels(canvas: HTMLCanvasElement, size: number, values: Float32Array, colors: Colors): void {
  const labels = values.length / (size * size);
  fill(canvas, size, size, (i) => packed(labelColor(colors, values, i * labels, labels)));
}

export function paintSigned(
  canvas: HTMLCanvasElement,
  size: number,
  values: ArrayLike<number>,
  colors: Colors,
  scale: number,
): void {
  const { negative, positive, muted } = rampsOf(colors);
  fill(canvas, size, values.length / size, (i) => {
    const value = values[i];
    return Number.isFinite(value) ? along(value < 0 ? negative() : positive(), Math.abs(value) / scale) : muted;
  });
}

/** A picture as ink on paper; `ink` is the darkest value. */
export function paintPicture(
  canvas: HTMLCanvasElement,
  size: number,
  pixels: ArrayLike<number>,
  ink: number,
  colors: Colors,
): void {
  const { ink: shades } = rampsOf(colors);
  fill(canvas, size, pixels.length / size, (i) => along(shades(), pixels[i] / ink));
}

/** A picture of three channels, red, green and blue; `most` is the brightest value. */
export function paintColors(canvas: HTMLCanvasElement, size: number, pixels: ArrayLike<number>, most: number): void {
  const level = (value: number) => 255 * Math.min(1, Math.max(0, value / most));
  fill(canvas, size, pixels.length / size / 3, (i) =>
    packed([level(pixels[3 * i]), level(pixels[3 * i + 1]), level(pixels[3 * i + 2])]),
  );
}

export const inkColor = ({ surface, text }: Colors, ink: number): Rgb =>
  mix(surface, text, Math.min(1, Math.max(0, ink)));

/** One class's probability in its own colour. */
export function paintShare(
  canvas: HTMLCanvasElement,
  size: number,
  values: ArrayLike<number>,
  colors: Colors,
  index: number,
): void {
  const { shares } = rampsOf(colors);
  fill(canvas, size, values.length / size, (i) => along(shares[index % shares.length](), values[i] || 0));
}

/** Functions of one input as lines, from −scale to scale; `outputs` values per input. */
export function paintFunctions(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  outputs: number,
  scale: number,
  colors: Colors,
  line: number,
): void {
  const rows = values.length / outputs;
  const size = Math.max(120, rows * 2);
  canvas.width = canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.fillStyle = css(colors.surface);
  context.fillRect(0, 0, size, size);
  stroke(context, css(colors.line), line / 2, [
    [0, size / 2],
    [size, size / 2],
  ]);
  for (let output = 0; output < outputs; output++) {
    const color = outputs === 1 ? colors.text : colors.classes[output % colors.classes.length];
    const at = (row: number): [number, number] => [
      ((row + 0.5) / rows) * size,
      (1 - values[row * outputs + output] / scale) * (size / 2),
    ];
    stroke(
      context,
      css(color),
      line,
      Array.from({ length: rows }, (_, row) => at(row)),
    );
  }
}

function stroke(context: CanvasRenderingContext2D, color: string, width: number, points: [number, number][]): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}
