import { expect, test } from "vitest";
import { patienceFor } from "../../../../web/state/session/patience.ts";

const own = (rows: number, columns: number) => ({
  data: { name: "custom", inputs: Array.from({ length: rows }, () => new Array<number>(columns).fill(0)), targets: [] },
  layers: [{ units: 2 }],
});

test("a worker that reads as much data as the page takes in has the time for it", () => {
  const usual = patienceFor([], []);
  expect(patienceFor([], [own(300, 2)])).toBeLessThan(usual + 100);
  expect(patienceFor([], [own(100_000, 20)])).toBeGreaterThan(45_000);
  expect(patienceFor([own(100_000, 2)], [])).toBe(usual);
  expect(patienceFor([], [null, { data: { inputs: 5 } }, { data: { inputs: [] } }, 7])).toBe(usual);
});
