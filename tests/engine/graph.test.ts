import { expect, test } from "vitest";
import { cycles, reachable } from "../graph.ts";

test("cycles are found, whatever leads to them", () => {
  const graph = new Map([
    ["entry", ["a", "self"]],
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["a", "leaf"]],
    ["leaf", []],
    ["self", ["self"]],
  ]);
  expect(cycles(graph)).toEqual([["a", "b", "c"], ["self"]]);
  expect(
    cycles(
      new Map([
        ["a", ["b"]],
        ["b", []],
      ]),
    ),
  ).toEqual([]);
});

test("what is reachable includes the start", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["a", "c"]],
    ["c", []],
    ["d", ["a"]],
  ]);
  expect([...reachable(graph, ["a"])].sort()).toEqual(["a", "b", "c"]);
});
