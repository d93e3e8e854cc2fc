import { default as jsQR } from "jsqr";
import { expect, test } from "vitest";
import { qrCode, type QrCode } from "../../../web/charts/qr.ts";

const PIXELS = 3;

/** What a camera reads: another library decodes the picture that the path draws. */
function read({ size, path }: QrCode): string | undefined {
  const side = size * PIXELS;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const found of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    const [, x, y, width] = found.map(Number);
    for (let row = y * PIXELS; row < (y + 1) * PIXELS; row++)
      for (let column = x * PIXELS; column < (x + width) * PIXELS; column++)
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  }
  return jsQR(pixels, side, side)?.data;
}

test.each(
  [
    "https://example.org/play/#preset=xor",
    `https://example.org/play/?panels=output,transport&locked&task=${encodeURIComponent("达到 95 %")}#deflated=${"aB3_-".repeat(80)}`,
    "x".repeat(1273),
  ].map((text) => [text.slice(0, 40), text]),
)("a code is read as its text: %s", (_, text) => {
  expect(read(qrCode(text)!)).toBe(text);
});

test("a text that is too long to be scanned has no code; its length is counted in bytes", () => {
  expect(qrCode("x".repeat(1274))).toBeNull();
  expect(qrCode("达".repeat(425))).toBeNull();
  expect(qrCode("达".repeat(424))?.size).toBe(117 + 8);
});
