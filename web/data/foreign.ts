import type { Fault } from "./fault.ts";

/** Files that are not text tables, recognised by their first bytes. */

const HEAD = 4096;

/** A column may be called PAR1 or ID3, so a binary file must also contain control characters. */
const BINARY = /[\0-\x08]/;

/** Signatures as Latin-1, and the kind of file. */
const BEGINNINGS: readonly [string, string][] = [
  ["\xD0\xCF\x11\xE0", "workbook"],
  ["\x89PNG", "picture"],
  ["\xFF\xD8\xFF", "picture"],
  ["GIF8", "picture"],
  ["II*\0", "picture"],
  ["MM\0*", "picture"],
  ["RIFF", "media"],
  ["OggS", "media"],
  ["ID3", "media"],
  ["PAR1", "frame"],
  ["ARROW1", "frame"],
  ["FEA1", "frame"],
  ["\x89HDF", "frame"],
  ["MATLAB 5.0", "frame"],
  ["RDX", "frame"],
  ["$FL2", "frame"],
  ["\x80\x02", "frame"],
  ["\x80\x03", "frame"],
  ["\x80\x04", "frame"],
  ["\x80\x05", "frame"],
  ["\x93NUMPY", "numpy"],
  ["SQLite format 3", "database"],
  ["7z\xBC\xAF", "archive"],
  ["Rar!", "archive"],
  ["BZh", "archive"],
  ["\xFD7zXZ", "archive"],
  ["\x28\xB5\x2F\xFD", "archive"],
];

/** The kind of a zip archive, from the names in its first entries. */
const ZIPPED: readonly [RegExp, string][] = [
  [/xl\/|opendocument\.spreadsheet|Index\/Tables|\[Content_Types\]\.xml/, "workbook"],
  [/\.npy/, "numpy"],
  [/word\/|ppt\/|opendocument/, "document"],
];

const TEXTS: readonly [RegExp, string][] = [
  [/^(?:%PDF-|\{\\rtf)/, "document"],
  [/^<(?:!doctype html|html|head|body|table|!--)/i, "web"],
  [/^<\?xml[^>]*>\s*(?:<\?mso-application[^>]*Excel|<Workbook)/i, "workbook"],
  [/^<(?:\?xml|svg)/i, "markup"],
  [/^(?:\{\s*["}]|\[\s*[[\]{"]|\[\s*-?\d)/, "json"],
  [/^(?:%[^\n]*\n\s*)*@relation\b/i, "arff"],
];

function kindOf(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  if (head.startsWith("PK\x03\x04")) return ZIPPED.find(([sign]) => sign.test(head))?.[1] ?? "archive";
  if (head.startsWith("BM") && head.includes("\0")) return "picture";
  const beginning = BINARY.test(head) && BEGINNINGS.find(([sign]) => head.startsWith(sign));
  if (beginning) return beginning[1];
  const text = head
    .replace(/^\xEF\xBB\xBF/, "")
    .replaceAll("\0", "")
    .replace(/^\xFF\xFE|^\xFE\xFF/, "")
    .trimStart();
  return TEXTS.find(([sign]) => sign.test(text))?.[1];
}

/** The kind of a file that is not a table. */
export function foreign(bytes: Uint8Array, name: string): Fault | null {
  if (bytes.length === 0) return { fault: "file-empty", name };
  const kind = kindOf(bytes);
  return kind ? { fault: `file-is-${kind}`, name } : null;
}
