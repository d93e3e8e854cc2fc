import { expect, test } from "vitest";
import { timeoutFor } from "../../../../web/state/session/timeout.ts";

const own = (rows: number, columns: number) => ({
  data: { name: "custom", inputs: Array.from({ length: rows }, () => new Array<number>(columns).fill(0)), targets: [] },
  layers: [{ units: 2 }],
});

test("the timeout allows for the largest data that the page accepts", () => {
  const usual = timeoutFor([], []);
  expect(timeoutFor([], [own(300, 2)])).toBeLessThan(usual + 100);
  expect(timeoutFor([], [own(100_000, 20)])).toBeGreaterThan(45_000);
  expect(timeoutFor([own(100_000, 2)], [])).toBe(usual);
  expect(timeoutFor([], [null, { data: { inputs: 5 } }, { data: { inputs: [] } }, 7])).toBe(usual);
});
