import { decode } from "./encoding.ts";
import { readCsv, type Sheet } from "./csv.ts";
import { isFault, type Fault } from "./fault.ts";
import { foreign } from "./foreign.ts";

/** Choices for reading a file that replace guesses. */
export interface Chosen {
  encoding?: string;
  delimiter?: string;
}

/** A file or pasted text. */
export interface Source {
  name: string;
  content: Uint8Array | string;
}

export interface Opened {
  sheet: Sheet;
  /** Pasted text has none. */
  encoding: string | null;
  encodings: readonly string[];
}

const HEAD = 4096;

/** Reads a file or text as a sheet. */
export async function openTable(
  { name, content }: Source,
  languages: readonly string[],
  mostLines: number,
  chosen: Chosen = {},
): Promise<Opened | Fault> {
  const isText = typeof content === "string";
  const other = foreign(isText ? new TextEncoder().encode(content.slice(0, HEAD)) : content, name);
  if (other) return other;
  const decoded = isText
    ? { text: content, encoding: null, encodings: [] }
    : await decode(content, languages, chosen.encoding);
  if (isFault(decoded)) return { ...decoded, name };
  const sheet = await readCsv(decoded.text, chosen.delimiter ?? "", mostLines);
  return isFault(sheet) ? { ...sheet, name } : { sheet, encoding: decoded.encoding, encodings: decoded.encodings };
}
