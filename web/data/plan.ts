import { NAME_LENGTH } from "../experiment/link.ts";
import { judgeColumns, type Column } from "./columns.ts";
import type { Line, Sheet } from "./csv.ts";
import { beginningOf, TARGET_NAME, type Beginning } from "./header.ts";
import { readLabel } from "./numbers.ts";
import { pictureSide } from "../experiment/pictures.ts";
import type { Scale } from "./scale.ts";

/** How a sheet becomes data. */
export interface Plan extends Beginning {
  decimalComma: boolean;
  columns: Column[];
  /** Indices in the sheet's order. No column is both input and target. */
  targets: number[];
  inputs: number[];
  /** Meaning of the targets: a class (one-hot if there are several columns), labels, or numbers. */
  kind: "classes" | "labels" | "numbers";
  /** Scaling of the inputs and of numeric targets. */
  scale: Scale;
  /** The shape of a row as the user says it: [rows, columns, channels] or [steps, features]; null: a flat row. */
  shape: readonly number[] | null;
  /** The column that names the sequence a line belongs to, one step a line; null: a line is an example. */
  sequence: number | null;
  /** Rows with missing inputs are dropped, or filled: numbers with the column's mean, categories with none. */
  missing: "drop" | "fill";
  /** Whether faulty rows are dropped. */
  skip: boolean;
  /** The number of rows to import, spread over the file; null: as many as possible. */
  rows: number | null;
}

/** Rows sampled for properties of several columns. */
const SAMPLE = 1000;
const USUAL_CLASSES = 10;
/** The most classes of a column whose name suggests classes. */
const NAMED_CLASSES = 200;
/** The default number of images to import. */
export const USUAL_PICTURES = 1000;
const WHITE = 255;
/** The fewest rows from which an unnamed column counting from 0 or 1 is an index. */
const LEAST_INDEXED = 10;
/** Names of numeric targets in exported files. */
const OUTPUT_NAME = /^y\d+$/;
const INDEX_NAME =
  /^(?:|unnamed: ?\d+|index|idx|row|rows|rownames|row_?(?:id|no|number|index)|no\.?|nr\.?|num|#|序号|编号|番号|(?:.*[_ ])?(?:id|ID|Id)|.*[a-z](?:ID|Id))$/i;
/** Prediction columns of exported files. */
const WRITTEN_BESIDE = /^(?:predicted(?: .*)?|p\(.*\))$/;

export const bodyOf = ({ lines }: Sheet, { header, top = 0 }: Pick<Plan, "header"> & Partial<Plan>): Line[] =>
  lines.slice(header ? top + 1 : top);

/** Makes equal names distinct. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let i = 2; taken.has(own); i++) own = `${name} (${i})`;
    taken.add(own);
    return own;
  });
}

/** The names in the header, or x1, x2 … */
export function columnNames(
  { lines }: Sheet,
  { header, top, width, rowNames }: Pick<Plan, "header" | "top" | "width" | "rowNames">,
): string[] {
  const cells = header ? [...(rowNames ? [""] : []), ...lines[top].cells] : [];
  return distinct(Array.from({ length: width }, (_, i) => cells[i]?.trim().slice(0, NAME_LENGTH) || `x${i + 1}`));
}

const writtenNames = ({ lines }: Sheet, { header, top, rowNames }: Beginning): string[] =>
  header ? [...(rowNames ? [""] : []), ...lines[top].cells].map((cell) => cell.trim()) : [];

/** Columns that only identify the row. */
function isIndex(i: number, column: Column, written: readonly string[], rows: number): boolean {
  if (written.length === 0) return i === 0 && column.counts && rows >= LEAST_INDEXED;
  const unnamed = /^$|^unnamed/i.test(written[i] ?? "");
  if (i === 0 && unnamed) return column.integers || column.kind === "text";
  return INDEX_NAME.test(written[i] ?? "") && (column.rises || column.counts) && column.integers;
}

/** The pixel columns of images, from 0 to 255, and the label column beside them. */
function pictured(
  columns: readonly Column[],
  candidates: readonly number[],
  named: number | undefined,
): number | undefined {
  const isPixel = ({ integers, least, most }: Column) => integers && least >= 0 && most <= WHITE;
  const isLabel = (i: number) =>
    columns[i].integers &&
    columns[i].least === 0 &&
    columns[i].distinct > 1 &&
    columns[i].most + 1 === columns[i].distinct;
  const [first, last] = [candidates[0], candidates.at(-1)!];
  const label = named ?? (isLabel(first) || columns[last].distinct < 2 ? first : last);
  const pixels = candidates.filter((i) => i !== label && columns[i].kind === "number");
  return pictureSide([pixels.length]) && pixels.every((i) => isPixel(columns[i])) ? label : undefined;
}

/** Guesses the targets: a column with a telling name, the label of images, trailing columns of 0 and 1, columns y1, y2 …, or the last column. */
function guessTargets(columns: readonly Column[], names: readonly string[], candidates: readonly number[]): number[] {
  const named = candidates.filter((i) => TARGET_NAME.test(names[i]));
  const picture = pictured(columns, candidates, named.length === 1 ? named[0] : undefined);
  if (picture !== undefined) return [picture];
  if (named.length === 1) return named;
  const atEnd = (fits: (column: number) => boolean) => {
    let from = candidates.length;
    while (from > 0 && fits(candidates[from - 1])) from--;
    return candidates.slice(from);
  };
  const labels = atEnd((i) => columns[i].labels);
  const alone = !candidates.slice(0, -labels.length).some((i) => columns[i].labels);
  const several = labels.length > 1 && alone ? labels : atEnd((i) => OUTPUT_NAME.test(names[i]));
  return several.length > 1 && several.length < candidates.length ? several : candidates.slice(-1);
}

const ones = (labels: readonly (number | undefined)[]) => labels.filter((label) => label === 1).length;

/** Several columns of 0 and 1 with a single 1 a row are one-hot classes. One column is numeric if it has fractions or many values. */
export function guessKind(
  sheet: Sheet,
  plan: Pick<Plan, "header" | "top" | "decimalComma" | "targets" | "columns"> & Beginning,
): Plan["kind"] {
  const { targets, columns, decimalComma } = plan;
  if (targets.length > 1) {
    const labels = bodyOf(sheet, plan)
      .slice(0, SAMPLE)
      .map(({ cells }) => targets.map((i) => readLabel(cells[i] ?? "", decimalComma)));
    if (labels.flat().includes(undefined)) return "numbers";
    return labels.every((row) => ones(row) === 1) ? "classes" : "labels";
  }
  const { kind, integers, distinct: values } = columns[targets[0]];
  if (kind !== "number") return "classes";
  const most = TARGET_NAME.test(columnNames(sheet, plan)[targets[0]]) ? NAMED_CLASSES : USUAL_CLASSES;
  return integers && values <= most ? "classes" : "numbers";
}

/** Whether a column has enough distinct and enough present values to be an input. */
const isUseful = ({ kind, missing }: Column, rows: number) =>
  ["number", "boolean", "category"].includes(kind) && 2 * missing <= rows;

/** Whether the inputs are the pixels of square images. */
export function arePixels({ columns, inputs }: Pick<Plan, "columns" | "inputs">): boolean {
  return (
    pictureSide([inputs.length]) !== null &&
    inputs.every(
      (i) => columns[i].kind === "number" && columns[i].integers && columns[i].least >= 0 && columns[i].most <= WHITE,
    )
  );
}

/** The maximum of a pixel: 1, 16 or 255. */
export function inkOf({ columns, inputs }: Pick<Plan, "columns" | "inputs">): number {
  const most = inputs.reduce((greatest, i) => Math.max(greatest, columns[i].most), 0);
  return most > 16 ? WHITE : most > 1 ? 16 : 1;
}

/** The guessed plan: the targets, and as inputs every other column of numbers, booleans or few words. */
export async function guess(
  sheet: Sheet,
  given: Partial<Pick<Plan, "top" | "header" | "decimalComma">> = {},
): Promise<Plan> {
  const beginning = beginningOf(sheet, given);
  const body = bodyOf(sheet, beginning);
  const { columns, decimalComma } = await judgeColumns(body, beginning.width, sheet.delimiter, given.decimalComma);
  const written = writtenNames(sheet, beginning);
  const all = columns.map((_, i) => i);
  const beside = written.includes("predicted") || written.some((name) => name.startsWith("predicted "));
  const isBeside = (i: number) =>
    (written[i] === "set" && columns[i].distinct <= 2) || (beside && WRITTEN_BESIDE.test(written[i]));
  const usable = all.filter(
    (i) => !isIndex(i, columns[i], written, body.length) && !isBeside(i) && columns[i].kind !== "empty",
  );
  const candidates = usable.length > 1 ? usable : all;
  const targets = guessTargets(
    columns,
    columnNames(sheet, beginning),
    candidates.filter((i) => columns[i].kind !== "date"),
  );
  const inputs = candidates.filter((i) => !targets.includes(i) && isUseful(columns[i], body.length));
  const plan = { ...beginning, decimalComma, columns, targets, inputs };
  const pixels = arePixels(plan);
  return {
    ...plan,
    kind: targets.length > 0 ? guessKind(sheet, plan) : "classes",
    scale: pixels ? "unit" : "standard",
    shape: null,
    sequence: null,
    missing: "drop",
    skip: false,
    rows: pixels ? USUAL_PICTURES : null,
  };
}
