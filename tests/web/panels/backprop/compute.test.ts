import { expect, test } from "vitest";
import { inputOf, nextLayer, stepCounts, termsBack, weightSlope } from "../../../../web/panels/backprop/chart.ts";
import { stepsOf } from "../../../../web/panels/backprop/steps.ts";
import type { Config } from "../../../../web/engine/types.ts";
import { backprop } from "../../../../web/panels/backprop/compute.ts";
import { engine } from "../../engine.ts";

const ROW = 5;

/** At a training row, so that the engine's gradients on that row are the same question. */
function atRow(config: Config) {
  const trainer = engine.createTrainer({ ...engine.defaults(), precision: "float64", ...config });
  trainer.train({ steps: 15 });
  const { inputs, targets, rows, columns } = trainer.data();
  const width = targets.length / rows;
  const own = Array.from(targets.slice(ROW * width, (ROW + 1) * width));
  const point = Array.from(inputs.slice(ROW * columns, (ROW + 1) * columns));
  const labels = config.loss?.name === "binary_crossentropy" && width > 1;
  const found = backprop(engine, engine.catalog(), trainer, trainer.config, {
    point,
    target: width === 1 && !labels ? own[0] : own,
  });
  return { trainer, found };
}

const cases: [string, Config][] = [
  [
    "softmax from logits",
    { layers: [{ units: 5, activation: "tanh" }, { units: 4, activation: "prelu" }, { units: 3 }] },
  ],
  [
    "softmax as an activation",
    {
      layers: [
        { units: 5, activation: "gelu" },
        { units: 3, activation: "softmax" },
      ],
      loss: { name: "sparse_categorical_crossentropy", from_logits: false },
    },
  ],
  [
    "one sigmoid",
    {
      data: { name: "xor", classes: 2 },
      layers: [{ units: 4, activation: { name: "elu", alpha: 0.7 } }, { units: 1 }],
      loss: { name: "binary_crossentropy", from_logits: true },
    },
  ],
  [
    "labels",
    {
      data: { name: "overlap", classes: 3 },
      layers: [{ units: 4, activation: "silu" }, { units: 3 }],
      loss: { name: "binary_crossentropy", from_logits: true },
    },
  ],
  [
    "regression",
    {
      data: { name: "plane" },
      layers: [
        { units: 6, activation: "sigmoid", use_bias: false },
        { units: 1, activation: "tanh" },
      ],
      loss: { name: "mean_squared_error" },
    },
  ],
  [
    "layers of their own",
    {
      layers: [
        { kind: "activation", activation: "tanh" },
        { units: 5 },
        { kind: "activation", activation: "prelu" },
        { kind: "dropout", rate: 0.2 },
        { units: 3 },
        { kind: "activation", activation: "softmax" },
      ],
      loss: { name: "sparse_categorical_crossentropy", from_logits: false },
    },
  ],
];

test.each(cases)("%s: every ∂L/∂w that is shown is the engine's gradient on that row", (_, config) => {
  const { trainer, found } = atRow(config);
  const gradients = trainer.gradients([ROW]);
  expect(Math.max(...gradients.flatMap(({ kernel = [] }) => Array.from(kernel, Math.abs)))).toBeGreaterThan(1e-6);
  gradients.forEach(({ kernel = [], bias }, layer) => {
    const { grad_z } = found.layers[layer];
    const units = grad_z!.length;
    for (const [i, value] of kernel.entries())
      expect(weightSlope(found, layer, Math.floor(i / units), i % units)).toBeCloseTo(value, 12);
    bias?.forEach((value, unit) => expect(grad_z![unit]).toBeCloseTo(value, 12));
  });
});

test.each(cases)("%s: each sum that is written out gives the number beside it", (_, config) => {
  const { found } = atRow(config);
  found.layers.forEach(({ z, grad_z, grad_a, slope }, layer) => {
    z.forEach((_, unit) => {
      if (slope) expect(grad_a![unit] * slope[unit]).toBeCloseTo(grad_z![unit], 12);
      if (layer === found.layers.length - 1) return;
      const { form, grad_z: next } = found.layers[layer + 1];
      const sum =
        form === "sum"
          ? termsBack(found, layer, unit).reduce((sum, { weight, slope }) => sum + weight * slope, 0)
          : next![unit];
      expect(sum).toBeCloseTo(grad_a![unit], 12);
    });
  });
});

test("of a layer without units only what it does with each number is written out", () => {
  const { found } = atRow(cases.at(-1)![1]);
  expect(found.layers.map(({ form }) => form)).toEqual(["function", "sum", "function", "same", "sum", "function"]);
  expect(stepCounts(found)).toEqual([2, 5, 5, 1, 3, 3]);
  found.layers.forEach(({ form, z }, layer) => {
    if (form === "function" || form === "same") expect(z).toEqual(inputOf(found, layer));
  });
});

test("the steps lead forwards through every unit shown, to the loss, and back from the output", () => {
  const steps = stepsOf([3, 1], 2);
  expect(steps.map(({ pass, layer, unit }) => `${pass} ${layer} ${unit}`)).toEqual([
    "forward 0 0",
    "forward 0 1",
    "forward 1 0",
    "loss 1 0",
    "backward 1 0",
    "backward 0 0",
    "backward 0 1",
  ]);
  expect([0, 1, 2, 3, 6].map((at) => nextLayer(steps, at, 1))).toEqual([2, 2, 3, 4, 6]);
  expect([0, 1, 3, 6].map((at) => nextLayer(steps, at, -1))).toEqual([0, 0, 2, 5]);
});
