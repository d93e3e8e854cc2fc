import { expect, test } from "vitest";
import { languages } from "../../../../web/i18n/locales/languages.ts";
import { loadTexts, type Texts } from "../../../../web/i18n/texts.ts";
import { boundsOf } from "../../../../web/lessons/expression/bound.ts";
import { kindOf } from "../../../../web/lessons/expression/check.ts";
import { answerOf } from "../../../../web/lessons/expression/evaluate.ts";
import { FUNCTIONS } from "../../../../web/lessons/expression/functions.ts";
import { parse } from "../../../../web/lessons/expression/parse.ts";
import { PART, sentence } from "../../../../web/lessons/expression/sentence.ts";
import { FACTS, type Shape } from "../../../../web/lessons/facts/names.ts";
import { treesOfText } from "../../../../web/lessons/template.ts";
import { lessons } from "../lessons.ts";

const textsOf = async (tag: string): Promise<Texts> => {
  const texts = await loadTexts([tag]);
  await texts.load(PART);
  return texts;
};
const english = await textsOf("en");
const chinese = await textsOf("zh-Hans");

test.each([
  ["all(health[0:5].dead == 0)", "in layers 1 to 5 no unit is dead", "第 1 到 5 层没有死亡的单元"],
  ["train.accuracy >= 95%", "the accuracy on the training data is at least 95%", "训练数据上的准确率不小于 95%"],
  [
    "sum(health[0:3].dead) >= 8",
    "the number of dead units in layers 1 to 3 is at least 8",
    "第 1 到 3 层中死亡单元的个数不小于 8",
  ],
  ["mean(health[0].dead) < 0.5", "the share of dead units in layer 1 is below 0.5", "第 1 层中死亡单元的比例小于 0.5"],
  [
    "health[0].gradient_norm < 0.02 * health[-1].gradient_norm",
    "the size of the gradient in layer 1 is below 0.02 × the size of the gradient in the last layer",
    "第 1 层的梯度大小小于 0.02 × 最后一层的梯度大小",
  ],
  [
    "not diverged and epoch >= 100",
    "it is not so that divergence is the case, and the number of epochs is at least 100",
    "并非发生了发散，并且轮数不小于 100",
  ],
  [
    "not near(outputs[0], 2, 0.1)",
    "number 1 of the answers on the training data is not within 0.1 of 2",
    "训练数据上的各个答案中的第 1 个与 2 相差超过 0.1",
  ],
  ["not step > 3", "the number of steps is at most 3", "步数不大于 3"],
  [
    "(step > 1 or epoch > 1) and weights == 116",
    "(the number of steps is above 1, or the number of epochs is above 1), and the number of weights is 116",
    "（步数大于 1，或者轮数大于 1），并且权重的个数等于 116",
  ],
  [
    'any(config.layers[0:-1].activation.name != "linear")',
    "the activation of all layers but the last is not “linear”, for at least one of them",
    "除最后一层外的各层的激活函数不等于 “linear”（至少有一个如此）",
  ],
  ["count(config.layers) >= 2", "the number of layers is at least 2", "层数不小于 2"],
  [
    "train.loss < rival.train.loss",
    "the loss on the training data is below the loss on the training data in run A",
    "训练数据上的损失小于 A 组的训练数据上的损失",
  ],
  [
    "reached.epoch <= 0.7 * was.sigmoid",
    "the epoch in which the stop was reached is at most 0.7 × “sigmoid” from an earlier step",
    "达到停止条件的轮数不大于 0.7 × 前面某一步的“sigmoid”",
  ],
  [
    "point.layers[0].a[1] > 0",
    "number 2 of the activations a of layer 1 at the point is above 0",
    "该点处第 1 层的激活值 a中的第 2 个大于 0",
  ],
  [
    "max(abs(moved[0].kernel)) > 0",
    "the greatest of the size of the moves since the start of the weights of layer 1 is above 0",
    "第 1 层的权重自开始以来的变化的绝对值的最大值大于 0",
  ],
  [
    'near(f("silu", -1, 10), 0, 0.01)',
    "silu with 10 at −1 is within 0.01 of 0",
    "参数为 10 的 silu 在 −1 处的值与 0 相差不超过 0.01",
  ],
  ["nudge.float64.slope == 0", "the slope that the nudge finds in float64 is 0", "微扰得到的斜率（float64）等于 0"],
  ["lab.two32.lost == 1", "the share of 2/10ⁿ that float32 loses is 1", "float32 丢失的 2/10ⁿ 的比例等于 1"],
  ["history.train[1:]", "the recorded training losses from number 2 on", "记录的各个训练损失中第 2 个起的各个"],
  ["(step + 1) / 2", "(the number of steps + 1) ÷ 2", "(步数 + 1) ÷ 2"],
])("%s is said in both languages", (text, inEnglish, inChinese) => {
  expect(sentence(parse(text), english)).toBe(inEnglish);
  expect(sentence(parse(text), chinese)).toBe(inChinese);
});

/** A path to each value among the facts. */
function pathsOf(path: string, shape: Shape): string[] {
  if (typeof shape === "string") return [path];
  if ("list" in shape) return [...pathsOf(`${path}[0]`, shape.list), ...(typeof shape.list === "string" ? [path] : [])];
  if ("each" in shape) return pathsOf(`${path}["relu"]`, shape.each);
  return Object.entries(shape.keys).flatMap(([key, of]) => pathsOf(`${path}.${key}`, of));
}

const paths = Object.entries(FACTS).flatMap(([name, shape]) => pathsOf(name, shape));

test.each(languages)("every fact has words in $name", async ({ tag }) => {
  const texts = await textsOf(tag);
  expect(paths.length).toBeGreaterThan(150);
  for (const path of paths) expect(sentence(parse(path), texts), path).not.toMatch(/fact-|sentence-|\{|\bundefined\b/);
});

test.each(languages)("every function has words in $name", async ({ tag }) => {
  const texts = await textsOf(tag);
  const examples: Record<string, string> = {
    near: "near(step, 1, 2)",
    f: 'f("relu", 1)',
    slope: 'slope("relu", 1, 2)',
    all: "all(health.std > 1)",
    any: "any(health.std > 1)",
  };
  for (const name of Object.keys(FUNCTIONS)) {
    const said = sentence(parse(examples[name] ?? `${name}(outputs)`), texts);
    expect(said, name).not.toMatch(/fact-|sentence-|\{/);
  }
});

test.each(languages)("every expression of our lessons has words in $name", async ({ tag }) => {
  const texts = await textsOf(tag);
  for (const { steps, texts: said } of lessons.values()) {
    const checks = steps.flatMap(({ check }) => (check === undefined ? [] : [parse(check)]));
    const shown = Object.values(said).flatMap((each) =>
      Object.values(each.steps).flatMap(({ after = "" }) => treesOfText(after)),
    );
    for (const tree of [...checks, ...shown])
      expect(sentence(tree, texts)).not.toMatch(/fact-|sentence-|\{|\bundefined\b/);
  }
});

test.each([
  ["train.accuracy", 0.953, "train.accuracy >= 0.85"],
  ["train.loss", 0.0123, "train.loss >= 0.011"],
  ["step", 7, "step == 7"],
  ["diverged", false, "not diverged"],
  ["config.optimizer.name", "adam", 'config.optimizer.name == "adam"'],
  ["lab.loss", Infinity, "not finite(lab.loss)"],
])("the bound offered first for %s of %j is %s", (path, value, first) => {
  expect(boundsOf(path, value)[0]).toBe(first);
});

test("every bound that is offered is an expression that holds", () => {
  for (const value of [0.953, -0.0123, 7, -3, 0, 1e-9, 123456.7, Infinity, -Infinity]) {
    const offered = boundsOf("train.loss", value);
    expect(offered.length).toBeGreaterThan(0);
    for (const text of offered) {
      const tree = parse(text);
      expect(kindOf(tree)).toBe("truth");
      expect(answerOf(tree, { facts: { train: { loss: value } }, curve: () => 0 }), `${text} at ${value}`).toEqual({
        value: true,
      });
    }
  }
  expect(boundsOf("outputs", [1, 2])).toEqual([]);
  expect(boundsOf("train.loss", NaN)).toEqual([]);
  expect(boundsOf("config.name", 'a"b')).toEqual([]);
});
