import { svg, type TemplateResult } from "lit";
import type { QrCode } from "../charts/qr.ts";

/** Pixels a module of a copied picture. */
const PIXELS = 8;

/** A code in black on white, in any theme: cameras need it. */
export const qrPicture = ({ size, path }: QrCode, name: string): TemplateResult =>
  svg`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges" role="img" aria-label=${name}>
    <rect width=${size} height=${size} fill="#fff"></rect><path d=${path} fill="#000"></path>
  </svg>`;

/** The code as a file. */
export const qrFile = ({ size, path }: QrCode): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`,
  )}`;

/** Copies the code as a picture for slides and texts. False: the browser does not copy pictures. */
export async function copyPicture({ size, path }: QrCode): Promise<boolean> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * PIXELS;
  const context = canvas.getContext("2d")!;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(PIXELS, PIXELS);
  context.fillStyle = "#000";
  context.fill(new Path2D(path));
  try {
    const png = new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture")))),
    );
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    return true;
  } catch {
    return false;
  }
}
