import { encode } from "uqr";

/** What version 25 holds, 117 × 117 modules. In larger codes the modules are too small for many cameras, on a slide as on paper. */
const MOST_BYTES = 1273;
/** Empty modules around a code. */
const QUIET = 4;

export interface QrCode {
  /** Modules a side, with the quiet zone. */
  readonly size: number;
  /** The dark modules as squares of 1 × 1. */
  readonly path: string;
}

/** The dark runs of a row. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) x++;
    if (x > start) path += `M${start + QUIET} ${y + QUIET}h${x - start}v1h${start - x}z`;
  }
  return path;
}

/** A QR code of a text; null: it is too long to be scanned. */
export function qrCode(text: string): QrCode | null {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const { data, size } = encode(text, { ecc: "L", border: 0, boostEcc: true });
  return { size: size + 2 * QUIET, path: data.map(runsOf).join("") };
}
