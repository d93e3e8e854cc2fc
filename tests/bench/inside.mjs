// What is measured where the engine runs, in Node as in a page.

import { mnistData, side, testRows } from "../mnist-data.mjs";
import { startJax } from "./jax.mjs";
import { takeTurns } from "./rounds.mjs";
import { configOf } from "./task.mjs";
import { startTensorFlow } from "./tensorflow.mjs";

export { growth } from "./growth.mjs";
export { maps } from "./maps.mjs";
export { ratios } from "./ratios.mjs";
export { train } from "./train.mjs";

export async function startPeers(tensorFlowFolder) {
  await startTensorFlow(tensorFlowFolder);
  await startJax();
}

/** Steps a second of the engine alone. */
export async function steps(engine, workload, turnSeconds) {
  const trainer = engine.createTrainer(configOf(workload));
  const {
    engine: [rate],
  } = await takeTurns(
    { engine: (count) => trainer.train({ steps: count }, { evaluate: false }) },
    { rounds: 1, turnSeconds },
  );
  trainer.dispose();
  return rate;
}

/** Seconds that the first epoch of an experiment on data of MNIST's size takes the engine alone. */
export function firstEpoch(engine, config) {
  const stored = engine.addData({ ...mnistData(engine), shape: [side, side] });
  const trainer = engine.createTrainer({ ...config, data: { ...stored, test_rows: testRows } });
  const start = performance.now();
  trainer.train({ epochs: 1 }, { evaluate: false }); // the page evaluates later, in slices
  const seconds = (performance.now() - start) / 1000;
  trainer.dispose();
  engine.removeData(stored.reference);
  return seconds;
}
