import { expect, test } from "vitest";
import { unitStates } from "../../../web/panels/health/diagnosis.ts";
import type { Trainer } from "../../../web/engine/types.ts";
import { withActivation, type Experiment } from "../../../web/experiment/experiment.ts";
import { withLayerAdded } from "../../../web/experiment/layer-kinds.ts";
import { readAddress } from "../../../web/experiment/read-address.ts";
import { PRESETS, presetAfter, presetOf } from "../../../web/experiment/presets.ts";
import { catalog, engine } from "../engine.ts";

const experimentOf = (id: string) => ({ ...engine.defaults(), ...presetOf(id)!.experiment }) as Experiment;

/** What `read` finds after so many steps. */
function after<T>(steps: number, experiment: Experiment, read: (trainer: Trainer) => T): T {
  const trainer = engine.createTrainer(experiment);
  trainer.train({ steps });
  const found = read(trainer);
  trainer.dispose();
  return found;
}

const accuracy = (trainer: Trainer) => trainer.status().train.accuracy;
const gradients = (trainer: Trainer) => trainer.health().map(({ gradient_norm }) => gradient_norm);

test("each is sound, has a name of its own, and leads to the next", () => {
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
  for (const { id, experiment } of PRESETS) expect(engine.validate(experiment), id).toEqual([]);
  expect(PRESETS.map(presetAfter)).toEqual([...PRESETS.slice(1), PRESETS[0]]);
});

test("a link leads to each by its name, and names none that is not there", async () => {
  for (const { id, experiment } of PRESETS)
    expect(await readAddress(`#preset=${id}`)).toMatchObject({ link: { experiment, view: { preset: id } } });
  expect(await readAddress("#preset=nothing")).toEqual({ fault: "link-no-preset" });
});

test("only the preset of linear layers gets advice", () => {
  const advice = Object.fromEntries(PRESETS.map(({ id, experiment }) => [id, engine.advice(experiment)]));
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
