import { nextTask } from "./turns.ts";

/**
 * Bytes per chunk: few enough that no task takes long and that no chunk inflates to more than about 8 MB before the size
 * is checked.
 */
const CHUNK = 8192;
/** Safe number of arguments of one call. */
const MOST_ARGUMENTS = 8192;

/** base64url without padding, which survives mail and chat. */
export function toLetters(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += MOST_ARGUMENTS)
    binary += String.fromCharCode(...bytes.subarray(at, at + MOST_ARGUMENTS));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

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

/** All bytes of a stream's output; undefined if they are more than `most`. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  let at = 0;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      await nextTask();
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += CHUNK)));
    },
  });
  const reader = source.pipeThrough(stream).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
    if (size > most) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(read.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** undefined in browsers without support (Chrome before 103, Safari before 16.4, Firefox before 113). */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const stream = supported(() => new CompressionStream("deflate-raw"));
  return stream && through(bytes, stream, Infinity);
}

/** Throws Unpackable if the browser lacks support or the result exceeds `most` bytes, and TypeError if the bytes are damaged. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const stream = supported(() => new DecompressionStream("deflate-raw"));
  if (!stream) throw new Unpackable("unsupported");
  const unpacked = await through(bytes, stream, most);
  if (!unpacked) throw new Unpackable("large");
  return unpacked;
}

function supported<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
