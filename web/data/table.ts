import type { CustomData } from "../engine/types.ts";
import { NAME_LENGTH, type DataNames } from "../link.ts";
import type { Line, Sheet } from "./csv.ts";
import { MOST_VALUES, type Fault } from "./fault.ts";
import { tidy } from "./hand.ts";
import { mapInParts } from "./parts.ts";

/** What is made of a sheet's columns. */
export interface Plan {
  header: boolean;
  decimalComma: boolean;
  /** In the sheet's order, as the inputs; no column is both. */
  targets: number[];
  inputs: number[];
  /** What the targets say: a class (of several columns it is the one that holds 1), of each label whether it holds, or numbers. */
  kind: "classes" | "labels" | "numbers";
  /** Inputs, and targets that are numbers, to mean 0 and standard deviation 1. */
  standardise: boolean;
  /** Rows with a cell that is no number are left out. */
  skip: boolean;
}

export interface Limits {
  rows: number;
  columns: number;
  outputs: number;
}

export interface Taken {
  data: CustomData;
  kind: Plan["kind"];
  /** Classes, labels or numbers that the targets tell apart. */
  outputs: number;
  names: DataNames;
  /** Rows left out. */
  skipped: number;
}

/** Rows looked at to guess by. */
const SAMPLE = 200;
const USUAL_CLASSES = 10;
/** Targets of numbers as this page writes them. */
const OUTPUT_NAME = /^y\d+$/;
const WORDS: Record<string, number> = { false: 0, true: 1 };

/** A number as written, with a point or a comma; undefined where it is none. */
export function readNumber(text: string, decimalComma: boolean): number | undefined {
  const trimmed = text.trim();
  const written = decimalComma ? /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const value = written.test(trimmed) ? Number(trimmed.replace(",", ".")) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Whether a label holds, as 0 or 1 or in words; undefined where it is neither. */
function readLabel(text: string, decimalComma: boolean): number | undefined {
  const value = WORDS[text.trim().toLowerCase()] ?? readNumber(text, decimalComma);
  return value === 0 || value === 1 ? value : undefined;
}

export const bodyOf = ({ lines }: Sheet, { header }: Pick<Plan, "header">): Line[] => (header ? lines.slice(1) : lines);

/** The names in the first line, or x1, x2 … */
export function columnNames({ lines }: Sheet, { header }: Pick<Plan, "header">): string[] {
  return lines[0].cells.map((cell, i) => (header && cell.trim() ? cell.trim().slice(0, NAME_LENGTH) : `x${i + 1}`));
}

const usesComma = ({ lines, delimiter }: Sheet): boolean =>
  delimiter !== "," && lines.slice(0, SAMPLE).some(({ cells }) => cells.some((cell) => /^\s*[+-]?\d+,\d+\s*$/.test(cell)));

/** The last column; or those at the end that hold just 0 and 1 where no other does, or are named y1, y2 and so on. */
function guessTargets(names: readonly string[], holdsLabels: (column: number) => boolean): number[] {
  const columns = names.map((_, i) => i);
  const atEnd = (fits: (column: number) => boolean) => {
    let from = columns.length;
    while (from > 0 && fits(from - 1)) from--;
    return columns.slice(from);
  };
  const labels = atEnd(holdsLabels);
  const alone = !columns.slice(0, -labels.length).some(holdsLabels);
  const several = labels.length > 1 && alone ? labels : atEnd((i) => OUTPUT_NAME.test(names[i]));
  return several.length > 1 && several.length < columns.length ? several : columns.slice(-1);
}

/** Several columns of 0 and 1 with one 1 a row are one class; a single one is of numbers where it holds many, or parts of whole ones. */
export function guessKind(sheet: Sheet, { header, decimalComma, targets }: Pick<Plan, "header" | "decimalComma" | "targets">): Plan["kind"] {
  const rows = bodyOf(sheet, { header }).slice(0, SAMPLE).map(({ cells }) => targets.map((i) => cells[i]?.trim() ?? ""));
  if (targets.length > 1) {
    const labels = rows.map((cells) => cells.map((cell) => readLabel(cell, decimalComma)));
    if (labels.flat().includes(undefined)) return "numbers";
    return labels.every((row) => ones(row) === 1) ? "classes" : "labels";
  }
  const numbers = rows.map(([cell]) => readNumber(cell, decimalComma)).filter((value) => value !== undefined);
  const few = new Set(rows.flat()).size <= USUAL_CLASSES && numbers.length === rows.length && numbers.every(Number.isInteger);
  return few || numbers.length < rows.length / 2 ? "classes" : "numbers";
}

const ones = (labels: readonly (number | undefined)[]) => labels.filter((label) => label === 1).length;

/** What the sheet seems to hold: the targets at the end, every other column of numbers an input. */
export function guess(sheet: Sheet): Plan {
  const decimalComma = usesComma(sheet);
  const isNumber = (cell = "") => readNumber(cell, decimalComma) !== undefined;
  const [first, ...others] = sheet.lines.slice(0, SAMPLE);
  const header = others.length > 0 && !first.cells.some(isNumber) && others.some(({ cells }) => cells.some(isNumber));
  const body = header ? others : [first, ...others];
  const holdsLabels = (i: number) => body.every(({ cells }) => readLabel(cells[i] ?? "", decimalComma) !== undefined);
  const isColumn = (i: number) => body.filter(({ cells }) => isNumber(cells[i])).length >= body.length / 2;
  const targets = guessTargets(columnNames(sheet, { header }), holdsLabels);
  const inputs = first.cells.map((_, i) => i).filter((i) => !targets.includes(i) && isColumn(i));
  return { header, decimalComma, targets, inputs, kind: guessKind(sheet, { header, decimalComma, targets }), standardise: true, skip: false };
}

/** Whether each target is a column of 0 and 1. */
const isMarked = ({ kind, targets }: Plan) => kind === "labels" || (kind === "classes" && targets.length > 1);

/** The first thing wrong with a line, by row and column. */
function wrongIn({ row, cells }: Line, names: string[], plan: Plan): Fault | null {
  if (cells.length !== names.length) return { fault: "csv-uneven", row, found: cells.length, wanted: names.length };
  const used = [...plan.inputs, ...plan.targets];
  const numbers = plan.kind === "numbers" ? used : plan.inputs;
  const gap = used.find((i) => cells[i].trim() === "");
  if (gap !== undefined) return { fault: "csv-gap", row, column: names[gap] };
  const at = (column: number) => ({ row, column: names[column], text: cells[column].trim().slice(0, NAME_LENGTH) });
  const wrong = numbers.find((i) => readNumber(cells[i], plan.decimalComma) === undefined);
  if (wrong !== undefined) return { fault: "csv-not-number", ...at(wrong) };
  if (!isMarked(plan)) return null;
  const labels = plan.targets.map((i) => readLabel(cells[i], plan.decimalComma));
  const odd = labels.indexOf(undefined);
  if (odd >= 0) return { fault: "csv-not-label", ...at(plan.targets[odd]) };
  return plan.kind === "labels" || ones(labels) === 1 ? null : { fault: "csv-not-one", row, count: ones(labels) };
}

/** What is too much of it, said before anything is made of it. */
function excess(rows: number, { inputs, targets }: Plan, limits: Limits): Fault | null {
  const columns = inputs.length + targets.length;
  if (inputs.length === 0) return { fault: "csv-no-input" };
  if (targets.length === 0) return { fault: "csv-no-target" };
  if (rows === 0) return { fault: "csv-empty" };
  if (rows > limits.rows) return { fault: "csv-too-many-rows", most: limits.rows };
  if (inputs.length > limits.columns) return { fault: "csv-too-many-columns", most: limits.columns };
  if (targets.length > limits.outputs) return { fault: "csv-too-many-targets", most: limits.outputs };
  if (rows * columns > MOST_VALUES) return { fault: "csv-too-many-values", rows, columns, most: MOST_VALUES };
  return null;
}

function scaled(values: readonly number[]): Promise<number[]> {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return mapInParts(values, (value) => tidy((value - mean) / deviation));
}

/** Class names in order: numbers by size, words by the alphabet. */
function classNames(cells: readonly string[]): string[] {
  const names = [...new Set(cells)];
  const numbers = names.every((name) => Number.isFinite(Number(name)));
  return names.sort((a, b) => (numbers ? Number(a) - Number(b) : a < b ? -1 : 1));
}

/** The numbers of a column. */
async function column(lines: readonly Line[], index: number, { decimalComma, standardise }: Plan): Promise<number[]> {
  const values = await mapInParts(lines, ({ cells }) => readNumber(cells[index], decimalComma)!);
  return standardise ? scaled(values) : values;
}

/** Numbers of several columns, row by row. */
async function table(lines: readonly Line[], indices: readonly number[], plan: Plan): Promise<number[][]> {
  const columns: number[][] = [];
  for (const index of indices) columns.push(await column(lines, index, plan));
  return mapInParts(lines, (_, i) => columns.map((values) => values[i]));
}

/** What the targets say, and what the classes, labels or several numbers are called. */
async function targetsOf(lines: readonly Line[], plan: Plan, names: readonly string[]): Promise<{ targets: CustomData["targets"]; called: string[] }> {
  const { kind, targets, decimalComma } = plan;
  const called = targets.map((i) => names[i]);
  if (kind === "numbers") return targets.length > 1 ? { targets: await table(lines, targets, plan), called } : { targets: await column(lines, targets[0], plan), called: [] };
  if (isMarked(plan)) {
    const labels = await mapInParts(lines, ({ cells }) => targets.map((i) => readLabel(cells[i], decimalComma)!));
    return { targets: kind === "labels" ? labels : labels.map((row) => row.indexOf(1)), called };
  }
  const cells = await mapInParts(lines, ({ cells }) => cells[targets[0]].trim());
  const classes = classNames(cells);
  const numbered = new Map(classes.map((name, i) => [name, i]));
  return { targets: await mapInParts(cells, (cell) => numbered.get(cell)!), called: classes };
}

/** The sheet as own data, or what is wrong with it; in parts, as a sheet may be long. */
export async function take(sheet: Sheet, plan: Plan, limits: Limits): Promise<Taken | Fault> {
  const names = columnNames(sheet, plan);
  const body = bodyOf(sheet, plan);
  const much = excess(body.length, plan, limits);
  if (much) return much;
  const faults = await mapInParts(body, (line) => wrongIn(line, names, plan));
  const first = faults.find((fault) => fault !== null);
  if (first && !plan.skip) return first;
  const lines = body.filter((_, i) => faults[i] === null);
  if (lines.length === 0) return { fault: "csv-empty" };
  const { targets, called } = await targetsOf(lines, plan, names);
  if (called.length > limits.outputs) return { fault: "csv-too-many-classes", found: called.length, most: limits.outputs };
  return {
    data: { name: "custom", inputs: await table(lines, plan.inputs, plan), targets, test_fraction: 0.2 },
    kind: plan.kind,
    outputs: plan.kind === "classes" ? Math.max(2, called.length) : plan.targets.length,
    names: { classes: called.map((name) => name.slice(0, NAME_LENGTH)), columns: plan.inputs.map((i) => names[i]) },
    skipped: body.length - lines.length,
  };
}
