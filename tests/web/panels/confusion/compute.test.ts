import { expect, test } from "vitest";
import { confusion } from "../../../../web/panels/confusion/compute.ts";
import { taskOf, type Experiment } from "../../../../web/experiment/experiment.ts";
import type { Config } from "../../../../web/engine/types.ts";
import { catalog, engine } from "../../engine.ts";

function counted(config: Config) {
  const trainer = engine.createTrainer(engine.complete(config));
  trainer.train({ steps: 40 });
  const data = trainer.data();
  const task = taskOf(catalog, trainer.config as Experiment);
  return { status: trainer.status(), data, found: confusion(task, trainer.predict(data.inputs), data) };
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const trace = (counts: number[][]) => sum(counts.map((row, i) => row[i]));

const output = (units: number, activation = "linear") => [
  { units: 5, activation: "tanh" },
  { units, activation },
];
const classifiers: [string, Config][] = [
  ["softmax on logits", { layers: output(3), loss: { name: "sparse_categorical_crossentropy", from_logits: true } }],
  ["one-hot labels", { layers: output(3), loss: { name: "categorical_crossentropy", from_logits: true } }],
  [
    "one sigmoid",
    {
      data: { name: "moons", classes: 2 },
      layers: output(1),
      loss: { name: "binary_crossentropy", from_logits: true },
    },
  ],
  [
    "one tanh under a squared error",
    { data: { name: "moons", classes: 2 }, layers: output(1, "tanh"), loss: { name: "mean_squared_error" } },
  ],
];

test.each(classifiers)("%s: the counts on the diagonal are the accuracy, on training and test data", (_, config) => {
  const { status, data, found } = counted(config);
  expect(sum(found!.train.flat())).toBe(data.trainRows);
  expect(sum(found!.test.flat())).toBe(data.rows - data.trainRows);
  expect(trace(found!.train) / data.trainRows).toBeCloseTo(status.train.accuracy, 6);
  expect(trace(found!.test) / (data.rows - data.trainRows)).toBeCloseTo(status.test!.accuracy, 6);
});

test("each label has its four counts, and what is right in them is the accuracy", () => {
  const { status, data, found } = counted({
    data: { name: "overlap", classes: 3 },
    layers: output(3),
    loss: { name: "binary_crossentropy", from_logits: true },
  });
  for (const counts of found!.train) expect(sum(counts)).toBe(data.trainRows);
  const right = sum(found!.train.map(([hit, , , none]) => hit + none));
  expect(right / (3 * data.trainRows)).toBeCloseTo(status.train.accuracy, 6);
});

test("numbers have no classes to be confused", () => {
  expect(
    counted({ data: { name: "plane" }, layers: [{ units: 1 }], loss: { name: "mean_squared_error" } }).found,
  ).toBeUndefined();
});
