// ConvNetJS, by its layers, in which weights can be set. It has no Adam, which then is the plain loops' one.

import convnetjs from "convnetjs";
import { optimizerOf } from "./loops.mjs";

const activationLayers = { relu: convnetjs.ReluLayer, tanh: convnetjs.TanhLayer };

/** A fully connected layer, and its activation as the next one. */
function layersOf({ kernel, bias }, activation) {
  const [units, inputs] = [bias.length, kernel.length / bias.length];
  const dense = new convnetjs.FullyConnLayer({ num_neurons: units, in_sx: 1, in_sy: 1, in_depth: inputs });
  dense.filters.forEach((filter, j) => filter.w.forEach((_, i) => (filter.w[i] = kernel[i * units + j])));
  dense.biases.w.set(bias);
  const Activation = activationLayers[activation];
  return Activation ? [dense, new Activation({ in_sx: 1, in_sy: 1, in_depth: units })] : [dense];
}

function networkOf({ start, layers, loss }) {
  const net = new convnetjs.Net();
  const [inputs, outputs] = [start[0].kernel.length / start[0].bias.length, start.at(-1).bias.length];
  const Loss = loss === "mean_squared_error" ? convnetjs.RegressionLayer : convnetjs.SoftmaxLayer;
  net.layers = [
    new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: inputs }),
    ...start.flatMap((layer, i) => layersOf(layer, layers[i].activation)),
    new Loss({ in_sx: 1, in_sy: 1, in_depth: outputs }),
  ];
  return net;
}

/** Its trainer updates after so many calls. Half the square is its loss: twice the rate makes it the square's mean. */
function sgdStep(net, { learning_rate }, batchSize) {
  const trainer = new convnetjs.Trainer(net, {
    method: "sgd",
    momentum: 0,
    batch_size: batchSize,
    learning_rate: 2 * learning_rate,
  });
  return (batch) => {
    for (const { x, y } of batch) trainer.train(x, y);
  };
}

function adamStep(net, optimizer) {
  const update = optimizerOf(
    optimizer,
    net.getParamsAndGrads().map(({ params, grads }) => ({ parameters: params, gradient: grads })),
  );
  return (batch) => {
    for (const { x, y } of batch) {
      net.forward(x, true);
      net.backward(y);
    }
    update(batch.length);
  };
}

function parametersOf(net) {
  return net.layers
    .filter(({ layer_type }) => layer_type === "fc")
    .map(({ filters, biases, num_inputs }) => ({
      kernel: Float64Array.from(
        { length: num_inputs * filters.length },
        (_, k) => filters[k % filters.length].w[Math.floor(k / filters.length)],
      ),
      bias: biases.w,
    }));
}

export function convNetJs(task) {
  const net = networkOf(task);
  const squared = task.loss === "mean_squared_error";
  const examples = task.examples.map(({ x, y }) => {
    const volume = new convnetjs.Vol(1, 1, x.length, 0);
    volume.w.set(x);
    return { x: volume, y: squared ? [y[0]] : y.indexOf(1) };
  });
  const batches = task.batches.map((rows) => rows.map((row) => examples[row]));
  const step =
    task.optimizer.name === "adam" ? adamStep(net, task.optimizer) : sgdStep(net, task.optimizer, batches[0].length);
  let next = 0;
  return {
    train(steps) {
      for (let i = 0; i < steps; i++, next = (next + 1) % batches.length) step(batches[next]);
    },
    parameters: () => parametersOf(net),
  };
}
