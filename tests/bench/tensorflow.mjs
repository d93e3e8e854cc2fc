// TensorFlow.js on its backends cpu and wasm, one thread.

import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

const activations = { linear: (z) => z, relu: tf.relu, tanh: tf.tanh };
const activate = (name, z) => activations[name](z);

/** To be called once, with the folder of the backend's wasm files. */
export async function startTensorFlow(folder) {
  tf.enableProdMode();
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths(folder);
  for (const backend of ["cpu", "wasm"])
    if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend}`);
}

/** A work on a backend. Choosing one takes milliseconds, which are no part of the work. */
export const on = (backend, work) => Object.assign(work, { ready: () => tf.setBackend(backend) });

export const matrix = (rows) =>
  tf.tensor2d(Float32Array.from(rows.flatMap((row) => [...row])), [rows.length, rows[0].length]);

/** What a layer of each kind gives. */
const kinds = {
  dense: (x, { activation }, { kernel, bias }) => activate(activation, x.matMul(kernel).add(bias)),
  conv2d: (x, { activation }, { kernel, bias }) => activate(activation, x.conv2d(kernel, 1, "valid").add(bias)),
  max_pooling2d: (x, { pool_size }) => x.maxPool(pool_size, pool_size, "valid"),
  global_max_pooling2d: (x) => x.max([1, 2]),
  flatten: (x) => x.reshape([x.shape[0], -1]),
};

/** The shape of a layer's kernel. */
function kernelShape({ kernel_size }, kernel, units) {
  if (!kernel_size) return [kernel.length / units, units];
  const [rows, columns] = kernel_size;
  return [rows, columns, kernel.length / (rows * columns * units), units];
}

/** Kernels and biases of some parameters, each made by `make`. */
const weightsOf = ({ layers }, parameters, make) =>
  parameters.map(({ kernel, bias }, i) =>
    kernel
      ? {
          kernel: make(tf.tensor(Float32Array.from(kernel), kernelShape(layers[i], kernel, bias.length))),
          bias: make(tf.tensor1d(Float32Array.from(bias))),
        }
      : {},
  );

const outputOf = (layers, weights, x) =>
  layers.reduce((x, layer, i) => kinds[layer.kind ?? "dense"](x, layer, weights[i]), x);

export const losses = {
  mean_squared_error: tf.losses.meanSquaredError,
  sparse_categorical_crossentropy: tf.losses.softmaxCrossEntropy,
};

export function optimizerOf({ name, learning_rate, beta_1, beta_2, epsilon }) {
  return name === "adam" ? tf.train.adam(learning_rate, beta_1, beta_2, epsilon) : tf.train.sgd(learning_rate);
}

/** On a backend, where its tensors stay. */
export async function tensorFlow(task, backend) {
  await tf.setBackend(backend);
  const weights = weightsOf(task, task.start, (tensor) => tf.variable(tensor));
  const batches = task.batches.map((rows) => ({
    x: matrix(rows.map((row) => task.examples[row].x)).reshape([rows.length, ...task.shape]),
    y: matrix(rows.map((row) => task.examples[row].y)),
  }));
  const optimizer = optimizerOf(task.optimizer);
  const variables = weights.flatMap((layer) => Object.values(layer));
  let next = 0;
  return {
    train: on(backend, (steps) => {
      for (let step = 0; step < steps; step++, next = (next + 1) % batches.length) {
        const { x, y } = batches[next];
        optimizer.minimize(() => losses[task.loss](y, outputOf(task.layers, weights, x)), false, variables);
      }
      variables.at(-1).dataSync(); // all is computed by now
    }),
    async parameters() {
      await tf.setBackend(backend);
      return weights.map((layer) =>
        Object.fromEntries(Object.entries(layer).map(([name, weight]) => [name, weight.dataSync()])),
      );
    },
    dispose: () => tf.disposeVariables(),
  };
}

/** Where no gradient is wanted, TensorFlow.js has product, bias and some activations in one kernel. */
function fusedOutputs(layers, weights, x) {
  return weights.map(({ kernel, bias }, i) => {
    const { activation } = layers[i];
    const fused = activation === "relu" ? "relu" : "linear";
    const a = tf.fused.matMul({ a: x, b: kernel, bias, activation: fused });
    return (x = fused === activation ? a : activate(activation, a));
  });
}

/** Every neuron at some points: maps(count) computes them so often, and gives the last. */
export async function tensorFlowMaps(task, points, backend) {
  await tf.setBackend(backend);
  const weights = weightsOf(task, task.start, (tensor) => tensor);
  const x = matrix(points);
  return on(backend, (count) => {
    let maps;
    for (let i = 0; i < count; i++) {
      tf.tidy(() => {
        // returns nothing: it would look for tensors in every number
        maps = fusedOutputs(task.layers, weights, x).map((output) => output.dataSync());
      });
    }
    return maps;
  });
}
