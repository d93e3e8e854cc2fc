import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isFault } from "../../web/data/fault.ts";
import { openTable } from "../../web/data/open.ts";
import { guess, type Plan } from "../../web/data/plan.ts";
import { take, type Taken } from "../../web/data/table.ts";

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

async function taken(name: string, change: Partial<Plan> = {}, languages = ["en"]): Promise<Taken> {
  const opened = await openTable({ name, content: bytesOf(name) }, languages, limits.rows);
  if (isFault(opened)) throw new Error(JSON.stringify(opened));
  const result = await take(opened.sheet, { ...(await guess(opened.sheet)), scale: "none", ...change }, limits);
  if (isFault(result)) throw new Error(JSON.stringify(result));
  return result;
}

const sizes = ({ data, outputs }: Taken) => Array.from({ length: outputs }, (_, i) => (data.targets as number[]).filter((target) => target === i).length);

test.each(Object.entries(expected))("%s", async (name, { rows, inputs, first, classes }) => {
  const result = await taken(name);
  expect(result.data.inputs).toHaveLength(rows);
  expect(new Set(result.data.inputs.map((row) => row.length))).toEqual(new Set([inputs]));
  if (first) expect(result.data.inputs[0]).toEqual(first);
  expect(sizes(result)).toEqual(classes);
});
