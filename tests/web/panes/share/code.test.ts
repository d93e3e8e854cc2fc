import { expect, test } from "vitest";
import { highlighted } from "../../../../web/panes/share/code/highlight.ts";
import { cellsOf } from "../../../../web/panes/share/code/notebook.ts";

/** The marked parts, as "class: text". */
const marks = (code: string) =>
  highlighted(code).flatMap((part) => (typeof part === "string" ? [] : [part.values.join(": ")]));

test("comments, texts, numbers and words of Python are marked, and nothing is lost", () => {
  const code = 'def f(x):\n    return "a # b" + x[1.5e-3]  # as "c"\n"""doc\nif"""\nnotify = None';
  expect(marks(code)).toEqual([
    "keyword: def",
    "keyword: return",
    'text: "a # b"',
    "number: 1.5e-3",
    'comment: # as "c"',
    'text: """doc\nif"""',
    "keyword: None",
  ]);
  const whole = highlighted(code).map((part) => (typeof part === "string" ? part : String(part.values[1])));
  expect(whole.join("")).toBe(code);
});

test("the cells of a notebook, whose source is a text or lines", () => {
  const file = JSON.stringify({
    cells: [
      { cell_type: "markdown", source: "# Data" },
      { cell_type: "code", source: ["import keras\n", "x = 1"] },
    ],
  });
  expect(cellsOf(file)).toEqual([
    { kind: "markdown", text: "# Data" },
    { kind: "code", text: "import keras\nx = 1" },
  ]);
});
