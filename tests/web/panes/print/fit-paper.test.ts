import { expect, test } from "vitest";
import { pageCount } from "../../../../web/panes/print/fit-paper.ts";

test.each([
  [[], 1],
  [[40, 60], 1],
  [[40, 61], 2],
  [[60, 60, 40], 2],
  [[60, 60, 41], 3],
  [[250], 3],
  [[200, 1], 3],
  [[10, 250, 50], 4],
])("blocks of %j on pages of 100", (heights, pages) => {
  expect(pageCount(heights, 100)).toBe(pages);
});
