import { expect, test } from "vitest";
import { changedControls } from "../../../../web/experiment/author/changed-controls.ts";
import type { Control } from "../../../../web/experiment/author/controls.ts";
import {
  withActivation,
  withLayer,
  withLayerRemoved,
  withLoss,
  withOptimizer,
  type Experiment,
} from "../../../../web/experiment/experiment.ts";
import { withDataset } from "../../../../web/experiment/data-set.ts";
import { withFeature } from "../../../../web/experiment/features.ts";
import { withLayerAdded } from "../../../../web/experiment/layer-kinds.ts";
import { catalog, engine } from "../../engine.ts";

const start = engine.defaults() as Experiment;
const description = { catalog, defaults: start } as never;
const custom = withLayer(start, 0, { activation: { name: "custom", expression: "x" } });

test.each<[Control[], Experiment, Experiment?]>([
  [[], start],
  [["seed"], { ...start, seed: start.seed + 1 }],
  [["precision"], { ...start, precision: "float64" }],
  [["batch"], { ...start, batch_size: 7 }],
  [["batch"], { ...start, shuffle: false }],
  [["regularizer"], { ...start, regularizer: { l1: 0.1 } }],
  [["optimizer"], withOptimizer(start, "sgd")],
  [["learning-rate"], { ...start, optimizer: { ...start.optimizer, learning_rate: 3 } }],
  [["units"], withLayer(start, 0, { units: 3 })],
  [["activation"], withActivation(catalog, start, 0, "tanh")],
  [["formula"], withLayer(custom, 0, { activation: { name: "custom", expression: "x * x" } }), custom],
  [["initializer"], withLayer(start, 0, { kernel_initializer: "zeros" })],
  [["dropout"], withLayer(start, 0, { dropout: 0.5 })],
  [["layers"], withLayer(start, 0, { use_bias: false })],
  [["layers"], withLayerAdded(catalog, start)],
  [["layers"], withLayerRemoved(start, 0)],
  [["features"], withFeature(start, "x1", ["x1", "x2"])],
  [["data"], withDataset(description, start, "moons")],
  [["data"], withDataset(description, start, "curve")],
  [["output", "loss"], withLoss(catalog, start, "mean_squared_error")],
])("%j", (controls, after, before = start) => {
  expect(changedControls(before, after)).toEqual(controls);
  expect(changedControls(after, before)).toEqual(controls);
});

test("every key of an experiment belongs to a control", () => {
  for (const key of Object.keys(start)) {
    const found = changedControls(start, { ...start, [key]: "other" });
    expect(found, key).not.toEqual([]);
  }
});
