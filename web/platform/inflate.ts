import { supported, through } from "./deflate.ts";

/** @throws if a character is not of the alphabet */
export function fromLetters(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** @throws if the bytes are not UTF-8 */
export const toText = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

/** Bytes cannot be inflated: the result is too large, or the browser lacks support. */
export class Unpackable extends Error {
  override readonly name = "Unpackable";
  readonly reason: "large" | "unsupported";

  constructor(reason: "large" | "unsupported") {
    super(reason);
    this.reason = reason;
  }
}

/** Throws Unpackable if the browser lacks support or the result exceeds `most` bytes, and TypeError if the bytes are damaged. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const stream = supported(() => new DecompressionStream("deflate-raw"));
  if (!stream) throw new Unpackable("unsupported");
  const unpacked = await through(bytes, stream, most);
  if (!unpacked) throw new Unpackable("large");
  return unpacked;
}
