import { joined } from "./bytes.ts";

/** A ZIP archive of stored files, without compression. */

interface Entry {
  name: string;
  data: Uint8Array;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const VERSION = 20;
/** Names are UTF-8. */
const UTF8 = 0x800;
/** The first day that the format knows, so that the same content gives the same bytes. */
const DAY = 0x21;

/** Numbers of two or four bytes, little endian. */
function record(signature: number, fields: readonly [value: number, bytes: 2 | 4][]): Uint8Array {
  const bytes = new Uint8Array(4 + fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** What the local and the central header have in common. */
const common = (name: Uint8Array, data: Uint8Array): [number, 2 | 4][] => [
  [VERSION, 2],
  [UTF8, 2],
  [0, 2],
  [0, 2],
  [DAY, 2],
  [crc32(data), 4],
  [data.length, 4],
  [data.length, 4],
  [name.length, 2],
  [0, 2],
];

export function zip(entries: readonly Entry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name);
    const fields = common(name, entry.data);
    const local = [record(0x04034b50, fields), name, entry.data];
    directory.push(record(0x02014b50, [[VERSION, 2], ...fields, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), name);
    parts.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = entries.length;
  const end = record(0x06054b50, [
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [size, 4],
    [at, 4],
    [0, 2],
  ]);
  return joined([...parts, ...directory, end]);
}
