import { expect, test } from "vitest";
import { EXPLORER, LAB } from "../../../web/experiment/rooms.ts";
import { pack } from "../../../web/experiment/packing.ts";
import type { PageFacts } from "../../../web/lessons/facts/page.ts";
import { files, known, lessons } from "../lessons/lessons.ts";
import { play } from "../../../web/lessons/play/player.ts";
import { defaults, engine } from "../engine.ts";
import { newApi } from "../faulty.ts";

const page: PageFacts = {
  still: true,
  point: [0.5, 0.5],
  target: 1,
  nudge: null,
  lab: LAB,
  explorer: EXPLORER,
  reached: null,
  was: { loss: 2 },
  answer: null,
};

test("expressions are judged by the open experiment and the page", async () => {
  const api = await newApi();
  await api.propose(defaults(), 1, null);
  await api.advance({ steps: 4 });
  const expressions = [
    "step == 4",
    "train.loss < was.loss",
    "point.loss > 0",
    "max(abs(moved[0].kernel)) > 0",
    "rival.step",
    "1 +",
  ];
  const { value = [] } = await api.judge(expressions, page);
  expect(value.map(({ value, issue }) => value ?? issue?.code)).toEqual([
    true,
    true,
    true,
    true,
    "fact_absent",
    "expression_value_end",
  ]);
});

test("the baseline is run A", async () => {
  const api = await newApi();
  const slow = { ...defaults(), optimizer: { name: "adam", learning_rate: 1e-6 } };
  await api.propose(defaults(), 1, pack(slow));
  await api.advance({ steps: 4 });
  const { value } = await api.judge(
    ["rival.step == step", "rival.train.loss > train.loss", "count(rival.outputs) == count(outputs)"],
    page,
  );
  expect(value).toEqual([{ value: true }, { value: true }, { value: true }]);
});

test("a lesson is read and played beside the open experiment", async () => {
  const api = await newApi();
  await api.propose(defaults(), 1, null);
  await api.advance({ steps: 2 });
  const before = await api.fingerprint();
  const lesson = lessons.get("neuron")!;
  expect(await api.readLesson(files.get("neuron")!, known.panels)).toEqual({ value: lesson });
  expect((await api.readLesson("{}", known.panels)).issues?.[0]).toMatchObject({ code: "key_missing", path: "lesson" });
  expect(await api.playLesson(lesson, 3)).toEqual({ value: await play(engine, lesson, 3) });
  expect(await api.fingerprint()).toBe(before);
});
