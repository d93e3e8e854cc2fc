// The engine's memory, in a process of its own: node tests/bench/memory.mjs STEPS
// Prints JSON: the heap of wasm before and after so many steps of W1, and with 16 layers of 1,024 units.

import { readFileSync } from "node:fs";
import { configOf } from "./task.mjs";

const [W1] = JSON.parse(readFileSync(new URL("workloads.json", import.meta.url)));
const large = { layers: [...Array(15).fill({ units: 1024, activation: "relu" }), { units: 1024 }, { units: 3 }] };

/** The engine and its wasm memory, which the module keeps to itself. */
async function engineWithMemory() {
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...parameters) => {
    const result = await instantiate(...parameters);
    memory = Object.values(result.instance.exports).find((item) => item instanceof WebAssembly.Memory);
    return result;
  };
  const { loadEngine } = await import("../../dist/engine.js");
  const engine = await loadEngine();
  WebAssembly.instantiate = instantiate;
  return { engine, heap: () => memory.buffer.byteLength };
}

/** So many steps after as many as a hundredth of them, which warm up. */
function longRun({ engine, heap }, steps) {
  const trainer = engine.createTrainer(configOf(W1));
  trainer.train({ steps: Math.ceil(steps / 100) });
  const measure = () => ({ heap: heap(), resident: process.memoryUsage.rss() });
  const before = measure();
  trainer.train({ steps });
  const after = measure();
  trainer.dispose();
  return { steps, before, after };
}

function largeNetwork({ engine, heap }) {
  const trainer = engine.createTrainer(large);
  const status = trainer.train({ steps: 2 });
  trainer.dispose();
  return { works: status.step === 2 && Number.isFinite(status.train.loss), heap: heap() };
}

const steps = Number(process.argv[2]);
console.log(
  JSON.stringify({ long_run: longRun(await engineWithMemory(), steps), large: largeNetwork(await engineWithMemory()) }),
);
