import { fingerprint } from "./measure.mjs";

const { loadEngine } = await import("./engine.js");
const { experiments, steps } = await (await fetch("experiments.json")).json();
const engine = await loadEngine();
for (const experiment of experiments) {
  postMessage(JSON.stringify({ name: experiment.name, fingerprint: fingerprint(engine, experiment, steps) }));
}
postMessage("done");
