// What is measured where the engine runs, in Node as in a page.

import { startJax } from "./jax.mjs";
import { startTensorFlow } from "./tensorflow.mjs";

export { growth } from "./growth.mjs";
export { maps } from "./maps.mjs";
export { ratios } from "./ratios.mjs";
export { train } from "./train.mjs";

export async function startPeers(tensorFlowFolder) {
  await startTensorFlow(tensorFlowFolder);
  await startJax();
}
