import { expect, test } from "vitest";
import { answerOf, holds, type Scope } from "../../../../web/lessons/expression/evaluate.ts";
import { parse } from "../../../../web/lessons/expression/parse.ts";

const facts = {
  step: 7,
  diverged: false,
  train: { loss: 0.5, accuracy: 0.75 },
  fingerprint: "ab",
  outputs: Float32Array.of(-1, 0.5, 2),
  health: [
    { dead: Uint8Array.of(0, 1), std: 1 },
    { dead: Uint8Array.of(1, 1), std: 2 },
    { dead: Uint8Array.of(0, 0), std: 4 },
  ],
  config: {
    layers: [
      { units: 8, activation: { name: "relu" } },
      { units: 2, activation: { name: "linear" } },
    ],
    loss: null,
  },
  was: { dead: 3 },
};

const scope: Scope = {
  facts,
  curve: (kind, name, x, parameter = 1) => (kind === "f" ? x * parameter : name.length),
};

const answer = (text: string) => answerOf(parse(text), scope);

test.each([
  ["1 + 2 * 3 - 4 / 8", 6.5],
  ["-2 * -3", 6],
  ["2 - 3 - 4", -5],
  ["50% * 4", 2],
  ["1 / 0", Infinity],
  ["step == 7 and not diverged or false", true],
  ["true or true and false", true],
  ["not (true or true) == false", true],
  ['fingerprint == "ab" and fingerprint != "a"', true],
  ["outputs", [-1, 0.5, 2]],
  ["outputs * 2 > 0", [false, true, true]],
  ["1 - outputs[1:]", [0.5, -1]],
  ["outputs[-1] + outputs[0]", 1],
  ["outputs[:-1] + outputs[1:]", [-0.5, 2.5]],
  ["min(outputs)", -1],
  ["max(outputs, 5)", 5],
  ["sum(health[0:2].dead)", 3],
  ["mean(health[0].dead)", 0.5],
  ["all(health[0:2].dead == 1)", false],
  ["all(health[2:].dead == 0)", true],
  ["any(health.std > 3)", true],
  ["health.std", [1, 2, 4]],
  ["count(health)", 3],
  ["count(config.layers) + count(outputs)", 5],
  ['config.layers[0:2].activation.name == "relu"', [true, false]],
  ["abs(outputs)", [1, 0.5, 2]],
  ["sqrt(4) + exp(0) + ln(1) + log10(100) + round(2.4)", 7],
  ["near(outputs, 0.4, 0.2)", [false, true, false]],
  ["near(1 / 0, 1 / 0, 0)", true],
  ["finite(1 / 0)", false],
  ["finite(outputs)", [true, true, true]],
  ["was.dead", 3],
  ['was["dead"]', 3],
  ['f("relu", outputs[1:], 3)', [1.5, 6]],
  ['slope("relu", 1)', 4],
  ["health[count(health) - 1].std", 4],
  ["mean(health[0:0].dead)", NaN],
])("%s is %j", (text, value) => {
  expect(answer(text)).toEqual({ value });
});

test("the other side of `and` and `or` is not needed if the first decides", () => {
  expect(answer("count(config.layers) > 4 and config.layers[4].units == 3")).toEqual({ value: false });
  expect(answer("step > 0 or point.loss > 0")).toEqual({ value: true });
  expect(answer("step > 0 and point.loss > 0").issue?.code).toBe("fact_absent");
});

test.each([
  ["point.loss", "fact_absent", 1],
  ["constructor", "fact_absent", 1],
  ["__proto__", "fact_absent", 1],
  ["train.constructor", "fact_absent", 6],
  ["train.__proto__", "fact_absent", 6],
  ["train.loss.toFixed", "fact_absent", 11],
  ['train["hasOwnProperty"]', "fact_absent", 6],
  ["outputs.length", "fact_absent", 8],
  ["outputs.map", "fact_absent", 8],
  ["fingerprint.length", "fact_absent", 12],
  ["fingerprint[0]", "fact_absent", 12],
  ["config.loss", "fact_absent", 1],
  ["train", "fact_whole", 1],
  ["health", "fact_whole", 1],
  ["outputs[3]", "fact_index", 8],
  ["outputs[-4]", "fact_index", 8],
  ["outputs[0.5]", "index_expected", 9],
  ["train[0]", "fact_absent", 6],
  ["fingerprint + 1", "operand_numbers", 13],
  ["1 < true", "operand_numbers", 3],
  ["-diverged", "operand_numbers", 1],
  ["not step", "operand_truths", 1],
  ["step and true", "operand_truths", 6],
  ["step == true", "operand_kinds", 6],
  ["outputs + health.std[0:2]", "operand_lengths", 9],
  ["max(fingerprint)", "operand_numbers", 1],
  ["all(outputs)", "operand_truths", 1],
  ["abs(diverged)", "operand_numbers", 1],
  ["f(step, 1)", "operand_name", 1],
])("%s has no value: %s in column %d", (text, code, column) => {
  const { issue } = answer(text);
  expect([issue?.code, issue?.column]).toEqual([code, column]);
});

test("a condition holds if it is true; a list, a number and what has no value do not", () => {
  expect(["step > 0", "step < 0", "outputs > 0", "step", "point.loss > 0"].map((text) => holds(answer(text)))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("lists as long as a network's weights are no matter", () => {
  const many: Scope = { ...scope, facts: { outputs: new Float64Array(300_000).fill(2) } };
  expect(answerOf(parse("max(outputs) + mean(outputs) + sum(outputs * outputs)"), many)).toEqual({ value: 1_200_004 });
});

test("nothing of the facts is changed", () => {
  const before = JSON.stringify(facts);
  answer("sum(health[0:2].dead) + max(outputs[1:])");
  expect(JSON.stringify(facts)).toBe(before);
});
