import { COMMENT, guessDelimiter, isNumberLike, type Layout } from "./delimiter.ts";
import type { Fault } from "./fault.ts";
import { pause } from "./parts.ts";
import { recordEnd, splitRecord } from "./record.ts";
import { mixed } from "./spread.ts";

/** A line with its number in the file, from 1. Blank lines and comments count, but are not included. */
export interface Line {
  row: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  lines: Line[];
  /** The lines kept; a very long file is sampled. */
  total: number;
  delimiter: string;
}

/** The delimiter for runs of spaces and tabs. */
export const DELIMITERS = [",", ";", "\t", "|", " "] as const;

const SEPARATOR_LINE = /^"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n|$)/i;
const LONGEST_SEPARATOR_LINE = 20;
const BLANK = /^[\s,;|"]*$/;
/** The first lines, from which the layout is guessed. */
const HEAD = 1 << 16;
/** Lines that sampling never drops. */
const FIRST = 32;
/** Milliseconds of work at a time, and records between two checks of the clock. */
const PART_MS = 10;
const PART_RECORDS = 256;

/** Splits its cells on demand: most lines of a large file are read once. */
class Slice implements Line {
  readonly row: number;
  readonly #text: string;
  readonly #delimiter: string;

  constructor(row: number, text: string, delimiter: string) {
    this.row = row;
    this.#text = text;
    this.#delimiter = delimiter;
  }

  get cells(): string[] {
    return splitRecord(this.#text, this.#delimiter);
  }
}

/** Collects lines without comments and blank ones. When there are too many, it drops every second one. */
class Lines {
  #kept: Line[] = [];
  /** The indices of the kept lines. */
  #places: number[] = [];
  #every = 1;
  #count = 0;
  /** A comment directly above the first line, which may be a header, as NumPy writes it. */
  #above: Line | null = null;

  readonly #layout: Layout;
  readonly #most: number;

  constructor(layout: Layout, most: number) {
    this.#layout = layout;
    this.#most = most;
  }

  add(row: number, text: string): void {
    if (BLANK.test(text)) return;
    const { delimiter, width } = this.#layout;
    const mark = COMMENT.exec(text)?.[0];
    const line = new Slice(row, text, delimiter);
    if (mark && (this.#count === 0 || line.cells.length !== width)) {
      const bare = new Slice(row, text.slice(mark.length), delimiter);
      this.#above = this.#count === 0 && bare.cells.length === width ? bare : this.#above;
      return;
    }
    if (this.#count === 0 && this.#above && line.cells.some(isNumberLike)) this.#keep(this.#above);
    this.#keep(line);
  }

  /** The first lines stay, because the header is among them. */
  #keep(line: Line): void {
    const place = this.#count++;
    const stays = (i: number) => i < FIRST || mixed(i) % this.#every === 0;
    if (!stays(place)) return;
    this.#kept.push(line);
    this.#places.push(place);
    if (this.#kept.length <= 2 * this.#most + FIRST) return;
    this.#every *= 2;
    this.#kept = this.#kept.filter((_, i) => stays(this.#places[i]));
    this.#places = this.#places.filter(stays);
  }

  get sheet(): Sheet | Fault {
    return this.#count > 0
      ? { lines: this.#kept, total: this.#count, delimiter: this.#layout.delimiter }
      : { fault: "csv-empty" };
  }
}

/** The first complete lines. */
function headOf(text: string, begin: number): string {
  const head = text.slice(begin, begin + HEAD);
  const end = Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\r"));
  return begin + HEAD < text.length && end >= 0 ? head.slice(0, end + 1) : head;
}

/** Splits a text into lines of cells; with no delimiter named, finds it. Of many more lines than `mostLines` some are kept, spread over the file. */
export async function readCsv(text: string, delimiter: string, mostLines: number): Promise<Sheet | Fault> {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const named = SEPARATOR_LINE.exec(text.slice(mark, mark + LONGEST_SEPARATOR_LINE));
  const begin = mark + (named?.[0].length ?? 0);
  const layout = guessDelimiter(headOf(text, begin), delimiter || named?.[1]);
  const lines = new Lines(layout, mostLines);
  let [row, start, clock] = [named ? 1 : 0, begin, performance.now()];
  while (start < text.length) {
    row++;
    const end = recordEnd(text, start, layout.delimiter);
    if (end < 0) return { fault: "csv-quotes", row };
    lines.add(row, text.slice(start, end));
    start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (row % PART_RECORDS === 0 && performance.now() - clock > PART_MS) {
      await pause();
      clock = performance.now();
    }
  }
  return lines.sheet;
}

const QUOTED = /^\s|\s$|[",\r\n]/;

const written = (cell: string | number): string =>
  QUOTED.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);

/** A table as CSV; cells are quoted where needed. */
export const writeCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.map(written).join(",")).join("\r\n");
