import { expect, test } from "vitest";
import { engine } from "./module.ts";

const [steps, features, units] = [4, 2, 3];

const trainerOf = (layer: object) =>
  engine.createTrainer({
    data: {
      name: "custom",
      shape: [steps, features],
      inputs: Array.from({ length: 6 }, (_, i) =>
        Array.from({ length: steps * features }, (_, j) => Math.sin(3 * i + j)),
      ),
      targets: [0, 1, 0, 1, 0, 1],
    },
    layers: [{ units, ...layer }, { units: 2 }],
  });

const example = Array.from({ length: steps * features }, (_, i) => i / 8);
const sizes = (steps: object | undefined) =>
  steps &&
  Object.entries(steps).flatMap(([name, value]) =>
    value instanceof Float64Array
      ? [[name, value.length]]
      : Object.entries(value as object).map(([gate, numbers]) => [`${name}.${gate}`, numbers.length ?? numbers]),
  );
const all = steps * units;

test("a recurrent layer has the weights of Keras's", () => {
  const weightsOf = (layer: object) => trainerOf(layer).layers()[0].weights;
  expect(weightsOf({ kind: "simple_rnn" })).toEqual({ kernel: [2, 3], recurrent_kernel: [3, 3], bias: [3] });
  expect(weightsOf({ kind: "lstm" })).toEqual({ kernel: [2, 12], recurrent_kernel: [3, 12], bias: [12] });
  expect(weightsOf({ kind: "gru" })).toEqual({ kernel: [2, 9], recurrent_kernel: [3, 9], bias: [2, 9] });
  expect(weightsOf({ kind: "gru", reset_after: false })).toMatchObject({ bias: [9] });
  expect(Object.keys(weightsOf({ kind: "gru", bidirectional: "sum" }))).toEqual([
    "kernel",
    "recurrent_kernel",
    "bias",
    "backward_kernel",
    "backward_recurrent_kernel",
    "backward_bias",
  ]);
  expect(weightsOf({ kind: "lstm", use_bias: false })).toMatchObject({ bias: [0] });
});

test("a forget gate's bias starts at 1, other biases at 0", () => {
  const biasOf = (layer: object) => Array.from(trainerOf({ kind: "lstm", ...layer }).parameters()[0].bias);
  expect(biasOf({})).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  expect(biasOf({ unit_forget_bias: false })).toEqual(Array(12).fill(0));
});

test("a recurrent kernel starts with orthonormal rows", () => {
  const kernel = trainerOf({ kind: "lstm" }).parameters()[0].recurrent_kernel;
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < units; j++) {
      let sum = 0;
      for (let k = 0; k < 4 * units; k++) sum += kernel[i * 4 * units + k] * kernel[j * 4 * units + k];
      expect(sum).toBeCloseTo(i === j ? 1 : 0, 6);
    }
  }
});

test("what the output's shape is follows from return_sequences and bidirectional", () => {
  const outputOf = (layer: object) => trainerOf({ kind: "gru", ...layer }).layers()[0].output;
  expect(outputOf({})).toEqual([3]);
  expect(outputOf({ bidirectional: "concat" })).toEqual([6]);
  expect(outputOf({ bidirectional: "mul" })).toEqual([3]);
  const sequences = engine.createTrainer({
    ...trainerOf({}).config,
    layers: [
      { kind: "lstm", units, return_sequences: true, bidirectional: "concat" },
      { kind: "simple_rnn", units },
      { units: 2 },
    ],
  });
  expect(sequences.layers().map(({ output }) => output)).toEqual([[4, 6], [3], [2]]);
  sequences.train({ steps: 3 });
  expect(sequences.status().state).toBe("ready");
});

test("inspect() tells each step", () => {
  const inspect = (layer: object, target?: number) => trainerOf(layer).inspect(example, target).layers;
  expect(sizes(inspect({ kind: "simple_rnn" }, 1)[0].steps)).toEqual([
    ["h", all],
    ["grad_h", all],
  ]);
  expect(sizes(inspect({ kind: "lstm" }, 1)[0].steps)).toEqual(
    ["h", "c", "gates.i", "gates.f", "gates.c", "gates.o", "grad_h", "grad_c"].map((name) => [name, all]),
  );
  expect(sizes(inspect({ kind: "gru" })[0].steps)).toEqual(
    ["h", "gates.z", "gates.r", "gates.h"].map((name) => [name, all]),
  );
  const [both, dense] = inspect({ kind: "lstm", bidirectional: "sum" }, 1);
  expect(sizes(both.backward_steps)).toEqual(sizes(both.steps));
  expect(dense.steps).toBeUndefined();
});

test("health() tells saturated gates and the gradient in each step", () => {
  const trainer = trainerOf({ kind: "lstm" });
  trainer.train({ steps: 5 });
  const [{ steps: seen, backward_steps, dead, saturated_fraction }, output] = trainer.health();
  expect(Object.keys(seen!.saturated)).toEqual(["i", "f", "c", "o"]);
  expect(seen!.grad_h).toHaveLength(steps);
  expect(Math.min(...seen!.grad_h)).toBeGreaterThan(0);
  expect(backward_steps).toBeUndefined();
  expect(dead).toHaveLength(units);
  expect(saturated_fraction).toBeCloseTo(Object.values(seen!.saturated).reduce((sum, each) => sum + each) / 4, 12);
  expect(output.steps).toBeUndefined();
});

test.each(["simple_rnn", "lstm", "gru"])("a %s is saved, restored and trains on", (kind) => {
  const trainer = trainerOf({ kind, bidirectional: "concat" });
  trainer.train({ steps: 10 });
  const copy = engine.restore(trainer.save());
  copy.train({ steps: 10 });
  trainer.train({ steps: 10 });
  expect(copy.fingerprint()).toBe(trainer.fingerprint());
});
