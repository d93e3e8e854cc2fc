/** Notes of the page after a save, which the engine passes over: the save, JSON in UTF-8, its length in four bytes, and a mark. */

const MARK = new TextEncoder().encode("AP notes");
const END = 4 + MARK.length;

/** Every save begins with this name, as a text of the core: after its length. */
const NAME = new TextEncoder().encode("activation-playground");
const NAME_AT = 8;

/** Whether these first bytes of a file are those of a save. */
export const isSave = (head: Uint8Array): boolean => NAME.every((byte, i) => head[NAME_AT + i] === byte);

/** A save with notes, which is a save, too. */
export function withNotes(save: Uint8Array, notes: unknown): Uint8Array<ArrayBuffer> {
  const written = new TextEncoder().encode(JSON.stringify(notes));
  const bytes = new Uint8Array(save.length + written.length + END);
  bytes.set(save);
  bytes.set(written, save.length);
  new DataView(bytes.buffer).setUint32(save.length + written.length, written.length, true);
  bytes.set(MARK, bytes.length - MARK.length);
  return bytes;
}

/** Where the save ends: before its notes, if it has any. */
export function saveLength(bytes: Uint8Array): number {
  const end = bytes.length - END;
  if (end < 0 || !MARK.every((byte, i) => bytes[end + 4 + i] === byte)) return bytes.length;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
  return length <= end ? end - length : bytes.length;
}

/** The notes of a save; undefined if it has none, or they are damaged. */
export function notesOf(bytes: Uint8Array): unknown {
  const from = saveLength(bytes);
  if (from === bytes.length) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes.subarray(from, bytes.length - END)));
  } catch {
    return undefined;
  }
}
