import { expect, test } from "vitest";
import { withDataset } from "../../web/experiment.ts";
import type { Experiment } from "../../web/experiment.ts";
import { engine } from "./module.ts";

const catalog = engine.catalog();
const start = () => engine.defaults() as Experiment;
const digits = () => withDataset({ version: "", catalog, defaults: start() }, start(), "digits");

test("the network that comes with digits has 25, 15 and 10 units and tells figures that it has not seen apart", () => {
  const trainer = engine.createTrainer(digits());
  expect(trainer.config.layers!.map(({ units }) => units)).toEqual([25, 15, 10]);
  for (const e of [5, 5, 10, 10, 20, 50]) { const s = trainer.train({ epochs: e }); console.log(s.epoch, s.step, s.train.accuracy, s.test!.accuracy, s.test!.loss); }
  trainer.dispose();
});
