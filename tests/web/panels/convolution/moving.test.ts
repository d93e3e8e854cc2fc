import { expect, test } from "vitest";
import { originOf, reachOf, shifted } from "../../../../web/panels/convolution/moving.ts";
import { UNMOVED } from "../../../../web/panels/convolution/state.ts";

const shape = { rows: 2, columns: 3, channels: 1 };
const example = [1, 2, 3, 4, 5, 6];

test("a moved example loses what leaves the map, and zeros follow", () => {
  expect([...shifted(shape, example, 1, 0)]).toEqual([0, 1, 2, 0, 4, 5]);
  expect([...shifted(shape, example, -1, 1)]).toEqual([0, 0, 0, 2, 3, 0]);
  expect([...shifted(shape, example, 0, 0)]).toEqual(example);
  expect([...shifted(shape, example, 3, 0)]).toEqual([0, 0, 0, 0, 0, 0]);
});

test("all channels of a cell move together", () => {
  expect([...shifted({ rows: 1, columns: 3, channels: 2 }, example, 1, 0)]).toEqual([0, 0, 1, 2, 3, 4]);
});

test("the point that is the moved example has its origin; any other point is unmoved", () => {
  const moved = { example, right: 1, down: 0 };
  expect(originOf(shape, moved, [0, 1, 2, 0, 4, 5])).toEqual(moved);
  const other = [9, 1, 2, 0, 4, 5];
  expect(originOf(shape, moved, other)).toEqual({ example: other, right: 0, down: 0 });
  expect(originOf(shape, UNMOVED, example)).toEqual({ example, right: 0, down: 0 });
});

test("a single row is not moved down", () => {
  expect([reachOf(12), reachOf(5), reachOf(1)]).toEqual([6, 3, 0]);
});
