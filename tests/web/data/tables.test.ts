import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isFault } from "../../../web/data/fault.ts";
import { openTable } from "../../../web/data/open.ts";
import { guess, type Plan } from "../../../web/data/plan.ts";
import { take, type TakenTable } from "../../../web/data/table.ts";

/** Tables as spreadsheets, pandas, R and numpy write them, with what is in them: by the guesses alone. */

interface Expected {
  rows: number;
  inputs: number;
  first?: number[];
  classes: number[];
}

const folder = new URL("tables/", import.meta.url);
const bytesOf = (name: string) => Uint8Array.from(readFileSync(new URL(name, folder)));
const expected = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as Record<string, Expected>;
const limits = { rows: 100_000, columns: 4096, outputs: 1024 };

async function taken(name: string, change: Partial<Plan> = {}, languages = ["en"]): Promise<TakenTable> {
  const opened = await openTable({ name, content: bytesOf(name) }, languages, limits.rows);
  if (isFault(opened)) throw new Error(JSON.stringify(opened));
  const result = await take(opened.sheet, { ...(await guess(opened.sheet)), scale: "none", ...change }, limits);
  if (isFault(result)) throw new Error(JSON.stringify(result));
  return result;
}

const sizes = ({ data, outputs }: TakenTable) =>
  Array.from({ length: outputs }, (_, i) => (data.targets as number[]).filter((target) => target === i).length);

test.each(Object.entries(expected))("%s", async (name, { rows, inputs, first, classes }) => {
  const result = await taken(name);
  expect(result.data.inputs).toHaveLength(rows);
  expect(new Set(result.data.inputs.map((row) => row.length))).toEqual(new Set([inputs]));
  if (first) expect(result.data.inputs[0]).toEqual(first);
  expect(sizes(result)).toEqual(classes);
});

test("categories are inputs, one for each of their words; rows without an age are left out, and counted", async () => {
  const result = await taken("categorical-input-titanic-style.csv");
  expect(result.names.columns).toEqual([
    "Pclass",
    "Sex=female",
    "Sex=male",
    "Age",
    "Fare",
    "Embarked=C",
    "Embarked=Q",
    "Embarked=S",
  ]);
  expect([result.data.inputs.length, result.incomplete, result.skipped]).toEqual([25, 5, 0]);
  expect(result.data.inputs[0]).toEqual([2, 1, 0, 21, 48.45, 1, 0, 0]);
  expect(result.names.classes).toEqual(["0", "1"]);
  const filled = await taken("categorical-input-titanic-style.csv", { missing: "fill" });
  const mean = result.data.inputs.reduce((sum, row) => sum + row[3] / 25, 0);
  expect([filled.data.inputs.length, filled.incomplete]).toEqual([30, 0]);
  expect(filled.data.inputs[0][3]).toBeCloseTo(mean, 12);
});

test("scaling loses nothing: what differed still differs, and a constant stays as it is", async () => {
  const [before, after] = [await taken("outlier.csv"), await taken("outlier.csv", { scale: "standard" })];
  for (const column of [0, 1]) {
    const different = ({ data }: TakenTable) => new Set(data.inputs.map((row) => row[column])).size;
    expect(different(after)).toBe(different(before));
  }
  const constant = await taken("constant-column.csv", { scale: "standard" });
  expect(new Set(constant.data.inputs.map((row) => row[1]))).toEqual(new Set([0.1]));
  expect(constant.constant).toEqual(["c"]);
  expect((await taken("constant-column.csv", { scale: "unit" })).data.inputs[0][1]).toBe(0.1);
});

test("NA is missing among words, too", async () => {
  const result = await taken("missing-NA-in-text-target.csv");
  expect(result.names.classes).toEqual(["female", "male"]);
  expect([result.data.inputs.length, result.incomplete]).toEqual([55, 5]);
});

test("a text with commas does not turn points into marks of thousands", async () => {
  const { data, names } = await taken("point-decimals-one-text-with-comma.csv");
  expect(names.columns).toEqual(["height", "width"]);
  expect(data.inputs[0]).toEqual([2.5, 4.84]);
});

test("1 and 1.0 are one class", async () => {
  const result = await taken("target-0-1-as-1.0-and-1.csv");
  expect([result.kind, result.names.classes, sizes(result)]).toEqual(["classes", ["0", "1"], [20, 20]]);
});

test("two columns with a blank line at the end", async () => {
  const { data, kind } = await taken("two-columns-semicolon-blank-end.csv");
  expect([kind, data.inputs, data.targets]).toEqual(["numbers", [[1], [2], [3], [4]], [2, 3.5, 4, 7]]);
});

test("names and classes that a spreadsheet would calculate come back as they were", async () => {
  const { names, data } = await taken("roundtrip.csv");
  expect(names).toEqual({ columns: ["height", "=weight"], classes: ["=1+1", "oak, red", 'say "hi"'] });
  expect(data.inputs[1]).toEqual([151, 50.333333333333336]);
});

test("JSON is no table", async () => {
  expect(await openTable({ name: "rows.json", content: bytesOf("rows.json") }, ["en"], 9)).toEqual({
    fault: "file-is-json",
    name: "rows.json",
  });
});
