import { expect, test } from "vitest";
import type { Engine } from "../../../../../web/engine/types.ts";
import { withHiddenActivation } from "../../../../../web/experiment/experiment.ts";
import { stepTime } from "../../../../../web/rooms/explorer/compute/timing.ts";
import { catalog, defaults, engine } from "../../../engine.ts";

const now = () => performance.now();

test("every activation has a time of a step", () => {
  const specs = catalog.activations.filter(({ elementwise }) => elementwise).map(({ name }) => ({ name }));
  expect(specs.length).toBeGreaterThan(20);
  const { layers, ...others } = defaults();
  const shallow = { ...others, layers: layers.slice(1) }; // through two layers, exponentials overflow
  for (const spec of specs) {
    const time = stepTime(engine, withHiddenActivation(shallow, spec), now);
    expect(time, spec.name).toBeGreaterThan(0);
    expect(time, spec.name).toBeLessThan(Infinity);
  }
});

test("a time is what the clock says of the longest run, divided by its length", () => {
  let clock = 0;
  const steps: number[] = [];
  const createTrainer: Engine["createTrainer"] = (config) => {
    const trainer = engine.createTrainer(config);
    const train = trainer.train.bind(trainer);
    trainer.train = ((request: { steps: number }, options: { evaluate: false }) => {
      clock += 0.5 * request.steps;
      steps.push(request.steps);
      return train(request, options);
    }) as typeof trainer.train;
    return trainer;
  };
  expect(stepTime({ ...engine, createTrainer }, defaults(), () => clock)).toBe(0.5);
  expect(steps).toEqual([1, 2, 4, 8]);
});

test("a network whose numbers overflow has no time of a step", () => {
  const layers = Array.from({ length: 6 }, () => ({
    units: 8,
    activation: "exponential",
    kernel_initializer: "he_normal",
  }));
  const config = { ...defaults(), layers: [...layers, ...defaults().layers.slice(-1)] };
  expect(stepTime(engine, config, now)).toBeNull();
});

test("a config that the engine refuses is refused here", () => {
  const config = withHiddenActivation(defaults(), { name: "custom", expression: "2x" });
  expect(() => stepTime(engine, config, now)).toThrow(expect.objectContaining({ code: "formula_product" }));
});
