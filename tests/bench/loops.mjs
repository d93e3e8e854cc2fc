// A network by plain loops over typed arrays: what anyone would write first. It tells the loss of every contender, too.

import { windowKinds } from "./windows.mjs";

export function activate(name, a) {
  if (name === "relu") for (let j = 0; j < a.length; j++) a[j] = Math.max(a[j], 0);
  else if (name === "tanh") for (let j = 0; j < a.length; j++) a[j] = Math.tanh(a[j]);
}

/** ∂loss/∂a becomes ∂loss/∂z. */
function throughActivation(name, a, grad) {
  if (name === "relu") for (let j = 0; j < a.length; j++) grad[j] = a[j] > 0 ? grad[j] : 0;
  else if (name === "tanh") for (let j = 0; j < a.length; j++) grad[j] *= 1 - a[j] * a[j];
}

function softmax(z, p) {
  const greatest = Math.max(...z);
  let sum = 0;
  for (let j = 0; j < z.length; j++) sum += p[j] = Math.exp(z[j] - greatest);
  for (let j = 0; j < z.length; j++) p[j] /= sum;
}

class PlainLayer {
  constructor({ kernel, bias }, { activation }, _input, Numbers) {
    this.activation = activation;
    this.units = bias.length;
    this.inputs = kernel.length / bias.length;
    this.kernel = Numbers.from(kernel);
    this.bias = Numbers.from(bias);
    this.gradKernel = new Numbers(kernel.length);
    this.gradBias = new Numbers(bias.length);
    this.a = new Numbers(this.units);
    this.output = [this.units];
    this.multiplications = kernel.length;
    this.grad = new Numbers(this.units);
  }

  forward(x) {
    const { kernel, bias, units, inputs, a } = this;
    for (let j = 0; j < units; j++) a[j] = bias[j];
    for (let i = 0, k = 0; i < inputs; i++) {
      const xi = x[i];
      for (let j = 0; j < units; j++, k++) a[j] += xi * kernel[k];
    }
    activate(this.activation, a);
    return a;
  }

  /** Adds the gradients of one example; gives ∂loss/∂x where it is asked for. */
  backward(x, gradX) {
    const { kernel, gradKernel, gradBias, units, inputs, grad } = this;
    throughActivation(this.activation, this.a, grad);
    for (let j = 0; j < units; j++) gradBias[j] += grad[j];
    for (let i = 0, k = 0; i < inputs; i++) {
      const xi = x[i];
      let sum = 0;
      for (let j = 0; j < units; j++, k++) {
        gradKernel[k] += xi * grad[j];
        sum += kernel[k] * grad[j];
      }
      if (gradX) gradX[i] = sum;
    }
  }
}

const kinds = { dense: PlainLayer, ...windowKinds(activate) };

/** Layers of windows go forward only: they are there for the loss. */
export class PlainNetwork {
  constructor({ layers, shape, loss }, parameters, Numbers) {
    let input = shape;
    this.layers = layers.map((layer, i) => {
      const plain = new kinds[layer.kind ?? "dense"](parameters[i], layer, input, Numbers);
      input = plain.output;
      return plain;
    });
    this.squared = loss === "mean_squared_error";
    this.probabilities = new Numbers(this.layers.at(-1).units);
  }

  forward(x) {
    for (const layer of this.layers) x = layer.forward(x);
    return x;
  }

  backward({ x, y }) {
    const { layers } = this;
    this.lossGradient(y, layers.at(-1));
    for (let l = layers.length - 1; l > 0; l--) layers[l].backward(layers[l - 1].a, layers[l - 1].grad);
    layers[0].backward(x);
  }

  lossGradient(y, { a, grad }) {
    if (this.squared) {
      for (let j = 0; j < a.length; j++) grad[j] = (2 * (a[j] - y[j])) / a.length;
    } else {
      softmax(a, this.probabilities);
      for (let j = 0; j < a.length; j++) grad[j] = this.probabilities[j] - y[j];
    }
  }

  /** The mean over examples. */
  loss(examples) {
    let sum = 0;
    for (const { x, y } of examples) {
      const a = this.forward(x);
      if (this.squared) {
        for (let j = 0; j < a.length; j++) sum += (a[j] - y[j]) ** 2 / a.length;
      } else {
        softmax(a, this.probabilities);
        for (let j = 0; j < a.length; j++) if (y[j] > 0) sum -= y[j] * Math.log(this.probabilities[j]);
      }
    }
    return sum / examples.length;
  }

  /** Each array of parameters with its gradient. */
  blocks() {
    return this.layers.flatMap(({ kernel, gradKernel, bias, gradBias }) => [
      { parameters: kernel, gradient: gradKernel },
      { parameters: bias, gradient: gradBias },
    ]);
  }
}

class Sgd {
  constructor({ learning_rate }) {
    this.rate = learning_rate;
  }
  update({ parameters, gradient }, _block, batch) {
    for (let i = 0; i < parameters.length; i++) {
      parameters[i] -= (this.rate * gradient[i]) / batch;
      gradient[i] = 0;
    }
  }
  next() {}
}

/** As Keras writes it: ε is added to √v before the correction of the bias. */
class Adam {
  constructor({ learning_rate, beta_1, beta_2, epsilon }, blocks) {
    Object.assign(this, { rate: learning_rate, beta1: beta_1, beta2: beta_2, epsilon });
    this.m = blocks.map(({ gradient }) => gradient.slice().fill(0));
    this.v = blocks.map(({ gradient }) => gradient.slice().fill(0));
    this.step = 0;
    this.next();
  }
  update({ parameters, gradient }, block, batch) {
    const { beta1, beta2, epsilon, stepRate } = this;
    const [m, v] = [this.m[block], this.v[block]];
    for (let i = 0; i < parameters.length; i++) {
      const g = gradient[i] / batch;
      m[i] = beta1 * m[i] + (1 - beta1) * g;
      v[i] = beta2 * v[i] + (1 - beta2) * g * g;
      parameters[i] -= (stepRate * m[i]) / (Math.sqrt(v[i]) + epsilon);
      gradient[i] = 0;
    }
  }
  next() {
    this.step++;
    this.stepRate = (this.rate * Math.sqrt(1 - this.beta2 ** this.step)) / (1 - this.beta1 ** this.step);
  }
}

/** Updates arrays of parameters from the sums of their gradients over a batch, and clears those. */
export function optimizerOf(config, blocks) {
  const optimizer = config.name === "adam" ? new Adam(config, blocks) : new Sgd(config);
  return (batch) => {
    for (let b = 0; b < blocks.length; b++) optimizer.update(blocks[b], b, batch);
    optimizer.next();
  };
}

export function plainLoops(task) {
  const network = new PlainNetwork(task, task.start, Float32Array);
  const update = optimizerOf(task.optimizer, network.blocks());
  const batches = task.batches.map((rows) => rows.map((row) => task.examples[row]));
  let next = 0;
  return {
    train(steps) {
      for (let step = 0; step < steps; step++, next = (next + 1) % batches.length) {
        for (const example of batches[next]) {
          network.forward(example.x);
          network.backward(example);
        }
        update(batches[next].length);
      }
    },
    parameters: () => network.layers.map(({ kernel, bias }) => ({ kernel, bias })),
  };
}
