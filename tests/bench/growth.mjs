// The cost of an example against width, depth, batch size and number of samples, for the network of W3.

import { summary, takeTurns } from "./rounds.mjs";

const powers = (from, to, factor) => {
  const list = [];
  for (let value = from; value <= to; value *= factor) list.push(value);
  return list;
};

const layersOf = (width, depth) => [
  ...Array.from({ length: depth }, () => ({ units: width, activation: "relu" })),
  { units: 3 },
];

/** What grows, and the config at each value. */
const series = {
  width: { values: powers(4, 1024, 2), change: (config, width) => ({ ...config, layers: layersOf(width, 2) }) },
  depth: { values: powers(1, 16, 2), change: (config, depth) => ({ ...config, layers: layersOf(16, depth) }) },
  batch: { values: powers(1, 1024, 4), change: (config, batch_size) => ({ ...config, batch_size }) },
  samples: {
    values: powers(100, 100_000, 10),
    change: (config, samples) => ({ ...config, data: { ...config.data, samples } }),
  },
};

/** Multiplications with additions an example: forward, gradients of kernels, and of inputs but for the network's own. */
function multiplications(trainer) {
  const kernels = trainer.parameters().map(({ kernel }) => kernel.length);
  return 3 * kernels.reduce((sum, count) => sum + count, 0) - kernels[0];
}

/** Whole epochs, so that what is done once an epoch has its share. */
async function grow(engine, { values, change }, config, options) {
  const trainers = values.map((value) => engine.createTrainer(change(config, value)));
  const works = Object.fromEntries(trainers.map((trainer, i) => [values[i], (epochs) => trainer.train({ epochs })]));
  const rates = Object.values(await takeTurns(works, options));
  return trainers.map((trainer, i) => {
    const rows = trainer.data().trainRows;
    const nanoseconds = summary(rates[i].map((rate) => 1e9 / (rate * rows)));
    const point = { value: values[i], multiplications: multiplications(trainer), nanoseconds };
    trainer.dispose();
    return point;
  });
}

/** {series: [{value, multiplications, nanoseconds an example}]}. */
export async function growth(engine, workload, options) {
  const config = { ...workload.config, optimizer: { ...workload.config.optimizer, learning_rate: 1e-4 } };
  const results = {};
  for (const [name, one] of Object.entries(series)) results[name] = await grow(engine, one, config, options);
  return results;
}
