import { expect, test } from "vitest";
import type { Subject } from "../../../../web/experiment/compute.ts";
import type { Config, LayerSpec } from "../../../../web/engine/types.ts";
import type { UnitPlace } from "../../../../web/experiment/protocol.ts";
import { stepEffects } from "../../../../web/panels/recurrence/effects.ts";
import { catalog, engine } from "../../engine.ts";

const STEPS = 6;
const squared = { name: "mean_squared_error" };
const columns = (count: number) => Array.from({ length: count }, (_, i) => `x${i + 1}`);
const probability = (output: LayerSpec): Config["loss"] => ({
  name: output.units === 1 ? "binary_crossentropy" : "sparse_categorical_crossentropy",
  from_logits: output.activation === undefined,
});
const order = (first: LayerSpec[], output: LayerSpec): Config => ({
  data: { name: "order", steps: STEPS, samples: 40 },
  features: columns(STEPS),
  layers: [...first, output],
  loss: probability(output),
});
const recall = (first: LayerSpec[], output: LayerSpec): Config => ({
  data: { name: "recall", steps: STEPS, classes: 3, samples: 40 },
  features: columns(3 * STEPS),
  layers: [...first, output],
  loss: probability(output),
});
const adding = (first: LayerSpec[], output: LayerSpec): Config => ({
  data: { name: "adding", steps: STEPS, samples: 40 },
  features: columns(2 * STEPS),
  layers: [...first, output],
  loss: squared,
});

function trained(config: Config) {
  const optimizer = { name: "adam", learning_rate: 0.03 };
  const trainer = engine.createTrainer({ ...engine.defaults(), precision: "float64", optimizer, ...config });
  trainer.train({ steps: 20 });
  const data = trainer.data();
  const opened = { engine, config: trainer.config };
  const subject = {
    ...opened,
    catalog,
    trainer,
    parameters: () => trainer.parameters(),
    owned: <T>(make: (of: typeof opened) => T) => make(opened),
    unlessRefused: <T>(ask: () => T) => ask(),
  } as unknown as Subject;
  return { trainer, subject, point: data.inputs.subarray(data.columns, 2 * data.columns) };
}

function effectsAt(
  { trainer, subject, point }: ReturnType<typeof trained>,
  layer = 0,
  chosen: UnitPlace | null = null,
) {
  const inspection = trainer.inspect(point);
  const [count, features] = trainer.layers()[layer].input;
  const inputs = layer === 0 ? inspection.inputs : inspection.layers[layer - 1].a;
  return { count, features, inputs, ...stepEffects(subject, { layer, count, features, inputs, inspection, chosen })! };
}

/** The lengths of the differences' quotients, of the fourth order. */
function measured(score: (inputs: Float64Array) => number, inputs: ArrayLike<number>, features: number): number[] {
  const by = 0.05;
  const lengths = new Array<number>(inputs.length / features).fill(0);
  for (let i = 0; i < inputs.length; i++) {
    const moved = (change: number) => score(Float64Array.from(inputs, (value, j) => value + (i === j ? change : 0)));
    const near = (moved(by) - moved(-by)) / (2 * by);
    const far = (moved(2 * by) - moved(-2 * by)) / (4 * by);
    lengths[Math.floor(i / features)] += ((4 * near - far) / 3) ** 2;
  }
  return lengths.map(Math.sqrt);
}

/** Up to a thousandth of the largest: predict gives float32. */
function expectLengths(found: Float64Array, expected: number[]): void {
  const scale = Math.max(...expected);
  expect(scale).toBeGreaterThan(1e-3);
  for (const [t, norm] of found.entries()) expect(Math.abs(norm - expected[t]) / scale, `step ${t}`).toBeLessThan(1e-3);
}

/** ln(p/(1 − p)), of outputs that are probabilities. */
const logOdds = (outputs: ArrayLike<number>, output: number) => Math.log(outputs[output] / (1 - outputs[output]));

const lstm: LayerSpec = { kind: "lstm", units: 4 };
const simple: LayerSpec = { kind: "simple_rnn", units: 4 };
const labels = { name: "binary_crossentropy" };
const NETWORKS: [string, Config][] = [
  ["the log-odds of an lstm's one logit", order([lstm], { units: 1 })],
  ["of a sigmoid", order([lstm], { units: 1, activation: "sigmoid" })],
  ["of a sigmoid with a loss on numbers", { ...order([lstm], { units: 1, activation: "sigmoid" }), loss: squared }],
  ["of a softmax whose loss takes labels", { ...order([lstm], { units: 2, activation: "softmax" }), loss: labels }],
  ["an output of a gaussian", order([lstm], { units: 1, activation: "gaussian" })],
  ["of the likeliest of three logits", recall([lstm], { units: 3 })],
  ["of the likeliest of a softmax, and of a simple RNN", recall([simple], { units: 3, activation: "softmax" })],
  ["an output of a number, of sequences of two channels", adding([simple], { units: 1 })],
  ["an output of tanh", adding([lstm], { units: 1, activation: "tanh" })],
  ["both directions", order([{ ...lstm, bidirectional: "concat" }], { units: 1 })],
  ["all states", order([{ kind: "gru", units: 3, return_sequences: true }, { kind: "flatten" }], { units: 1 })],
];

test.each(NETWORKS)("they are what predict says of slightly changed inputs: %s", (name, config) => {
  const scene = trained(config);
  const { inputs, features, norms, output, isLogOdds } = effectsAt(scene);
  expect(isLogOdds).toBe(!name.startsWith("an output"));
  const score = (changed: Float64Array) => {
    const outputs = scene.trainer.predict(changed);
    const at = outputs.length > 1 ? output : 0; // of a single probability, both classes change alike
    return isLogOdds ? logOdds(outputs, at) : outputs[at];
  };
  const expected = measured(score, inputs, features);
  expect(norms).toHaveLength(STEPS);
  expectLengths(norms, expected);
});

test.each<[string, LayerSpec]>([
  ["another recurrent layer", { kind: "gru", units: 3, return_sequences: true }],
  ["a convolution that gives fewer steps", { kind: "conv1d", filters: 3, kernel_size: 3 }],
])("of a layer after %s, they are of what the layer itself reads", (_, first) => {
  const scene = trained(order([first, lstm], { units: 1 }));
  const { count, features, inputs, norms } = effectsAt(scene, 1);
  const rest = engine.createTrainer({
    precision: "float64",
    data: {
      name: "custom",
      shape: [count, features],
      inputs: [Array.from(inputs), Array.from(inputs)],
      targets: [0, 1],
    },
    features: columns(count * features),
    layers: [lstm, { units: 1 }],
    loss: { name: "binary_crossentropy", from_logits: true },
  });
  rest.setParameters(scene.trainer.parameters().slice(1));
  const expected = measured((changed) => logOdds(rest.predict(changed), 0), inputs, features);
  expect(norms).toHaveLength(count);
  expectLengths(norms, expected);
});

test("the output is the likeliest class, or the one whose unit is chosen", () => {
  const scene = trained(recall([lstm], { units: 3 }));
  const { probabilities } = scene.trainer.inspect(scene.point);
  const likeliest = probabilities.indexOf(Math.max(...probabilities));
  expect(effectsAt(scene).output).toBe(likeliest);
  expect(effectsAt(scene, 0, { layer: 0, unit: 2 }).output).toBe(likeliest);
  for (const unit of [0, 1, 2]) expect(effectsAt(scene, 0, { layer: 1, unit }).output).toBe(unit);
});

test("of several numbers the first, though another may be larger", () => {
  const rows = [0, 1].map((row) => [row, -1, 0.5, row]);
  const scene = trained({
    data: { name: "custom", shape: [4, 1], inputs: rows, targets: rows.map(() => [0, 9]), test_fraction: 0 },
    features: columns(4),
    layers: [lstm, { units: 2 }],
    loss: squared,
  });
  const [first, second] = scene.trainer.predict(scene.point);
  expect(second).toBeGreaterThan(first);
  expect(effectsAt(scene)).toMatchObject({ output: 0, isLogOdds: false });
});

test("the answer of a single probability is one of two classes", () => {
  const scene = trained(order([lstm], { units: 1 }));
  const [cell, { kernel }] = scene.trainer.parameters();
  for (const [bias, output] of [
    [-50, 0],
    [50, 1],
  ]) {
    scene.trainer.setParameters([cell, { kernel, bias: [bias] }]);
    expect(effectsAt(scene).output).toBe(output);
    expect(effectsAt(scene, 0, { layer: 1, unit: 0 }).output).toBe(output);
  }
});

test.each<[string, LayerSpec]>([
  ["a sigmoid", { units: 1, activation: "sigmoid" }],
  ["a softmax", { units: 2, activation: "softmax" }],
])("they are still there when %s gives 1 in every digit", (_, output) => {
  const scene = trained({ ...order([lstm], output), precision: "float32" });
  const before = effectsAt(scene).norms;
  const [cell, { kernel, bias }] = scene.trainer.parameters();
  scene.trainer.setParameters([cell, { kernel, bias: Float64Array.from(bias).fill(80, -1) }]);
  expect(scene.trainer.predict(scene.point).at(-1)).toBe(1);
  for (const [t, norm] of effectsAt(scene).norms.entries()) expect(norm / before[t]).toBeCloseTo(1, 4);
});
