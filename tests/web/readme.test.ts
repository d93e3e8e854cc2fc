import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error a script of plain JavaScript, without types
import { activationTable, withSection } from "../../scripts/readme.mjs";
import { catalog } from "./engine.ts";

test("the README's table of activations is the catalogue's", () => {
  const text = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  expect(withSection(text, "activations", activationTable(catalog))).toBe(text);
});
