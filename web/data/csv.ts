import Papa from "papaparse";
import type { Fault } from "./fault.ts";

/** A line of the file by its number in it, from 1, blank ones not counted among the records but in the numbers. */
export interface Line {
  row: number;
  cells: string[];
}

export interface Sheet {
  lines: Line[];
  delimiter: string;
}

export const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Letters at a time, so that the page stays quick to the hand. */
const CHUNK = 1 << 17;

/** Splits a text into cells; with no delimiter named, finds it. */
export function readCsv(text: string, delimiter: string, mostLines: number): Promise<Sheet | Fault> {
  return new Promise((resolve) => {
    const lines: Line[] = [];
    let row = 0;
    let found = delimiter;
    let fault: Fault | null = null;
    const take = ({ data, errors, meta }: Papa.ParseResult<string[]>): void => {
      found = meta.delimiter;
      const quotes = errors.find(({ type }) => type === "Quotes");
      if (quotes) fault ??= { fault: "csv-quotes", row: row + (quotes.row ?? 0) + 1 };
      for (const cells of data) {
        row++;
        if (cells.some((cell) => cell.trim() !== "")) lines.push({ row, cells });
      }
      if (lines.length > mostLines + 1) fault ??= { fault: "csv-too-many-rows", most: mostLines };
    };
    Papa.parse<string[]>(text.replace(/^\uFEFF/, "").replace(/\r?\n$/, ""), {
      delimiter,
      delimitersToGuess: [...DELIMITERS],
      chunkSize: CHUNK,
      chunk(results: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        take(results);
        if (fault) return parser.abort();
        parser.pause();
        setTimeout(() => parser.resume());
      },
      complete: () => resolve(fault ?? (lines.length > 0 ? { lines, delimiter: found } : { fault: "csv-empty" })),
    });
  });
}

/** A table as a file; cells that need it are quoted. */
export const writeCsv = (rows: readonly (readonly (string | number)[])[]): string => Papa.unparse(rows as (string | number)[][]);
