import { mix, type Colors } from "./colors.ts";

/** A picture of shades from 0, the surface's colour, to 1, the text's; one canvas pixel each. */
export function paintShades(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  shade: (pixel: number) => number,
  colors: Colors,
): void {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  for (let i = 0; i < width * height; i++)
    image.data.set([...mix(colors.surface, colors.text, Math.min(1, Math.max(0, shade(i)))), 255], 4 * i);
  context.putImageData(image, 0, 0);
}
