import { inflate } from "../../platform/inflate.ts";
import type { ModelFile } from "./weights.ts";

/** The files in a ZIP archive, stored or deflated. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

/** More than that is not unpacked. */
const MOST_BYTES = 2 ** 28;

/** Where the end of the directory begins; a comment of up to 64 KiB may follow it. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  throw new RangeError("no directory");
}

/** A file's bytes, from the place of its local header. */
async function contentAt(archive: Uint8Array<ArrayBuffer>, at: number, size: number, length: number, method: number) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  if (view.getUint32(at, true) !== LOCAL) throw new RangeError("no file");
  const start = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = archive.subarray(start, start + size);
  if (data.length < size || (method !== STORED && method !== DEFLATED)) throw new RangeError("not readable");
  return method === STORED ? data : inflate(data, length);
}

/** null if the archive cannot be read, or is too large. Files are named without their folders. */
export async function unzip(archive: Uint8Array<ArrayBuffer>): Promise<ModelFile[] | null> {
  try {
    const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
    const end = endOf(view);
    const files: ModelFile[] = [];
    let at = view.getUint32(end + 16, true);
    let total = 0;
    for (let count = view.getUint16(end + 10, true); count > 0; count--) {
      if (view.getUint32(at, true) !== ENTRY) throw new RangeError("no entry");
      const [size, length] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
      const nameLength = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(archive.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength));
      total += length;
      if (total > MOST_BYTES) return null;
      const data = await contentAt(archive, view.getUint32(at + 42, true), size, length, view.getUint16(at + 10, true));
      files.push({ name: name.split("/").at(-1)!, data });
      at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return files;
  } catch {
    return null; // damaged
  }
}
