import { expect, test } from "vitest";
import { readCsv, writeCsv, type Sheet } from "../../../web/data/csv.ts";
import { dataCsv } from "../../../web/data/export.ts";
import { isFault, MOST_VALUES } from "../../../web/data/fault.ts";
import { readNumber } from "../../../web/data/numbers.ts";
import { columnNames, guess, type Plan } from "../../../web/data/plan.ts";
import { take, type TakenTable } from "../../../web/data/table.ts";

const limits = { rows: 1000, columns: 50, outputs: 12 };

async function sheet(text: string, delimiter = ""): Promise<Sheet> {
  const read = await readCsv(text, delimiter, limits.rows);
  if (isFault(read)) throw new Error(read.fault);
  return read;
}

async function taken(text: string, change: Partial<Plan> = {}): Promise<TakenTable> {
  const read = await sheet(text);
  const result = await take(read, { ...(await guess(read)), ...change }, limits);
  if (isFault(result)) throw new Error(JSON.stringify(result));
  return result;
}

async function fault(text: string, change: Partial<Plan> = {}) {
  const read = await sheet(text);
  return take(read, { ...(await guess(read)), ...change }, limits);
}

const FLOWERS = "length,width,species\n1,10,rose\n2,20,aster\n3,30,rose\n";

test("header, inputs, classes by the alphabet; columns scaled to mean 0 and standard deviation 1", async () => {
  const { data, names, outputs, kind } = await taken(FLOWERS);
  expect([kind, outputs]).toEqual(["classes", 2]);
  expect(names).toMatchObject({ classes: ["aster", "rose"], columns: ["length", "width"] });
  expect(data.targets).toEqual([1, 0, 1]);
  const deviation = Math.sqrt(2 / 3);
  const wanted = [2, 1 / deviation, 20, 0.1 / deviation];
  names.scaling!.flat().forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 12));
  data.inputs.forEach((row, i) => row.forEach((value) => expect(value).toBeCloseTo((i - 1) / deviation, 14)));
  expect((await taken(FLOWERS, { scale: "none" })).data.inputs).toEqual([
    [1, 10],
    [2, 20],
    [3, 30],
  ]);
});

test("without a header columns have numbers; classes that are numbers go by size", async () => {
  const { names, data } = await taken("0.5,1,10\n0.25,2,9\n", { scale: "none" });
  expect(names).toEqual({ classes: ["9", "10"], columns: ["x1", "x2"] });
  expect(data.targets).toEqual([1, 0]);
});

test.each([
  [",", "."],
  [";", ","],
  ["\t", "."],
  ["|", ","],
])("delimiter %j with decimal %j is found", async (delimiter, point) => {
  const text = [
    ["height", "weight", "y"],
    ["1.5", "2.25", "0.125"],
    ["2.5", "3.5", "7.75"],
  ]
    .map((row) => row.join(delimiter).replaceAll(/(?<=\d)\.(?=\d)/g, point))
    .join("\r\n");
  const read = await sheet(text);
  expect(read.delimiter).toBe(delimiter);
  expect(await guess(read)).toMatchObject({
    header: true,
    decimalComma: point === ",",
    targets: [2],
    inputs: [0, 1],
    kind: "numbers",
  });
  const result = await taken(text, { scale: "none" });
  expect(result.data).toMatchObject({
    inputs: [
      [1.5, 2.25],
      [2.5, 3.5],
    ],
    targets: [0.125, 7.75],
  });
});

test("quoted cells may hold delimiters, quotes and line breaks", async () => {
  const { data, names } = await taken('"a, b",class\n1,"x ""1"""\n2,"y\nz"\n', { scale: "none" });
  expect(names).toEqual({ classes: ['x "1"', "y\nz"], columns: ["a, b"] });
  expect(data.inputs).toEqual([[1], [2]]);
});

test("what is wrong is named by row and column, as the file counts", async () => {
  expect(await fault("a,b,c\n1,2,u\n\n1,two,v")).toEqual({ fault: "csv-not-number", row: 4, column: "b", text: "two" });
  expect(await fault("a,b,c\n1,2,u\n3,4")).toEqual({ fault: "csv-uneven", row: 3, found: 2, wanted: 3 });
  expect(await fault("1,2,0\n3,4,1,9")).toEqual({ fault: "csv-uneven", row: 2, found: 4, wanted: 3 });
  expect(await fault("a,y\n1,2\n2,x", { kind: "numbers" })).toEqual({
    fault: "csv-not-number",
    row: 3,
    column: "y",
    text: "x",
  });
  expect(await readCsv('a,b\n1,"2\n', "", 10)).toEqual({ fault: "csv-quotes", row: 2 });
  expect(await readCsv(" \n\n", "", 10)).toEqual({ fault: "csv-empty" });
});

test("rows without a value are left out, faulty ones if wished; both are counted", async () => {
  const { data, skipped, incomplete } = await taken("a,b,c\n1,2,u\n1,,v\n4,5,u\n6", { skip: true, scale: "none" });
  expect(data.inputs).toEqual([
    [1, 2],
    [4, 5],
  ]);
  expect([skipped, incomplete]).toEqual([1, 1]);
});

test("limits are named", async () => {
  const row = (count: number) => Array.from({ length: count }, (_, i) => i).join(",");
  expect(await fault(`${row(60)}\n${row(60)}`)).toEqual({ fault: "csv-too-many-columns", most: 50 });
  expect(await fault("word,other\na,b\nc,d")).toEqual({ fault: "csv-no-input" });
  expect(await fault(Array.from({ length: 13 }, (_, i) => `1,c${i}`).join("\n"))).toEqual({
    fault: "csv-too-many-classes",
    found: 13,
    most: 12,
  });
});

test("of more rows than the page takes in, as many as it does are taken, evenly spread, and both numbers are said", async () => {
  const lines = Array.from({ length: 900 }, (_, i) => ({
    row: i + 1,
    cells: [String(i), ...new Array<string>(3000).fill("1")],
  }));
  const wide = { lines, total: 900, delimiter: "," };
  const plan = {
    ...(await guess({ ...wide, lines: lines.slice(0, 2) })),
    inputs: Array.from({ length: 3000 }, (_, i) => i),
    targets: [3000],
    scale: "none" as const,
  };
  const most = Math.floor(MOST_VALUES / 3001);
  const result = await take(wide, plan, { ...limits, columns: 4096 });
  if (isFault(result)) throw new Error(result.fault);
  expect(result.data.inputs).toHaveLength(most);
  result.data.inputs.forEach(([row], i) =>
    expect(row >= Math.floor((i * 900) / most) && row < Math.floor(((i + 1) * 900) / most)).toBe(true),
  );
  expect(result.of).toBe(900);
  const long = await taken(
    "a,b,c\n" + Array.from({ length: 5000 }, (_, i) => `${i / 4},${i % 7},${i % 3}`).join("\n"),
    { scale: "none" },
  );
  expect([long.data.inputs.length, long.of]).toEqual([limits.rows, 5000]);
  expect(long.data.inputs[0][0]).toBeLessThan(10);
  expect(long.data.inputs.at(-1)![0]).toBeGreaterThan(1240);
  const alternating = await taken(
    "a,kind\n" + Array.from({ length: 2 * limits.rows }, (_, i) => `${i / 4},${i % 2}`).join("\n"),
  );
  const zeros = (alternating.data.targets as number[]).filter((target) => target === 0).length;
  expect(Math.abs(zeros - limits.rows / 2)).toBeLessThan(limits.rows / 10);
});

test("a long text is read in parts, and no row is lost", async () => {
  const read = await readCsv(
    "a,b\n" + Array.from({ length: 60_000 }, (_, i) => `${i},${i % 2}`).join("\n"),
    "",
    100_000,
  );
  if (isFault(read)) throw new Error(read.fault);
  expect(read.lines).toHaveLength(60_001);
  expect(read.lines.every(({ row, cells }, i) => row === i + 1 && (i === 0 || Number(cells[0]) === i - 1))).toBe(true);
});

test("a long table is judged in parts: other work gets its turn, and no row is lost", async () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => ({
    row: i + 1,
    cells: [String(2 * i), String(i / 8), String(i % 3)],
  }));
  const long = { lines, total: lines.length, delimiter: "," };
  let turns = 0;
  const others = setInterval(() => turns++);
  const result = await take(long, { ...(await guess(long)), scale: "none" }, { ...limits, rows: 100_000 });
  clearInterval(others);
  if (isFault(result)) throw new Error(result.fault);
  expect(turns).toBeGreaterThan(1);
  expect(result.data.inputs).toHaveLength(100_000);
  expect(
    result.data.inputs.every(
      ([a, b], i) => a === 2 * i && b === i / 8 && (result.data.targets as number[])[i] === i % 3,
    ),
  ).toBe(true);
});

test("numbers as they are written", () => {
  for (const [text, value] of [
    ["1", 1],
    [" -2.5 ", -2.5],
    ["1e-3", 0.001],
    [".5", 0.5],
    ["+3.", 3],
  ] as const)
    expect(readNumber(text, false)).toBe(value);
  expect(readNumber("1,5", true)).toBe(1.5);
  for (const text of ["", "1,5", "0x10", "NaN", "Infinity", "1e999", "1 2", "--1"])
    expect(readNumber(text, false), text).toBeUndefined();
});

test("columns are named once, by the header", async () => {
  const read = await sheet("a,,c\n1,2,3");
  expect(columnNames(read, { ...(await guess(read)), header: true })).toEqual(["a", "x2", "c"]);
});

const naming = {
  column: (i: number) => `in ${i + 1}`,
  classLabel: (i: number) => ["red", "green, blue"][i],
  outputLabel: (i: number) => ["up", "down"][i],
};
const points = {
  inputs: Float64Array.of(0.5, -1, 2, 3),
  targets: Float64Array.of(1, 0),
  rows: 2,
  columns: 2,
  shape: [2],
  trainRows: 2,
};

test("out come the rows on show, and in again as they were", async () => {
  const text = dataCsv(points, "multiclass", naming);
  expect(text).toBe('in 1,in 2,class\r\n0.5,-1,"green, blue"\r\n2,3,red');
  const { data, names } = await taken(text, { scale: "none" });
  expect(data).toMatchObject({
    inputs: [
      [0.5, -1],
      [2, 3],
    ],
    targets: [0, 1],
  });
  expect(names).toEqual({ classes: ["green, blue", "red"], columns: ["in 1", "in 2"] });
});

test("with what the network says, and with which rows are held out", () => {
  expect(dataCsv({ ...points, trainRows: 1 }, "multiclass", naming, [0.25, 0.75]).split("\r\n")).toEqual([
    'set,in 1,in 2,class,predicted,p(red),"p(green, blue)"',
    'train,0.5,-1,"green, blue",red,0.75,0.25',
    'test,2,3,red,"green, blue",0.25,0.75',
  ]);
  expect(dataCsv(points, "regression", naming, [4, 5]).split("\r\n")).toEqual([
    "in 1,in 2,y,predicted",
    "0.5,-1,1,4",
    "2,3,0,5",
  ]);
  const labels = { ...points, targets: Float64Array.of(1, 1, 0, 1) };
  expect(dataCsv(labels, "multilabel", naming, [0.5, 0.25, 1, 0]).split("\r\n")[0]).toBe(
    'in 1,in 2,red,"green, blue",p(red),"p(green, blue)"',
  );
});

test("columns of 0 and 1 at the end are labels, which may hold together; with one 1 a row they are one class", async () => {
  const labels = await taken("a,b,red,green\n1,5,1,1\n2,6,0,0\n3,7,0,1");
  expect(labels).toMatchObject({
    kind: "labels",
    outputs: 2,
    names: { classes: ["red", "green"], columns: ["a", "b"] },
  });
  expect(labels.data.targets).toEqual([
    [1, 1],
    [0, 0],
    [0, 1],
  ]);
  const hot = await taken("a,b,red,green\n1,5,True,False\n2,6,False,True");
  expect(hot).toMatchObject({
    kind: "classes",
    outputs: 2,
    names: { classes: ["red", "green"] },
    data: { targets: [0, 1] },
  });
});

test.each([
  ["0 and 1 are usual here", "a,age,b,c\n0,5,1,1\n1,6,0,0", [3]],
  ["nothing would be left as input", "a,b,c\n0,1,1\n1,0,0", [2]],
  ["only one is of 0 and 1", "a,b,c\n3,2,1\n4,5,0", [2]],
  ["numbers are named so", "a,y1,y2\n3,2,1\n4,5,7", [1, 2]],
  ["everything is named so", "y1,y2\n2,1\n5,7", [1]],
])("targets are guessed: %s", async (_, text, targets) => {
  expect((await guess(await sheet(text))).targets).toEqual(targets);
});

test("several targets of numbers are rows of numbers, each column scaled by itself", async () => {
  const { data, outputs, names, kind } = await taken("a,y1,y2\n1,10,5\n2,20,5\n3,30,8");
  expect([kind, outputs, names]).toMatchObject(["numbers", 2, { classes: ["y1", "y2"], columns: ["a"] }]);
  const wanted = [
    [-1, -1],
    [0, -1],
    [1, 2],
  ].map(([first, second]) => [first / Math.sqrt(2 / 3), second / Math.sqrt(2)]);
  (data.targets as number[][]).forEach((row, i) =>
    row.forEach((value, k) => expect(value).toBeCloseTo(wanted[i][k], 14)),
  );
  expect((await taken("a,y1,y2\n1,10,5\n2,20,5", { scale: "none" })).data.targets).toEqual([
    [10, 5],
    [20, 5],
  ]);
});

test("what is wrong with labels is named by row and column, with one-hot classes by row", async () => {
  const text = "a,b,red,green\n1,5,1,1\n2,6,0,0\n3,7,2,1";
  const several = { targets: [2, 3], inputs: [0, 1] };
  expect(await fault(text, { ...several, kind: "labels" })).toEqual({
    fault: "csv-not-label",
    row: 4,
    column: "red",
    text: "2",
  });
  expect(await fault(text, { ...several, kind: "classes" })).toEqual({ fault: "csv-not-one", row: 2, count: 2 });
  expect(await fault(text, { ...several, kind: "numbers", inputs: [0], targets: [] })).toEqual({
    fault: "csv-no-target",
  });
  expect(await fault(text, { ...several, kind: "labels", skip: true })).toMatchObject({
    data: {
      targets: [
        [1, 1],
        [0, 0],
      ],
    },
    skipped: 1,
  });
  const row = (cell: string) => Array<string>(14).fill(cell).join(",");
  expect(await fault(`5,${row("1")}\n6,${row("0")}`)).toEqual({ fault: "csv-too-many-targets", most: 12 });
});

test("several numbers go out under their names", () => {
  const both = { ...points, targets: Float64Array.of(1, 2, 3, 4) };
  expect(dataCsv(both, "regression", naming, [5, 6, 7, 8]).split("\r\n")).toEqual([
    "in 1,in 2,up,down,predicted up,predicted down",
    "0.5,-1,1,2,5,6",
    "2,3,3,4,7,8",
  ]);
});

test("a cell is quoted where it must be", () => {
  expect(writeCsv([["a,b", 1, 'say "x"']])).toBe('"a,b",1,"say ""x"""');
});
