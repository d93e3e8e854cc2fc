import { expect, test } from "vitest";
import type { Config, DataSpec } from "../../../web/engine/types.ts";
import type { FrameRequest, Need } from "../../../web/experiment/protocol.ts";
import { PANEL_PARTS } from "../../../web/panels/computed.ts";
import type { Clock } from "../../../web/worker/clock.ts";
import { Predictions } from "../../../web/worker/predictions.ts";
import { Run } from "../../../web/worker/run.ts";
import { PartsComputer } from "../../../web/worker/snapshot-parts.ts";
import { catalog, defaults, engine } from "../engine.ts";

const request = (...needs: Need[]): FrameRequest => ({
  run: 1,
  needs,
  point: [0, 0],
  target: null,
  pins: [],
  unit: null,
  weight: null,
  still: true,
  waits: false,
  units: 8,
  nudge: { layer: 0, input: 0, unit: 0, epsilon: 0.01 },
  backprop: 0,
  convolution: { shown: "maps", cell: null, example: null, right: 0, down: 0 },
  recurrence: { layer: 0, unit: 0, step: null, backward: false },
  normalization: { layer: 0, channel: 0 },
  warp: { layer: 0, x: 0, y: 1, principal: true },
});

/** The default one for points; for digits, a network that takes their pixels. */
const experimentOn = (data: DataSpec): Config =>
  data.name === "digits"
    ? { ...defaults(), data, features: undefined, layers: [{ units: 10 }] }
    : { ...defaults(), data };

/** An open experiment whose pass over all rows takes that many milliseconds, and the slices that wait. */
function scene(passMs: number, data: DataSpec = { name: "spiral", samples: 300 }) {
  let now = 0;
  const slices: (() => void)[] = [];
  const clock: Clock = { now: () => now, soon: (callback) => void slices.push(callback) };
  const trainer = engine.createTrainer(experimentOn(data));
  const status = trainer.status.bind(trainer);
  trainer.status = () => ((now += passMs), status());
  const run = new Run(trainer, clock.now, "accuracy");
  const opened = { engine, catalog, config: trainer.config, data: trainer.data(), baseline: undefined, run };
  const computer = new PartsComputer(new Predictions(clock), clock.now);
  computer.learn(PANEL_PARTS);
  return { opened, slices, computer };
}

test("only the parts that are asked for are computed, each with its cost", () => {
  const { opened, computer } = scene(1);
  const { parts, costs, buffers } = computer.compute(opened, request("map", "confusion"));
  expect(Object.keys(parts).sort()).toEqual(["confusion", "map"]);
  expect(Object.keys(costs).sort()).toEqual(["confusion", "map"]);
  expect(buffers).toEqual([parts.map!.values.buffer]);
});

test("a part that waits for predictions comes with a later snapshot that does not ask for it, once", () => {
  const { opened, slices, computer } = scene(60);
  expect(computer.compute(opened, request("confusion")).parts).toEqual({});
  expect(computer.compute(opened, request("map")).parts.confusion).toBeUndefined();
  while (slices.length > 0) slices.shift()!();
  const late = computer.compute(opened, request()).parts.confusion;
  expect(late!.train.flat().reduce((sum, count) => sum + count)).toBe(opened.data.trainRows);
  expect(computer.compute(opened, request()).parts).toEqual({});
});

test("parts that wait for the same predictions come together, each with the rows that it needs", () => {
  const { opened, slices, computer } = scene(60, { name: "digits", samples: 300 });
  const { rows, trainRows, outputs } = opened.data;
  expect(computer.compute(opened, request("gallery", "confusion")).parts).toEqual({});
  while (slices.length > 0) slices.shift()!();
  const { gallery, confusion } = computer.compute(opened, request()).parts;
  expect(confusion!.test.flat().reduce((sum, count) => sum + count)).toBe(rows - trainRows);
  const all = opened.run.trainer.predict(opened.data.inputs);
  expect(gallery).toEqual({ first: trainRows, outputs, values: all.slice(trainRows * outputs) });
  expect(computer.compute(opened, request()).parts).toEqual({});
});

test("a gallery whose predictions take too long has as many as there is time for, and keeps their number", () => {
  const { opened, slices, computer } = scene(6000, { name: "digits", samples: 300 });
  const shown = () => {
    computer.compute(opened, request("gallery"));
    while (slices.length > 0) slices.shift()!();
    const { values, outputs } = computer.compute(opened, request()).parts.gallery!;
    return values.length / outputs;
  };
  expect(shown()).toBe(20); // 500 of 6000 ms: 25 of the 300 rows
  Object.defineProperty(opened.run, "passMs", { value: 60 });
  expect(shown()).toBe(20);
});

test("what is forgotten does not come later", () => {
  const { opened, slices, computer } = scene(60);
  computer.compute(opened, request("confusion"));
  computer.forget();
  while (slices.length > 0) slices.shift()!();
  expect(computer.compute(opened, request()).parts).toEqual({});

  computer.compute(opened, request("confusion"));
  while (slices.length > 0) slices.shift()!();
  computer.forget();
  expect(computer.compute(opened, request("confusion")).parts).toEqual({});
});

test("a resource is made once for a config and disposed of with it", () => {
  const { opened, computer } = scene(1);
  let [made, disposed] = [0, 0];
  const counted = new Proxy(engine, {
    get: (target, name: keyof typeof engine) =>
      name === "createTrainer"
        ? (config: Parameters<typeof engine.createTrainer>[0]) => {
            made++;
            const trainer = engine.createTrainer(config);
            const dispose = trainer.dispose.bind(trainer);
            trainer.dispose = () => (disposed++, dispose());
            return trainer;
          }
        : Reflect.get(target, name),
  });
  for (let i = 0; i < 3; i++) computer.compute({ ...opened, engine: counted }, request("nudge"));
  expect([made, disposed]).toEqual([2, 0]);
  computer.disposeOwned();
  expect(disposed).toBe(2);
  expect(computer.compute({ ...opened, engine: counted }, request("nudge")).parts.nudge).toBeDefined();
  expect(made).toBe(4);
});
