import { expect, test } from "vitest";
import type { Subject } from "../../../../web/experiment/compute.ts";
import type { Config, LayerSpec } from "../../../../web/engine/types.ts";
import type { FrameRequest, UnitPlace } from "../../../../web/experiment/protocol.ts";
import { compute, computeGradients, openRest } from "../../../../web/panels/recurrence/compute.ts";
import { unitStep } from "../../../../web/panels/recurrence/step.ts";
import { catalog, engine } from "../../engine.ts";

const STEPS = 8;
const columns = (count: number) => Array.from({ length: count }, (_, i) => `x${i + 1}`);
const order: Config = {
  precision: "float64",
  data: { name: "order", steps: STEPS, samples: 40 },
  features: columns(STEPS),
  loss: { name: "binary_crossentropy", from_logits: true },
};

/** The worker's part for the layer and unit, after some training. */
function computed(config: Config, layer: number, unit: number, backward = false, chosen: UnitPlace | null = null) {
  const trainer = engine.createTrainer({ ...engine.defaults(), ...config });
  trainer.train({ steps: 10 });
  const data = trainer.data();
  const subject = {
    engine,
    catalog,
    trainer,
    config: trainer.config,
    data,
    parameters: () => trainer.parameters(),
    owned: (make: typeof openRest) => make({ engine, config: trainer.config }),
    unlessRefused: <T>(ask: () => T) => ask(),
  } as unknown as Subject;
  const point = Array.from(data.inputs.subarray(0, data.columns));
  const recurrence = { layer, unit, step: null, backward };
  const request = { point, target: 1, unit: chosen, recurrence } as unknown as FrameRequest;
  return { trainer, point, subject, recurrence: compute(subject, request) };
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const CELLS: [string, LayerSpec][] = [
  ["simple_rnn", { kind: "simple_rnn", units: 3 }],
  ["lstm", { kind: "lstm", units: 3 }],
  ["lstm without bias", { kind: "lstm", units: 3, use_bias: false }],
  ["gru", { kind: "gru", units: 3 }],
  ["gru that resets h itself", { kind: "gru", units: 3, reset_after: false }],
];

const DIRECTIONS = CELLS.flatMap(([name, cell]): [string, LayerSpec, boolean][] => [
  [name, cell, false],
  [`${name}, backwards`, { ...cell, bidirectional: "concat" }, true],
]);

test.each(DIRECTIONS)(
  "%s: the sums of every unit and step are those of the engine's gates and states",
  (_, cell, backward) => {
    for (const unit of [0, 1, 2]) {
      const { recurrence } = computed({ ...order, layers: [cell, { units: 1 }] }, 0, unit, backward);
      expect(recurrence).toMatchObject({ count: STEPS, features: 1, units: 3 });
      for (let t = 0; t < STEPS; t++) {
        const { gates, before, h, c } = unitStep(recurrence!, t);
        for (const { z, value, isCandidate } of gates)
          expect(value, `${unit} ${t}`).toBeCloseTo((isCandidate ? Math.tanh : sigmoid)(z), 10);
        const value = (name: string) => gates.find((gate) => gate.name === name)!.value;
        if (c !== undefined) {
          expect(c).toBeCloseTo(value("f") * before.c + value("i") * value("c"), 10);
          expect(h).toBeCloseTo(value("o") * Math.tanh(c), 10);
        } else if (cell.kind === "gru") {
          expect(h).toBeCloseTo(value("z") * before.h + (1 - value("z")) * value("h"), 10);
        }
      }
    }
  },
);

test("a second layer reads the states of the first, and only the last one has outputs", () => {
  const layers: LayerSpec[] = [
    { kind: "gru", units: 4, return_sequences: true },
    { kind: "lstm", units: 3 },
    { units: 1 },
  ];
  const first = computed({ ...order, layers }, 0, 0).recurrence!;
  const second = computed({ ...order, layers }, 1, 2).recurrence!;
  expect(Array.from(second.inputs)).toEqual(Array.from(first.states.h));
  expect([second.features, second.units]).toEqual([4, 3]);
  expect(first.outputs).toBeUndefined();
  expect(second.outputs).toHaveLength(STEPS);
});

test.each([
  ["a class", order, [{ units: 1 }]],
  [
    "three classes through another layer",
    {
      ...order,
      data: { name: "recall", steps: STEPS, classes: 3, samples: 40 },
      features: columns(3 * STEPS),
      loss: { name: "sparse_categorical_crossentropy", from_logits: true },
    },
    [{ units: 5, activation: "relu" }, { kind: "dropout", rate: 0.2 }, { units: 3 }],
  ],
  [
    "a number",
    {
      ...order,
      data: { name: "adding", steps: STEPS, samples: 40 },
      features: columns(2 * STEPS),
      loss: { name: "mean_squared_error" },
    },
    [{ units: 1 }],
  ],
] as [string, Config, LayerSpec[]][])("the output after the last step is the network's: %s", (_, config, rest) => {
  const { trainer, point, recurrence } = computed({ ...config, layers: [{ kind: "lstm", units: 4 }, ...rest] }, 0, 0);
  const outputs = trainer.predict(point);
  const last = recurrence!.outputs!.slice(-outputs.length);
  outputs.forEach((value, i) => expect(last[i]).toBeCloseTo(value, 6));
  expect(recurrence!.outputs).toHaveLength(STEPS * outputs.length);
});

test("a network that begins with given weights has outputs after each step, too", () => {
  const layers: LayerSpec[] = [{ kind: "lstm", units: 3 }, { units: 1 }];
  const config: Config = { ...order, layers, parameters: [null, { kernel: [1, -1, 0.5] }] };
  expect(computed(config, 0, 0).recurrence!.outputs).toHaveLength(STEPS);
});

test("a network that reads all states has no output after each step", () => {
  const layers: LayerSpec[] = [{ kind: "gru", units: 2, return_sequences: true }, { kind: "flatten" }, { units: 1 }];
  expect(computed({ ...order, layers }, 0, 0).recurrence!.outputs).toBeUndefined();
});

test("the gradient of each step, of every layer that reads steps and of the compared run", () => {
  const layers: LayerSpec[] = [
    { kind: "gru", units: 4, return_sequences: true },
    { kind: "lstm", units: 3 },
    { units: 1 },
  ];
  const { subject } = computed({ ...order, layers }, 0, 0);
  const baseline = {
    trainer: computed({ ...order, layers: [{ kind: "simple_rnn", units: 3 }, { units: 1 }] }, 0, 0).trainer,
  };
  const found = computeGradients({ ...subject, baseline } as unknown as Subject, {} as FrameRequest)!;
  expect(found.map(({ run, layer }) => [run, layer])).toEqual([
    ["own", 0],
    ["own", 1],
    ["baseline", 0],
  ]);
  for (const { norms } of found) {
    expect(norms).toHaveLength(STEPS);
    expect(norms.every((norm) => norm > 0)).toBe(true);
  }
});

test("looking changes no bit, and a layer without steps has no such part", () => {
  const { trainer, subject } = computed({ ...order, layers: [{ kind: "lstm", units: 3 }, { units: 1 }] }, 0, 0);
  const before = trainer.fingerprint();
  computeGradients(subject, {} as FrameRequest);
  expect(trainer.fingerprint()).toBe(before);
  expect(computed({ ...order, layers: [{ units: 3 }, { units: 1 }] }, 0, 0).recurrence).toBeUndefined();
});
