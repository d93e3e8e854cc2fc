// jax-js on its backend wasm, the whole step compiled by jit.

import { blockUntilReady, defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad } from "@jax-js/jax";

export async function startJax() {
  await init("wasm");
  defaultDevice("wasm");
}

const matrix = (rows) =>
  np.array(Float32Array.from(rows.flatMap((row) => [...row]))).reshape([rows.length, rows[0].length]);

/** The mean cross-entropy of the softmax of ReLU layers and a linear one. */
function loss(layers, x, y) {
  layers.forEach(({ kernel, bias }, i) => {
    const z = np.matmul(x, kernel).add(bias);
    x = i + 1 < layers.length ? nn.relu(z) : z;
  });
  return nn.logSoftmax(x).mul(y).sum(-1).mean().neg();
}

/** Adam as Keras writes it, the rate of the step given. */
function stepOf({ beta_1, beta_2, epsilon }) {
  return jit((layers, m, v, rate, x, y) => {
    const [value, gradient] = valueAndGrad(loss)(tree.ref(layers), x, y);
    m = tree.map((m, g) => m.mul(beta_1).add(g.mul(1 - beta_1)), m, tree.ref(gradient));
    v = tree.map((v, g) => v.mul(beta_2).add(np.square(g).mul(1 - beta_2)), v, gradient);
    const move = (w, m, v) => w.sub(m.mul(rate.ref).div(np.sqrt(v).add(epsilon)));
    layers = tree.map(move, layers, tree.ref(m), tree.ref(v));
    rate.dispose();
    return [layers, m, v, value];
  });
}

export function jaxJs(task) {
  let layers = task.start.map(({ kernel, bias }) => ({
    kernel: np.array(Float32Array.from(kernel)).reshape([kernel.length / bias.length, bias.length]),
    bias: np.array(Float32Array.from(bias)),
  }));
  let m = tree.map((w) => np.zeros(w.shape), layers);
  let v = tree.map((w) => np.zeros(w.shape), layers);
  const batches = task.batches.map((rows) => ({
    x: matrix(rows.map((row) => task.examples[row].x)),
    y: matrix(rows.map((row) => task.examples[row].y)),
  }));
  const { learning_rate, beta_1, beta_2 } = task.optimizer;
  const jitted = stepOf(task.optimizer);
  let made = 0;
  return {
    async train(steps) {
      for (let i = 0; i < steps; i++) {
        const { x, y } = batches[made++ % batches.length];
        const rate = (learning_rate * Math.sqrt(1 - beta_2 ** made)) / (1 - beta_1 ** made);
        let value;
        [layers, m, v, value] = jitted(layers, m, v, np.array([rate]), x.ref, y.ref);
        value.dispose();
      }
      await blockUntilReady(layers);
    },
    parameters: () => layers.map(({ kernel, bias }) => ({ kernel: kernel.ref.dataSync(), bias: bias.ref.dataSync() })),
  };
}
