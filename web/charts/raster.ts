import { css, mix, type Colors, type Rgb } from "../styles/colors.ts";

const STRONGEST = 0.72;

type Paint = (index: number) => Rgb;

/** Fills a canvas of size × rows with one colour a value. */
function fill(canvas: HTMLCanvasElement, width: number, height: number, paint: Paint): void {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    const [r, g, b] = paint(i);
    image.data[4 * i] = r;
    image.data[4 * i + 1] = g;
    image.data[4 * i + 2] = b;
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** The class with the highest probability gives the colour, its lead over chance the strength. */
export function classColor(colors: Colors, probabilities: ArrayLike<number>, offset: number, classes: number): Rgb {
  let best = 0;
  for (let i = 1; i < classes; i++) if (probabilities[offset + i] > probabilities[offset + best]) best = i;
  if (!Number.isFinite(probabilities[offset + best])) return colors.muted;
  const confidence = (probabilities[offset + best] - 1 / classes) / (1 - 1 / classes);
  return mix(colors.surface, colors.classes[best % colors.classes.length], STRONGEST * Math.max(0, confidence) ** 0.8);
}

/** Labels may hold together: each adds its colour by its probability. */
export function labelColor(colors: Colors, probabilities: ArrayLike<number>, offset: number, labels: number): Rgb {
  let color = colors.surface;
  for (let i = 0; i < labels; i++) {
    if (!Number.isFinite(probabilities[offset + i])) return colors.muted;
    const strength = Math.max(0, 2 * probabilities[offset + i] - 1);
    color = mix(color, colors.classes[i % colors.classes.length], (STRONGEST - 0.1) * strength);
  }
  return color;
}

/** Negative and positive values away from the surface's colour, `scale` at full strength. */
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
  if (classes > 1) return fill(canvas, size, size, (i) => classColor(colors, values, i * classes, classes));
  fill(canvas, size, size, (i) => classColor(colors, [1 - values[i], values[i]], 0, 2));
}

export function paintLabels(canvas: HTMLCanvasElement, size: number, values: Float32Array, colors: Colors): void {
  const labels = values.length / (size * size);
  fill(canvas, size, size, (i) => labelColor(colors, values, i * labels, labels));
}

export function paintSigned(canvas: HTMLCanvasElement, size: number, values: Float32Array, colors: Colors, scale: number): void {
  fill(canvas, size, values.length / size, (i) => signedColor(colors, values[i], scale));
}

/** A picture as ink on paper, `ink` being its darkest value. */
export function paintPicture(canvas: HTMLCanvasElement, size: number, pixels: ArrayLike<number>, ink: number, colors: Colors): void {
  fill(canvas, size, pixels.length / size, (i) => inkColor(colors, pixels[i] / ink));
}

export const inkColor = ({ surface, text }: Colors, ink: number): Rgb => mix(surface, text, Math.min(1, Math.max(0, ink)));

/** One class's probability in its own colour. */
export function paintShare(canvas: HTMLCanvasElement, size: number, values: Float32Array, surface: Rgb, color: Rgb): void {
  fill(canvas, size, values.length / size, (i) => mix(surface, color, 0.9 * (values[i] || 0)));
}

/** Functions of one input as lines, ±scale from edge to edge; `outputs` values for each input. */
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
  stroke(context, css(colors.line), line / 2, [[0, size / 2], [size, size / 2]]);
  for (let output = 0; output < outputs; output++) {
    const color = outputs === 1 ? colors.text : colors.classes[output % colors.classes.length];
    const at = (row: number): [number, number] => [((row + 0.5) / rows) * size, (1 - values[row * outputs + output] / scale) * (size / 2)];
    stroke(context, css(color), line, Array.from({ length: rows }, (_, row) => at(row)));
  }
}

function stroke(context: CanvasRenderingContext2D, color: string, width: number, points: [number, number][]): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}
