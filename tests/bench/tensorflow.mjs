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
const on = (backend, work) => Object.assign(work, { ready: () => tf.setBackend(backend) });

const matrix = (rows) => tf.tensor2d(Float32Array.from(rows.flatMap((row) => [...row])), [rows.length, rows[0].length]);

/** Kernels and biases of some parameters, each made by `make`. */
const layersOf = (parameters, make) =>
  parameters.map(({ kernel, bias }) => ({
    kernel: make(tf.tensor2d(Float32Array.from(kernel), [kernel.length / bias.length, bias.length])),
    bias: make(tf.tensor1d(Float32Array.from(bias))),
  }));

/** The outputs of every layer. */
function outputs(layers, names, x) {
  return layers.map(({ kernel, bias }, i) => (x = activate(names[i], x.matMul(kernel).add(bias))));
}

const losses = {
  mean_squared_error: tf.losses.meanSquaredError,
  sparse_categorical_crossentropy: tf.losses.softmaxCrossEntropy,
};

function optimizerOf({ name, learning_rate, beta_1, beta_2, epsilon }) {
  return name === "adam" ? tf.train.adam(learning_rate, beta_1, beta_2, epsilon) : tf.train.sgd(learning_rate);
}

/** On a backend, where its tensors stay. */
export async function tensorFlow(task, backend) {
  await tf.setBackend(backend);
  const layers = layersOf(task.start, (tensor) => tf.variable(tensor));
  const batches = task.batches.map((rows) => ({
    x: matrix(rows.map((row) => task.examples[row].x)),
    y: matrix(rows.map((row) => task.examples[row].y)),
  }));
  const optimizer = optimizerOf(task.optimizer);
  const variables = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  let next = 0;
  return {
    train: on(backend, (steps) => {
      for (let step = 0; step < steps; step++, next = (next + 1) % batches.length) {
        const { x, y } = batches[next];
        optimizer.minimize(() => losses[task.loss](y, outputs(layers, task.activations, x).at(-1)), false, variables);
      }
      layers.at(-1).bias.dataSync(); // all is computed by now
    }),
    async parameters() {
      await tf.setBackend(backend);
      return layers.map(({ kernel, bias }) => ({ kernel: kernel.dataSync(), bias: bias.dataSync() }));
    },
    dispose: () => tf.disposeVariables(),
  };
}

/** Where no gradient is wanted, TensorFlow.js has product, bias and some activations in one kernel. */
function fusedOutputs(layers, names, x) {
  return layers.map(({ kernel, bias }, i) => {
    const fused = names[i] === "relu" ? "relu" : "linear";
    const a = tf.fused.matMul({ a: x, b: kernel, bias, activation: fused });
    return (x = fused === names[i] ? a : activate(names[i], a));
  });
}

/** Every neuron at some points: maps(count) computes them so often, and gives the last. */
export async function tensorFlowMaps(task, points, backend) {
  await tf.setBackend(backend);
  const layers = layersOf(task.start, (tensor) => tensor);
  const x = matrix(points);
  return on(backend, (count) => {
    let maps;
    for (let i = 0; i < count; i++) {
      tf.tidy(() => {
        // returns nothing: it would look for tensors in every number
        maps = fusedOutputs(layers, task.activations, x).map((output) => output.dataSync());
      });
    }
    return maps;
  });
}
