import { expect, test } from "vitest";
import { hasActivation, hasUnits, nearestWithUnits, outputIndex, outputSizes } from "../../../web/experiment/layers.ts";
import { fitOutput, inputsOf, outputUnits, type Experiment } from "../../../web/experiment/experiment.ts";
import { withLayerAdded } from "../../../web/experiment/layer-kinds.ts";
import { repairs } from "../../../web/experiment/repairs.ts";
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
  const longer = withLayerAdded(engine.catalog(), experiment);
  expect(longer.layers.map(({ units }) => units)).toEqual([5, undefined, 5, 3, undefined]);
  expect(engine.validate(longer)).toEqual([]);
});

test("a layer is added as a copy of the last one of its kind before that place, or as a usual one", () => {
  const { layers: kinds } = engine.catalog();
  for (const kind of kinds) {
    const longer = withLayerAdded(engine.catalog(), experiment, kind, 1);
    expect(longer.layers).toHaveLength(layers.length + 1);
    expect(longer.layers[1]).toEqual(kind.usual.kind === undefined ? experiment.layers[0] : kind.usual);
  }
  const twice = withLayerAdded(
    engine.catalog(),
    experiment,
    kinds.find(({ name }) => name === "dropout"),
  );
  expect(twice.layers.map(({ rate }) => rate)).toEqual([undefined, 0.1, 0.1, undefined, undefined]);
});

test("each repair of an output that does not fit the loss is accepted by the engine", () => {
  const broken = { ...experiment, layers: experiment.layers.slice(0, -1) };
  const found = repairs(engine.catalog(), broken, engine.validate(broken));
  expect(found.map(({ id }) => id)).toEqual(["repair-from-logits", "repair-activation"]);
  for (const { experiment: mended } of found) expect(engine.validate(mended)).toEqual([]);
  const layers = [...experiment.layers.slice(0, -1), { kind: "activation", activation: "relu" }];
  const logits = { ...experiment, layers, loss: { ...experiment.loss, from_logits: true } };
  const [linear] = repairs(engine.catalog(), logits, engine.validate(logits));
  expect(engine.validate(linear.experiment)).toEqual([]);
});

test("a layer that a refusal names, or a list of the numbers, is put where the shapes then fit", () => {
  const item = (wanted: string) => engine.catalog().layers.find(({ name }) => name === wanted)!;
  const picture = engine.complete({ data: { name: "digits" }, layers: [{ units: 4 }, { units: 10 }] }) as Experiment;
  const reshaped = {
    ...picture,
    layers: [{ kind: "reshape", target_shape: [8, 8] }, { kind: "dropout", rate: 0.1 }, ...picture.layers],
  };
  const [{ id, experiment: flat }] = repairs(engine.catalog(), reshaped, engine.validate(reshaped));
  expect([id, flat.layers.map(({ kind }) => kind)]).toEqual([
    "repair-put",
    ["reshape", "dropout", item("flatten").name, undefined, undefined],
  ]);
  expect(engine.validate(flat)).toEqual([]);
  const layer = { kind: "reshape", target_shape: [8, 8, 1] };
  const issue = { code: "shape_not_picture", args: { found: [64], layer }, path: "layers[1]", message: "" };
  const [put] = repairs(engine.catalog(), picture, [issue]);
  expect(put.experiment.layers.map(({ kind }) => kind)).toEqual([undefined, "reshape", undefined]);
});

test("of a window that is longer than its input the padding is a repair that the engine accepts", () => {
  const small: Experiment = {
    ...experiment,
    data: { name: "digits", side: 8, samples: 20, noise: 0, test_fraction: 0.5, classes: 10, shift: 0 },
    features: Array.from({ length: 64 }, (_, i) => `x${i + 1}`),
    layers: [
      { kind: "conv2d", filters: 2, kernel_size: 5 },
      { kind: "conv2d", filters: 2, kernel_size: 5 },
      { kind: "flatten" },
      { units: 10 },
    ],
    loss: { name: "sparse_categorical_crossentropy", from_logits: true },
  };
  const [repair] = repairs(engine.catalog(), small, engine.validate(small));
  expect(repair.experiment.layers.map(({ padding }) => padding)).toEqual([undefined, "same", undefined, undefined]);
  expect(engine.validate(repair.experiment)).toEqual([]);
});
