import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isFormula } from "../../../web/exports/formula/check.ts";
import { exportFormats } from "../../../web/exports/export.ts";
import { engine } from "../engine.ts";
import { oneOf, randomNumbers } from "./stacks.ts";

const isKnown = (expression: string) =>
  engine.validate({ layers: [{ units: 3, activation: { name: "custom", expression } }, { units: 3 }] }).length === 0;

const reference = readFileSync(new URL("../../reference/expressions.csv", import.meta.url), "utf8");
const formulas = new Set(
  Array.from(reference.matchAll(/^(?:"([^"]+)"|([^,"]+)),/gm), ([, quoted, plain]) => quoted ?? plain),
);

test("the formulas of the reference are formulas", () => {
  formulas.delete("expression");
  expect(formulas.size).toBeGreaterThan(50);
  expect([...formulas].filter((text) => !isFormula(text, ["x", "a"]))).toEqual([]);
});

const WORDS =
  "x a 2 .5 1e-3 pi e + - * / ^ ( ) , < <= == != and or not abs( max( where( clip( sigmoid( log1p( foo y $ −".split(
    " ",
  );

test("of random texts those are formulas that the engine takes", () => {
  const random = randomNumbers(5);
  const counts = { known: 0, others: 0 };
  for (let i = 0; i < 6000; i++) {
    const text = Array.from({ length: 1 + Math.floor(random() * 7) }, () => oneOf(random, WORDS)).join(" ");
    const known = isKnown(text);
    expect(isFormula(text, ["x", "a"]), text).toBe(known);
    counts[known ? "known" : "others"]++;
  }
  expect(Math.min(counts.known, counts.others)).toBeGreaterThan(200);
});

test.each([
  [
    { layers: [{ units: 4, activation: { name: "custom", expression: "x +" } }, { units: 3 }] },
    "layers[0].activation.expression",
  ],
  [{ features: ["x1", { expression: "x3 * 2" }] }, "features[1].expression"],
  [{ data: { name: "formula", expression: "x1 and x2", columns: 2 } }, "data.expression"],
])("a formula that cannot be read is refused with its path: %j", (config, path) => {
  expect(() => exportFormats(config)).toThrow(path);
});
