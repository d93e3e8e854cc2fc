import { expect, test } from "vitest";
import { readCsv, writeCsv, type Sheet } from "../../../web/data/csv.ts";
import { isFault } from "../../../web/data/fault.ts";
import { randomNumbers } from "../written.ts";

async function sheet(text: string, delimiter = ""): Promise<Sheet> {
  const read = await readCsv(text, delimiter, 1000);
  if (isFault(read)) throw new Error(JSON.stringify(read));
  return read;
}

const cells = async (text: string, delimiter = "") => (await sheet(text, delimiter)).lines.map((line) => line.cells);

test.each([
  [
    "quotes doubled",
    'a,"say ""hi"""\n1,2',
    [
      ["a", 'say "hi"'],
      ["1", "2"],
    ],
  ],
  [
    "quotes within a cell",
    'a,5" pipe\n1,2',
    [
      ["a", '5" pipe'],
      ["1", "2"],
    ],
  ],
  [
    "words in quotes that go on",
    'a,"Nick" Smith\n1,2',
    [
      ["a", '"Nick" Smith'],
      ["1", "2"],
    ],
  ],
  [
    "spaces around quotes",
    'a, "b, c" ,d\n1,2,3',
    [
      ["a", "b, c", "d"],
      ["1", "2", "3"],
    ],
  ],
  [
    "line breaks in quotes",
    '"a\r\nb",c\r\n1,"2\n3"\r\n',
    [
      ["a\r\nb", "c"],
      ["1", "2\n3"],
    ],
  ],
  [
    "empty quotes",
    '"",a\n1,""',
    [
      ["", "a"],
      ["1", ""],
    ],
  ],
  [
    "line ends of old Macs",
    "a,b\r1,2\r3,4\r",
    [
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
    ],
  ],
  [
    "all line ends mixed",
    "a,b\r\n1,2\n3,4\r5,6",
    [
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ],
  ],
  [
    "blank lines",
    "a,b\n\n1,2\n,\n \n3,4\n\n",
    [
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
    ],
  ],
  [
    "comments",
    "# made by hand\n# with care\na,b\n1,2\n# break\n3,4",
    [
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
    ],
  ],
  [
    "a header in a comment, as numpy writes it",
    "# height width\n1.5e+00 2.5e+00\n2 3",
    [
      ["height", "width"],
      ["1.5e+00", "2.5e+00"],
      ["2", "3"],
    ],
  ],
  [
    "values with a hash",
    "a,b\n#1,2\n#2,3",
    [
      ["a", "b"],
      ["#1", "2"],
      ["#2", "3"],
    ],
  ],
  [
    "runs of spaces and tabs",
    "  1   2.5\t3\n 10  20.5 \t30\n",
    [
      ["1", "2.5", "3"],
      ["10", "20.5", "30"],
    ],
  ],
  [
    "sep=",
    "sep=|\na|b\n1|2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "sep= in quotes, with a mark before it",
    '\uFEFF"sep=;"\r\na;b\r\n1;2',
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "another sep= than the usual ones",
    "sep=^\na^b\n1^2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "tabs with commas in words",
    "name\tx\nred, green\t1\nblue, red\t2",
    [
      ["name", "x"],
      ["red, green", "1"],
      ["blue, red", "2"],
    ],
  ],
  [
    "words with spaces",
    "tree kind,height\nred oak,1\nold elm,2",
    [
      ["tree kind", "height"],
      ["red oak", "1"],
      ["old elm", "2"],
    ],
  ],
  ["one column", "x\n1\n2\n3", [["x"], ["1"], ["2"], ["3"]]],
])("%s", async (_, text, wanted) => {
  expect((await cells(text)).map((row) => row.map((cell) => cell.trim()))).toEqual(
    wanted.map((row) => row.map((cell) => cell.trim())),
  );
});

test.each([
  ['a,b\n1,"2\n3,"4\n', 2],
  ['a,b\n1,"2\n', 2],
  ['a,b\n1,2\n"3,4', 3],
  ['"a,b\n1,2\n', 1],
])("a quotation that is not closed is named by the row where it opens: %j", async (text, row) => {
  expect(await readCsv(text, "", 10)).toEqual({ fault: "csv-quotes", row });
});

test("rows have the numbers that a spreadsheet gives them: blank lines and comments count, line breaks in quotes do not", async () => {
  expect((await sheet('sep=,\n\n# c\na,b\n"1\n1",2\n\n3,4')).lines.map(({ row }) => row)).toEqual([4, 5, 7]);
});

test("whatever is in the cells, it comes back", async () => {
  const random = randomNumbers(11);
  const pieces = [
    ",",
    ";",
    '"',
    "\n",
    "\r\n",
    "\r",
    " ",
    "#",
    "x",
    "0",
    "1.5",
    "=1",
    "'",
    "|",
    "\t",
    "é",
    "梨",
    "\uFEFF",
    "%",
  ];
  for (let round = 0; round < 300; round++) {
    const width = 2 + Math.floor(random() * 3);
    const rows = Array.from({ length: 5 }, (_, i) =>
      Array.from(
        { length: width },
        (_, k) =>
          (k === 0 ? `r${i}` : "") +
          Array.from({ length: Math.floor(random() * 4) }, () => pieces[Math.floor(random() * pieces.length)]).join(""),
      ),
    );
    expect(await cells(writeCsv(rows), ",")).toEqual(rows);
  }
});

// What is not linear in these sizes does not come to its end within the minute that a test has.
test("a line as long as a file is read to its end", async () => {
  const wide = await cells(
    `${Array.from({ length: 500_000 }, (_, i) => i).join(",")}\n${Array.from({ length: 500_000 }, (_, i) => `"${i}"`).join(",")}`,
  );
  expect(wide.map((row) => row.length)).toEqual([500_000, 500_000]);
  await readCsv('"'.repeat(200_000), "", 10);
  await readCsv(`${'"a"b'.repeat(50_000)}\n`, "", 10);
  await readCsv(`${'"a",'.repeat(50_000)}"`, "", 10);
  await readCsv('a,"b\n'.repeat(50_000), "", 10);
});
