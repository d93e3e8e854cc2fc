/** Tables written as programs write them, for reading them in again. */

/** The bytes of each character in an encoding, found by decoding all sequences of one and two bytes: browsers and Node decode, but do not encode. */
const known = new Map<string, Map<string, number[]>>();

function bytesByCharacter(encoding: string): Map<string, number[]> {
  const cached = known.get(encoding);
  if (cached) return cached;
  const decoder = new TextDecoder(encoding);
  const found = new Map<string, number[]>();
  const add = (bytes: number[]) => {
    const characters = [...decoder.decode(Uint8Array.from(bytes))];
    if (characters.length === 1 && characters[0] !== "\uFFFD" && !found.has(characters[0]))
      found.set(characters[0], bytes);
  };
  for (let byte = 0; byte < 256; byte++) add([byte]);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail]);
  known.set(encoding, found);
  return found;
}

export function encoded(text: string, encoding: string, mark = false): Uint8Array {
  const start = mark ? `\uFEFF${text}` : text;
  if (encoding === "utf-8") return new TextEncoder().encode(start);
  if (encoding.startsWith("utf-16")) {
    const bytes = Buffer.from(start, "utf16le");
    return Uint8Array.from(encoding === "utf-16be" ? bytes.swap16() : bytes);
  }
  const bytes = bytesByCharacter(encoding);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const found = bytes.get(character);
      if (!found) throw new Error(`${character} is not in ${encoding}`);
      return found;
    }),
  );
}

/** How a table is written. */
export interface Style {
  delimiter: string;
  lineEnd: string;
  decimal: string;
  /** Put between thousands; "" for none. */
  group: string;
  header: boolean;
  quotes: "needed" | "words" | "all";
  index: "" | "unnamed" | "pandas" | "id" | "r";
  missing: string;
  above: string;
  trailing: "" | "body" | "all";
  last: boolean;
}

export const PLAIN: Style = {
  delimiter: ",",
  lineEnd: "\n",
  decimal: ".",
  group: "",
  header: true,
  quotes: "needed",
  index: "",
  missing: "",
  above: "",
  trailing: "",
  last: true,
};

export type Cell = number | string | boolean | null;

export interface Table {
  names: string[];
  rows: Cell[][];
}

function numberText(value: number, { decimal, group }: Style): string {
  const [whole, fraction] = String(Math.abs(value)).split(".");
  const grouped = group ? whole.replaceAll(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${value < 0 ? "-" : ""}${grouped}${fraction ? decimal + fraction : ""}`;
}

function cellText(cell: Cell, style: Style): string {
  const { quotes, delimiter } = style;
  if (cell === null) return style.missing;
  const text = typeof cell === "number" ? numberText(cell, style) : String(cell);
  const special = text.includes(delimiter) || /["\r\n]/.test(text) || (delimiter === " " && /\s/.test(text));
  const quoted = special || quotes === "all" || (quotes === "words" && typeof cell === "string");
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as text. Line ends may be several, which take turns. */
export function written({ names, rows }: Table, change: Partial<Style> = {}): string {
  const style = { ...PLAIN, ...change };
  const ends = style.lineEnd.split("|");
  const indexed = { "": [], unnamed: [""], pandas: ["Unnamed: 0"], id: ["id"], r: [] }[style.index];
  const index = (i: number): Cell[] =>
    style.index === "" ? [] : style.index === "r" ? [String(i + 1)] : [style.index === "id" ? i + 1 : i];
  const heads = style.header ? [[...indexed, ...names]] : [];
  const lines = [...heads, ...rows.map((row, i) => [...index(i), ...row])].map((cells, i) => {
    const end = style.trailing === "all" || (style.trailing === "body" && i >= heads.length) ? style.delimiter : "";
    return cells.map((cell) => cellText(cell, style)).join(style.delimiter) + end;
  });
  return (
    style.above +
    lines.map((line, i) => line + (i < lines.length - 1 || style.last ? ends[i % ends.length] : "")).join("")
  );
}

/** Numbers from 0 to 1 by a linear congruential generator: the same in every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
