import { expect, test } from "vitest";
import { unitStates } from "../../../web/panels/health/diagnosis.ts";
import type { GeneratedData, Trainer } from "../../../web/engine/types.ts";
import { withActivation, type Experiment } from "../../../web/experiment/experiment.ts";
import { withLayerAdded } from "../../../web/experiment/layer-kinds.ts";
import { readAddress } from "../../../web/experiment/read-address.ts";
import { PRESETS, presetAfter, presetOf } from "../../../web/experiment/presets.ts";
import { catalog, engine } from "../engine.ts";

const experimentOf = (id: string) => engine.complete(presetOf(id)!.experiment) as Experiment;
const baselineOf = (id: string) => engine.complete(presetOf(id)!.baseline!) as Experiment;

/** The preset's own seed and two others: what a hint says holds for more than one. */
const SEEDS = [7, 8, 9];
const seeded = (experiment: Experiment, seed: number): Experiment => ({ ...experiment, seed });

/** What `read` finds after so many steps. */
function after<T>(steps: number, experiment: Experiment, read: (trainer: Trainer) => T): T {
  const trainer = engine.createTrainer(experiment);
  trainer.train({ steps });
  const found = read(trainer);
  trainer.dispose();
  return found;
}

const accuracy = (trainer: Trainer) => trainer.status().train.accuracy;
const tested = (trainer: Trainer) => trainer.status().test!.accuracy;
const gradients = (trainer: Trainer) => trainer.health().map(({ gradient_norm }) => gradient_norm);

test("each is sound, has a name of its own, and leads to the next", () => {
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
  for (const { id, experiment, baseline = {} } of PRESETS)
    for (const config of [experiment, baseline]) expect(engine.validate(config), id).toEqual([]);
  expect(PRESETS.map(presetAfter)).toEqual([...PRESETS.slice(1), PRESETS[0]]);
});

test("the share of test rows fits its field, and leaves as many rows to learn from as the hint says", () => {
  for (const { id } of PRESETS) {
    const { data } = experimentOf(id);
    expect(String((data as GeneratedData).test_fraction).length, id).toBeLessThanOrEqual(5);
  }
  const learned = (id: string) => after(0, experimentOf(id), (trainer) => trainer.data().trainRows);
  expect(["shapes", "bursts", "adding"].map(learned)).toEqual([120, 60, 1000]);
});

test("a link leads to each by its name, and names none that is not there", async () => {
  for (const { id, experiment, baseline } of PRESETS) {
    const { link } = (await readAddress(`#preset=${id}`)) ?? {};
    expect(link).toMatchObject({ experiment, view: { preset: id } });
    expect(link?.view.baseline).toBe(baseline);
  }
  expect(await readAddress("#preset=nothing")).toEqual({ fault: "link-no-preset" });
});

test("only the preset of linear layers gets advice", () => {
  const advice = Object.fromEntries(PRESETS.map(({ id, experiment }) => [id, engine.advice(experiment)]));
  for (const { id, baseline = {} } of PRESETS) expect(engine.advice(baseline), id).toEqual([]);
  const linear = [0, 1, 2].map((i) => ({ code: "linear_hidden", path: `layers[${i}].activation` }));
  expect(advice).toMatchObject(Object.fromEntries(PRESETS.map(({ id }) => [id, id === "linear" ? linear : []])));
});

// What each tells to watch is so.

test("the spiral is learned", () => {
  expect(after(1000, experimentOf("spiral"), accuracy)).toBeGreaterThan(0.95);
});

test("XOR is not learned without a hidden layer, and with one it is", () => {
  expect(after(1000, experimentOf("xor"), accuracy)).toBeLessThan(0.75);
  expect(after(1000, withLayerAdded(catalog, experimentOf("xor")), accuracy)).toBeGreaterThan(0.95);
});

test("of five layers of sigmoid the first gets hardly any gradient and nothing is learned, with ReLU all is", () => {
  const norms = after(1000, experimentOf("sigmoid"), gradients);
  expect(norms[0]).toBeLessThan(norms[5] / 100);
  expect(after(1000, experimentOf("sigmoid"), accuracy)).toBeLessThan(0.65);
  expect(after(1000, experimentOf("relu"), accuracy)).toBeGreaterThan(0.95);
});

test("ReLUs die, and leaky ones or those at a lower rate do not", () => {
  const dead = (experiment: Experiment) =>
    after(500, experiment, (trainer) =>
      trainer
        .health()
        .slice(0, -1)
        .flatMap((layer, i) => unitStates(catalog, experiment, i, layer))
        .filter((state) => state === "dead"),
    ).length;
  const dying = experimentOf("dying");
  expect(dead(dying)).toBeGreaterThan(8);
  expect(dead([0, 1, 2].reduce((experiment, i) => withActivation(catalog, experiment, i, "leaky_relu"), dying))).toBe(
    0,
  );
  expect(dead({ ...dying, optimizer: { ...dying.optimizer, learning_rate: 0.01 } })).toBeLessThan(8);
});

test("eight layers of SELU keep mean and variance, of sigmoid they do not", () => {
  const spread = (experiment: Experiment) => after(20, experiment, (trainer) => trainer.health().slice(0, -1));
  const selu = experimentOf("selu");
  for (const { mean, std } of spread(selu)) {
    expect(Math.abs(mean)).toBeLessThan(0.3);
    expect(std).toBeGreaterThan(0.6);
    expect(std).toBeLessThan(1.5);
  }
  const sigmoid = selu.layers
    .slice(0, -1)
    .reduce((experiment, _, i) => withActivation(catalog, experiment, i, "sigmoid"), selu);
  expect(spread(sigmoid)[7].std).toBeLessThan(0.1);
});

test("three classes, several labels and a curve are learned", () => {
  expect(after(1000, experimentOf("classes"), accuracy)).toBeGreaterThan(0.9);
  expect(after(3000, experimentOf("labels"), accuracy)).toBeGreaterThan(0.9);
  expect(after(3000, experimentOf("curve"), (trainer) => trainer.status().train.r_squared)).toBeGreaterThan(0.8);
});

test("linear layers do not part circles, and with one of ReLU they do", () => {
  const linear = experimentOf("linear");
  expect(after(1000, linear, accuracy)).toBeLessThan(0.8);
  expect(after(1000, withActivation(catalog, linear, 1, "relu"), accuracy)).toBeGreaterThan(0.95);
});

test("what is learned by heart fails on test data", () => {
  const early = after(20, experimentOf("overfitting"), (trainer) => trainer.status());
  const late = after(1000, experimentOf("overfitting"), (trainer) => trainer.status());
  expect(late.train.loss).toBeLessThan(0.01);
  expect(late.test!.loss).toBeGreaterThan(2 * early.test!.loss);
});

/** The number of parameters of each layer. */
const parameters = (experiment: Experiment) =>
  after(0, experiment, (trainer) =>
    trainer.parameters().map((layer) => Object.values(layer).reduce((count, values) => count + values.length, 0)),
  );

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

test("eight kernels tell shapes anywhere from 120 pictures, a dense network learns the pictures alone", () => {
  const [dense, convolution] = [baselineOf("shapes"), experimentOf("shapes")];
  expect([sum(parameters(convolution)), sum(parameters(dense))]).toEqual([262, 4111]);
  for (const seed of SEEDS) {
    expect(after(300, seeded(dense, seed), accuracy)).toBeGreaterThan(0.95);
    expect(after(300, seeded(dense, seed), tested)).toBeLessThan(0.45);
    expect(after(300, seeded(convolution, seed), tested)).toBeGreaterThan(0.9);
  }
});

test("digits anywhere are read by convolutions with global pooling, and one in three by a dense network", () => {
  for (const seed of SEEDS) {
    expect(after(500, seeded(baselineOf("moving-digits"), seed), tested)).toBeLessThan(0.5);
    expect(after(500, seeded(experimentOf("moving-digits"), seed), tested)).toBeGreaterThan(0.9);
  }
});

/** Pictures moved to the right. */
function movedRight(inputs: ArrayLike<number>, side: number, by: number): Float64Array {
  return Float64Array.from(inputs, (_, i) => (i % side < by ? 0 : inputs[i - by]));
}

/** The share of new digits that a trained network reads where they stand, and moved to the right. */
function readMoved(experiment: Experiment, by: number): [number, number] {
  const rows = 200;
  const { data, seed } = experiment;
  const { inputs, targets } = engine.dataset({ ...data, samples: rows, test_fraction: 0 }, seed + 1000);
  return after(200, experiment, (trainer) => {
    const share = (pictures: Float64Array) => {
      const outputs = trainer.predict(pictures);
      const classes = outputs.length / rows;
      const read = (row: number) => {
        const of = Array.from(outputs.subarray(row * classes, (row + 1) * classes));
        return of.indexOf(Math.max(...of));
      };
      return (
        Array.from({ length: rows }, (_, row) => read(row)).filter((digit, i) => digit === targets[i]).length / rows
      );
    };
    return [share(movedRight(inputs, 20, 0)), share(movedRight(inputs, 20, by))];
  });
}

test("of digits four pixels beside their place, global pooling reads most, and flattened maps none but by chance", () => {
  for (const seed of SEEDS) {
    const [flat, flatMoved] = readMoved(seeded(baselineOf("anywhere"), seed), 4);
    const [pooled, pooledMoved] = readMoved(seeded(experimentOf("anywhere"), seed), 4);
    expect(Math.min(flat, pooled)).toBeGreaterThan(0.9);
    expect(flatMoved).toBeLessThan(0.25);
    expect(pooledMoved).toBeGreaterThan(0.6);
  }
});

test("eight kernels tell bursts from 60 sequences, a dense network two of three", () => {
  for (const seed of SEEDS) {
    expect(after(200, seeded(experimentOf("bursts"), seed), tested)).toBeGreaterThan(0.97);
    const dense = after(200, seeded(baselineOf("bursts"), seed), tested);
    expect(dense).toBeGreaterThan(0.5);
    expect(dense).toBeLessThan(0.8);
  }
});

test("an LSTM and a GRU add over 40 steps, a simple RNN says the mean", () => {
  const loss = (trainer: Trainer) => trainer.status().test!.loss;
  for (const seed of SEEDS) {
    const guess = after(1000, seeded(baselineOf("adding"), seed), loss);
    expect(guess).toBeGreaterThan(0.12);
    expect(guess).toBeLessThan(0.22);
    const lstm = seeded(experimentOf("adding"), seed);
    expect(after(1000, lstm, loss)).toBeLessThan(0.017);
    const gru = { ...lstm, layers: [{ kind: "gru", units: 12 }, lstm.layers[1]] };
    expect(after(500, gru, loss)).toBeLessThan(0.017);
  }
});

test("at the start the gradient vanishes through 40 steps, a billion times without a forget bias; learning brings it back", () => {
  const kept = (steps: number, experiment: Experiment) =>
    after(steps, experiment, (trainer) => {
      const norms = trainer.health()[0].steps!.grad_h;
      return norms[0] / norms[39];
    });
  for (const seed of SEEDS) {
    const [biased, unbiased] = [experimentOf, baselineOf].map((of) => seeded(of("forget-bias"), seed));
    expect(kept(0, biased)).toBeGreaterThan(1e-5);
    expect(kept(0, biased)).toBeLessThan(1e-3);
    expect(kept(0, unbiased)).toBeLessThan(1e-8);
    expect(Math.min(kept(500, biased), kept(500, unbiased))).toBeGreaterThan(1e-2);
  }
});

test("five layers of sigmoid learn with batch normalization, and not without", () => {
  for (const seed of SEEDS) {
    expect(after(1000, seeded(baselineOf("batch-normalization"), seed), accuracy)).toBeLessThan(0.65);
    expect(after(1000, seeded(experimentOf("batch-normalization"), seed), accuracy)).toBeGreaterThan(0.95);
  }
});

test("the dense networks of the tutorials read nine of ten new digits", () => {
  const large = experimentOf("dense-64-32");
  expect([parameters(large)[0], sum(parameters(large))]).toEqual([50240, 52650]);
  for (const seed of SEEDS) {
    expect(after(500, seeded(experimentOf("dense-25-15"), seed), tested)).toBeGreaterThan(0.9);
    expect(after(100, seeded(large, seed), tested)).toBeGreaterThan(0.9);
  }
});

test("the tutorials' convolution reads nine of ten new digits after 60 steps", () => {
  expect(after(60, experimentOf("conv-32"), tested)).toBeGreaterThan(0.9);
});

test("the tutorials' LSTM tells which of two pulses among 100 steps was first", () => {
  expect(after(500, experimentOf("lstm-64"), tested)).toBeGreaterThan(0.95);
});
