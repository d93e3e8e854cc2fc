import { expect, test } from "vitest";
import { isFault } from "../../../web/data/fault.ts";
import { openTable } from "../../../web/data/open.ts";
import { guess, type Plan } from "../../../web/data/plan.ts";
import { take } from "../../../web/data/table.ts";

const LIMITS = { rows: 100, columns: 100, outputs: 10 };

async function taken(text: string, change: Partial<Plan>) {
  const opened = await openTable({ name: "f", content: text }, ["en"], 100);
  if (isFault(opened)) throw new Error(opened.fault);
  return take(opened.sheet, { ...(await guess(opened.sheet)), scale: "none", ...change }, LIMITS);
}

const LONG = "id,x,y,kind\na,1,2,u\nb,9,8,v\na,3,4,u\nb,7,6,v\n";
const long = { inputs: [1, 2], targets: [3], kind: "classes", sequence: 0 } as const;

test("in long form, the lines of a name are the steps of one example, with the target of the last", async () => {
  const result = await taken(LONG, { ...long, inputs: [1, 2], targets: [3] });
  expect(result).toMatchObject({
    rows: 2,
    columns: 4,
    of: 2,
    data: {
      shape: [2, 2],
      inputs: [
        [1, 2, 3, 4],
        [9, 8, 7, 6],
      ],
      targets: [0, 1],
    },
    names: { classes: ["u", "v"], columns: [] },
  });
});

test("sequences of different lengths are named", async () => {
  const result = await taken(`${LONG}b,5,5,v\n`, { ...long, inputs: [1, 2], targets: [3] });
  expect(result).toEqual({ fault: "csv-sequence-length", name: "b", found: 3, first: "a", wanted: 2 });
});

test("a row takes a shape with as many numbers, and no other", async () => {
  const wide = "a,b,c,d,kind\n1,2,3,4,u\n5,6,7,8,v\n";
  const rows = { inputs: [0, 1, 2, 3], targets: [4] };
  expect(await taken(wide, { ...rows, shape: [2, 2, 1] })).toMatchObject({ data: { shape: [2, 2, 1] }, columns: 4 });
  expect(await taken(wide, rows)).toMatchObject({
    data: {
      inputs: [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
    },
  });
  expect(await taken(wide, { ...rows, shape: [3, 1] })).toEqual({ fault: "csv-shape", shape: "3 × 1", columns: 4 });
});
