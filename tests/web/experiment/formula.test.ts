import { expect, test } from "vitest";
import { loadTexts, VIEWS } from "../../../web/i18n/texts.ts";
import { changes } from "../../../web/i18n/changes.ts";
import { taskOf, withData, withLayer, type Experiment } from "../../../web/experiment/experiment.ts";
import { withFeature, withFeatureFormula } from "../../../web/experiment/features.ts";
import { writePlainLink } from "../../../web/experiment/link.ts";
import { withDataset } from "../../../web/experiment/data-set.ts";
import { readAddress } from "../../../web/experiment/read-address.ts";
import { recalled } from "../../../web/experiment/recall.ts";
import { withFittingWeights } from "../../../web/experiment/start-weights.ts";
import { catalog, defaults, description, engine } from "../engine.ts";

const sound = (experiment: Experiment) => expect(engine.validate(experiment)).toEqual([]);
const complete = (experiment: Experiment) => engine.complete(experiment) as Experiment;
const formula = () => complete(withDataset(description, defaults(), "formula"));
const order = catalog.features.map(({ name }) => name);

test("data by a formula becomes classes and values again, of one column and of two", () => {
  let experiment = formula();
  for (const [change, task] of [
    [{ as: "classes" }, "multiclass"],
    [{ columns: 2 }, "multiclass"],
    [{ as: "values" }, "regression"],
    [{ columns: 1 }, "regression"],
    [{ expression: "max(0, 1.5*x)" }, "regression"],
  ] as const) {
    const next = withData(catalog, experiment, change);
    sound(next);
    expect(taskOf(catalog, next)).toBe(task);
    experiment = complete(next);
    expect(experiment.data).toMatchObject(change);
  }
});

test("a formula comes back as it was left, whatever data was between", () => {
  const own = complete(withData(catalog, formula(), { columns: 2, as: "classes", expression: "x1 - x2" }));
  const other = complete(withDataset(description, own, "blobs"));
  const back = recalled(description, [other, own], other, withDataset(description, other, "formula"));
  sound(back);
  expect(back.data).toMatchObject({ columns: 2, as: "classes", expression: "x1 - x2" });
  expect(back.layers.at(-1)!.units).toBe(own.layers.at(-1)!.units);
});

test("a formula among the features stays while others come and go, and is left out by its own name", () => {
  const typed = withFeatureFormula(defaults(), "x1 - x2");
  sound(typed);
  const more = withFeature(typed, "sin_x1", order);
  expect(more.features).toEqual(["x1", "x2", "sin_x1", { expression: "x1 - x2" }]);
  expect(withFeature(more, "x1 - x2", order).features).toEqual(["x1", "x2", "sin_x1"]);
  const curve = withDataset(description, typed, "curve");
  expect(curve.features).toEqual(["x1"]);
  sound(curve);
});

const weights = () => engine.createTrainer(defaults()).parameters();
const given = (): Experiment => complete({ ...defaults(), parameters: weights(), weights_seed: 3 });

test("start weights stay until a change gives the layers other shapes", () => {
  const before = given();
  const kept = (next: Experiment) => withFittingWeights(catalog, before, next).parameters === before.parameters;
  expect(kept(withData(catalog, before, { noise: 0.3 }))).toBe(true);
  expect(kept({ ...before, batch_size: 3, seed: 8 })).toBe(true);
  expect(kept(withLayer(before, 0, { dropout: 0.5, trainable: false, activation: "tanh" }))).toBe(true);
  for (const next of [
    withLayer(before, 0, { units: 5 }),
    withLayer(before, 0, { use_bias: false }),
    withFeature(before, "sin_x1", order),
    { ...before, layers: before.layers.slice(1) },
  ]) {
    expect(kept(next)).toBe(false);
    sound(withFittingWeights(catalog, before, next));
  }
});

test("all keys travel in a link and open again", async () => {
  const experiment = complete(withFeatureFormula({ ...given(), parameters: undefined }, "x1^2"));
  const frozen = complete(withLayer(withData(catalog, experiment, { noise: 0.2 }), 0, { trainable: false }));
  for (const each of [given(), experiment, frozen, formula()]) {
    const { link } = (await readAddress(writePlainLink({ experiment: each, view: {} })!))!;
    expect(engine.complete(link!.experiment)).toEqual(each);
  }
});

test("what changes is said, given weights and a seed of theirs too", async () => {
  const texts = await loadTexts(["en"]);
  await texts.load(VIEWS);
  const said = (next: Experiment) => changes(texts, catalog, defaults(), next);
  expect(said({ ...defaults(), weights_seed: 9 })).toEqual(["Seed of the weights the same → 9"]);
  expect(said({ ...defaults(), parameters: [null, null, null] })).toEqual(["Start weights drawn → given"]);
  const [data, ...rest] = changes(texts, catalog, formula(), withData(catalog, formula(), { as: "classes" }));
  expect([data, ...rest]).toContain("The formula gives a value → a class, by its sign");
});
