import type { Line, Sheet } from "./csv.ts";
import { isNumberLike, mode } from "./delimiter.ts";
import { isMissing } from "./numbers.ts";

/** The start of a table: the lines above it, its width, and whether its first line is a header. */
export interface Beginning {
  width: number;
  /** Number of lines above the table. */
  top: number;
  header: boolean;
  /** The header has no name for the first column, as in R's tables with row names. */
  rowNames: boolean;
}

const SAMPLE = 200;
const MOST_ABOVE = 20;
export const TARGET_NAME =
  /^(?:label|labels|target|targets|class|classes|kind|species|category|outcome|survived|diagnosis|类别|類別|标签|標籤|目标|分类|种类|クラス|ラベル)$/i;

const empty = (cell = "") => cell.trim() === "";

/** The number of columns in most lines, without trailing empty ones. */
function widthOf(sample: readonly Line[]): number {
  let width = mode(sample.map(({ cells }) => cells.length));
  while (width > 1 && sample.every(({ cells }) => empty(cells[width - 1]))) width--;
  return width;
}

/** Whether a line has a cell for each column; extra cells must be empty. */
export const fits = ({ cells }: Line, width: number): boolean =>
  cells.length === width || (cells.length > width && cells.slice(width).every(empty));

/** Whether the first column holds row names, distinct words or numbers from 1, and has no name itself. */
function hasRowNames(line: Line, body: readonly Line[], width: number): boolean {
  if (line.cells.length !== width - 1 || body.length === 0 || !body.every((other) => other.cells.length === width))
    return false;
  const first = body.map(({ cells }) => cells[0].trim());
  const counted = first.every((cell, i) => Number(cell) === i + 1 || Number(cell) === i);
  return counted || (new Set(first).size === first.length && !first.some(isNumberLike));
}

const isMostlyNumbers = (filled: readonly string[]) => 2 * filled.filter(isNumberLike).length >= filled.length;

const filledOf = ({ cells }: Line) => cells.filter((cell) => !empty(cell));

function isTitle(line: Line, body: readonly Line[], width: number): boolean {
  const alone = filledOf(line).length === 1 && !empty(line.cells[0]);
  return alone || (line.cells.length < width && !hasRowNames(line, body, width));
}

/** Lines up to the last title before the first row of numbers. */
function linesAbove(sample: readonly Line[], width: number): number {
  if (width < 2) return 0;
  let top = 0;
  for (let i = 0; i < Math.min(MOST_ABOVE, sample.length - 2) && !isMostlyNumbers(filledOf(sample[i])); i++) {
    if (isTitle(sample[i], sample.slice(i + 1), width)) top = i + 1;
  }
  return top;
}

const YEARS = [1800, 2200] as const;
const LEAST_NUMBERED = 3;
const SURELY_NUMBERED = 8;

/** Whether numbers are column names: years, or 0, 1, 2 … above columns that are not integers, or above very many columns. */
function areNames(numbers: readonly number[], below: readonly (readonly string[])[]): boolean {
  if (numbers.length < 2 || !numbers.every(Number.isInteger)) return false;
  const step = numbers[1] - numbers[0];
  if (step === 0 || !numbers.every((value, i) => i === 0 || value - numbers[i - 1] === step)) return false;
  const isYear = (value: number) => value >= YEARS[0] && value <= YEARS[1];
  const whole = below.flat().filter((cell) => Number.isInteger(Number(cell)));
  if (numbers.every(isYear)) return !whole.map(Number).some(isYear);
  const numbered = step === 1 && (numbers[0] === 0 || numbers[0] === 1);
  const continues = below.every((cells, i) => i === 0 || Number(cells[0]) === Number(below[i - 1][0]) + step);
  return (
    numbered &&
    !continues &&
    (numbers.length >= SURELY_NUMBERED || (numbers.length >= LEAST_NUMBERED && whole.length < below.flat().length / 2))
  );
}

/** Whether the first line is a header, judged from the lines below it. */
function isHeader(first: readonly string[], body: readonly Line[], width: number): boolean {
  if (body.length === 0) return !first.some(isNumberLike);
  const columns = Array.from({ length: width }, (_, i) =>
    body.map(({ cells }) => (cells[i] ?? "").trim()).filter((cell) => !isMissing(cell, true)),
  );
  const numeric = columns.map((cells) => cells.length > 0 && 2 * cells.filter(isNumberLike).length >= cells.length);
  const above = first.map((cell) => cell.trim());
  const words = above.filter((cell, i) => numeric[i] && !isMissing(cell, true) && !isNumberLike(cell)).length;
  const numbers = above.map((cell, i) => ({ cell, i })).filter(({ cell, i }) => numeric[i] && isNumberLike(cell));
  if (numbers.length > 0) {
    return (
      areNames(
        numbers.map(({ cell }) => Number(cell)),
        numbers.map(({ i }) => columns[i]),
      ) || words > numbers.length
    );
  }
  if (words > 0) return true;
  if (above.some((cell) => TARGET_NAME.test(cell))) return true;
  const repeats = columns.some((cells) => cells.length > 2 && 2 * new Set(cells).size <= cells.length);
  return repeats && above.every((cell, i) => !columns[i]?.includes(cell));
}

/** The given choices, completed by guesses. */
export function beginningOf({ lines }: Sheet, given: Partial<Pick<Beginning, "top" | "header">> = {}): Beginning {
  const sample = lines.slice(0, SAMPLE).map(({ row, cells }) => ({ row, cells })); // split once
  const width = widthOf(sample);
  const top = given.top ?? linesAbove(sample, width);
  const body = sample.slice(top + 1);
  const rowNames = hasRowNames(sample[top], body, width) && given.header !== false;
  const first = rowNames ? ["", ...sample[top].cells] : sample[top].cells;
  const header = given.header ?? (rowNames || isHeader(first, body, width));
  return { width, top, header, rowNames };
}
