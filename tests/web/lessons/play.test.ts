import { expect, test } from "vitest";
import type { Lesson } from "../../../web/lessons/lesson.ts";
import { play } from "../../../web/lessons/play/player.ts";
import { boundFor, summarize } from "../../../web/lessons/play/summary.ts";
import { engine } from "../engine.ts";
import { lessons } from "./lessons.ts";

/** Two seeds, which the authors of the lessons did not choose; scripts/lessons plays twenty. */
const SEEDS = [101, 102];

test.each([...lessons])("%s holds what it promises", async (_, lesson) => {
  const runs = [];
  for (const seed of SEEDS) runs.push(await play(engine, lesson, seed));
  for (const summary of summarize(lesson, runs)) {
    // Of two seeds it is often none or all that are counted.
    expect(
      summary.faults.filter((fault) => fault !== "certain"),
      JSON.stringify(summary),
    ).toEqual([]);
  }
});

const texts = (ids: readonly string[]) => ({
  en: { title: "T", question: "Q", steps: Object.fromEntries(ids.map((id) => [id, { say: "S", ask: "A", do: "D" }])) },
});

const xor: Lesson["experiment"] = {
  data: { name: "xor", classes: 2 },
  layers: [{ units: 2, activation: "linear" }],
};

async function summaries(lesson: Omit<Lesson, "lesson" | "id" | "lang" | "texts">, seeds = [1, 2, 3]) {
  const whole: Lesson = {
    ...lesson,
    lesson: 1,
    id: "test",
    lang: "en",
    texts: texts(lesson.steps.map(({ id }) => id)),
  };
  const runs = [];
  for (const seed of seeds) runs.push(await play(engine, whole, seed));
  return summarize(whole, runs);
}

test("a check that fails in some runs is told with the bound that would hold in all", async () => {
  const steps = [{ id: "line", stop: { epochs: 20 }, check: "train.accuracy < 0.5" }];
  const [{ faults, spreads, holds, runs }] = await summaries({ experiment: xor, steps }, [1, 2, 3, 4, 5]);
  const [{ better, greatest, expression }] = spreads;
  expect([runs, expression]).toEqual([5, "train.accuracy"]);
  expect(holds).toBeLessThan(5);
  expect(faults).toEqual(["check"]);
  expect(better).toBeGreaterThan(greatest);
  const [mended] = await summaries(
    { experiment: xor, steps: [{ ...steps[0], check: `train.accuracy < ${better}` }] },
    [1, 2, 3, 4, 5],
  );
  expect([mended.holds, mended.faults]).toEqual([5, []]);
});

test("a prediction without a choice that comes true, or with two, is a fault", async () => {
  const of = (choices: Record<string, string | boolean>) =>
    summaries({ experiment: xor, steps: [{ id: "guess", stop: { epochs: 1 }, predict: { choices } }] });
  expect((await of({ no: "step < 0", yes: "step > 0" }))[0]).toMatchObject({ faults: [], choices: { no: 0, yes: 3 } });
  expect((await of({ no: "step < 0", never: false }))[0].faults).toEqual(["no-choice"]);
  expect((await of({ one: "step > 0", two: true }))[0].faults).toEqual(["choices"]);
});

test("a number outside its scale, and a count that is certain, are faults", async () => {
  const of = (predict: Lesson["steps"][number]["predict"]) =>
    summaries({ experiment: xor, steps: [{ id: "guess", stop: { epochs: 1 }, predict }] });
  const scale = { low: 0, high: 5, near: 1 };
  expect((await of({ number: "step", ...scale, high: 7 }))[0]).toMatchObject({ faults: [], number: { median: 7 } });
  expect((await of({ number: "step", ...scale }))[0].faults).toEqual(["outside"]);
  expect((await of({ number: "step > 0", ...scale, combine: "count" }))[0]).toMatchObject({
    faults: ["certain"],
    count: 3,
  });
});

test("what show does is what the check sees, and changes begin anew", async () => {
  const steps: Lesson["steps"] = [
    { id: "train", stop: { epochs: 2 }, check: "epoch == 2", remember: { loss: "train.loss" } },
    { id: "on", stop: { steps: 3 }, check: "step == 17" },
    {
      id: "set",
      show: [{ set: { "layers[0].activation": "linear", "optimizer.learning_rate": 0.5 } }],
      check: "step == 0 and config.optimizer.learning_rate == 0.5",
    },
    {
      id: "update",
      show: [{ train: { epochs: 1 } }, { update: { "optimizer.learning_rate": 0.25 } }],
      check: "step == 7 and config.optimizer.learning_rate == 0.25",
    },
    {
      id: "rival",
      rival: "before",
      // oxlint-disable-next-line unicorn/no-thenable -- a key of the format
      then: { "optimizer.learning_rate": 1e-9 },
      stop: { epochs: 3 },
      check: "rival.step == step and rival.config.optimizer.learning_rate == 0.25 and rival.train.loss < train.loss",
    },
    { id: "alone", rival: null, check: "step == 21" },
    { id: "again", restart: true, check: "step == 0 and was.loss > 0" },
    {
      id: "by-hand",
      parameters: [{ kernel: [1, 2, 3, 4], bias: [0, 0] }],
      show: [{ weights: { "[0].bias[1]": 7 } }],
      check: "parameters[0].bias[1] == 7 and moved[0].bias[1] == 7 and parameters[0].kernel[3] == 4",
    },
    { id: "sample", show: [{ sample: { class: 1, number: 2 } }], check: "count(point.inputs) == 2 and point.loss > 0" },
  ];
  for (const { step, holds, issue } of await summaries({ experiment: xor, steps }, [1])) {
    expect([step, holds, issue]).toEqual([step, 1, undefined]);
  }
});

test.each([
  [20, 0, []],
  [19, 1, []],
  [18, 0, ["check", "no-choice", "choices"]],
  [20, 2, ["choices"]],
])("of 20 runs %d hold and another choice is true in %d: %j", (holding, leaking, faults) => {
  const steps = [{ id: "one", check: "step > 0", predict: { choices: { a: "step > 0", b: "step > 1" } } }];
  const lesson: Lesson = { lesson: 1, id: "test", lang: "en", steps, texts: texts(["one"]) };
  const runs = Array.from({ length: 20 }, (_, i) => [
    { step: "one", check: i < holding, choices: { a: i < holding, b: i < leaking }, measures: [], silent: [] },
  ]);
  expect(summarize(lesson, runs)).toMatchObject([{ holds: holding, choices: { a: holding, b: leaking }, faults }]);
});

test("a seed plays the same twice, and lessons of one seed keep theirs", async () => {
  const lesson = lessons.get("bend")!;
  const once = await play(engine, lesson, 5);
  expect(await play(engine, lesson, 5)).toEqual(once);
  expect(await play(engine, lesson, 6)).not.toEqual(once);
  const fixed = { ...lesson, fixedSeed: true as const };
  expect(await play(engine, fixed, 5)).toEqual(await play(engine, fixed, 6));
});

test.each([
  ["<", 0.7038, 0.71],
  ["<", 0.7, 0.71],
  ["<=", 0.7, 0.7],
  [">", 0.7038, 0.7],
  [">=", 123.4, 120],
  [">=", -0.0123, -0.013],
  ["<=", 0, 0],
] as const)("the bound %s of %d is %d", (sign, value, bound) => {
  expect(boundFor(sign, value)).toBe(bound);
});

test.each([
  ["<", 0],
  [">", Infinity],
  ["<", NaN],
] as const)("there is no bound %s of %d", (sign, value) => {
  expect(boundFor(sign, value)).toBeUndefined();
});
