import { expect, test } from "vitest";
import { isFault } from "../../../web/data/fault.ts";
import { openTable } from "../../../web/data/open.ts";
import { guess, type Plan } from "../../../web/data/plan.ts";
import { take, type TakenTable } from "../../../web/data/table.ts";
import { encoded, PLAIN, randomNumbers, written, type Cell, type Style, type Table } from "../written.ts";

/** Tables are written in every way that programs know, and must come back as they were, by the guesses alone. */

const limits = { rows: 100_000, columns: 4096, outputs: 1024 };

async function read(text: string, encoding = "utf-8", mark = false, change: Partial<Plan> = {}): Promise<TakenTable> {
  const opened = await openTable({ name: "table", content: encoded(text, encoding, mark) }, ["en"], limits.rows);
  if (isFault(opened)) throw new Error(`${JSON.stringify(opened)}\n${text.slice(0, 300)}`);
  const result = await take(opened.sheet, { ...(await guess(opened.sheet)), scale: "none", ...change }, limits);
  if (isFault(result)) throw new Error(`${JSON.stringify(result)}\n${text.slice(0, 300)}`);
  return result;
}

/** Numbers below and above a thousand, negative ones, decimals of several lengths. */
function table(seed: number, rows = 24): Table {
  const random = randomNumbers(seed);
  const kinds = ["oak, red", "ash", 'the "old" elm'];
  return {
    names: ["height", "price", "change", "kind"],
    rows: Array.from({ length: rows }, (_, i) => [
      Math.round(random() * 10_000) / 1000 + 0.0005,
      Math.round(random() * 3_000_000) / 100,
      Math.round((random() - 0.5) * 400_000) / 10,
      kinds[i % kinds.length],
    ]),
  };
}

/** What comes back of a table with the inputs in front and the class at the end. */
function check(result: TakenTable, { names, rows }: Table, header: boolean): void {
  const whole = rows.filter((row) => !row.includes(null));
  expect(result.data.inputs).toEqual(whole.map((row) => row.slice(0, -1)));
  expect((result.data.targets as number[]).map((i) => result.names.classes[i])).toEqual(
    whole.map((row) => String(row.at(-1))),
  );
  if (header) expect(result.names.columns).toEqual(names.slice(0, -1));
  expect(result.incomplete).toBe(rows.length - whole.length);
  expect(result.skipped).toBe(0);
}

const OPTIONS: { [K in keyof Style]: readonly Style[K][] } = {
  delimiter: [",", ";", "\t", "|", " "],
  lineEnd: ["\n", "\r\n", "\r", "\r\n|\n", "\n|\r\n|\r"],
  decimal: [".", ","],
  group: ["", "other", " ", "\u00A0", "\u202F", "'", "’"],
  header: [true, false],
  quotes: ["needed", "words", "all"],
  index: ["", "unnamed", "pandas", "id", "r"],
  missing: ["", "NA", "N/A", "nan", "NaN", "null", "None", "?", "#N/A", "-"],
  above: [
    "",
    "# made by a program\n",
    "Measurements of 12 May\n",
    "\n\n",
    "Measurements of 12 May\n\nby hand\n",
    "sep",
  ],
  trailing: ["", "body", "all"],
  last: [true, false],
};

/** What cannot be told apart by anyone is not written. */
function sound(style: Style): Style {
  const { delimiter, decimal, header, index } = style;
  const group = style.group === "other" ? (decimal === "." ? "," : ".") : style.group;
  const spaced = delimiter === " ";
  return {
    ...style,
    group,
    quotes: spaced && style.missing === "" ? "all" : style.quotes,
    index:
      (index === "unnamed" && spaced) || (index !== "" && !header) || (index === "r" && style.trailing !== "")
        ? ""
        : index,
    trailing: spaced ? "" : style.trailing,
    missing: spaced && style.missing === "" ? "NA" : style.missing,
    above:
      style.above === "sep"
        ? spaced
          ? ""
          : `sep=${delimiter}\n`
        : spaced
          ? style.above.replace(/^Meas[^]*/, "Measured by hand\n")
          : style.above,
  };
}

async function roundTrip(style: Style, seed: number, encoding = "utf-8", mark = false): Promise<void> {
  const made = table(seed);
  if (style.missing !== PLAIN.missing || seed % 3 === 0) [3, 11, 12].forEach((row, i) => (made.rows[row][i] = null));
  const text = written(made, style);
  try {
    check(await read(text, encoding, mark), made, style.header);
  } catch (error) {
    throw new Error(`${JSON.stringify(style)} ${encoding}\n${text.slice(0, 400)}\n${error}`);
  }
}

const single = Object.entries(OPTIONS).flatMap(([name, values]) => values.map((value) => ({ name, value })));

test.each(single)("$name $value", async ({ name, value }) => {
  await roundTrip(sound({ ...PLAIN, [name]: value }), 1);
  await roundTrip(sound({ ...PLAIN, delimiter: ";", decimal: ",", [name]: value }), 2);
});

test("any of these together, in any encoding of Unicode", async () => {
  const random = randomNumbers(5);
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  for (let seed = 0; seed < 600; seed++) {
    const style = Object.fromEntries(
      Object.entries(OPTIONS).map(([name, values]) => [name, one<unknown>(values)]),
    ) as unknown as Style;
    await roundTrip(sound(style), seed, one(["utf-8", "utf-16le", "utf-16be"]), random() < 0.5);
  }
});

export type { Cell };
