// Networks with recurrent layers by TensorFlow.js's own layers, on its backends.

import * as tf from "@tensorflow/tfjs";
import { losses, matrix, on, optimizerOf } from "./tensorflow.mjs";

const recurrent = (layer) => ({
  units: layer.units,
  activation: layer.activation,
  recurrentActivation: layer.recurrent_activation?.name ?? layer.recurrent_activation,
  returnSequences: layer.return_sequences,
});

/** An experiment's layer, as complete as the engine writes it, by its kind. */
const kinds = {
  dense: ({ units, activation }) => tf.layers.dense({ units, activation }),
  simple_rnn: (layer) => tf.layers.simpleRNN(recurrent(layer)),
  lstm: (layer) => tf.layers.lstm(recurrent(layer)),
  gru: (layer) => tf.layers.gru(recurrent(layer)),
};

/** On a backend, where its tensors stay. */
export async function tensorFlowLayers(task, backend) {
  await tf.setBackend(backend);
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: task.shape }));
  for (const layer of task.layers) model.add(kinds[layer.kind ?? "dense"](layer));
  const made = model.layers.slice(-task.layers.length); // without the input
  task.start.forEach((weights, i) => {
    const { weights: places } = made[i];
    made[i].setWeights(
      Object.values(weights).map((numbers, w) => tf.tensor(Float32Array.from(numbers), places[w].shape)),
    );
  });
  const batches = task.batches.map((rows) => ({
    x: matrix(rows.map((row) => task.examples[row].x)).reshape([rows.length, ...task.shape]),
    y: matrix(rows.map((row) => task.examples[row].y)),
  }));
  const optimizer = optimizerOf(task.optimizer);
  const variables = model.trainableWeights.map(({ val }) => val);
  let next = 0;
  return {
    train: on(backend, (steps) => {
      for (let step = 0; step < steps; step++, next = (next + 1) % batches.length) {
        const { x, y } = batches[next];
        optimizer.minimize(() => losses[task.loss](y, model.apply(x, { training: true })), false, variables);
      }
      variables.at(-1).dataSync(); // all is computed by now
    }),
    async parameters() {
      await tf.setBackend(backend);
      return made.map(({ weights }, i) =>
        Object.fromEntries(Object.keys(task.start[i]).map((name, w) => [name, weights[w].read().dataSync()])),
      );
    },
    dispose: () => model.dispose(),
  };
}
