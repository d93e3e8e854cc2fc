import { expect, test } from "vitest";
import { readQuery } from "../../../../web/experiment/author/query.ts";

const EXPECTED = [
  ["panels", "output,transport"],
  ["locked", ""],
  ["goal", "test_accuracy>=0.95"],
];
const entries = (search: string) => [...readQuery(search)];

// As written, and as chat and mail programs and learning platforms pass it on.
test.each([
  "?panels=output,transport&locked&goal=test_accuracy%3E%3D0.95",
  "?panels=output%2Ctransport&locked=&goal=test_accuracy>=0.95",
  "?panels=output,transport&amp;locked&amp;goal=test_accuracy%3E%3D0.95",
  "?panels=output,transport&amp;locked&amp;goal=test_accuracy&gt;=0.95",
  "?panels=output%252Ctransport&locked&goal=test_accuracy%253E%253D0.95",
  "?PANELS=output,transport&Locked&goal=test_accuracy%3E=0.95",
])("%s", (search) => {
  expect(entries(search)).toEqual(EXPECTED);
});

test("what programs add stands beside it, and of two values the first counts", () => {
  expect(readQuery("?locked&utm_source=mail&locked=units&fbclid=x").get("locked")).toBe("");
  expect(readQuery("?task=Two+words%20here").get("task")).toBe("Two words here");
});

test("what cannot be decoded stays as it is, and nothing is taken from prototypes", () => {
  expect(readQuery("?task=100%25%").get("task")).toBe("100%25%");
  expect(entries("")).toEqual([]);
  expect(entries("?&&=x&")).toEqual([]);
  expect(readQuery("?__proto__=1").get("constructor")).toBeUndefined();
});
