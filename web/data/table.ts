import type { CustomData, DataToStore } from "../engine/types.ts";
import { sizeOfShape } from "../experiment/shape.ts";
import { NAME_LENGTH, type DataNames, type DataScaling } from "../experiment/link.ts";
import { MOST_CATEGORIES } from "./columns.ts";
import type { Line, Sheet } from "./csv.ts";
import { isFault, MOST_VALUES, type Fault } from "./fault.ts";
import { fits } from "./header.ts";
import { isMissing, readBoolean, readClassNumber, readLabel, readNumber } from "./numbers.ts";
import { mapInParts, pacing } from "./parts.ts";
import { arePixels, bodyOf, columnNames, inkOf, type Plan } from "./plan.ts";
import { isConstant, scaleFrom, scaling } from "./scale.ts";
import { spread } from "./spread.ts";

export interface Limits {
  rows: number;
  columns: number;
  outputs: number;
}

/** Data for the engine to store; the last rows are for testing. */
export interface ToStore {
  store: DataToStore;
  testRows: number;
}

export interface Taken {
  data: CustomData | ToStore;
  rows: number;
  columns: number;
  kind: Plan["kind"];
  /** The number of classes, labels or numeric targets. */
  outputs: number;
  names: DataNames;
  /** Rows dropped as faulty, and as incomplete. */
  skipped: number;
  incomplete: number;
  /** Rows available; of a sampled file, all its lines. */
  of: number;
  /** Names of constant inputs. */
  constant: string[];
}

export interface TakenTable extends Taken {
  data: CustomData;
}

/** An input's cell: a number, a category, or missing. */
type Value = number | string | null;
type Row = { inputs: Value[]; targets: string[]; sequence: string };

/** Whether each target is a column of 0 and 1. */
const isMarked = ({ kind, targets }: Plan) => kind === "labels" || (kind === "classes" && targets.length > 1);

/** Whether a column becomes one input per word. */
const isCategory = ({ columns }: Pick<Plan, "columns">, i: number) =>
  columns[i].kind === "category" || columns[i].kind === "text";

const ones = (labels: readonly (number | undefined)[]) => labels.filter((label) => label === 1).length;

/** Reads a line by the plan: a row, a fault, or null if a value is missing. */
function reader(names: readonly string[], plan: Plan): (line: Line) => Row | Fault | null {
  const { inputs, targets, kind, columns, decimalComma, width, missing, sequence } = plan;
  const amongNumbers = (i: number) => columns[i].kind === "number" || kind === "numbers" || isMarked(plan);
  const wrong = (fault: string, row: number, i: number, cell: string): Fault => ({
    fault,
    row,
    column: names[i],
    text: cell.trim().slice(0, NAME_LENGTH),
  });

  function inputOf(cell: string, i: number): Value | undefined {
    if (isCategory(plan, i)) return cell.trim();
    return columns[i].kind === "boolean" ? readBoolean(cell)?.value : readNumber(cell, decimalComma);
  }

  function wrongTarget(row: number, cells: readonly string[]): Fault | null {
    if (kind === "numbers") {
      const odd = targets.find((i) => readNumber(cells[i], decimalComma) === undefined);
      return odd === undefined ? null : wrong("csv-not-number", row, odd, cells[odd]);
    }
    if (!isMarked(plan)) return null;
    const labels = targets.map((i) => readLabel(cells[i], decimalComma));
    const odd = labels.indexOf(undefined);
    if (odd >= 0) return wrong("csv-not-label", row, targets[odd], cells[targets[odd]]);
    return kind === "labels" || ones(labels) === 1 ? null : { fault: "csv-not-one", row, count: ones(labels) };
  }

  return (line) => {
    const { row, cells } = line;
    if (!fits(line, width)) return { fault: "csv-uneven", row, found: cells.length, wanted: width };
    const values: Value[] = [];
    let complete = true;
    for (const i of inputs) {
      const cell = cells[i];
      const value = inputOf(cell, i);
      const known = value !== undefined && value !== "" && !(typeof value === "string" && isMissing(value, false));
      if (!known && !isMissing(cell, columns[i].kind !== "text" && columns[i].kind !== "category"))
        return wrong("csv-not-number", row, i, cell);
      if (!known && missing === "drop") complete = false;
      values.push(known ? value : null);
    }
    if (targets.some((i) => isMissing(cells[i], amongNumbers(i)))) return null;
    const fault = wrongTarget(row, cells);
    if (fault) return fault;
    const named = sequence === null ? "" : cells[sequence].trim();
    return complete ? { inputs: values, targets: targets.map((i) => cells[i]), sequence: named } : null;
  };
}

/** Checks the limits before any data is built. */
function excess(
  rows: number,
  { inputs, targets, columns, width }: Plan,
  names: readonly string[],
  limits: Limits,
): Fault | null {
  if (rows === 0) return { fault: "csv-empty" };
  if (width === 1) return { fault: "csv-one-column" };
  if (inputs.length === 0) return { fault: "csv-no-input" };
  if (targets.length === 0) return { fault: "csv-no-target" };
  const date = inputs.find((i) => columns[i].kind === "date");
  if (date !== undefined) return { fault: "csv-date", column: names[date] };
  if (inputs.length > limits.columns) return { fault: "csv-too-many-columns", most: limits.columns };
  if (targets.length > limits.outputs) return { fault: "csv-too-many-targets", most: limits.outputs };
  return null;
}

const chunks = (text: string) => text.match(/\d+|\D+/g) ?? [];

/** Sorts words alphabetically and numbers in them by size, independent of the language. */
function compareWords(a: string, b: string): number {
  const [left, right] = [chunks(a), chunks(b)];
  const i = left.findIndex((chunk, k) => chunk !== right[k]);
  if (i < 0 || right[i] === undefined) return left.length - right.length;
  return Number(left[i]) - Number(right[i]) || (left[i] < right[i] ? -1 : 1);
}

/** The classes, sorted by name; 1 and 1.0 are the same, as are True and TRUE. */
function classesOf(cells: readonly string[], { decimalComma }: Plan): { targets: number[]; called: string[] } {
  const written = [...new Set(cells)];
  const numbers = written.map((cell) => readClassNumber(cell, decimalComma));
  const words = written.map((cell) => readBoolean(cell));
  const isNumeric = !numbers.includes(undefined);
  const isBoolean = words.every((word) => word !== undefined && word.kind === words[0]?.kind);
  const keys = new Map(
    written.map((cell, i) => [
      cell,
      isNumeric ? String(numbers[i]) : isBoolean ? String(words[i]!.value) : cell.trim(),
    ]),
  );
  const spelled = new Map<string, string>();
  for (const [cell, key] of keys) if (!spelled.has(key)) spelled.set(key, isNumeric ? key : cell.trim());
  const order = [...spelled.keys()].sort((a, b) =>
    isNumeric || isBoolean ? Number(a) - Number(b) : compareWords(a, b),
  );
  const numbered = new Map(order.map((key, i) => [key, i]));
  const classOf = new Map([...keys].map(([cell, key]) => [cell, numbered.get(key)!]));
  return { targets: cells.map((cell) => classOf.get(cell)!), called: order.map((key) => spelled.get(key)!) };
}

/** A column of numbers. */
interface Numbers {
  name: string;
  values: number[];
  /** How they were scaled; absent: they were not. */
  scale?: readonly [offset: number, factor: number];
}

type Scaling = (values: readonly number[]) => (value: number) => number;
const asIs = (value: number) => value;

/** The scales of the inputs; pixels share one. */
function scalingOf(plan: Plan): Scaling {
  if (plan.scale !== "unit" || !arePixels(plan)) return (values) => scaling(values, plan.scale);
  const ink = inkOf(plan);
  return () => (value) => value / ink;
}

/** The mean of what is known where a number is missing. */
function withMean(cells: readonly (number | null)[], known: readonly number[]): number[] {
  const mean = known.reduce((sum, value) => sum + value / known.length, 0);
  return cells.map((cell) => cell ?? mean);
}

/** The numeric columns of an input with their names: itself, or one per word. */
async function numbersOf(
  rows: readonly Row[],
  at: number,
  name: string,
  plan: Plan,
  scale: Scaling,
  pace: () => Promise<void>,
): Promise<Numbers[] | Fault> {
  const column = plan.inputs[at];
  await pace();
  const cells = rows.map(({ inputs }) => inputs[at]);
  if (isCategory(plan, column)) {
    const words = [...new Set(cells.filter((cell) => cell !== null))].map(String).sort(compareWords);
    if (words.length > MOST_CATEGORIES)
      return { fault: "csv-too-many-words", column: name, found: words.length, most: MOST_CATEGORIES };
    return words.map((word) => ({
      name: `${name}=${word}`.slice(0, NAME_LENGTH),
      values: cells.map((cell) => (cell === word ? 1 : 0)),
    }));
  }
  const known = cells.filter((cell) => cell !== null) as number[];
  const values = known.length === cells.length ? known : withMean(cells as (number | null)[], known);
  await pace();
  const scaled = plan.columns[column].kind === "boolean" ? asIs : scale(known);
  await pace();
  const numbers = values.map(scaled);
  return [{ name, values: numbers, scale: scaleFrom(values, numbers) }];
}

const NOT_SCALED = [0, 1] as const;

/** How the inputs were scaled, a pair an input of a step; pixels share one. undefined: they were not, or it is past all numbers. */
function scalesOf(plan: Plan, inputs: readonly Numbers[]): DataScaling | undefined {
  if (plan.scale === "unit" && arePixels(plan)) return [[0, 1 / inkOf(plan)]];
  const scales = inputs.map(({ scale }) => scale ?? NOT_SCALED);
  const isSayable = scales.every(([offset, factor]) => Number.isFinite(offset) && Number.isFinite(1 / factor));
  return isSayable && scales.some(([offset, factor]) => offset !== 0 || factor !== 1) ? scales : undefined;
}

/** The targets, and the names of the classes, labels or numbers. */
function targetsOf(
  rows: readonly Row[],
  plan: Plan,
  names: readonly string[],
): { targets: CustomData["targets"]; called: string[] } {
  const { kind, targets, decimalComma, scale } = plan;
  const called = targets.map((i) => names[i]);
  if (isMarked(plan)) {
    const labels = rows.map((row) => row.targets.map((cell) => readLabel(cell, decimalComma)!));
    return { targets: kind === "labels" ? labels : labels.map((row) => row.indexOf(1)), called };
  }
  if (kind === "classes")
    return classesOf(
      rows.map((row) => row.targets[0]),
      plan,
    );
  const columns = targets.map((_, k) => {
    const values = rows.map((row) => readNumber(row.targets[k], decimalComma)!);
    return values.map(scaling(values, arePixels(plan) ? "none" : scale));
  });
  return targets.length > 1
    ? { targets: rows.map((_, i) => columns.map((values) => values[i])), called }
    : { targets: columns[0], called: [] };
}

/** The number of inputs; a category has one per word. */
export const inputCount = (plan: Pick<Plan, "inputs" | "columns">): number =>
  plan.inputs.reduce((count, i) => count + (isCategory(plan, i) ? plan.columns[i].distinct : 1), 0);

/** The most rows that are imported. */
export const mostRows = (limits: Limits, plan: Pick<Plan, "inputs" | "targets" | "columns">): number =>
  Math.min(limits.rows, Math.floor(MOST_VALUES / (inputCount(plan) + plan.targets.length)));

/** The lines of each sequence, all of them equally many. */
function sequencesOf(rows: readonly Row[]): Row[][] | Fault {
  const lines = new Map<string, Row[]>();
  for (const row of rows) {
    const known = lines.get(row.sequence);
    if (known) known.push(row);
    else lines.set(row.sequence, [row]);
  }
  const sequences = [...lines];
  const [[first, { length: steps }]] = sequences;
  const odd = sequences.find(([, lines]) => lines.length !== steps);
  if (odd) return { fault: "csv-sequence-length", name: odd[0], found: odd[1].length, first, wanted: steps };
  return sequences.map(([, lines]) => lines);
}

/** The inputs of so many rows in turn. */
const stepsOf = (inputs: readonly Numbers[], first: number, steps: number): number[] =>
  Array.from({ length: steps }, (_, step) => inputs.map(({ values }) => values[first + step])).flat();

/** The sheet as custom data, or its fault; in parts, because a sheet may be long. */
export async function take(sheet: Sheet, plan: Plan, limits: Limits): Promise<TakenTable | Fault> {
  const names = columnNames(sheet, plan);
  const body = bodyOf(sheet, plan);
  const much = excess(body.length, plan, names, limits);
  if (much) return much;
  const read = await mapInParts(body, reader(names, plan));
  const pace = pacing();
  const faults = read.filter((row) => row !== null && "fault" in row);
  if (faults.length > 0 && !plan.skip) return faults[0];
  const whole = read.filter((row): row is Row => row !== null && !("fault" in row));
  if (whole.length === 0) return { fault: "csv-none-complete", rows: body.length };
  const sequences = plan.sequence === null ? whole.map((row) => [row]) : sequencesOf(whole);
  if (isFault(sequences)) return sequences;
  const steps = sequences[0].length;
  await pace();
  const examples = spread(sequences, Math.min(plan.rows ?? Infinity, Math.floor(mostRows(limits, plan) / steps)));
  const rows = examples.flat();
  const scale = scalingOf(plan);
  await pace();
  const inputs: Numbers[] = [];
  for (const [at, column] of plan.inputs.entries()) {
    const numbers = await numbersOf(rows, at, names[column], plan, scale, pace);
    if (isFault(numbers)) return numbers;
    inputs.push(...numbers);
  }
  await pace();
  const { targets: all, called } = targetsOf(rows, plan, names);
  await pace();
  const scales = scalesOf(plan, inputs);
  const targets = all.filter((_, i) => i % steps === steps - 1) as typeof all; // of the last step
  const shape = plan.sequence === null ? plan.shape : [steps, inputs.length];
  const columns = steps * inputs.length;
  if (columns > limits.columns) return { fault: "csv-too-many-columns", most: limits.columns };
  if (shape && sizeOfShape(shape) !== columns) return { fault: "csv-shape", shape: shape.join(" × "), columns };
  if (called.length > limits.outputs)
    return { fault: "csv-too-many-classes", found: called.length, most: limits.outputs };
  return {
    rows: examples.length,
    columns,
    data: {
      name: "custom",
      ...(shape ? { shape: [...shape] } : {}),
      inputs: await mapInParts(examples, (_, i) => stepsOf(inputs, i * steps, steps)),
      targets,
      test_fraction: 0.2,
    },
    kind: plan.kind,
    outputs: plan.kind === "classes" ? Math.max(2, called.length) : plan.targets.length,
    names: {
      classes: called.map((name) => name.slice(0, NAME_LENGTH)),
      columns: arePixels(plan) || steps > 1 ? [] : inputs.map(({ name }) => name),
      ...(scales && { scaling: scales }),
    },
    skipped: faults.length,
    incomplete: read.length - faults.length - whole.length,
    of: sheet.lines.length === sheet.total ? sequences.length : sheet.total - (sheet.lines.length - body.length),
    constant: arePixels(plan) ? [] : inputs.filter(({ values }) => isConstant(values)).map(({ name }) => name),
  };
}
