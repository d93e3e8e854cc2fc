// Examples trained per second, wherever the engine runs: in Node and, imported by a page, in a browser.

const runs = 7;
const secondsARun = 0.3;
const classes = 10;

/** The same numbers as data_of() in core_bench.cpp gives. */
function dataOf(inputs, samples) {
  let state = 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return {
    name: "custom",
    inputs: Array.from({ length: samples }, () => Array.from({ length: inputs }, next)),
    targets: Array.from({ length: samples }, (_, i) => i % classes),
  };
}

function rate(trainer, steps, batch) {
  const start = performance.now();
  trainer.train({ steps });
  return (steps * batch * 1000) / (performance.now() - start);
}

/** The median of several runs after a warm-up, with the slowest and the fastest, and the loss at the end. */
export function measure(engine, workload) {
  const data = workload.inputs ? { data: dataOf(workload.inputs, workload.samples) } : {};
  const trainer = engine.createTrainer({ ...workload.config, ...data });
  const batch = trainer.config.batch_size;
  const steps = Math.ceil((rate(trainer, 200, batch) * secondsARun) / batch);
  rate(trainer, steps, batch);
  const rates = Array.from({ length: runs }, () => rate(trainer, steps, batch)).sort((a, b) => a - b);
  const loss = trainer.status().train.loss;
  trainer.dispose();
  return { name: workload.name, what: workload.what, median: rates[runs >> 1], low: rates[0], high: rates[runs - 1], loss };
}
