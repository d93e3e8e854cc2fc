import { expect, test } from "vitest";
import { factsOf } from "../../../../web/lessons/expression/facts-of.ts";
import { parse, tryParse } from "../../../../web/lessons/expression/parse.ts";
import { nodes, type Tree } from "../../../../web/lessons/expression/tree.ts";
import { write } from "../../../../web/lessons/expression/write.ts";
import { treesOfText } from "../../../../web/lessons/template.ts";
import { lessons } from "../lessons.ts";

/** Every expression of our lessons, those in texts too. */
const written = [...lessons.values()].flatMap(({ steps, texts }) => [
  ...steps.flatMap(({ check, predict, hints = {}, remember = {} }) => [
    ...(check === undefined ? [] : [check]),
    ...(predict && "choices" in predict
      ? Object.values(predict.choices).filter((each) => typeof each === "string")
      : []),
    ...(predict && "number" in predict ? [predict.number] : []),
    ...Object.values(hints),
    ...Object.values(remember),
  ]),
  ...Object.values(texts).flatMap((each) =>
    Object.values(each.steps).flatMap(({ say, after = "" }) => [say, after].flatMap(treesOfText).map(write)),
  ),
]);

const bare = (tree: Tree): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === "column" ? undefined : value)));

test("every expression of our lessons is read, and written as it was read", () => {
  expect(written.length).toBeGreaterThan(250);
  for (const text of written) expect(bare(parse(write(parse(text)))), text).toEqual(bare(parse(text)));
});

test.each([
  ["1 + 2 * 3", "1 + 2 * 3"],
  ["(1 + 2) * 3", "(1 + 2) * 3"],
  ["1 - (2 - 3)", "1 - (2 - 3)"],
  ["(1 - 2) - 3", "1 - 2 - 3"],
  ["−step", "-step"],
  ["- - 1", "--1"],
  ["not (true and false) or true", "not (true and false) or true"],
  ["not not true", "not not true"],
  ["(step > 0) == true", "(step > 0) == true"],
  ["95%", "95%"],
  ["12.5 %", "12.5%"],
  ["1e-7", "1e-7"],
  [".5", "0.5"],
  ['config.optimizer.name=="adam"', 'config.optimizer.name == "adam"'],
  ["health[0 : 5].dead", "health[0:5].dead"],
  ["health[:-1].dead", "health[:-1].dead"],
  ["health[1:].dead[-1]", "health[1:].dead[-1]"],
  ['depth [ "relu" ] . mean', 'depth["relu"].mean'],
  ["lab.probabilities[lab.truth]", "lab.probabilities[lab.truth]"],
  ['near(f("elu", -1, 0.5), 0, 1e-3)', 'near(f("elu", -1, 0.5), 0, 0.001)'],
])("%s is written as %s", (text, canonical) => {
  expect(write(parse(text))).toBe(canonical);
});

test.each([
  ["", "expression_expected", undefined],
  ["   ", "expression_expected", undefined],
  ["1".repeat(301), "expression_expected", undefined],
  [7, "expression_expected", undefined],
  [null, "expression_expected", undefined],
  ["1 +", "expression_value_end", 4],
  ["1 + *", "expression_value", 5],
  ["and", "expression_value", 1],
  ["1 2", "expression_end", 3],
  ["step = 0", "expression_equality", 6],
  ["0 < step < 3", "expression_chain", 10],
  ["(1 + 2", "expression_sign_end", 7],
  ["(1 + 2]", "expression_sign", 7],
  ["health[", "expression_value_end", 8],
  ["health[0", "expression_sign_end", 9],
  ["health[0:1:2]", "expression_sign", 11],
  ["train.", "expression_name", 7],
  ["train.1", "expression_end", 6],
  ["train.and", "expression_name", 7],
  ["a; b", "expression_character", 2],
  ["x => x", "expression_equality", 3],
  ["`x`", "expression_character", 1],
  ["1 + 😀", "expression_character", 5],
  ['config.optimizer.name == "adam', "expression_quote", 26],
  ["1e999", "expression_number", 1],
  ["alert(1)", "expression_function", 1],
  ["constructor(1)", "expression_function", 1],
  ["__proto__(1)", "expression_function", 1],
  ["near(1, 2)", "expression_arguments", 1],
  ["finite()", "expression_arguments", 1],
  [`${"(".repeat(60)}1${")".repeat(60)}`, "expression_deep", 25],
  [`${"-".repeat(100)}1`, "expression_deep", 25],
  [`${"not ".repeat(60)}true`, "expression_deep", 97],
  [`${"abs(".repeat(40)}1`, "expression_deep", 97],
  [`${"a[".repeat(60)}1`, "expression_deep", 49],
])("%j is refused as %s in column %j", (text, code, column) => {
  const { issue } = tryParse(text);
  expect([issue?.code, issue?.column]).toEqual([code, column]);
});

test("what is expected is named", () => {
  expect(tryParse("(step > 0 and").issue?.message).toBe(
    'the expression ends too early: expected a number, a fact, a function or "("',
  );
  expect(tryParse("max(1, 2").issue?.message).toBe('the expression ends too early: expected ")"');
  expect(tryParse("maxi(1)").issue?.message).toContain('there is no function "maxi"; there are abs, sqrt');
  expect(tryParse("near(1)").issue?.message).toBe('"near" takes 3 to 3 values, not 1');
});

test.each([
  ["epoch >= 100 and train.accuracy < 0.7", ["epoch", "train"]],
  ["all(health[0:5].dead == 0) and health[1].std > 0", ["health"]],
  ["rival.train.loss > 2 * rival.health[-1].mean", ["rival.train", "rival.health"]],
  ['was.dead == was["dead"] + depth["relu"].mean[3]', ["was.dead", "depth.relu"]],
  ['f("silu", explorer.x) > 0', ["explorer"]],
  ["health[count(config.layers) - 1].std > 0", ["health", "config"]],
  ["1 < 2", []],
])("%s needs %j", (text, names) => {
  expect(factsOf(parse(text))).toEqual(names);
});

test("a deep tree of many operands is walked without fault", () => {
  const text = `${"1+".repeat(149)}1`;
  expect(nodes(parse(text))).toHaveLength(299);
  expect(write(parse(text))).toHaveLength(149 * 4 + 1);
});
