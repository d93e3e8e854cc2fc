import { expect, test } from "vitest";
import { changes } from "../../../web/i18n/changes.ts";
import {
  withActivation,
  withActivationSetting,
  withLayer,
  withOptimizer,
  type Experiment,
} from "../../../web/experiment/experiment.ts";
import { withFeature } from "../../../web/experiment/features.ts";
import { withDataset } from "../../../web/experiment/data-set.ts";
import { withLayerAdded } from "../../../web/experiment/layer-kinds.ts";
import { loadTexts, VIEWS } from "../../../web/i18n/texts.ts";
import { catalog, defaults, description, engine } from "../engine.ts";

const englishTexts = await loadTexts(["en"]);
await englishTexts.load(VIEWS);
const between = (before: Experiment, after: Experiment) =>
  changes(englishTexts, catalog, engine.complete(before) as Experiment, engine.complete(after) as Experiment);
const from = (change: (experiment: Experiment) => Experiment) => between(defaults(), change(defaults()));

test.each<[string, (experiment: Experiment) => Experiment, string[]]>([
  ["nothing", (e) => e, []],
  ["a seed", (e) => ({ ...e, seed: 8 }), ["Seed 7 → 8"]],
  ["an activation", (e) => withActivation(catalog, e, 0, "sigmoid"), ["Layer 1 ReLU → Sigmoid"]],
  ["units", (e) => withLayer(e, 1, { units: 4 }), ["Layer 2, Units 16 → 4"]],
  ["an optimizer", (e) => withOptimizer(e, "sgd"), ["Optimizer Adam → SGD"]],
  [
    "a learning rate",
    (e) => ({ ...e, optimizer: { ...e.optimizer, learning_rate: 0.3 } }),
    ["Learning rate 0.01 → 0.3"],
  ],
  [
    "a penalty and a switch",
    (e) => ({ ...e, regularizer: { l2: 0.001 }, shuffle: false }),
    ["L2 penalty 0 → 0.001", "Shuffle each epoch yes → no"],
  ],
  [
    "a feature",
    (e) =>
      withFeature(
        e,
        "x2",
        catalog.features.map(({ name }) => name),
      ),
    ["Features x₁, x₂ → x₁"],
  ],
  ["a new layer", (e) => withLayerAdded(catalog, e), ["Hidden layers 2 → 3"]],
  ["a data set", (e) => withDataset(description, e, "circles"), ["Data set Spiral → Circles"]],
  ["a dropout", (e) => withLayer(e, 0, { dropout: 0.25 }), ["Layer 1, Dropout 0 → 0.25"]],
])("%s in words", (_, change, words) => {
  expect(from(change)).toEqual(words);
});

test("a parameter is named with its layer, and not where the activation itself is another", () => {
  const elu = withActivation(catalog, defaults(), 0, "elu");
  expect(between(elu, withActivationSetting(elu, 0, { alpha: 0.5 }))).toEqual(["Layer 1, α 1 → 0.5"]);
  expect(from(() => withActivationSetting(elu, 0, { alpha: 0.5 }))).toEqual(["Layer 1 ReLU → ELU"]);
});

test("in another language every word is of that language", async () => {
  const texts = await loadTexts(["zh-Hans"]);
  await texts.load(VIEWS);
  expect(changes(texts, catalog, defaults(), { ...defaults(), batch_size: 8 })).toEqual([
    `${texts.text("batch-size")} 32 → 8`,
  ]);
});
