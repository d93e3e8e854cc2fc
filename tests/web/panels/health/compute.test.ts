import { expect, test } from "vitest";
import type { Config, LayerSpec } from "../../../../web/engine/types.ts";
import type { Experiment } from "../../../../web/experiment/experiment.ts";
import { countOf, diagnose, unitStates } from "../../../../web/panels/health/diagnosis.ts";
import { presetOf } from "../../../../web/experiment/presets.ts";
import { featureValues, health, rowsWithin } from "../../../../web/panels/health/compute.ts";
import { catalog, engine } from "../../engine.ts";

function open(config: Config) {
  const trainer = engine.createTrainer({ ...engine.defaults(), ...config });
  const { inputs, columns, trainRows } = trainer.data();
  const rows = Math.min(trainRows, 60);
  const taken = inputs.slice(0, rows * columns);
  const features = featureValues(engine, trainer.config, taken, rows);
  return {
    trainer,
    rows,
    taken,
    features,
    columns,
    read: () => health(engine, catalog, trainer, trainer.config, taken, features, rows),
  };
}

const output: LayerSpec = { units: 3 };

test("the features are those that the network itself takes in", () => {
  const { trainer, rows, taken, features, columns } = open({ features: ["x1", "x2", "x1_x2", "sin_x1"] });
  for (const row of [0, 7, rows - 1]) {
    const { inputs } = trainer.inspect(taken.subarray(row * columns, (row + 1) * columns));
    expect(features.subarray(4 * row, 4 * row + 4)).toEqual(inputs);
  }
});

test("an activation after the output layer changes nothing in the features", () => {
  const { trainer, taken, features } = open({
    layers: [{ units: 4 }, { kind: "dropout", rate: 0.1 }, { units: 3 }, { kind: "activation", activation: "softmax" }],
    loss: { name: "sparse_categorical_crossentropy", from_logits: false },
  });
  expect(features.subarray(0, 2)).toEqual(trainer.inspect(taken.subarray(0, 2)).inputs);
});

test("of columns given, too", () => {
  const inputs = Array.from({ length: 300 }, (_, i) => [i, -i, i % 7]);
  const { features, taken } = open({
    data: { name: "custom", inputs, targets: inputs.map((_, i) => i % 3), test_fraction: 0 },
    features: ["x1", "x2", "x3"],
  });
  expect(features).toEqual(taken);
});

test.each(catalog.activations.filter(({ elementwise }) => elementwise).map(({ name }) => name))(
  "%s: least, greatest and flat are those of each row's own way through the network",
  (activation) => {
    const { trainer, rows, taken, columns, read } = open({
      layers: [{ units: 5, activation }, { units: 4, activation }, output],
      precision: "float64",
    });
    trainer.train({ steps: 5 });
    const found = read();
    const ways = Array.from({ length: rows }, (_, row) =>
      trainer.inspect(taken.subarray(row * columns, (row + 1) * columns)),
    );
    for (const layer of [0, 1]) {
      found[layer].units!.forEach(({ low, high, flat }, unit) => {
        const z = ways.map(({ layers }) => layers[layer].z[unit]);
        expect(low).toBeCloseTo(Math.min(...z), 5);
        expect(high).toBeCloseTo(Math.max(...z), 5);
        if (trainer.parameters()[layer].alpha) return;
        const slopes = engine.activate(activation, z).derivative;
        expect(flat).toBeCloseTo(slopes.filter((slope) => Math.abs(slope) < 0.01).length / rows, 1);
      });
    }
    trainer.dispose();
  },
);

test("an activation layer is measured as the activation of the layer before it, and a dropout has nothing to measure", () => {
  const key = open({ layers: [{ units: 5, activation: "relu" }, output], precision: "float64" });
  const own = open({
    layers: [{ units: 5 }, { kind: "activation", activation: "relu" }, { kind: "dropout", rate: 0 }, output],
    precision: "float64",
  });
  for (const { trainer } of [key, own]) trainer.train({ steps: 5 });
  const [relu] = key.read();
  const [dense, activation, dropout] = own.read();
  activation.units!.forEach(({ low, high, flat }, unit) => {
    expect(flat).toBe(relu.units![unit].flat);
    expect(low).toBeCloseTo(relu.units![unit].low, 6);
    expect(high).toBeCloseTo(relu.units![unit].high, 6);
  });
  expect([dense, activation, dropout].map(({ weighted }) => weighted)).toEqual([true, false, false]);
  expect(dropout.units).toBeUndefined();
});

test("the slope that PReLU has learned is said, and looking changes no bit", () => {
  const { trainer, read } = open({ layers: [{ units: 4, activation: "prelu" }, output] });
  trainer.train({ steps: 20 });
  const before = trainer.fingerprint();
  const alphas = trainer.parameters()[0].alpha;
  expect(read()[0].alpha).toBeCloseTo(Array.from(alphas).reduce((sum, value) => sum + value, 0) / 4);
  expect(trainer.fingerprint()).toBe(before);
});

test("a network too large is not looked into unit by unit", () => {
  expect(rowsWithin(371, 210)).toBe(210);
  expect(rowsWithin(371, 100_000)).toBe(256);
  expect(rowsWithin(1e6, 210)).toBe(0);
});

/** A layer's biases far off; all else as it starts. */
function shifted(activation: string, bias: number, layers = 2) {
  const opened = open({ layers: [...Array.from({ length: layers }, () => ({ units: 8, activation })), output] });
  const parameters = opened.trainer.parameters();
  parameters[layers - 1].bias = Array.from({ length: 8 }, (_, unit) => (unit < 7 ? bias : 0));
  opened.trainer.setParameters(parameters);
  return { found: opened.read(), experiment: opened.trainer.config as Experiment };
}

test("seven of eight ReLUs pushed below 0 are dead, and that is said with its reason", () => {
  const { found, experiment } = shifted("relu", -50);
  expect(countOf(unitStates(catalog, experiment, 1, found[1]), "dead")).toBe(7);
  expect(diagnose(catalog, experiment, found, 0)).toEqual([
    { kind: "dead-below", layer: 1, count: 7, units: 8, share: 7 / 8 },
  ]);
});

test("ReLU6 pushed above 6 is dead for another reason", () => {
  const { found, experiment } = shifted("relu6", 50);
  expect(diagnose(catalog, experiment, found, 0)).toMatchObject([{ kind: "dead", count: 7 }]);
});

test("tanh pushed to its flat end is saturated, not dead", () => {
  const { found, experiment } = shifted("tanh", 9);
  expect(countOf(unitStates(catalog, experiment, 1, found[1]), "saturated")).toBe(7);
  expect(diagnose(catalog, experiment, found, 0)).toMatchObject([{ kind: "saturated", layer: 1, count: 7 }]);
});

test("a sound network gives no cause to speak", () => {
  const { trainer, read } = open({});
  trainer.train({ steps: 100 });
  expect(diagnose(catalog, trainer.config as Experiment, read(), 100)).toEqual([]);
});

test("through ten sigmoids the gradient has vanished at the first layer", () => {
  const deep = Array.from({ length: 10 }, () => ({ units: 8, activation: "sigmoid" }));
  const { trainer, read } = open({ layers: [...deep, output] });
  trainer.train({ steps: 50 });
  const [first] = diagnose(catalog, trainer.config as Experiment, read(), 50);
  expect(first).toMatchObject({ kind: "vanishing", layer: 0 });
  expect(first.share).toBeLessThan(1e-3);
});

test("five layers of sigmoid, as in the experiment to try, hardly get any gradient, five of ReLU do", () => {
  for (const id of ["sigmoid", "relu"]) {
    const { trainer, read } = open(presetOf(id)!.experiment);
    trainer.train({ steps: 100 });
    const kinds = diagnose(catalog, trainer.config as Experiment, read(), 100).map(({ kind }) => kind);
    expect(kinds.includes("vanishing"), id).toBe(id === "sigmoid");
  }
});

test("updates that are as large as the weights are named with their layer", () => {
  const { trainer, read } = open({
    layers: [{ units: 8, activation: "tanh" }, output],
    optimizer: { name: "sgd", learning_rate: 30 },
  });
  trainer.train({ steps: 30 });
  expect(diagnose(catalog, trainer.config as Experiment, read(), 30).map(({ kind }) => kind)).toContain("leaps");
});

test("how far a layer's weights have moved: 0 at the start, then their distance from there", () => {
  const { trainer, read } = open({
    precision: "float64",
    layers: [{ units: 4 }, { kind: "activation", activation: "tanh" }, output],
  });
  expect(read().map(({ moved }) => moved)).toEqual([0, 0, 0]);
  const start = trainer.parameters();
  trainer.train({ steps: 30 });
  const now = trainer.parameters();
  const distances = now.map((layer, i) =>
    Math.sqrt(
      Object.entries(layer)
        .flatMap(([name, values]) => Array.from(values, (value, j) => value - start[i][name][j]))
        .reduce((sum, value) => sum + value ** 2, 0),
    ),
  );
  expect(distances[0]).toBeGreaterThan(0.01);
  read().forEach(({ moved }, i) => expect(moved).toBeCloseTo(distances[i], 9));
});
