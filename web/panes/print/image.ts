import { nothing, svg, type SVGTemplateResult } from "lit";
import { NODE } from "../../charts/graph.ts";

/** What is painted on a canvas as an image, which prints at the canvas's own resolution; empty if nothing was painted. */
export function imageOf(paint: (canvas: HTMLCanvasElement) => void): string {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 0;
  paint(canvas);
  return canvas.width > 0 ? canvas.toDataURL() : "";
}

/** A node of the network around the point x, y. */
export function node(x: number, y: number, url: string, isPixelated = false): SVGTemplateResult {
  const [left, top] = [x - NODE / 2, y - NODE / 2];
  return svg`
    <image class=${isPixelated ? "pixels" : ""} href=${url || nothing} x=${left} y=${top} width=${NODE} height=${NODE} preserveAspectRatio="none"></image>
    <rect class="edge" x=${left} y=${top} width=${NODE} height=${NODE} rx="4"></rect>`;
}
