import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { englishTexts, pickLanguage } from "../../web/texts.ts";
import { taskOf } from "../../web/experiment.ts";
import { catalog, defaults } from "./engine.ts";

const root = join(import.meta.dirname, "../../web");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const sources = files.map((file) => ({ file, source: readFileSync(join(root, file), "utf8") }));
const english = readFileSync(join(root, "locales/en.ftl"), "utf8");
const ids = [...english.matchAll(/^([a-z][\w-]*) =/gm)].map(([, id]) => id);

/** Ids as they stand in the code; those put together from parts are listed by their parts. */
function used(): Set<string> {
  const found = new Set<string>();
  for (const { source } of sources) {
    for (const [, argument] of source.matchAll(/(?:\btext|#text|#item)\(\s*([^;{]*?)(?:\)|,\s*[{t])/g)) {
      for (const [, id] of argument.matchAll(/"([a-z][\w-]+)"/g)) found.add(id);
    }
  }
  return found;
}

test("every text that the code names is there", () => {
  const missing = [...used()].filter((id) => !englishTexts.has(id) && !["multilabel", "regression"].includes(id));
  expect(used().size).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

test("every text whose name is put together is there", () => {
  const tasks = ["multiclass", "multilabel", "regression"];
  expect(tasks).toContain(taskOf(catalog, defaults()));
  const composed = [
    ...tasks.map((task) => `task-${task}`),
    ...["network", "data", "training", "inspect"].map((tab) => `tab-${tab}`),
    ...["reset", "step", "epoch", "play", "pause"],
    ...["learning-rate", "batch-size", "l1", "l2"],
    ...["float32", "float64"].map((precision) => `precision-${precision}`),
    ...["samples", "noise", "test-fraction"].map((name) => `data-${name}`),
    ...["softmax", "sigmoid"].map((name) => `output-fused-${name}`),
    ...["link-not-text", "link-not-json", "link-no-experiment"],
    ...["share", "theme"],
    ...catalog.activations
      .flatMap(({ parameters }) => parameters)
      .filter(({ kind }) => kind === "boolean")
      .flatMap(({ name }) => [`activation-choice-${name}-false`, `activation-choice-${name}-true`]),
  ];
  expect(composed.filter((id) => !englishTexts.has(id))).toEqual([]);
});

test("every text is used", () => {
  const code = sources.map(({ source }) => source).join("\n");
  const kinds = /^(task|tab|precision|data|output-fused|link|choice|activation-choice|(activation|optimizer|loss)-parameter|dataset)-/;
  expect(ids.filter((id) => !kinds.test(id) && !code.includes(`"${id}"`))).toEqual([]);
});

test("no text has a fault in it", () => {
  const values = { number: 1, name: "N", count: 2, step: 3, steps: 4, layer: "L", layers: 1, classes: 3, units: 2, value: "1", highest: "1", place: "1; 2", column: 5, answers: "3", share: "4 %" };
  for (const id of ids) expect(englishTexts.text(id, values), id).not.toMatch(/[{}$]/);
});

test("catalogue labels are the engine's unless the language has its own", () => {
  expect(englishTexts.label("activation", { name: "relu", label: "ReLU" })).toBe("ReLU");
  expect(englishTexts.label("dataset", { name: "overlap", label: "Overlapping discs" })).toBe("Overlap");
});

test("numbers have a true minus and name what is not finite", () => {
  expect(englishTexts.number(-1.5)).toBe("−1.5");
  expect(englishTexts.number(NaN)).toBe("NaN");
  expect(englishTexts.number(-Infinity)).toBe("−∞");
  expect(englishTexts.number(1.2e-7, { notation: "scientific", maximumFractionDigits: 1 })).toBe("1.2e−7");
});

test("a language is picked by its tag, by its script, else English", () => {
  const offered = ["en", "zh-Hans"];
  expect(pickLanguage(["zh-CN", "en"], offered)).toBe("zh-Hans");
  expect(pickLanguage(["zh-Hans-SG"], offered)).toBe("zh-Hans");
  expect(pickLanguage(["de-AT", "en-GB"], offered)).toBe("en");
  expect(pickLanguage(["fr"], offered)).toBe("en");
  expect(pickLanguage([], offered)).toBe("en");
});
