import { describe, expect, test } from "vitest";
import {
  activationName,
  freeze,
  outputUnits,
  withData,
  withLayer,
  withLoss,
  withLossSetting,
  withOwnData,
  type Experiment,
} from "../../../web/experiment/experiment.ts";
import { withFeature } from "../../../web/experiment/features.ts";
import { withDataset } from "../../../web/experiment/data-set.ts";
import { isEqual } from "../../../web/platform/equal.ts";
import { recalled } from "../../../web/experiment/recall.ts";
import { catalog, defaults, description, engine } from "../engine.ts";

const complete = (experiment: Experiment) => freeze(engine.complete(experiment)) as Experiment;

/** Changes one after another, each with what is recalled of those before; the engine takes every one of them. */
function along(start: Experiment, ...changes: ((experiment: Experiment) => Experiment)[]): Experiment[] {
  const past = [complete(start)];
  for (const change of changes) past.unshift(complete(recalled(description, past, past[0], change(past[0]))));
  return past.reverse();
}

const to = (name: string) => (experiment: Experiment) => withDataset(description, experiment, name);
const loss = (name: string) => (experiment: Experiment) => withLoss(catalog, experiment, name);
const outputOf = ({ layers }: Experiment) => activationName(layers[layers.length - 1].activation);

test("spiral, curve, spiral: the loss, its choice and the output are what they were", () => {
  const labelled = withLossSetting(
    catalog,
    { ...defaults(), loss: { name: "categorical_crossentropy", from_logits: false } },
    { label_smoothing: 0.1 },
  );
  const [first, curve, last] = along(labelled, to("curve"), to("spiral"));
  expect(curve.loss.name).toBe("mean_squared_error");
  expect(last).toEqual(first);
});

test("a task that was never chosen gets its usual loss", () => {
  const curve = complete(withDataset(description, defaults(), "curve"));
  const [, spiral] = along(curve, to("spiral"));
  expect([spiral.loss.name, spiral.loss.from_logits, outputOf(spiral)]).toEqual([
    "sparse_categorical_crossentropy",
    true,
    "linear",
  ]);
});

test("squared error that was chosen for classes stays", () => {
  const [, chosen, , back] = along(defaults(), loss("mean_squared_error"), to("curve"), to("spiral"));
  expect(outputOf(chosen)).toBe("softmax");
  expect([back.loss.name, outputOf(back)]).toEqual(["mean_squared_error", "softmax"]);
});

test("the activation that was chosen beside a loss comes back with it", () => {
  const tanh = (experiment: Experiment) =>
    withLayer(experiment, experiment.layers.length - 1, { activation: { name: "tanh" } });
  const [, , chosen, , back] = along(
    defaults(),
    loss("mean_squared_error"),
    tanh,
    loss("sparse_categorical_crossentropy"),
    loss("mean_squared_error"),
  );
  expect(outputOf(chosen)).toBe("tanh");
  expect(back).toEqual(chosen);
});

test("features and classes that the data between could not have come back", () => {
  const classes = (count: number) => (experiment: Experiment) => withData(catalog, experiment, { classes: count });
  const feature = (experiment: Experiment) => withFeature(experiment, "x1_x2", ["x1", "x2", "x1_x2"]);
  const [, , before, curve, , after] = along(defaults(), classes(5), feature, to("curve"), to("xor"), to("spiral"));
  expect(curve.features).toEqual(["x1"]);
  expect(after).toEqual(before);
  expect(outputUnits(after)).toBe(5);
});

test("digits and back: each has the network that it was left with", () => {
  const wider = (experiment: Experiment) => withLayer(experiment, 0, { units: 31 });
  const [, spiral, , digits, back, again] = along(defaults(), wider, to("digits"), wider, to("spiral"), to("digits"));
  expect(back).toEqual(spiral);
  expect(again).toEqual(digits);
});

test("own data and back, and own data of more columns leaves none of them behind", () => {
  const own = {
    name: "custom" as const,
    inputs: [
      [0, 1, 2],
      [1, 0, 2],
      [2, 1, 0],
    ],
    targets: [0.5, 1, 2],
  };
  const [before, , after] = along(
    defaults(),
    (experiment) => withOwnData(catalog, experiment, own, "regression", 1),
    to("spiral"),
  );
  expect(after).toEqual(before);
});

describe("over all data sets", () => {
  const names = catalog.datasets.map(({ name }) => name);
  test.each(names)("each is taken after %s, which came after the default", (name) => {
    for (const other of names)
      expect(
        along(defaults(), to(name), to(other)).flatMap((each) => engine.validate(each)),
        other,
      ).toEqual([]);
  });

  test.each(names)("there and back from %s changes nothing", (name) => {
    const start = complete(withDataset(description, defaults(), name));
    for (const other of names) expect(isEqual(along(start, to(other), to(name))[2], start), other).toBe(true);
  });
});
