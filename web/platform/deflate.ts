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

/** All bytes of a stream's output; undefined if they are more than `most`. */
export async function through(
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

/** undefined if the browser does not support it. */
export function supported<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
