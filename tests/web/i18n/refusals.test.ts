import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refusal } from "../../../web/i18n/refusals.ts";
import { loadTexts } from "../../../web/i18n/texts.ts";
import { engine } from "../engine.ts";

const chinese = await loadTexts(["zh-Hans"]);
const english = await loadTexts(["en"]);
await Promise.all([chinese.learn(), english.learn()]);
const core = join(import.meta.dirname, "../../../core");
const sources = readdirSync(core, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("pp") && name !== "json.cpp") // its sentences are made in another way
  .map((name) => readFileSync(join(core, name), "utf8").replaceAll(/\/\/.*|\/\*[^]*?\*\//g, ""))
  .join("\n");

const PROSE = /[a-z]{3,}[ ,]+[a-z]{2,}/;

/** What says a thing in Chinese, but for names: of the experiment's keys, of what is allowed, and what stood in the formula. */
function untranslated(message: string): string | undefined {
  const said = refusal(chinese, message);
  const prose = said?.replaceAll(/可用的有 [\w, ]+|含有 [\w, ]+ 的对象|and x < 1/g, "") ?? message;
  return PROSE.test(prose) ? `${message} → ${said}` : undefined;
}

/** What stands between a bracket and its partner, cut at the commas that are not inside others. */
function argumentsAt(code: string, open: number): string[] {
  const cuts = [open];
  let depth = 0;
  for (let i = open; ; i++) {
    if (code[i] === '"' || code[i] === "'") {
      const quote = code[i];
      while (code[++i] !== quote) if (code[i] === "\\") i++;
      continue;
    }
    if ("({[".includes(code[i])) depth++;
    else if (")}]".includes(code[i]) && --depth === 0)
      return [...cuts, i].slice(1).map((end, k) => code.slice(cuts[k] + 1, end).trim());
    else if (code[i] === "," && depth === 1) cuts.push(i);
  }
}

const calls = (name: string): string[][] =>
  Array.from(sources.matchAll(new RegExp(`(?<![\\w:])${name}(?=\\()`, "g")), ({ 0: { length }, index }) =>
    argumentsAt(sources, index + length),
  );

const isText = (part: string) => /^"(\\.|[^"\\])*"$/s.test(part);

/** Every text that a part of a sentence may be: as it stands, in quotation marks, either side of a choice, a sentence within, or some number. */
function readings(part: string): string[] {
  if (isText(part)) return [JSON.parse(part)];
  if (part.startsWith("quoted(")) return ['"y"'];
  if (part.startsWith("sentence(")) return readings(argumentsAt(part, part.indexOf("("))[0]);
  const choice = /\? *("(?:\\.|[^"\\])*")\s*:\s*([^]+)$/.exec(part);
  if (!part.startsWith("{")) return choice ? [...readings(choice[1]), ...readings(choice[2])] : ["7"];
  return argumentsAt(part, 0)
    .map(readings)
    .reduce((begun, next) => begun.flatMap((text) => next.map((more) => text + more)), [""]);
}

const written = (part: string | undefined) => part?.includes('"') ?? false;

const overflows = Array.from(
  / overflows\[\] = \{([^}]+)\}/.exec(sources)?.[1].matchAll(/"([^"]+)"/g) ?? [],
  ([, what]) => what,
);

test("every sentence that the core's code spells has a pattern", () => {
  const said = [
    ...calls("complain")
      .filter(([message]) => written(message) && !message.includes(" of,"))
      .flatMap(([message]) => readings(message)),
    ...calls("ConfigError")
      .filter(([, message]) => written(message))
      .flatMap(([, message]) => readings(message)),
    ...calls("refuse")
      .filter(([, message]) => written(message) && !message.includes("advice"))
      .flatMap(([, message]) => readings(message).map((text) => `expected ${text}`)),
    ...calls("expected")
      .filter(([what, , advice]) => written(what) || written(advice))
      .flatMap(([what, , advice]) =>
        readings(what).flatMap((what) =>
          advice
            ? readings(advice).map((advice) => `expected ${what}, found "y"; ${advice}`)
            : [`expected ${what}, found "y"`],
        ),
      ),
    ...calls("expect_operator")
      .filter(([what]) => written(what) && isText(what))
      .map(([what]) => `expected ${JSON.parse(what)}, found "y"`),
    ...overflows.map((what) => `The loss is no longer a finite number after step 7: in layer 7 ${what}.`),
    ...calls("list")
      .filter(([, , of]) => of && isText(of))
      .flatMap(([, , of]) => [
        `must be a list of ${JSON.parse(of)}, not 7`,
        `must hold 7 to 7 ${JSON.parse(of)}, not 7`,
      ]),
  ];
  expect(said.length).toBeGreaterThan(85);
  expect(overflows.length).toBe(4);
  expect(said.filter((message) => refusal(chinese, message) === undefined)).toEqual([]);
  expect(said.flatMap((message) => untranslated(message) ?? [])).toEqual([]);
  for (const message of said) expect(refusal(english, message)).toBe(message);
});

test("so has every mistake in a text that is not JSON", () => {
  const source = readFileSync(join(core, "text/json.cpp"), "utf8");
  const wanted = Array.from(
    source.matchAll(/\b(?:refuse|require)\((?:'.', )?("(?:[^"\\]|\\.)*")\)/g),
    ([, what]) => JSON.parse(what) as string,
  );
  expect(new Set(wanted).size).toBeGreaterThan(12);
  for (const what of wanted) {
    const message = `This is not JSON: line 7, column 17: expected ${what}`;
    expect(untranslated(message), what).toBeUndefined();
    expect(refusal(english, message)).toBe(message);
  }
});

test.each([
  ['{"seed": }', "这不是 JSON：第 1 行第 10 列应为一个值"],
  ['{\n"seed": 1', "这不是 JSON：第 2 行第 10 列应为“,”或“}”"],
  ['{"seed": 1} x', "这不是 JSON：第 1 行第 13 列应为结尾"],
])("the engine names the place of a mistake in the text of an experiment, in Chinese: %s", (text, wanted) => {
  const issues = engine.validate(text);
  expect(issues.map(({ path, message }) => [path, refusal(chinese, message)])).toEqual([["", wanted]]);
});

test("so has what the check at the start says", () => {
  const checks = Array.from(
    readFileSync(join(core, "training/self_check.cpp"), "utf8").matchAll(/return "([^"]+)"/g),
    ([, what]) => what,
  );
  expect(checks.length).toBeGreaterThan(5);
  for (const check of checks) {
    const message = `This browser or device computes wrongly: in the check at the start, ${check} came out wrong. Please update the browser, or try another browser or device.`;
    expect(untranslated(message)).toBeUndefined();
  }
});

const layers = [{ units: 4, activation: "tanh" }, { units: 3 }];
const custom = (targets: unknown[], rest = {}) => ({
  data: {
    name: "custom",
    inputs: [
      [1, 2],
      [3, 4],
    ],
    targets,
  },
  ...rest,
});
const formula = (expression: unknown) => ({
  layers: [{ units: 2, activation: { name: "custom", expression } }, { units: 3 }],
});
const loss = (name: string, rest = {}) => ({ name, ...rest });

test.each<[string, unknown]>([
  ["layers[0].units: 应在 1 到 1024 之间，而不是 0", { layers: [{ units: 0 }] }],
  ["layers[0].units: 应为整数，而不是 2.5", { layers: [{ units: 2.5 }] }],
  ["layers[0].units: 应为数，而不是 列表", { layers: [{ units: [] }] }],
  ["layers: 应有 1 到 32 层，而不是 33", { layers: Array(33).fill({ units: 1 }) }],
  ["layers: 应为列表，含若干层，而不是 对象", { layers: {} }],
  ["shuffle: 应为 true 或 false，而不是 null", { shuffle: null }],
  [
    "optimizer.momentum: 在这里没有意义；可用的有 name, learning_rate, beta_1, beta_2, epsilon",
    { optimizer: { name: "adam", momentum: 0.9 } },
  ],
  ['optimizer: 应为带有 name 的对象，而不是 "adam"', { optimizer: "adam" }],
  ["layers[0].activation: 应为名称，或带有 name 的对象，而不是 3", { layers: [{ units: 1, activation: 3 }] }],
  ["precision: 应为 float32 或 float64，而不是“half”", { precision: "half" }],
  ["features[1]: “x1”出现了两次", { features: ["x1", "x1"] }],
  ["features[0]: “x1_x2”需要 2 列，而数据有 1 列", { data: { name: "curve", classes: 1 }, features: ["x1_x2"] }],
  ["layers[1].units: 应为 3，每个类别或标签一个单元，而不是 4", { layers: [layers[0], { units: 4 }] }],
  [
    "layers[1].units: 应为 1 或 2，每个类别或标签一个单元，而不是 4",
    {
      data: { name: "spiral", classes: 2 },
      layers: [layers[0], { units: 4 }],
      loss: loss("binary_crossentropy", { from_logits: true }),
    },
  ],
  ["layers[1].dropout: 在输出层必须为 0", { layers: [layers[0], { units: 3, dropout: 0.5 }] }],
  [
    "loss: sparse_categorical_crossentropy 需要类别或标签",
    { data: { name: "plane" }, loss: loss("sparse_categorical_crossentropy") },
  ],
  [
    "loss: sparse_categorical_crossentropy 要求每个样本属于一个类别",
    { data: { name: "overlap" }, loss: loss("sparse_categorical_crossentropy") },
  ],
  [
    "layers[1].activation: 在 sparse_categorical_crossentropy 的 from_logits 为 true 时应为 linear：它直接取 logits",
    {
      layers: [layers[0], { units: 3, activation: "softmax" }],
      loss: loss("sparse_categorical_crossentropy", { from_logits: true }),
    },
  ],
  ["data.targets: 有 1 行，而 inputs 有 2 行", custom([1])],
  ['data.targets[1]: 应为有限的数，而不是 "b"', custom([0, "b"])],
  ["data.targets[1]: 应与前面各行一样，是 2 个数的列表", custom([[0, 1], [1]])],
  [
    "data.targets[0]: 各类别相加应为 1，而不是 2",
    custom(
      [
        [1, 1],
        [0, 1],
      ],
      { layers: [{ units: 2 }], loss: loss("categorical_crossentropy", { from_logits: true }) },
    ),
  ],
  ["data.targets: 缺少这一项；自带数据要有 inputs 和 targets", { data: { name: "custom", inputs: [[1]] } }],
  [
    'layers[0].activation.expression: 第 2 个字符：此处应为运算符或结尾，却遇到"x"；乘号不能省略，例如 2*x',
    formula("2x"),
  ],
  ['layers[0].activation.expression: 第 7 个字符：此处应为运算符或")"，却遇到结尾', formula("tanh(x")],
  ['layers[0].activation.expression: 第 6 个字符：此处应为","，却遇到")"；max 有 2 个参数', formula("max(x)")],
  ["layers[0].activation.expression: 应为写成文本的公式，而不是 5", formula(5)],
  [
    ": 应为含有 version, seed, precision, data, features, layers, loss, optimizer, regularizer, batch_size, shuffle 的对象，而不是 列表",
    [],
  ],
])("the engine refuses, in Chinese: %s", (wanted, config) => {
  const issues = engine.validate(config).map(({ path, message }) => `${path}: ${refusal(chinese, message) ?? message}`);
  expect(
    issues.some((issue) => issue.startsWith(wanted)),
    issues.join("\n"),
  ).toBe(true);
});

test("the engine explains a divergence in Chinese", () => {
  const trainer = engine.createTrainer({
    data: { name: "plane", classes: 1 },
    layers: [{ units: 1 }],
    loss: { name: "mean_squared_error" },
    optimizer: { name: "sgd", learning_rate: 100 },
  });
  const { diverged } = trainer.train({ steps: 2000 });
  expect(refusal(chinese, diverged!.message)).toMatch(/^第 \d+ 步之后，损失不再是有限的数：在第 1 层，[^a-y]+。$/);
  trainer.dispose();
});

test("what is not known stays as it is", () => {
  expect(refusal(chinese, "the network has no such weight")).toBeUndefined();
});
