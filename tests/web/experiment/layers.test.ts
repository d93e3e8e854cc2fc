import { expect, test } from "vitest";
import { hasActivation, hasUnits, nearestWithUnits, outputIndex, outputSizes } from "../../../web/experiment/layers.ts";
import type { Description } from "../../../web/experiment/protocol.ts";
import {
  fitOutput,
  inputsOf,
  outputUnits,
  withLayerAdded,
  type Experiment,
} from "../../../web/experiment/experiment.ts";
import { engine } from "../../engine/module.ts";

const layers = [
  { units: 5, activation: { name: "relu" } },
  { kind: "dropout", rate: 0.1 },
  { units: 3, activation: { name: "linear" } },
  { kind: "activation", activation: { name: "softmax" } },
];
const experiment = engine.complete({
  layers,
  loss: { name: "sparse_categorical_crossentropy", from_logits: false },
}) as Experiment;

test("a layer without units gives as many numbers as it reads", () => {
  expect(outputSizes(2, layers)).toEqual([5, 5, 3, 3]);
  expect(layers.map((_, layer) => inputsOf(experiment, layer))).toEqual([2, 5, 5, 3]);
  expect(outputUnits(experiment)).toBe(3);
});

test("layers are asked for what they have", () => {
  expect(layers.map(hasUnits)).toEqual([true, false, true, false]);
  expect(layers.map(hasActivation)).toEqual([true, false, true, true]);
  expect(outputIndex(layers)).toBe(2);
  expect([0, 1, 2, 3].map((i) => nearestWithUnits(layers, i))).toEqual([0, 0, 2, 2]);
  expect(nearestWithUnits([{ kind: "dropout", rate: 0.1 }, { units: 3 }], 0)).toBe(1);
});

test("an activation after the output layer stays the output's", () => {
  const four = fitOutput(engine.catalog(), experiment, "multiclass", 4);
  expect(four.layers[2].units).toBe(4);
  expect(four.layers[3]).toEqual({ kind: "activation", activation: { name: "softmax" } });
  expect(engine.validate({ ...four, data: { name: "spiral", classes: 4 } })).toEqual([]);
  const longer = withLayerAdded({ catalog: engine.catalog(), defaults: engine.defaults() } as Description, experiment);
  expect(longer.layers.map(({ units }) => units)).toEqual([5, undefined, 5, 3, undefined]);
  expect(engine.validate(longer)).toEqual([]);
});
