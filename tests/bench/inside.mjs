// What is measured where the engine runs, in Node as in a page.

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
