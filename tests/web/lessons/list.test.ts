import { expect, test } from "vitest";
import { languages } from "../../../web/i18n/locales/languages.ts";
import { loadTexts } from "../../../web/i18n/texts.ts";
import { CHAPTERS, LESSONS } from "../../../web/lessons/list.ts";
import { loadLesson } from "../../../web/lessons/load.ts";
import { files, lessons } from "./lessons.ts";

test("every lesson is in the list once, under the name of its file", () => {
  expect(LESSONS.map(({ id }) => id).sort()).toEqual([...files.keys()].sort());
  expect([...lessons].filter(([name, { id }]) => name !== id)).toEqual([]);
});

test("the list says what the lessons say", () => {
  for (const { id, minutes, needs } of LESSONS) {
    const lesson = lessons.get(id)!;
    expect([id, minutes, needs]).toEqual([id, lesson.minutes, lesson.needs]);
  }
});

test("lessons that are needed come earlier", () => {
  LESSONS.forEach(({ needs = [] }, i) => {
    const earlier = LESSONS.slice(0, i).map(({ id }) => id);
    expect(needs.filter((id) => !earlier.includes(id))).toEqual([]);
  });
});

test.each(languages)("titles and questions of the list in $name are those of the lessons", async ({ tag }) => {
  const texts = await loadTexts([tag]);
  await texts.load("lessons");
  for (const { id } of CHAPTERS) expect(texts.has(`lesson-chapter-${id}`), id).toBe(true);
  for (const { id } of LESSONS) {
    const { title, question } = lessons.get(id)!.texts[tag];
    expect(texts.text(`lesson-${id}-title`)).toBe(title);
    expect(texts.text(`lesson-${id}-question`)).toBe(question);
  }
});

test("every lesson speaks every language completely", () => {
  for (const lesson of lessons.values()) {
    for (const { tag } of languages) {
      const said = lesson.texts[tag].steps;
      for (const { id, predict, hints = {} } of lesson.steps) {
        const { say, ask, do: task, choices = {}, hints: ofHints = {} } = said[id];
        expect([say, task].every(Boolean), `${lesson.id} ${id} ${tag}`).toBe(true);
        expect(Boolean(ask)).toBe(predict !== undefined);
        expect(Object.keys(choices).sort()).toEqual(
          predict && "choices" in predict ? Object.keys(predict.choices).sort() : [],
        );
        expect(Object.keys(ofHints).sort()).toEqual(Object.keys(hints).sort());
      }
    }
  }
});

test("a lesson is loaded by its id, and one that is unknown is not", async () => {
  expect(await loadLesson("neuron")).toEqual(JSON.parse(files.get("neuron")!));
  expect(await loadLesson("../list")).toBeUndefined();
});
