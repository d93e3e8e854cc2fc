import type { Line } from "./csv.ts";
import { isDate, isMissing, readAmount, readBoolean, readClassNumber, type Amount } from "./numbers.ts";
import { eachInParts } from "./parts.ts";

/** Statistics of a column, from all its cells. */
export interface Column {
  kind: "number" | "boolean" | "category" | "text" | "date" | "empty";
  missing: number;
  /** Whether all numbers are integers. */
  integers: boolean;
  /** Extremes of the numbers. */
  least: number;
  most: number;
  /** Whether the numbers count the rows, from 0 or 1. */
  counts: boolean;
  /** Whether the numbers increase. */
  rises: boolean;
  /** Distinct values, counted up to MOST_DISTINCT + 1. */
  distinct: number;
  /** Whether all cells are 0, 1 or words for them. */
  labels: boolean;
}

export const MOST_DISTINCT = 200;
/** The most distinct words that become one input each. */
export const MOST_CATEGORIES = 24;

/** The ways to read a cell. */
interface Reading {
  point: Amount | undefined;
  comma: Amount | undefined;
  missing: boolean;
  missingNumber: boolean;
  boolean: { kind: number; value: number } | undefined;
  date: boolean;
}

const PLAIN = /^-?\d+(?:\.(\d+))?$/;
const GROUPED = /^-?[1-9]\d{0,2}(?:\.\d{3})+$/;

/** Fast path: most cells of a large table are plain numbers. */
function readPlain(cell: string): Reading | undefined {
  const parts = PLAIN.exec(cell);
  const value = Number(cell);
  if (!parts || !Number.isFinite(value)) return undefined;
  const point = { value, unit: "" };
  const comma =
    parts[1] === undefined
      ? point
      : GROUPED.test(cell)
        ? { value: Number(cell.replace(".", "")), unit: "" }
        : undefined;
  return { point, comma, missing: false, missingNumber: false, boolean: undefined, date: false };
}

function read(cell: string): Reading {
  const [point, comma] = [readAmount(cell, false), readAmount(cell, true)];
  const word = (point ?? comma) ? undefined : readBoolean(cell);
  return {
    point,
    comma,
    missing: isMissing(cell, false),
    missingNumber: isMissing(cell, true),
    boolean: word,
    date: !(point ?? comma ?? word) && isDate(cell),
  };
}

/** Each distinct cell is read once; this bounds the cache. */
const MOST_REMEMBERED = 20_000;

function reader(): (cell: string) => Reading {
  const known = new Map<string, Reading>();
  return (cell) => {
    const remembered = known.get(cell);
    if (remembered) return remembered;
    const reading = readPlain(cell) ?? read(cell);
    if (known.size < MOST_REMEMBERED) known.set(cell, reading);
    return reading;
  };
}

/** The numbers of a column, read in one number format. */
class Numbers {
  count = 0;
  integers = true;
  least = Infinity;
  most = -Infinity;
  rises = true;
  counts = true;
  units = new Set<string>();
  #first = 0;
  #unit: string | undefined;

  add({ value, unit }: Amount): void {
    if (this.count === 0) this.#first = value;
    this.counts &&= value === this.#first + this.count && (this.#first === 0 || this.#first === 1);
    this.rises &&= value > this.most;
    this.integers &&= Number.isInteger(value);
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
    this.count++;
    if (unit !== this.#unit) this.units.add((this.#unit = unit));
  }
}

/** Integers from here on may have thousands separators. */
const GROUPED_FROM = 1000;

/** Counts of a column's cells, before the number format is known. */
class Tally {
  rows = 0;
  missing = 0;
  missingNumber = 0;
  point = new Numbers();
  comma = new Numbers();
  /** Numbers valid with a point only, with a comma only, and ambiguous ones such as 1,000. */
  pointOnly = 0;
  commaOnly = 0;
  eitherComma = 0;
  eitherPoint = 0;
  /** Whether some of them end in 0, which unpadded decimals never do. */
  endsInZero = false;
  small = 0;
  large = 0;
  dates = 0;
  labels = 0;
  texts = new Set<string>();
  #booleans = new Map<number, number>();

  add(cell: string, reading: Reading): void {
    const { point, comma, missing, missingNumber, boolean, date } = reading;
    this.rows++;
    if (missing) this.missing++;
    if (missingNumber) this.missingNumber++;
    if (point) this.point.add(point);
    if (comma) this.comma.add(comma);
    if (point || comma) this.#judge(cell, point?.value, comma?.value);
    if (boolean) this.#booleans.set(boolean.kind, (this.#booleans.get(boolean.kind) ?? 0) + 1);
    if (date) this.dates++;
    const label = boolean?.value ?? (point ?? comma)?.value;
    if (label === 0 || label === 1) this.labels++;
    if (!missing && this.texts.size <= MOST_DISTINCT) this.texts.add(cell.trim());
  }

  #judge(cell: string, point: number | undefined, comma: number | undefined): void {
    if (comma === undefined) this.pointOnly++;
    else if (point === undefined) this.commaOnly++;
    else if (point === comma) Math.abs(point) < GROUPED_FROM ? this.small++ : this.large++;
    else {
      if (/[,，]/.test(cell)) this.eitherComma++;
      else this.eitherPoint++;
      this.endsInZero ||= /0\D*$/.test(cell);
    }
  }

  /** Whether most cells are numbers. */
  isNumeric(numbers: Numbers): boolean {
    return numbers.count > 0 && 2 * numbers.count >= this.rows - this.missingNumber && numbers.units.size === 1;
  }

  get #isBoolean(): boolean {
    const [count = 0] = this.#booleans.values();
    return this.#booleans.size === 1 && count === this.rows - this.missing;
  }

  column(decimalComma: boolean): Column {
    const numbers = decimalComma ? this.comma : this.point;
    const numeric = this.isNumeric(numbers);
    const filled = this.rows - this.missing;
    const values = new Set<string | number>(
      numeric ? [...this.texts].map((text) => readClassNumber(text, decimalComma) ?? text) : this.texts,
    );
    const few = this.texts.size <= MOST_CATEGORIES && 2 * this.texts.size <= filled;
    const kind =
      filled === 0
        ? "empty"
        : numeric
          ? "number"
          : this.#isBoolean
            ? "boolean"
            : 2 * this.dates >= filled
              ? "date"
              : few
                ? "category"
                : "text";
    return {
      kind,
      missing: numeric ? this.missingNumber : this.missing,
      integers: numeric && numbers.integers,
      least: numbers.least,
      most: numbers.most,
      counts: numeric && numbers.counts && numbers.count === this.rows,
      rises: numeric && numbers.rises && numbers.count === this.rows,
      distinct: values.size,
      labels: this.labels === this.rows,
    };
  }
}

/** Columns that suggest a decimal comma minus columns that suggest a decimal point. */
function commaVotes(tallies: readonly Tally[], delimiter: string): number {
  const vote = (tally: Tally): number => {
    const { point, comma, pointOnly, commaOnly, eitherComma, eitherPoint, small, large, endsInZero } = tally;
    if (!tally.isNumeric(point) && !tally.isNumeric(comma)) return 0;
    if (pointOnly !== commaOnly) return Math.sign(commaOnly - pointOnly);
    return 0.001 * (eitherComma > 0 ? ambiguousComma() : eitherPoint > 0 ? ambiguousPoint() : 0);
    /** 600 and 1,000 are thousands; 1,234 and 2,345 separated by semicolons are not. */
    function ambiguousComma(): number {
      const thousands = small > 0 && large === 0 && (endsInZero || delimiter !== ";");
      return !thousands && (delimiter === ";" || large > 0) ? 1 : -1;
    }
    function ambiguousPoint(): number {
      return small > 0 && large === 0 && endsInZero && delimiter !== "," ? 1 : -1;
    }
  };
  return tallies.reduce((sum, tally) => sum + vote(tally), 0);
}

/** The statistics of every column, and whether decimals have a comma, unless given. */
export async function judgeColumns(
  lines: readonly Line[],
  width: number,
  delimiter: string,
  given?: boolean,
): Promise<{ columns: Column[]; decimalComma: boolean }> {
  const tallies = Array.from({ length: width }, () => new Tally());
  const reading = reader();
  await eachInParts(lines, ({ cells }) => {
    for (let i = 0; i < width; i++) {
      const cell = cells[i] ?? "";
      tallies[i].add(cell, reading(cell));
    }
  });
  const votes = commaVotes(tallies, delimiter);
  const decimalComma =
    given ?? (votes > 0 || (votes === 0 && delimiter === ";" && tallies.some(({ commaOnly }) => commaOnly > 0)));
  return { columns: tallies.map((tally) => tally.column(decimalComma)), decimalComma };
}
