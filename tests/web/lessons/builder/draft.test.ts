import { expect, test } from "vitest";
import { both, bounded, negation, read } from "../../../../web/lessons/builder/conditions.ts";
import {
  finished,
  freeName,
  idOf,
  moved,
  newDraft,
  withNewStep,
  withoutStep,
  withStep,
  withStepTexts,
  withTexts,
} from "../../../../web/lessons/builder/draft.ts";
import { sharingTexts } from "../../../../web/lessons/builder/sharing.ts";
import { readLesson } from "../../../../web/lessons/read/lesson.ts";
import { engine } from "../../engine.ts";

/** A draft of one step with everything that a lesson needs. */
function whole() {
  let draft = withTexts(newDraft("en"), "en", { title: "A “new” one", question: "Why?" });
  draft = withNewStep(draft, { stop: { epochs: 3 }, controls: ["play"] });
  return withStepTexts(draft, "en", "step-1", { say: "So it is.", do: "Press Play." });
}

test("what is written is a lesson that can be read, without what is left empty", () => {
  let draft = withStepTexts(whole(), "zh-Hans", "step-1", { say: " ", after: "" });
  draft = withStep(draft, "step-1", { check: " " });
  const lesson = finished(draft);
  expect(readLesson({ engine, panels: [] }, lesson)).toEqual({ value: lesson });
  expect(Object.keys(lesson.texts)).toEqual(["en"]);
  expect(lesson.steps[0]).not.toHaveProperty("check");
});

test("what is missing is named with its place", () => {
  const draft = withStepTexts(whole(), "en", "step-1", { say: "" });
  const { issues = [] } = readLesson({ engine, panels: [] }, finished(draft));
  expect(issues.map(({ code, path }) => [code, path])).toEqual([["key_missing", "texts.en.steps.step-1.say"]]);
});

test("texts of choices and hints that are gone are not saved", () => {
  let draft = withStep(whole(), "step-1", { predict: { choices: { yes: "step > 1", no: "step <= 1" } } });
  draft = withStepTexts(draft, "en", "step-1", { ask: "Will it?", choices: { yes: "Yes", no: "No", old: "Old" } });
  expect(finished(draft).texts.en.steps["step-1"].choices).toEqual({ yes: "Yes", no: "No" });
  const without = finished(withStep(draft, "step-1", { predict: undefined }));
  expect(without.texts.en.steps["step-1"]).toEqual({ say: "So it is.", do: "Press Play." });
});

test("steps are added, moved and removed with their texts", () => {
  const three = withNewStep(withNewStep(whole(), {}), {});
  expect(three.steps.map(({ id }) => id)).toEqual(["step-1", "step-2", "step-3"]);
  expect(moved(three, 2, -1).steps.map(({ id }) => id)).toEqual(["step-1", "step-3", "step-2"]);
  const two = withoutStep(three, "step-1");
  expect(two.texts.en.steps).toEqual({});
  expect(withNewStep(two, {}).steps.map(({ id }) => id)).toEqual(["step-2", "step-3", "step-1"]);
  expect(freeName("hint", ["hint-1", "hint-3"])).toBe("hint-2");
});

test("a step after one with two runs has one run again", () => {
  const experiment = engine.defaults();
  let draft = withNewStep(whole(), { experiment, rival: "before" });
  draft = withNewStep(draft, { experiment });
  expect(finished(draft).steps.map(({ rival }) => rival)).toEqual([undefined, "before", null]);
});

test.each([
  ["A bend", "a-bend"],
  ["  Élan & Vital!  ", "elan-vital"],
  ["弯曲", "my-lesson"],
  ["Bend", "my-bend"],
])("the id of %j is %s", (title, id) => {
  expect(idOf(title)).toBe(id);
});

test.each([
  ["train.loss < 0.5", "train.loss >= 0.5"],
  ["not diverged", "diverged"],
  ["near(train.loss, 1, 0.1)", "not near(train.loss, 1, 0.1)"],
  ["step > 1 and epoch > 2", "not (step > 1 and epoch > 2)"],
])("%s is not true when %s is", (condition, opposite) => {
  expect(negation(condition)).toBe(opposite);
});

test("a condition that is wrong says where", () => {
  expect(read("train.los > 1", "truth").issue).toMatchObject({ code: "fact_unknown", column: 7 });
  expect(read("train.loss", "truth").issue).toMatchObject({ code: "condition_expected" });
  expect(read("train.loss", "number").issue).toBeUndefined();
  expect(both("", "step > 1")).toBe("step > 1");
  expect(both("epoch > 2", "step > 1")).toBe("epoch > 2 and step > 1");
});

test.each([
  [
    "train.loss < 0.5 and step > 3",
    { expression: "train.loss", sign: "<", bound: 0.5 },
    "train.loss < 0.7 and step > 3",
  ],
  [
    "all(health.dead_fraction <= 0.5)",
    { expression: "health.dead_fraction", sign: "<=", bound: 0.5 },
    "all(health.dead_fraction <= 0.7)",
  ],
  [
    "near(train.loss, 2, 0.5)",
    { expression: "abs(train.loss - 2)", sign: "<=", bound: 0.5 },
    "near(train.loss, 2, 0.7)",
  ],
] as const)("%s gets another bound", (condition, spread, expected) => {
  const whole = { ...spread, fixed: true, least: 0, median: 0, greatest: 0, holds: 1 };
  expect(bounded(condition, whole, 0.7)).toBe(expected);
});

test("a lesson is handed on by texts that no title can break out of", async () => {
  const lesson = finished(withTexts(whole(), "en", { title: '"><script>] & [x](y)' }));
  const texts = await sharingTexts(lesson, "https://example.org/play/index.html#preset=xor");
  expect(texts.link).toMatch(/^https:\/\/example\.org\/play\/index\.html#lesson=[\w-]+$/);
  expect(texts.frame).toContain(`title='"&gt;&lt;script&gt;] &amp; [x](y)'`);
  expect(texts.element).toContain(`lesson="${lesson.id}.lesson.json"`);
  expect(texts.element).toContain('src="https://example.org/play/activation-playground.js"');
  expect(texts.markdown).toBe(`["\\>\\<script\\>\\] & \\[x\\](y)](${texts.link})`);
});
