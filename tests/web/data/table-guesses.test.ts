import { expect, test } from "vitest";
import { isFault } from "../../../web/data/fault.ts";
import { openTable } from "../../../web/data/open.ts";
import { columnNames, guess, type Plan } from "../../../web/data/plan.ts";
import { scaleFrom, scaling } from "../../../web/data/scale.ts";
import { readAmount, readNumber } from "../../../web/data/numbers.ts";
import { take, type TakenTable } from "../../../web/data/table.ts";
import { randomNumbers } from "../written.ts";

/** What a table is taken for, kind by kind. */

const limits = { rows: 100_000, columns: 4096, outputs: 1024 };

async function planned(text: string) {
  const opened = await openTable({ name: "table", content: text }, ["en"], limits.rows);
  if (isFault(opened)) throw new Error(JSON.stringify(opened));
  const plan = await guess(opened.sheet);
  const names = columnNames(opened.sheet, plan);
  return {
    ...opened,
    plan,
    names,
    inputs: plan.inputs.map((i) => names[i]),
    targets: plan.targets.map((i) => names[i]),
  };
}

async function taken(text: string, change: Partial<Plan> = {}): Promise<TakenTable> {
  const { sheet, plan } = await planned(text);
  const result = await take(sheet, { ...plan, scale: "none", ...change }, limits);
  if (isFault(result)) throw new Error(JSON.stringify(result));
  return result;
}

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");
const classes = (i: number) => ["ash", "oak", "elm"][i % 3];

test.each([
  ["1,234.5", false, 1234.5],
  ["1.234,5", true, 1234.5],
  ["1,000", false, 1000],
  ["1,00,000", false, 100_000],
  ["12,345,678", false, 12_345_678],
  ["1 000,25", true, 1000.25],
  ["1\u00A0000", false, 1000],
  ["1\u202F000.5", false, 1000.5],
  ["1’000.5", false, 1000.5],
  ["−2.5", false, -2.5],
  ["–3", false, -3],
  ["１２．５", false, 12.5],
  ["45%", false, 0.45],
  ["4,5 %", true, 0.045],
  ["$1,200.50", false, 1200.5],
  ["-$5", false, -5],
  ["1.200,50 €", true, 1200.5],
  ["￥300", false, 300],
  ["1.5E+03", false, 1500],
])("%s is a number", (text, comma, value) => {
  expect(readNumber(text, comma)).toBeCloseTo(value, 12);
});

test.each([
  ["1,00", false],
  ["0,123", false],
  ["1,2345", false],
  ["1.5", true],
  ["1.23.4", true],
  ["5²", false],
  ["1 00", false],
  ["12 34", false],
  ["1e999", false],
  ["inf", false],
  ["0x1f", false],
  ["1_000", false],
  ["12:30", false],
  ["1/2", false],
  ["", false],
  ["-", false],
  ["%", false],
  ["$", false],
  ["1,,000", false],
])("%s is none", (text, comma) => {
  expect(readAmount(text, comma)).toBeUndefined();
});

test.each([
  [
    "thousands below and above",
    "\t",
    (i: number) => (i < 10 ? `${600 + 40 * i}` : `1,${String(40 * (i - 10)).padStart(3, "0")}`),
    false,
    (i: number) => 600 + 40 * i,
  ],
  [
    "German thousands below and above",
    "\t",
    (i: number) => (i < 10 ? `${600 + 40 * i}` : `1.${String(40 * (i - 10)).padStart(3, "0")}`),
    true,
    (i: number) => 600 + 40 * i,
  ],
  [
    "three decimals with a comma",
    ";",
    (i: number) => `${i + 1},${String(100 + 7 * i)}`,
    true,
    (i: number) => i + 1 + (100 + 7 * i) / 1000,
  ],
  [
    "three decimals with a point",
    ";",
    (i: number) => `${i + 1}.${String(100 + 7 * i)}`,
    false,
    (i: number) => i + 1 + (100 + 7 * i) / 1000,
  ],
  ["decimal commas, quoted between commas", ",", (i: number) => `"${i},5"`, true, (i: number) => i + 0.5],
  [
    "a decimal comma that comes late",
    ";",
    (i: number) => (i < 18 ? `${i}` : `${i},25`),
    true,
    (i: number) => (i < 18 ? i : i + 0.25),
  ],
])("%s", async (_, delimiter, cell, comma, value) => {
  const text = `price${delimiter}kind\n${lines(20, (i) => `${cell(i)}${delimiter}${classes(i)}`)}`;
  expect((await planned(text)).plan.decimalComma).toBe(comma);
  (await taken(text)).data.inputs.forEach(([found], i) => expect(found).toBeCloseTo(value(i), 12));
});

test("the mark of decimals is judged by all rows, not by the first ones", async () => {
  const text = `a\tb\n${lines(5000, (i) => `${i % 900}\t${i < 4990 ? i % 7 : "1.250,5"}`)}`;
  const { data } = await taken(text, { kind: "numbers" });
  expect((data.targets as number[]).at(-1)).toBe(1250.5);
});

test.each([
  [
    "two currencies are not one column of numbers",
    `a,price,kind\n${lines(12, (i) => `${i / 4},${i % 2 ? "€" : "$"}${i},${classes(i)}`)}`,
    ["a"],
  ],
  ["dates are no numbers", `day,a,kind\n${lines(12, (i) => `2024-05-${10 + i},${i / 4},${classes(i)}`)}`, ["a"]],
  [
    "dates of other countries",
    `day,time,a,kind\n${lines(12, (i) => `${10 + i}.05.2024,12:${10 + i},${i / 4},${classes(i)}`)}`,
    ["a"],
  ],
  ["names are no categories", `name,a,kind\n${lines(12, (i) => `Person ${i},${i / 4},${classes(i)}`)}`, ["a"]],
  [
    "a column that is mostly empty",
    `cabin,a,kind\n${lines(12, (i) => `${i === 4 ? "7" : ""},${i / 4},${classes(i)}`)}`,
    ["a"],
  ],
  ["yes and no", `sunny,a,kind\n${lines(12, (i) => `${i % 2 ? "yes" : "no"},${i / 4},${classes(i)}`)}`, ["sunny", "a"]],
  ["an id", `PassengerId,a,kind\n${lines(12, (i) => `${i + 892},${i / 4},${classes(i)}`)}`, ["a"]],
  ["numbers from 0 without a name", `${lines(12, (i) => `${i},${i / 4},${classes(i)}`)}`, ["x2"]],
  [
    "numbers from 1 that have a name",
    `hour,a,kind\n${lines(12, (i) => `${i + 1},${i / 4},${classes(i)}`)}`,
    ["hour", "a"],
  ],
  ["an index is better than no input", `id,y\n${lines(12, (i) => `${i},${i * 1.5}`)}`, ["id"]],
  [
    "names of rows as R writes them",
    `"mpg" "cyl" "kind"\n${lines(12, (i) => `"Mazda RX${i}" ${i / 4} ${4 + (i % 3)} "${classes(i)}"`)}`,
    ["mpg", "cyl"],
  ],
])("inputs: %s", async (_, text, inputs) => {
  expect((await planned(text)).inputs).toEqual(inputs);
});

test.each([
  ["label in front", `label,a,b\n${lines(12, (i) => `${i % 3},${i / 4},${i / 8}`)}`, ["label"]],
  ["class in the middle", `a,Class,b\n${lines(12, (i) => `${i / 4},${classes(i)},${i / 8}`)}`, ["Class"]],
  ["in Chinese", `类别,长度\n${lines(12, (i) => `${classes(i)},${i / 8}`)}`, ["类别"]],
  ["the last column otherwise", `a,b,y\n${lines(12, (i) => `${i / 4},${i / 8},${i * 1.5}`)}`, ["y"]],
])("targets: %s", async (_, text, targets) => {
  expect((await planned(text)).targets).toEqual(targets);
});

test.each([
  [
    "years",
    "2019,2020,2021,kind",
    (i: number) => `${i / 4},${i / 8},${i / 16},${classes(i)}`,
    ["2019", "2020", "2021", "kind"],
  ],
  [
    "every tenth year, in numbers alone",
    "2000,2010,2020,2030",
    (i: number) => `${i / 4},${i / 8},${i / 16},${i / 2}`,
    ["2000", "2010", "2020", "2030"],
  ],
  [
    "numbers of columns, as pandas writes them",
    ",0,1,2,3",
    (i: number) => `${i},${i / 4},${i / 8},${i / 16},${i % 3}`,
    ["x1", "0", "1", "2", "3"],
  ],
  [
    "words above words",
    "outlook,wind,play",
    (i: number) => `${["sun", "rain"][i % 2]},${["weak", "strong"][i % 3 ? 1 : 0]},${i % 2 ? "yes" : "no"}`,
    ["outlook", "wind", "play"],
  ],
  [
    "the same name twice, and none",
    "a,a,,kind",
    (i: number) => `${i / 4},${i / 8},${i / 16},${classes(i)}`,
    ["a", "a (2)", "x3", "kind"],
  ],
])("a header of %s", async (_, header, line, names) => {
  expect((await planned(`${header}\n${lines(12, line)}`)).names).toEqual(names);
});

test.each([
  ["numbers", lines(12, (i) => `${i / 4},${i / 8},${i % 3}`)],
  ["numbers and words", lines(12, (i) => `${i / 4},${classes(i)}`)],
  ["words", lines(12, (i) => `${classes(i)},${classes(i + 1)},${i % 2 ? "yes" : "no"}`)],
  ["whole numbers that go up", lines(12, (i) => `${i},${i + 1},${i + 2}`)],
  ["years in every row", lines(12, (i) => `${1990 + i},${1991 + i},${1992 + i}`)],
])("no header above %s", async (_, text) => {
  expect((await planned(text)).plan).toMatchObject({ header: false, top: 0 });
});

test.each([
  [
    "True, TRUE and true",
    (i: number) => ["True", "TRUE", "true", "False", "FALSE", "false"][i % 6],
    ["False", "True"].map((word) => word),
  ],
  ["WAHR and FALSCH", (i: number) => ["WAHR", "FALSCH"][i % 2], ["FALSCH", "WAHR"]],
  ["0, 0.0 and 0.00", (i: number) => ["0", "1.0", "0.0", "1", "0.00", "1.00"][i % 6], ["0", "1"]],
  ["numbers by size", (i: number) => ["10", "9", "100"][i % 3], ["9", "10", "100"]],
  [
    "numbers in words by size",
    (i: number) => ["Class 10", "Class 9", "Class 1"][i % 3],
    ["Class 1", "Class 9", "Class 10"],
  ],
  ["codes, which are no numbers", (i: number) => ["007", "7", "07"][i % 3], ["007", "07", "7"]],
  [
    "numbers too long for a double",
    (i: number) => ["9007199254740993", "9007199254740992"][i % 2],
    ["9007199254740992", "9007199254740993"],
  ],
  ["None is a word", (i: number) => ["None", "Some"][i % 2], ["None", "Some"]],
  ["spaces around", (i: number) => [" ash", "ash ", "oak"][i % 3], ["ash", "oak"]],
])("classes: %s", async (_, cell, names) => {
  const result = await taken(`a,kind\n${lines(12, (i) => `${i / 4},${cell(i)}`)}`, { kind: "classes" });
  expect([...result.names.classes].sort().map((name) => name.toLowerCase())).toEqual(
    [...names].sort().map((name) => name.toLowerCase()),
  );
  expect(result.names.classes.map((name) => name.toLowerCase())[0]).toBe(names[0].toLowerCase());
  expect(result.data.inputs).toHaveLength(12);
});

test("what this page writes beside the data is no input of it", async () => {
  const text = `set,x1,x2,class,predicted,p(a),p(b)\n${lines(12, (i) => `${i < 8 ? "train" : "test"},${i / 4},${i / 8},${i % 2 ? "a" : "b"},a,0.5,0.5`)}`;
  expect(await planned(text)).toMatchObject({ inputs: ["x1", "x2"], targets: ["class"] });
});

/** Pictures whose label says which row is bright. */
function pictures(count: number, side: number, header: string | null, labelLast = false): string {
  const random = randomNumbers(side);
  const body = lines(count, (i) => {
    const pixels = Array.from({ length: side * side }, (_, p) =>
      p % side === 0 || p % side === side - 1 ? 0 : Math.floor(p / side) === i % 10 ? 255 : Math.floor(random() * 99),
    );
    return (labelLast ? [...pixels, i % 10] : [i % 10, ...pixels]).join(",");
  });
  return header === null ? body : `${header}\n${body}`;
}

const pixelNames = (side: number) => Array.from({ length: side * side }, (_, i) => `pixel${i}`).join(",");

test.each([
  ["label, pixel0, pixel1 …", pictures(60, 28, `label,${pixelNames(28)}`), 28],
  ["no header", pictures(60, 28, null), 28],
  ["the label at the end", pictures(60, 8, null, true), 8],
  ["a header of numbers", pictures(60, 8, Array.from({ length: 65 }, (_, i) => i).join(",")), 8],
])("pictures as CSV: %s", async (_, text, side) => {
  const { plan, sheet } = await planned(text);
  expect(plan).toMatchObject({ kind: "classes", scale: "unit" });
  const result = await take(sheet, plan, limits);
  if (isFault(result)) throw new Error(result.fault);
  expect(result.data.inputs).toHaveLength(60);
  expect(result.data.inputs[0]).toHaveLength(side * side);
  expect(Math.max(...result.data.inputs.flat())).toBe(1);
  expect(result.data.targets).toEqual(Array.from({ length: 60 }, (_, i) => i % 10));
  expect(result.names).toEqual({
    classes: Array.from({ length: 10 }, (_, i) => String(i)),
    columns: [],
    scaling: [[0, 1 / 255]],
  });
});

test("of many pictures a thousand are taken, evenly spread, and more if wished", async () => {
  const { plan, sheet } = await planned(pictures(4000, 8, null));
  for (const [rows, wanted] of [
    [plan.rows, 1000],
    [3000, 3000],
    [null, 4000],
  ] as const) {
    const result = await take(sheet, { ...plan, rows }, limits);
    if (isFault(result)) throw new Error(result.fault);
    expect([result.data.inputs.length, result.of]).toEqual([wanted, 4000]);
    expect(result.names.classes).toHaveLength(10);
    if (wanted === 4000) expect(result.data.targets).toEqual(Array.from({ length: wanted }, (_, i) => i % 10));
  }
});

test.each([
  [[1, 2, 3, 4]],
  [[1e15, 1e15 + 1, 1e15 + 2]],
  [[1e300, -1e300, 0]],
  [[1.7e308, -1.7e308]],
  [[1e-300, 2e-300, 4e-300]],
  [[0, 0, 0, 1e9]],
])("columns of %j are scaled with all their digits", (values) => {
  const scale = scaling(values, "standard");
  const scaled = values.map(scale);
  expect(scaled.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0, 9);
  expect(scaled.reduce((sum, value) => sum + value ** 2, 0) / values.length).toBeCloseTo(1, 9);
  expect(new Set(scaled).size).toBe(new Set(values).size);
  const [offset, factor] = scaleFrom(values, scaled);
  if (Number.isFinite(1 / factor))
    values.forEach((value, i) => expect((value - offset) * factor).toBeCloseTo(scaled[i], 6));
  const unit = values.map(scaling(values, "unit"));
  expect([Math.min(...unit), Math.max(...unit)]).toEqual([0, 1]);
  for (const kind of ["standard", "unit", "none"] as const)
    expect([0.1, 0.1, 0.1].map(scaling([0.1, 0.1, 0.1], kind))).toEqual([0.1, 0.1, 0.1]);
});
