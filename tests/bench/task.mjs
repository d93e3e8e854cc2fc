// A workload as every contender gets it: the same examples, batches and weights at the start.

import { PlainNetwork } from "./loops.mjs";

/** Numbers from 0 to 1, the same as core_bench.cpp's. */
function generator() {
  let state = 1;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** The same data as data_of() in core_bench.cpp gives. */
function dataOf({ inputs, samples, shape, classes = 10 }) {
  const next = generator();
  return {
    name: "custom",
    inputs: Array.from({ length: samples }, () => Array.from({ length: inputs }, next)),
    targets: Array.from({ length: samples }, (_, i) => i % classes),
    ...(shape ? { shape } : {}),
  };
}

export const configOf = (workload) =>
  workload.inputs ? { ...workload.config, data: dataOf(workload) } : workload.config;

/** Every row once, in no order, cut into batches. */
function batchesOf(rows, size) {
  const next = generator();
  const order = Array.from({ length: rows }, (_, i) => i);
  for (let i = rows - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return Array.from({ length: Math.floor(rows / size) }, (_, i) => order.slice(i * size, (i + 1) * size));
}

/** The values of the features at each input. */
export function featuresOf(trainer, inputs, columns) {
  return Array.from({ length: inputs.length / columns }, (_, i) =>
    Float32Array.from(trainer.inspect(inputs.subarray(i * columns, (i + 1) * columns)).inputs),
  );
}

const rowsOf = (inputs, columns) =>
  Array.from({ length: inputs.length / columns }, (_, i) =>
    Float32Array.from(inputs.subarray(i * columns, (i + 1) * columns)),
  );

export function taskOf(engine, workload) {
  const config = configOf(workload);
  const trainer = engine.createTrainer(config);
  const { inputs, targets, columns, outputs, rows } = trainer.data();
  const { layers, loss, optimizer } = trainer.config; // complete
  const x = config.features ? featuresOf(trainer, inputs, columns) : rowsOf(inputs, columns);
  const task = {
    config,
    engine,
    checkedSteps: workload.checked_steps ?? 10,
    start: trainer.parameters(),
    examples: x.map((features, i) => ({
      x: features,
      y: Float32Array.from(targets.subarray(i * outputs, (i + 1) * outputs)),
    })),
    batches: batchesOf(rows, config.batch_size),
    shape: workload.shape ?? trainer.layers()[0].input,
    layers: layers.map(({ activation, ...layer }) => ({ ...layer, activation: activation?.name ?? activation })),
    loss: loss.name,
    optimizer,
  };
  trainer.dispose();
  return task;
}

const lossExamples = 256;

/** The plain loops know no recurrent layers. */
export const isRecurrent = ({ start }) => start.some(({ recurrent_kernel }) => recurrent_kernel);

/** The loss of some parameters over the first examples, in float64: by the plain loops, or of recurrent layers by the
 * engine, which has tests of its own. */
export function lossOf(task, parameters) {
  const examples = task.examples.slice(0, lossExamples);
  if (!isRecurrent(task)) return new PlainNetwork(task, parameters, Float64Array).loss(examples);
  const numbers = ({ y }) => (task.loss === "sparse_categorical_crossentropy" ? y.indexOf(1) : [...y]);
  const data = {
    name: "custom",
    shape: task.shape,
    inputs: examples.map(({ x }) => [...x]),
    targets: examples.map(numbers),
  };
  const trainer = task.engine.createTrainer({ ...task.config, precision: "float64", data });
  trainer.setParameters(parameters);
  const { loss } = trainer.status().train;
  trainer.dispose();
  return loss;
}
