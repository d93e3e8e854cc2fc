import { toAscii } from "../platform/ascii.ts";

/** Reading of cells: numbers, booleans, dates and missing values. */

const ASCII = /^[\x20-\x7E]*$/;

function plain(cell: string): string {
  const text = cell.trim();
  return ASCII.test(text) ? text : toAscii(text);
}

/** Digits with a decimal mark and optional grouping, by thousands or as in India. */
function pattern(decimal: string, group: string): RegExp {
  const grouped = `[1-9]\\d{0,2}(?:${group}\\d{3})+|[1-9]\\d?(?:${group}\\d{2})+${group}\\d{3}|[1-9]\\d{0,2}(?: \\d{3})+|[1-9]\\d{0,2}(?:'\\d{3})+`;
  return new RegExp(
    `^[+-]?(?:(?:\\d+|${grouped})${decimal}?|(?:\\d+|${grouped})${decimal}\\d+|${decimal}\\d+)(?:e[+-]?\\d+)?$`,
    "i",
  );
}

const POINT = { simple: /^-?\d+(?:\.\d+)?$/, written: pattern("\\.", ","), groups: /[ ',]/g };
const COMMA = { simple: /^-?\d+(?:,\d+)?$/, written: pattern(",", "\\."), groups: /[ '.]/g };

const UNIT = /^([+-]?)\s*(\p{Sc})\s*([+-]?[\d.,].*)$|^(.*[\d.,])\s*(\p{Sc}|%)$/u;

/** A number with its currency or percent sign. */
export interface Amount {
  value: number;
  unit: string;
}

function bare(text: string, { simple, written, groups }: typeof POINT): number | undefined {
  if (!simple.test(text) && !written.test(text)) return undefined;
  const value = Number(text.replace(groups, "").replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

/** A number with its unit; undefined if the cell is not a number. */
export function readAmount(cell: string, decimalComma: boolean): Amount | undefined {
  const style = decimalComma ? COMMA : POINT;
  const text = plain(cell);
  const value = bare(text, style);
  if (value !== undefined) return { value, unit: "" };
  const parts = UNIT.exec(text);
  if (!parts) return undefined;
  const unit = parts[2] ?? parts[5];
  const amount = bare(parts[2] ? parts[1] + parts[3] : parts[4], style);
  return amount === undefined ? undefined : { value: unit === "%" ? amount / 100 : amount, unit };
}

/** A number with a decimal point or comma; undefined if it is not a number. */
export function readNumber(cell: string, decimalComma: boolean): number | undefined {
  const style = decimalComma ? COMMA : POINT;
  if (style.simple.test(cell)) return bare(cell, style);
  return readAmount(cell, decimalComma)?.value;
}

const MISSING = new Set([
  "",
  "na",
  "n/a",
  "#n/a",
  "<na>",
  "nan",
  "nat",
  "null",
  "nil",
  "?",
  "#value!",
  "#div/0!",
  "#ref!",
  "#name?",
  "#num!",
  "#null!",
  "缺失",
]);
/** In a column of words these can be ordinary values. */
const MISSING_NUMBER = new Set(["none", "-", "--", ".", "..", "missing", "unknown", "无"]);

/** Whether a cell stands for a missing value. */
export function isMissing(cell: string, amongNumbers: boolean): boolean {
  if (cell === "") return true;
  const text = plain(cell).toLowerCase();
  return MISSING.has(text) || (amongNumbers && MISSING_NUMBER.has(text));
}

/** Word pairs for no and yes, as programs and spreadsheets write them in several languages. */
const PAIRS = [
  ["false", "true"],
  ["no", "yes"],
  ["falsch", "wahr"],
  ["nein", "ja"],
  ["faux", "vrai"],
  ["falso", "verdadero"],
  ["否", "是"],
  ["假", "真"],
];
const BOOLEANS = new Map(PAIRS.flatMap((pair, kind) => pair.map((word, value) => [word, { kind, value }])));

/** The word pair that a cell belongs to, and its value. */
export const readBoolean = (cell: string): { kind: number; value: number } | undefined =>
  BOOLEANS.get(cell.trim().toLowerCase());

/** A label as a boolean, from 0 and 1 or from words; undefined otherwise. */
export function readLabel(cell: string, decimalComma: boolean): number | undefined {
  const value = readBoolean(cell)?.value ?? readNumber(cell, decimalComma);
  return value === 0 || value === 1 ? value : undefined;
}

const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\d{2,4})(?:[T ,]+\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

export const isDate = (cell: string): boolean => DATE.test(cell.trim());

const DIGITS_EXACT = 15;

/** Whether a cell is a number in any notation (1 and 1.0). Codes such as 007 and very long numbers are text. */
export function readClassNumber(cell: string, decimalComma: boolean): number | undefined {
  const text = plain(cell);
  if (/^[+-]?0\d/.test(text) || text.replaceAll(/\D/g, "").length > DIGITS_EXACT) return undefined;
  return readNumber(text, decimalComma);
}
