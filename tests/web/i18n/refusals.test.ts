import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { messages as ofElement } from "../../../web/app/element/config-error.ts";
import { issue, messages } from "../../../web/engine/messages.ts";
import type { Issue } from "../../../web/engine/types.ts";
import { messages as ofExports } from "../../../web/exports/messages.ts";
import { messages as ofLessons } from "../../../web/lessons/messages.ts";
import { messages as ofAuthor } from "../../../web/state/session/gate.ts";
import { languages } from "../../../web/i18n/locales/languages.ts";
import { refusal, refusalId } from "../../../web/i18n/refusals.ts";
import { FALLBACK, loadTexts } from "../../../web/i18n/texts.ts";
import { engine } from "../engine.ts";

const chinese = await loadTexts(["zh-Hans"]);
await chinese.loadRefusals();
const ofEngine = engine.catalog().messages;
const known: Record<string, string> = { ...ofEngine, ...ofElement, ...ofLessons, ...ofAuthor, ...ofExports };
const translated = languages.map(({ tag }) => tag).filter((tag) => tag !== FALLBACK);

/** The text of each id of a language's refusals. */
function textsOf(language: string): Map<string, string> {
  const source = readFileSync(join(import.meta.dirname, `../../../web/i18n/locales/refusals/${language}.ftl`), "utf8");
  return new Map(Array.from(source.matchAll(/^(refusal-[\w-]+) = (.+)$/gm), ([, id, text]) => [id, text]));
}

const argumentsIn = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, name]) => name).sort();

test.each(translated)("every code has a text with its arguments in %s", (language) => {
  const texts = textsOf(language);
  expect(Object.keys(known).length).toBeGreaterThan(90);
  for (const [code, english] of Object.entries(known)) {
    const text = texts.get(refusalId(code));
    expect(text, code).toBeDefined();
    expect(argumentsIn(text!, /\{ \$(\w+) \}/g), code).toEqual(argumentsIn(english, /\{(\w+)\}/g));
  }
});

test.each(translated)("every text of a refusal in %s has a code", (language) => {
  const ids = Object.keys(known).map(refusalId);
  const others = [...textsOf(language).keys()].filter((id) => !ids.includes(id));
  expect(others).toEqual(["refusal-quoted", "refusal-type-list", "refusal-type-object"]);
});

test("a code of several tables has the same English text in each", () => {
  const differs = ([code, english]: [string, string]) => ofEngine[code] !== undefined && ofEngine[code] !== english;
  expect(Object.entries(messages).filter(differs)).toEqual([]);
  expect(Object.entries(ofElement).filter(differs)).toEqual([]);
  expect(Object.entries(ofLessons).filter(differs)).toEqual([]);
});

test("arguments are shown as the language writes them", () => {
  const said = (found: Issue["args"][string]) => refusal(chinese, { code: "number_expected", args: { found } });
  expect(said(-1234567.25)).toBe("应为数，而不是 −1,234,567.25");
  expect(said(1e-7)).toBe("应为数，而不是 0.0000001");
  expect(said(NaN)).toBe("应为数，而不是 NaN");
  expect(said("a\u0007“b”")).toBe("应为数，而不是 “a\\u0007“b””");
  expect(said(null)).toBe("应为数，而不是 null");
  expect(said(true)).toBe("应为数，而不是 true");
  expect(said(["a", "b"])).toBe("应为数，而不是 a, b");
  expect(said([6, 6, 8])).toBe("应为数，而不是 6×6×8");
  expect(said({ kind: "reshape", target_shape: [8, 8, 1] })).toBe(
    '应为数，而不是 {"kind": "reshape", "target_shape": [8, 8, 1]}',
  );
  expect(said({ type: "list" })).toBe("应为数，而不是 列表");
  expect(said({ type: "function" })).toBe("应为数，而不是 function");
});

test("a code without a text has none", () => {
  expect(refusal(chinese, { code: "", args: {} })).toBeUndefined();
  expect(refusal(chinese, { code: "not_yet", args: {} })).toBeUndefined();
});

test("the engine's TypeScript puts arguments into its English messages", () => {
  const args = { name: "a\u0000b", allowed: ["x", "y"] };
  expect(issue("name_unknown", args, "preset")).toEqual({
    code: "name_unknown",
    args,
    path: "preset",
    message: '"a\\u0000b" is not known; allowed are x, y',
  });
});

test.each([
  ['{"seed": }', "json_value", 1, 10],
  ['{\n"seed": 1', "json_object", 2, 10],
  ['{"seed": 1} x', "json_end", 1, 13],
])("a mistake in the text of an experiment has a code and a place: %s", (text, code, line, column) => {
  const issues = engine.validate(text);
  expect(issues).toMatchObject([{ code, args: {}, path: "", line, column }]);
  expect(() => engine.complete(text)).toThrowError(`line ${line}, column ${column}: not JSON: `);
});

const layers = [{ units: 4, activation: "tanh" }, { units: 3 }];
const custom = (targets: unknown[]) => ({
  data: {
    name: "custom",
    inputs: [
      [1, 2],
      [3, 4],
    ],
    targets,
  },
});
const formula = (expression: unknown) => ({
  layers: [{ units: 2, activation: { name: "custom", expression } }, { units: 3 }],
});
const expression = "layers[0].activation.expression";

test.each<[string, unknown, Partial<Issue>]>([
  [
    "应在 1 到 1,024 之间，而不是 0",
    { layers: [{ units: 0 }] },
    { code: "number_out_of_range", args: { least: 1, most: 1024, found: 0 }, path: "layers[0].units" },
  ],
  ["应为整数，而不是 2.5", { layers: [{ units: 2.5 }] }, { code: "whole_number_expected", args: { found: 2.5 } }],
  [
    "应为数，而不是 列表",
    { layers: [{ units: [] }] },
    { code: "number_expected", args: { found: { type: "list" } }, path: "layers[0].units" },
  ],
  [
    "应为有限的数，而不是 ∞",
    custom([0, Infinity]),
    { code: "finite_number_expected", args: { found: Infinity }, path: "data.targets[1]" },
  ],
  ["应有 1 到 48 项，而不是 49 项", { layers: Array(49).fill({ units: 1 }) }, { code: "list_length", path: "layers" }],
  [
    "不是已知的键；可用的有 name, learning_rate, beta_1, beta_2, epsilon",
    { optimizer: { name: "adam", momentum: 0.9 } },
    {
      code: "key_unknown",
      args: { allowed: ["name", "learning_rate", "beta_1", "beta_2", "epsilon"] },
      path: "optimizer.momentum",
    },
  ],
  [
    "没有名为“half”的项；可用的有 float32, float64",
    { precision: "half" },
    { code: "name_unknown", args: { name: "half", allowed: ["float32", "float64"] } },
  ],
  ["“x1”出现了两次", { features: ["x1", "x1"] }, { code: "feature_repeated", path: "features[1]" }],
  [
    "应为 3，每个类别或标签一个单元，而不是 4",
    { layers: [layers[0], { units: 4 }] },
    { code: "units_for_classes", args: { units: 3, found: 4 }, path: "layers[1].units" },
  ],
  [
    "“x”之前应有运算符；乘号不能省略，例如 2*x",
    formula("2x"),
    { code: "formula_product", args: { found: "x" }, path: expression, column: 2 },
  ],
  ["公式不完整：此处应为“)”", formula("tanh(x"), { code: "formula_unclosed", args: {}, path: expression, column: 7 }],
  [
    "“max”有 2 个参数，用“,”分隔",
    formula("max(x)"),
    { code: "formula_operands_few", args: { function: "max", count: 2 }, column: 6 },
  ],
])("the engine refuses, in Chinese: %s", (said, config, wanted) => {
  const found = engine.validate(config)[0];
  expect(found).toMatchObject(wanted);
  expect(refusal(chinese, found)).toBe(said);
});

test("the engine explains a divergence in Chinese", () => {
  const trainer = engine.createTrainer({
    data: { name: "plane", classes: 1 },
    layers: [{ units: 1 }],
    loss: { name: "mean_squared_error" },
    optimizer: { name: "sgd", learning_rate: 100 },
  });
  const { diverged } = trainer.train({ steps: 2000 });
  expect(diverged).toMatchObject({ args: { step: diverged!.step, layer: diverged!.layer + 1 } });
  expect(refusal(chinese, diverged!)).toMatch(/^第 \d+ 步之后，损失不再是有限的数：在第 1 层，[^a-y]+。$/);
  trainer.dispose();
});
