import { isMissing, readAmount } from "./numbers.ts";
import { recordEnd, splitRecord } from "./record.ts";

/** The delimiter, and the number of columns in most lines. */
export interface Layout {
  delimiter: string;
  width: number;
}

const CANDIDATES = [",", ";", "\t", "|", " "];
const LINES = 200;
export const COMMENT = /^\s*(?:#|%|\/\/)+[^\S\r\n]*/;

export const isNumberLike = (cell: string): boolean =>
  readAmount(cell, false) !== undefined || readAmount(cell, true) !== undefined;

/** The first lines, split; comments are skipped unless all lines are comments. */
function firstLines(text: string, delimiter: string): string[][] {
  const records: string[] = [];
  for (let start = 0; start < text.length && records.length < LINES;) {
    const end = recordEnd(text, start, delimiter);
    if (end < 0) break;
    const record = text.slice(start, end);
    if (record.trim() !== "") records.push(record);
    start = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
  const plain = records.filter((record) => !COMMENT.test(record));
  return (plain.length > 0 ? plain : records).map((record) => splitRecord(record, delimiter));
}

/** The most frequent value; the first of equals. */
export function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, pair) => (pair[1] > best[1] ? pair : best), [0, 0])[0];
}

/** Whether a non-numeric cell contains another delimiter, or a cell contains numbers separated by spaces. */
function isUnsplit(cell: string): boolean {
  if (isNumberLike(cell)) return false;
  const parts = cell.trim().split(/\s+/);
  return /[,;\t|]/.test(cell) || (parts.length > 1 && parts.every(isNumberLike));
}

/** Score of a delimiter: lines of equal width, numeric cells, no cell that another delimiter would split. */
function fitness(lines: readonly string[][], delimiter: string): Layout & { fit: number } {
  const width = mode(lines.map((cells) => cells.length));
  if (width < 2) return { delimiter, width: 1, fit: 0 };
  const even = lines.filter((cells) => cells.length === width);
  const cells = even.flat();
  const numbers = cells.filter((cell) => isNumberLike(cell) || isMissing(cell.trim(), true)).length;
  const unsplit = cells.filter((cell) => isUnsplit(cell)).length;
  const fit = (even.length / lines.length) * (1 + (numbers - 2 * unsplit) / cells.length);
  return { delimiter, width, fit: delimiter === " " ? 0.7 * fit : fit };
}

/** The best delimiter for the first lines and their width; or the width for a given delimiter. */
export function guessDelimiter(text: string, delimiter?: string): Layout {
  const candidates = delimiter ? [delimiter] : CANDIDATES;
  const fits = candidates.map((candidate) => fitness(firstLines(text, candidate), candidate));
  return fits.reduce((best, next) => (next.fit > best.fit + 1e-9 ? next : best));
}
