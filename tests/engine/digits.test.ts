import { expect, test } from "vitest";
import type { Experiment } from "../../web/experiment/experiment.ts";
import { withDataset } from "../../web/experiment/data-set.ts";
import { engine } from "./module.ts";

const catalog = engine.catalog();
const start = () => engine.defaults() as Experiment;

/** FNV-1a over the bits of the pixels, as a native build gives it. */
const NATIVE_HASH = "e28416d6a3753c22";

test("the pixels equal those of a native build to the bit", () => {
  const { inputs } = engine.dataset({ name: "digits", samples: 1000, noise: 0.1 }, 7);
  let hash = 14695981039346656037n;
  for (const bits of new BigUint64Array(inputs.buffer)) hash = BigInt.asUintN(64, (hash ^ bits) * 1099511628211n);
  expect(hash.toString(16)).toBe(NATIVE_HASH);
});

test("the preset network for digits classifies unseen figures", () => {
  const trainer = engine.createTrainer(withDataset({ version: "", catalog, defaults: start() }, start(), "digits"));
  expect(trainer.config.layers!.map(({ units }) => units)).toEqual([25, 15, 10]);
  expect(trainer.train({ epochs: 20 }).test!.accuracy).toBeGreaterThan(0.93);
  trainer.dispose();
});
