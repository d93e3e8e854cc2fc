import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { activationTable, withSection } from "../../scripts/readme.mjs";
import { catalog } from "./engine.ts";

test("the README's table of activations is the catalogue's", () => {
  const text = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  expect(withSection(text, "activations", activationTable(catalog))).toBe(text);
});
