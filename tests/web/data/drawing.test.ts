import { describe, expect, test } from "vitest";
import { inputRows } from "../../../web/experiment/inputs.ts";
import type { Points } from "../../../web/experiment/protocol.ts";
import {
  added,
  drawn,
  erased,
  moved,
  nearest,
  ownData,
  spots,
  spray,
  withRows,
  within,
} from "../../../web/data/drawing.ts";
import type { CustomData } from "../../../web/engine/types.ts";
import {
  classCount,
  givenTargets,
  lossesFor,
  lossesOffered,
  taskOf,
  withData,
  withLoss,
  type Experiment,
} from "../../../web/experiment/experiment.ts";
import { withDataset } from "../../../web/experiment/data-set.ts";
import { catalog, defaults, description, engine } from "../engine.ts";

const complete = (experiment: Experiment) => engine.complete(experiment) as Experiment;

function pointsOf(experiment: Experiment): Points {
  const trainer = engine.createTrainer(experiment);
  const { inputs, targets, rows, columns, shape, trainRows } = trainer.data();
  trainer.dispose();
  return { inputs, targets: givenTargets(taskOf(catalog, experiment), targets), rows, columns, shape, trainRows };
}

const byHand = (experiment: Experiment) => ownData(catalog, experiment, pointsOf(experiment));
const data: CustomData = {
  name: "custom",
  inputs: [
    [0, 0],
    [1, 1],
    [-2, 2],
  ],
  targets: [0, 1, 1],
};

describe("every data set with every loss becomes own data of the same task", () => {
  for (const { name, task, classes } of catalog.datasets) {
    for (const count of new Set([classes[0], Math.min(Math.max(4, classes[0]), classes[1])])) {
      for (const loss of lossesFor(catalog, task, count)) {
        test(`${name} with ${count}: ${loss}`, () => {
          const start = complete(withDataset(description, defaults(), name));
          const sized = task === "regression" ? start : complete(withData(catalog, start, { classes: count }));
          const from = complete(withLoss(catalog, sized, loss));
          const own = withRows(catalog, from, byHand(from));
          expect(engine.validate(own)).toEqual([]);
          const taken = complete(own);
          expect(taskOf(catalog, taken)).toBe(task);
          expect(classCount(catalog, taken)).toBe(classCount(catalog, from));
          const [before, after] = [pointsOf(from), pointsOf(taken)];
          const [was, is] = [inputRows(before, 0, before.rows), inputRows(after, 0, after.rows)];
          expect(Array.from(is)).toEqual(Array.from(was, (value) => expect.closeTo(value, 3)));
          expect(after.trainRows).toBe(before.rows);
          expect(taken.data).toMatchObject({ targets: byHand(from).targets });
          for (const other of lossesOffered(catalog, taken))
            expect(taskOf(catalog, complete(withLoss(catalog, taken, other)))).toBe(task);
        });
      }
    }
  }
});

test("targets of −1, beside tanh, are class 0 and labels that do not hold", () => {
  const tanh = (data: Experiment["data"], units: number) =>
    complete({
      ...defaults(),
      data,
      loss: { name: "mean_squared_error" },
      layers: [{ units: 4 }, { units, activation: "tanh" }],
    });
  const two = pointsOf(tanh({ name: "moons", classes: 2, samples: 40 }, 1));
  expect(new Set(two.targets)).toEqual(new Set([0, 1]));
  const labels = pointsOf(tanh({ name: "overlap", classes: 3, samples: 40 }, 3));
  expect(new Set(labels.targets)).toEqual(new Set([0, 1]));
  expect(givenTargets("regression", Float64Array.of(-1, 2))).toEqual(Float64Array.of(-1, 2));
});

test("a point of a new class gains an output; a single sigmoid becomes a softmax", () => {
  const two = complete(withData(catalog, complete(withDataset(description, defaults(), "moons")), { classes: 2 }));
  const sigmoid = complete(withLoss(catalog, two, "binary_crossentropy"));
  const three = complete(withRows(catalog, sigmoid, added(byHand(sigmoid), [{ place: [0, 0], given: 2 }])));
  expect(three.layers.at(-1)!.units).toBe(3);
  expect(three.loss.name).toBe("sparse_categorical_crossentropy");
  const erasedAgain = complete(withRows(catalog, three, { ...data }));
  expect(erasedAgain.layers.at(-1)!.units).toBe(3);
});

test("a row of more labels lengthens all rows", () => {
  const labelled: CustomData = {
    ...data,
    targets: [
      [0, 1],
      [1, 0],
      [1, 1],
    ],
  };
  expect(added(labelled, [{ place: [0, 1], given: [0, 0, 1] }]).targets).toEqual([
    [0, 1, 0],
    [1, 0, 0],
    [1, 1, 0],
    [0, 0, 1],
  ]);
});

test("rows are added at the end, moved in place and erased", () => {
  expect(added(data, [{ place: [0.123456, 1], given: 2 }])).toEqual({
    ...data,
    inputs: [...data.inputs, [0.1235, 1]],
    targets: [0, 1, 1, 2],
  });
  expect(moved(data, 1, [3, -3])).toEqual({
    ...data,
    inputs: [
      [0, 0],
      [3, -3],
      [-2, 2],
    ],
  });
  expect(moved({ ...data, inputs: [[0], [1], [2]], targets: [5, 6, 7] }, 2, [1.5], 0.25)).toMatchObject({
    inputs: [[0], [1], [1.5]],
    targets: [5, 6, 0.25],
  });
  expect(erased(data, new Set([0, 2]))).toEqual({ ...data, inputs: [[1, 1]], targets: [1] });
  expect(erased(data, new Set([0, 1, 2])).inputs).toHaveLength(1);
  expect(data.inputs).toHaveLength(3);
});

test("a point is found on the map, within reach of the hand", () => {
  const places = spots(data, 2, 1);
  expect(places).toEqual([
    [0, 0],
    [0.5, 0.5],
    [-1, 1],
  ]);
  expect(nearest(places, [0.45, 0.4], 0.2)).toBe(1);
  expect(nearest(places, [0.25, 0.2], 0.1)).toBeNull();
  expect(within(places, [0.25, 0.25], 0.36)).toEqual(new Set([0, 1]));
  expect(spots({ ...data, inputs: [[1], [2], [0]], targets: [4, -2, 0] }, 2, 8)).toEqual([
    [0.5, 0.5],
    [1, -0.25],
    [0, 0],
  ]);
});

test("sprayed points fill the disc and stay on the map", () => {
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const all = spray([0.95, 0], 0.2, 400, random);
  expect(all.every(([x, y]) => Math.abs(x) <= 1 && Math.hypot(x - 0.95, y) <= 0.2 + 1e-12)).toBe(true);
  const inner = all.filter(([x, y]) => Math.hypot(x - 0.95, y) < 0.1).length / all.length;
  expect(inner).toBeGreaterThan(0.15);
  expect(inner).toBeLessThan(0.45);
});

test("own rows as the map draws them", () => {
  expect(drawn(data)).toEqual({
    inputs: Float64Array.of(0, 0, 1, 1, -2, 2),
    targets: Float64Array.of(0, 1, 1),
    rows: 3,
    columns: 2,
    shape: [2],
    trainRows: 3,
  });
});

test("a point of several curves is moved along the first", () => {
  const data = {
    name: "custom" as const,
    inputs: [[0], [1]],
    targets: [
      [1, 2],
      [3, 4],
    ],
  };
  expect(moved(data, 1, [2], 7)).toMatchObject({
    inputs: [[0], [2]],
    targets: [
      [1, 2],
      [7, 4],
    ],
  });
});
