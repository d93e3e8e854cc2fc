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
  target: number;
  /** In the sheet's order. */
  inputs: number[];
  kind: "classes" | "numbers";
  /** Inputs, and a target that is a number, to mean 0 and standard deviation 1. */
  standardise: boolean;
  /** Rows with a cell that is no number are left out. */
  skip: boolean;
}

export interface Limits {
  rows: number;
  columns: number;
  classes: number;
}

export interface Taken {
  data: CustomData;
  kind: Plan["kind"];
  classes: number;
  names: DataNames;
  /** Rows left out. */
  skipped: number;
}

/** Rows looked at to guess by. */
const SAMPLE = 200;
const USUAL_CLASSES = 10;

/** A number as written, with a point or a comma; undefined where it is none. */
export function readNumber(text: string, decimalComma: boolean): number | undefined {
  const trimmed = text.trim();
  const written = decimalComma ? /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const value = written.test(trimmed) ? Number(trimmed.replace(",", ".")) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

export const bodyOf = ({ lines }: Sheet, { header }: Plan): Line[] => (header ? lines.slice(1) : lines);

/** The names in the first line, or x1, x2 … */
export function columnNames({ lines }: Sheet, { header }: Plan): string[] {
  return lines[0].cells.map((cell, i) => (header && cell.trim() ? cell.trim().slice(0, NAME_LENGTH) : `x${i + 1}`));
}

const usesComma = ({ lines, delimiter }: Sheet): boolean =>
  delimiter !== "," && lines.slice(0, SAMPLE).some(({ cells }) => cells.some((cell) => /^\s*[+-]?\d+,\d+\s*$/.test(cell)));

/** What the sheet seems to hold: the last column the target, every other one of numbers an input. */
export function guess(sheet: Sheet): Plan {
  const decimalComma = usesComma(sheet);
  const isNumber = (cell = "") => readNumber(cell, decimalComma) !== undefined;
  const [first, ...others] = sheet.lines.slice(0, SAMPLE);
  const header = others.length > 0 && !first.cells.some(isNumber) && others.some(({ cells }) => cells.some(isNumber));
  const body = header ? others : [first, ...others];
  const target = first.cells.length - 1;
  const isColumn = (i: number) => body.filter(({ cells }) => isNumber(cells[i])).length >= body.length / 2;
  const targets = new Set(body.map(({ cells }) => cells[target]?.trim() ?? ""));
  const whole = [...targets].every((cell) => Number.isInteger(readNumber(cell, decimalComma)));
  const classes = !isColumn(target) || (whole && targets.size <= USUAL_CLASSES);
  const inputs = first.cells.map((_, i) => i).filter((i) => i !== target && isColumn(i));
  return { header, decimalComma, target, inputs, kind: classes ? "classes" : "numbers", standardise: true, skip: false };
}

/** The first thing wrong with a line, by row and column. */
function wrongIn({ row, cells }: Line, names: string[], plan: Plan): Fault | null {
  if (cells.length !== names.length) return { fault: "csv-uneven", row, found: cells.length, wanted: names.length };
  const used = [...plan.inputs, plan.target];
  const numbers = plan.kind === "numbers" ? used : plan.inputs;
  const gap = used.find((i) => cells[i].trim() === "");
  if (gap !== undefined) return { fault: "csv-gap", row, column: names[gap] };
  const wrong = numbers.find((i) => readNumber(cells[i], plan.decimalComma) === undefined);
  return wrong === undefined ? null : { fault: "csv-not-number", row, column: names[wrong], text: cells[wrong].trim().slice(0, NAME_LENGTH) };
}

/** What is too much of it, said before anything is made of it. */
function excess(rows: number, { inputs }: Plan, limits: Limits): Fault | null {
  if (inputs.length === 0) return { fault: "csv-no-input" };
  if (rows === 0) return { fault: "csv-empty" };
  if (rows > limits.rows) return { fault: "csv-too-many-rows", most: limits.rows };
  if (inputs.length > limits.columns) return { fault: "csv-too-many-columns", most: limits.columns };
  if (rows * inputs.length > MOST_VALUES) return { fault: "csv-too-many-values", rows, columns: inputs.length, most: MOST_VALUES };
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
  const column = async (index: number): Promise<number[]> => {
    const values = await mapInParts(lines, ({ cells }) => readNumber(cells[index], plan.decimalComma)!);
    return plan.standardise ? scaled(values) : values;
  };
  const cells = lines.map(({ cells }) => cells[plan.target].trim());
  const classes = plan.kind === "classes" ? classNames(cells) : [];
  if (classes.length > limits.classes) return { fault: "csv-too-many-classes", found: classes.length, most: limits.classes };
  const numbered = new Map(classes.map((name, i) => [name, i]));
  const columns: number[][] = [];
  for (const index of plan.inputs) columns.push(await column(index));
  const inputs = await mapInParts(lines, (_, i) => columns.map((values) => values[i]));
  const targets = plan.kind === "classes" ? cells.map((cell) => numbered.get(cell)!) : await column(plan.target);
  return {
    data: { name: "custom", inputs, targets, test_fraction: 0.2 },
    kind: plan.kind,
    classes: Math.max(2, classes.length),
    names: { classes: classes.map((name) => name.slice(0, NAME_LENGTH)), columns: plan.inputs.map((i) => names[i]) },
    skipped: body.length - lines.length,
  };
}
