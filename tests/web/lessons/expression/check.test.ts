import { expect, test } from "vitest";
import { givesList, kindOf } from "../../../../web/lessons/expression/check.ts";
import { parse } from "../../../../web/lessons/expression/parse.ts";
import type { Fault } from "../../../../web/lessons/messages.ts";

test.each([
  ["train.accuracy", "number", false],
  ["train.accuracy >= 0.9", "truth", false],
  ["health[0:5].dead == 0", "truth", true],
  ["health[0].dead", "number", true],
  ["health[0].dead[1]", "number", false],
  ["health.std", "number", true],
  ["all(health[0:5].dead == 0)", "truth", false],
  ["abs(outputs)", "number", true],
  ["near(outputs, 0, 1)", "truth", true],
  ["max(abs(outputs))", "number", false],
  ["config.layers[0].units", "any", false],
  ["config.layers[0:2].units", "any", true],
  ["fingerprint == rival.fingerprint", "truth", false],
  ["rival.history.train[1:]", "number", true],
  ["was.anything + 1", "number", false],
  ["answer == 3", "truth", false],
  ["count(config.layers)", "number", false],
  ["count(health)", "number", false],
  ["lab.two32.lost", "number", false],
  ['depth["relu"].gradient[0]', "number", false],
  ["explorer.activations[0].name", "text", false],
  ['f("silu", explorer.x)', "number", false],
  ['f("silu", outputs)', "number", true],
  ["not diverged", "truth", false],
  ["parameters[-1].recurrent_kernel[0]", "number", false],
])("%s gives a %s, as a list: %j", (text, kind, isList) => {
  expect([kindOf(parse(text)), givesList(parse(text))]).toEqual([kind, isList]);
});

test.each([
  ["acuracy > 1", "fact_unknown", 1],
  ["train.acuracy > 1", "fact_unknown", 7],
  ["train.constructor", "fact_unknown", 7],
  ["__proto__", "fact_unknown", 1],
  ["health[0].__proto__", "fact_unknown", 11],
  ["outputs.length", "fact_unknown", 9],
  ["step[0]", "fact_unknown", 5],
  ["train[0]", "fact_unknown", 6],
  ["rival.rival.step", "fact_unknown", 7],
  ["rival", "fact_whole", 1],
  ["train > 1", "fact_whole", 1],
  ["health[0]", "fact_whole", 1],
  ["was", "expression_name", 1],
  ["depth", "expression_name", 1],
  ["count(train)", "fact_whole", 7],
  ["health[diverged].std", "index_expected", 8],
  ['health["a":].std', "index_expected", 8],
  ["not step", "operand_truths", 5],
  ["step and true", "operand_truths", 1],
  ["diverged + 1", "operand_numbers", 1],
  ["fingerprint < 2", "operand_numbers", 1],
  ["step == fingerprint", "operand_kinds", 6],
  ["all(outputs)", "operand_truths", 5],
  ["max(diverged)", "operand_numbers", 5],
  ["f(1, 2)", "operand_name", 3],
  ['slope("elu", fingerprint)', "operand_numbers", 14],
])("%s is refused as %s in column %d", (text, code, column) => {
  let issue;
  try {
    kindOf(parse(text));
  } catch (error) {
    ({ issue } = error as Fault);
  }
  expect([issue?.code, issue?.column]).toEqual([code, column]);
});
