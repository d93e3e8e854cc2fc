import { expect, test } from "vitest";
import { excerpt } from "../../../../web/ui/controls/formula.ts";

test("an excerpt shows the wrong character between what stands around it", () => {
  expect(excerpt("x + 2x", 6)).toEqual({ before: "x + 2", wrong: "x", after: "" });
  expect(excerpt("😀x", 2)).toEqual({ before: "😀", wrong: "x", after: "" });
});

test("beyond the end a blank is wrong", () => {
  expect(excerpt("sin(x", 6)).toEqual({ before: "sin(x", wrong: " ", after: "" });
  expect(excerpt("", 1)).toEqual({ before: "", wrong: " ", after: "" });
});

test("a long text is cut on both sides", () => {
  const { before, wrong, after } = excerpt("0123456789".repeat(10), 51);
  expect(wrong).toBe("0");
  expect(before).toBe(`…${"0123456789".repeat(2)}`);
  expect(after).toBe("12345678901…");
});
