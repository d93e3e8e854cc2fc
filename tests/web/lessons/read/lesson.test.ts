import { expect, test } from "vitest";
import { readLesson } from "../../../../web/lessons/read/lesson.ts";
import type { Lesson } from "../../../../web/lessons/lesson.ts";
import { withPath } from "../../../../web/lessons/paths.ts";
import { files, known, lessons } from "../lessons.ts";

const short: Lesson = {
  lesson: 1,
  id: "my-first",
  lang: "en",
  experiment: { data: { name: "xor", classes: 2 }, layers: [{ units: 2 }] },
  steps: [
    {
      id: "line",
      stop: { epochs: 100 },
      controls: ["play"],
      predict: { choices: { no: "train.accuracy < 0.8", yes: "train.accuracy >= 0.8" } },
      check: "epoch >= 100",
    },
  ],
  texts: {
    en: {
      title: "XOR",
      question: "Is a line enough?",
      steps: {
        line: {
          say: "This network draws one straight line.",
          ask: "Will it get 80 % right?",
          choices: { no: "No", yes: "Yes" },
          do: "Press Play.",
          after: "{train.accuracy:%}.",
        },
      },
    },
  },
};

/** The codes and paths of what is refused. */
function refused(value: unknown): [string, string][] {
  const { issues = [] } = readLesson(known, value);
  return issues.map(({ code, path }) => [code, path]);
}

/** The short lesson with something else at a path. */
const changed = (path: string, value: unknown): unknown => withPath(short, path, value);

test("a lesson is read from a text and from a value, and nothing is changed", () => {
  expect(readLesson(known, JSON.stringify(short)).value).toEqual(short);
  const frozen = JSON.stringify(short);
  expect(readLesson(known, short).value).toEqual(short);
  expect(JSON.stringify(short)).toBe(frozen);
});

test.each([...files])("our lesson %s is read as it is written", (name, text) => {
  expect(lessons.get(name)).toEqual(JSON.parse(text));
});

test.each<[unknown, string, string]>([
  [undefined, "object_expected", ""],
  [null, "object_expected", ""],
  [[], "object_expected", ""],
  ["{", "lesson_json", ""],
  ["x".repeat(200_001), "lesson_too_large", ""],
  [{ ...short, steps: "x".repeat(200_001) }, "lesson_too_large", ""],
  [changed("lesson", 2), "lesson_version", "lesson"],
  [changed("id", "My lesson"), "lesson_id", "id"],
  [changed("id", "a".repeat(41)), "lesson_id", "id"],
  [changed("lang", "e"), "lesson_language", "lang"],
  [changed("lang", "fr"), "key_missing", "texts.fr"],
  [changed("minutes", 0), "number_out_of_range", "minutes"],
  [changed("minutes", 1.5), "whole_number_expected", "minutes"],
  [changed("needs", ["B"]), "lesson_id", "needs[0]"],
  [changed("fixedSeed", false), "name_unknown", "fixedSeed"],
  [changed("script", "alert(1)"), "key_unknown", '["script"]'],
  [changed("experiment", []), "object_expected", "experiment"],
  [changed("experiment.layers[0].units", 0), "number_out_of_range", "experiment.layers[0].units"],
  [changed("experiment.layer", 0), "key_unknown", "experiment.layer"],
  [changed("steps", []), "list_length", "steps"],
  [changed("steps", Array(41).fill(short.steps[0])), "list_length", "steps"],
  [changed("steps", [short.steps[0], short.steps[0]]), "lesson_ids_repeated", "steps[1].id"],
  [changed("steps[0].id", "__proto__"), "lesson_id", "steps[0].id"],
  [changed("steps[0].html", "x"), "key_unknown", 'steps[0]["html"]'],
  [changed("steps[0].experiment", { seed: -1 }), "number_out_of_range", "steps[0].experiment.seed"],
  [changed("steps[0].change", { "layers[4].units": 1 }), "lesson_path", 'steps[0].change["layers[4].units"]'],
  [changed("steps[0].change", { "layers[0].units": -1 }), "number_out_of_range", "steps[0].change.layers[0].units"],
  [changed("steps[0].change", { "__proto__.x": 1 }), "lesson_path", 'steps[0].change["__proto__.x"]'],
  [changed("steps[0].then", { seed: 1 }), "lesson_then", "steps[0].then"],
  [changed("steps[0].rival", "after"), "name_unknown", "steps[0].rival"],
  [changed("steps[0].restart", false), "name_unknown", "steps[0].restart"],
  [changed("steps[0].parameters", [{ kernel: [1], bias: [0, 0] }]), "number_count", "steps[0].parameters[0].kernel"],
  [changed("steps[0].point", [1]), "number_count", "steps[0].point"],
  [changed("steps[0].room", "kitchen"), "name_unknown", "steps[0].room"],
  [changed("steps[0].panel", "secrets"), "name_unknown", "steps[0].panel"],
  [changed("steps[0].controls", ["all"]), "name_unknown", "steps[0].controls[0]"],
  [changed("steps[0].lab", { logits: [1] }), "lesson_room", "steps[0].lab.logits"],
  [changed("steps[0].lab", { constructor: 1 }), "key_unknown", "steps[0].lab.constructor"],
  [changed("steps[0].explorer", { x: 100 }), "lesson_room", "steps[0].explorer.x"],
  [
    changed("steps[0].explorer", { activations: [{ name: "rulu" }] }),
    "name_unknown",
    "steps[0].explorer.activations[0].name",
  ],
  [changed("steps[0].nudge", { layer: 0, input: 0, unit: 0 }), "key_missing", "steps[0].nudge.epsilon"],
  [changed("steps[0].stop", { epochs: 0 }), "number_out_of_range", "steps[0].stop.epochs"],
  [changed("steps[0].stop", { epochs: 1e9 }), "number_out_of_range", "steps[0].stop.epochs"],
  [changed("steps[0].stop", {}), "lesson_one_of", "steps[0].stop"],
  [changed("steps[0].stop", { epochs: 1, train_loss: 1, train_accuracy: 1 }), "lesson_one_of", "steps[0].stop"],
  [changed("steps[0].seeds", 21), "number_out_of_range", "steps[0].seeds"],
  [changed("steps[0].predict", {}), "lesson_one_of", "steps[0].predict"],
  [changed("steps[0].predict.choices", { yes: true }), "list_length", "steps[0].predict.choices"],
  [changed("steps[0].predict.choices.no", 1), "expression_expected", "steps[0].predict.choices.no"],
  [
    changed("steps[0].predict", { number: "step", low: 2, high: 1, near: 1 }),
    "lesson_low_high",
    "steps[0].predict.high",
  ],
  [
    changed("steps[0].predict", { number: "step", low: 0, high: 1, near: 1, scale: "log" }),
    "lesson_low_high",
    "steps[0].predict.low",
  ],
  [changed("steps[0].predict", { number: "step", low: 0, high: 1 }), "lesson_one_of", "steps[0].predict"],
  [
    changed("steps[0].predict", { number: "diverged", low: 0, high: 1, near: 1 }),
    "quantity_expected",
    "steps[0].predict.number",
  ],
  [changed("steps[0].check", "train.accuracy"), "condition_expected", "steps[0].check"],
  [changed("steps[0].check", "health.std > 1"), "condition_list", "steps[0].check"],
  [changed("steps[0].check", "was.loss > 1"), "lesson_remembered", "steps[0].check"],
  [changed("steps[0].check", 'f("rulu", 1) > 1'), "name_unknown", "steps[0].check"],
  [changed("steps[0].remember", { "a b": "step" }), "lesson_name", 'steps[0].remember["a b"]'],
  [changed("steps[0].show", [{}]), "lesson_one_of", "steps[0].show[0]"],
  [changed("steps[0].show", [{ train: true, set: {} }]), "lesson_one_of", "steps[0].show[0]"],
  [
    changed("steps[0].show", [{ update: { precision: "float64" } }]),
    "restart_needed",
    "steps[0].show[0].update.precision",
  ],
  [
    changed("steps[0].show", [{ weights: { "[0].bias[5]": 1 } }]),
    "lesson_path",
    'steps[0].show[0].weights["[0].bias[5]"]',
  ],
  [changed("steps[0].show", [{ point: [0, 0], target: 9 }]), "class_out_of_range", "steps[0].show[0].target"],
  [changed("texts.en.title", " "), "lesson_text", "texts.en.title"],
  [changed("texts.en.steps.line.say", "x".repeat(601)), "lesson_text", "texts.en.steps.line.say"],
  [changed("texts.en.steps.line.after", "{train.acuracy}"), "fact_unknown", "texts.en.steps.line.after"],
  [changed("texts.en.steps.line.html", "x"), "key_unknown", 'texts.en.steps.line["html"]'],
  [changed("texts.en.steps.line.choices", { no: "No" }), "key_missing", "texts.en.steps.line.choices.yes"],
  [changed("texts.en.steps.line.choices.maybe", "Perhaps"), "key_unknown", 'texts.en.steps.line.choices["maybe"]'],
  [changed("texts.en.steps.line.hints", { a: "Hint" }), "lesson_text_extra", "texts.en.steps.line.hints"],
  [changed("texts.en.steps", {}), "key_missing", "texts.en.steps.line"],
])("fault %# is refused with its path", (value, code, path) => {
  expect(refused(value)).toContainEqual([code, path]);
});

test("a column in a text is that of the text", () => {
  const { issues = [] } = readLesson(known, changed("texts.en.steps.line.after", "So: {train.acuracy:%}."));
  expect(issues.map(({ column }) => column)).toEqual([12]);
});

test("several faults are told at once, at most 20", () => {
  const many = { ...short, id: "A", minutes: 0, steps: Array.from({ length: 30 }, (_, i) => ({ id: `s${i}`, x: 1 })) };
  expect(refused(many)).toHaveLength(20);
  expect(refused({ ...short, id: "A", minutes: 0 })).toEqual([
    ["lesson_id", "id"],
    ["number_out_of_range", "minutes"],
  ]);
});

test("a language that is not the one of reference may lack texts, but has none of its own", () => {
  const zh = { title: "异或", question: "?", steps: {} };
  expect(refused({ ...short, texts: { ...short.texts, "zh-Hans": zh } })).toEqual([]);
  const more = { ...zh, steps: { circle: { say: "?", do: "?" } } };
  expect(refused({ ...short, texts: { ...short.texts, "zh-Hans": more } })).toEqual([
    ["key_unknown", 'texts.zh-Hans.steps["circle"]'],
  ]);
});

test("changes are checked on what the steps before leave", () => {
  const grown = { "layers[0].units": 2, "data.classes": 2 };
  const steps = [
    { id: "one", show: [{ set: { layers: [{ units: 4 }, { units: 2 }] } }] },
    { id: "two", change: { "layers[1].activation": "linear", ...grown, "layers[0].units": 6 } },
    { id: "three", change: { "layers[2].units": 6 } },
  ];
  expect(refused({ ...short, steps }).filter(([, path]) => path.startsWith("steps"))).toEqual([
    ["lesson_path", 'steps[2].change["layers[2].units"]'],
  ]);
});

test("what runs code when it is read is not run twice, and what cannot be written is refused", () => {
  const cycle: Record<string, unknown> = { ...short };
  cycle.steps = [cycle];
  const throwing = Object.defineProperty({ ...short }, "steps", {
    enumerable: true,
    get: () => {
      throw new Error("no");
    },
  });
  expect(refused(cycle)).toEqual([["data_unwritable", ""]]);
  expect(refused(throwing)).toEqual([["data_unwritable", ""]]);
  expect(refused({ ...short, minutes: 3n })).toEqual([["data_unwritable", ""]]);
  expect(refused(() => short)).toEqual([["object_expected", ""]]);
});
