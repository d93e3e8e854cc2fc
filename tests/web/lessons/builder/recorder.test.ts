import { describe, expect, test } from "vitest";
import type { Experiment } from "../../../../web/experiment/experiment.ts";
import { differences } from "../../../../web/lessons/builder/differences.ts";
import { Recorder, type Seen } from "../../../../web/lessons/builder/recorder.ts";
import { withPaths } from "../../../../web/lessons/paths.ts";
import { engine } from "../../engine.ts";

const experiment = engine.defaults() as Experiment;
const changed = (changes: Record<string, unknown>): Experiment => withPaths(experiment, changes).value!;
const nudge = { layer: 0, input: 0, unit: 0, epsilon: 0.01 };
const START: Seen = { experiment, run: 1, step: 0, epoch: 0, edit: undefined, point: [1, 1], target: null, nudge };

/** What is recorded of pages that are seen one after the other; each has what the one before had. */
function recorded(...pages: Partial<Seen>[]) {
  const recorder = new Recorder(START);
  let seen = START;
  for (const page of pages) recorder.see((seen = { ...seen, ...page }));
  return recorder.end();
}

describe("the differences of two experiments", () => {
  test.each([
    [{ "optimizer.learning_rate": 0.5 }],
    [{ seed: 3, "layers[0].units": 7, "layers[0].activation": { name: "tanh" } }],
    [{ layers: [...experiment.layers, ...experiment.layers] }],
    [{ data: { name: "xor", classes: 2 } }],
  ])("%j lead from one to the other", (changes) => {
    const other = changed(changes);
    const found = differences(experiment, other);
    expect(withPaths(experiment, found).value).toEqual(other);
    expect(differences(experiment, experiment)).toEqual({});
  });

  test("name no more than what has changed", () => {
    expect(differences(experiment, changed({ "layers[0].units": 7, seed: 3 }))).toEqual({
      "layers[0].units": 7,
      seed: 3,
    });
  });
});

describe("a recording", () => {
  test("of nothing is empty", () => {
    expect(recorded({})).toEqual({ show: [], controls: [] });
  });

  test("of training stops there, in whole epochs from the first on", () => {
    expect(recorded({ step: 3, epoch: 0.4 })).toEqual({
      show: [{ train: true }],
      stop: { steps: 3 },
      controls: ["play"],
    });
    expect(recorded({ step: 20, epoch: 2.5 }).stop).toEqual({ epochs: 3 });
    expect(recorded({ step: 16, epoch: 2 }).stop).toEqual({ epochs: 2 });
  });

  test("of a change that begins training anew forgets the training before it", () => {
    const other = changed({ "layers[0].units": 7 });
    expect(
      recorded({ step: 40, epoch: 5 }, { experiment: other, run: 2, step: 0, epoch: 0 }, { step: 8, epoch: 1 }),
    ).toEqual({
      show: [{ set: { "layers[0].units": 7 } }, { train: true }],
      stop: { epochs: 1 },
      controls: ["play", "units"],
    });
  });

  test("of several such changes is one", () => {
    const first = changed({ "layers[0].units": 7 });
    const second = withPaths(first, { seed: 9 }).value!;
    expect(recorded({ experiment: first, run: 2 }, { experiment: second, run: 3 }).show).toEqual([
      { set: { "layers[0].units": 7, seed: 9 } },
    ]);
  });

  test("of a change that training goes on with is an update between two trainings", () => {
    const other = changed({ "optimizer.learning_rate": 0.5 });
    const { show, stop, controls } = recorded({ step: 8, epoch: 1 }, { experiment: other }, { step: 24, epoch: 3 });
    expect(show).toEqual([{ train: { epochs: 1 } }, { update: { "optimizer.learning_rate": 0.5 } }, { train: true }]);
    expect(stop).toEqual({ epochs: 2 });
    expect(controls).toEqual(["play", "learning-rate"]);
  });

  test("of weights by hand names each by its path, with the last value", () => {
    const { units = 1 } = experiment.layers[0];
    const edit = (input: number | null, after: number) => ({ place: { layer: 0, input, unit: 1 }, before: 0, after });
    expect(recorded({ edit: edit(1, 0.5) }, { edit: edit(1, 0.7) }, { edit: edit(null, -1) })).toEqual({
      show: [{ weights: { [`[0].kernel[${units + 1}]`]: 0.7, "[0].bias[1]": -1 } }],
      controls: ["weights"],
    });
  });

  test("of a point ends with it", () => {
    expect(recorded({ point: [0, 2], target: 1 }, { step: 1, epoch: 0.1 }).show).toEqual([
      { train: true },
      { point: [0, 2], target: 1 },
    ]);
  });
});

test("the weight of the nudge is shown as it is at last; a bias has no place in a lesson", () => {
  const moved = { layer: 1, input: 2, unit: 3, epsilon: 0.1 };
  expect(recorded({ nudge: { ...moved, unit: 0 } }, { nudge: moved })).toEqual({
    show: [{ nudge: moved }],
    controls: ["nudge"],
  });
  expect(recorded({ nudge: { ...moved, input: null } })).toEqual({ show: [], controls: [] });
});
