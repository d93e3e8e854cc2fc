import { describe, expect, test } from "vitest";
import {
  activationName,
  classCount,
  classProbabilities,
  freeze,
  lossesFor,
  outputUnits,
  taskOf,
  withActivation,
  withActivationSetting,
  withData,
  withLayer,
  withLayerRemoved,
  withLoss,
  withLossSetting,
  withOptimizer,
  type Experiment,
} from "../../../web/experiment/experiment.ts";
import { withFeature } from "../../../web/experiment/features.ts";
import { withDataset } from "../../../web/experiment/data-set.ts";
import { withLayerAdded } from "../../../web/experiment/layer-kinds.ts";
import { nearestTarget } from "../../../web/experiment/targets.ts";
import { catalog, defaults, description, engine } from "../engine.ts";

const sound = (experiment: Experiment) => expect(engine.validate(experiment)).toEqual([]);
const complete = (experiment: Experiment) => engine.complete(experiment) as Experiment;
const datasets = catalog.datasets;

describe("every data set, coming from every other one", () => {
  for (const from of datasets) {
    for (const to of datasets) {
      test(`${from.name} → ${to.name}`, () => {
        const first = complete(withDataset(description, defaults(), from.name));
        const second = withDataset(description, first, to.name);
        sound(second);
        expect(second.data.name).toBe(to.name);
        expect(taskOf(catalog, second)).toBe(to.task);
      });
    }
  }
});

describe("every loss that fits a data set, with and without from_logits", () => {
  for (const dataset of datasets) {
    for (const classes of new Set([
      dataset.classes[0],
      Math.max(dataset.classes[0], Math.min(4, dataset.classes[1])),
    ])) {
      for (const loss of lossesFor(catalog, dataset.task, classes)) {
        test(`${dataset.name} with ${classes}: ${loss}`, () => {
          const plain = withDataset(description, defaults(), dataset.name);
          const start = dataset.task === "regression" ? plain : withData(catalog, plain, { classes });
          const chosen = complete(withLoss(catalog, complete(start), loss));
          expect(chosen.loss.name).toBe(loss);
          if (!loss.endsWith("crossentropy")) return;
          for (const from_logits of [true, false, true]) {
            const next = withLossSetting(catalog, chosen, { from_logits });
            sound(next);
            expect(next.loss.from_logits).toBe(from_logits);
          }
        });
      }
    }
  }
});

test("digits come with the tutorials' network, and go with it", () => {
  const digits = complete(
    withDataset(description, { ...defaults(), optimizer: { name: "sgd" }, batch_size: 7 }, "digits"),
  );
  expect(digits.layers.map(({ units, activation }) => [units, activationName(activation)])).toEqual([
    [25, "relu"],
    [15, "relu"],
    [10, "linear"],
  ]);
  expect([digits.loss.name, digits.loss.from_logits, digits.optimizer.name, digits.batch_size]).toEqual([
    "sparse_categorical_crossentropy",
    true,
    "adam",
    32,
  ]);
  expect(digits.data).toMatchObject({ classes: 10, side: 8, samples: 1000 });
  expect(digits.features).toHaveLength(64);
  const larger = complete(withData(catalog, digits, { side: 12 }));
  expect([larger.features.length, larger.features.at(-1)]).toEqual([144, "x144"]);
  const smaller = withLayerRemoved(larger, 0);
  expect(withDataset(description, smaller, "digits")).toBe(smaller);
  const plane = complete(withDataset(description, larger, "blobs"));
  expect([plane.features, plane.layers.map(({ units }) => units), plane.data]).toEqual([
    ["x1", "x2"],
    [16, 16, 3],
    { ...defaults().data, name: "blobs" },
  ]);
});

test("two classes take one sigmoid, and keep it when they become three and two again", () => {
  const two = complete(withData(catalog, complete(withDataset(description, defaults(), "moons")), { classes: 2 }));
  expect(outputUnits(complete(withLoss(catalog, two, "binary_crossentropy")))).toBe(1);
  const three = complete(withData(catalog, withLoss(catalog, two, "binary_crossentropy"), { classes: 3 }));
  expect(outputUnits(three)).toBe(3);
  expect(three.loss.name).toBe("sparse_categorical_crossentropy");
  expect(classCount(catalog, three)).toBe(3);
});

test("the output's activation and from_logits say the same", () => {
  const last = defaults().layers.length - 1;
  const softmax = complete(withActivation(catalog, defaults(), last, "softmax"));
  expect(softmax.loss.from_logits).toBe(false);
  const linear = complete(withActivation(catalog, softmax, last, "linear"));
  expect(linear.loss.from_logits).toBe(true);
  expect(activationName(linear.layers[last].activation)).toBe("linear");
});

describe("every activation in a hidden layer", () => {
  for (const { name, elementwise, parameters } of catalog.activations.filter(({ elementwise }) => elementwise)) {
    test(name, () => {
      expect(elementwise).toBe(true);
      const chosen = complete(withActivation(catalog, defaults(), 0, name));
      expect(activationName(chosen.layers[0].activation)).toBe(name);
      for (const parameter of parameters) {
        const value = {
          boolean: !parameter.default,
          number: parameter.slider[1],
          text: "a * sin(x)",
          option: undefined,
        }[parameter.kind];
        const set = complete(withActivationSetting(chosen, 0, { [parameter.name]: value }));
        expect(set.layers[0].activation).toMatchObject({ name, [parameter.name]: value });
      }
    });
  }
});

test("layers come and go, and the last one remains", () => {
  const more = withLayerAdded(catalog, defaults());
  sound(more);
  expect(more.layers.map(({ units }) => units)).toEqual([16, 16, 16, 3]);
  const bare = withLayerRemoved(withLayerRemoved(defaults(), 0), 0);
  sound(bare);
  expect(bare.layers.map(({ units }) => units)).toEqual([3]);
  sound(withLayerAdded(catalog, bare));
  expect(withLayer(defaults(), 1, { units: 5 }).layers.map(({ units }) => units)).toEqual([16, 5, 3]);
});

test("features keep the catalog's order, and one always stays", () => {
  const order = catalog.features.map(({ name }) => name);
  const with3 = withFeature(withFeature(defaults(), "sin_x2", order), "x1_x2", order);
  expect(with3.features).toEqual(["x1", "x2", "x1_x2", "sin_x2"]);
  const one = withFeature(defaults(), "x1", order);
  expect(one.features).toEqual(["x2"]);
  expect(withFeature(one, "x2", order).features).toEqual(["x2"]);
});

test("every optimizer takes the present learning rate and leaves its other numbers to the engine", () => {
  for (const { name } of catalog.optimizers) {
    const next = complete(withOptimizer(defaults(), name));
    expect(next.optimizer).toMatchObject({ name, learning_rate: 0.01 });
  }
});

test("one sigmoid stands for two classes", () => {
  expect(classProbabilities("multiclass", [0.25])).toEqual([0.75, 0.25]);
  expect(classProbabilities("multilabel", [0.25])).toEqual([0.25]);
});

test("the nearest row's target", () => {
  const points = { inputs: Float64Array.of(0, 0, 2, 2, -1, 3), targets: [4, 5, 6], rows: 3, columns: 2 };
  expect(nearestTarget(points, [1.9, 1.2])).toBe(5);
  expect(nearestTarget({ ...points, targets: [0, 1, 1, 0, 1, 1] }, [-1, 2])).toEqual([1, 1]);
  expect(nearestTarget({ ...points, rows: 0 }, [0, 0])).toBeNull();
});

test("an experiment cannot be changed in place", () => {
  const frozen = freeze(defaults());
  expect(() => (frozen.layers[0].units = 1)).toThrow(TypeError);
});
