// TensorFlow.js's own functions under the names of tests/reference, on its backend of plain JavaScript.
import * as tf from "@tensorflow/tfjs";

tf.enableProdMode(); // keeps it from advising tfjs-node
await tf.setBackend("cpu");

/** What a layer of this activation does. */
const layer = (name) => {
  const instance = tf.layers.activation({ activation: name });
  return (x) => instance.apply(x);
};

/** By file of tests/reference/act32: the function, as a user of TensorFlow.js would call it. */
export const activations = {
  linear: layer("linear"),
  relu: tf.relu,
  "leaky_relu_0.01": (x) => tf.leakyRelu(x, Math.fround(0.01)),
  "leaky_relu_0.2": (x) => tf.leakyRelu(x, Math.fround(0.2)),
  "leaky_relu_0.3": (x) => tf.leakyRelu(x, Math.fround(0.3)),
  "prelu_0.25": (x) => tf.prelu(x, tf.fill(x.shape, 0.25)),
  relu6: tf.relu6,
  elu_1: tf.elu,
  selu: tf.selu,
  sigmoid: tf.sigmoid,
  log_sigmoid: tf.logSigmoid,
  tanh: tf.tanh,
  softplus: tf.softplus,
  softsign: layer("softsign"),
  swish: layer("swish"),
  gelu_erf: layer("gelu"),
  gelu_tanh: layer("gelu_new"),
  mish: layer("mish"),
  "hard_sigmoid_0.2": layer("hardSigmoid"),
  exponential: tf.exp,
  sin: tf.sin,
};

/** f and f′ at each x, as float32; NaN where its derivative throws. */
export function activate(file, x) {
  return tf.tidy(() => {
    const input = tf.tensor1d(Float32Array.from(x));
    return {
      value: activations[file](input).dataSync(),
      derivative: tf
        .grad((t) => activations[file](t).sum())(input)
        .dataSync(),
    };
  });
}

export const softmax = (logits) => tf.tidy(() => tf.softmax(tf.tensor1d(Float32Array.from(logits))).dataSync());
export const logSoftmax = (logits) => tf.tidy(() => tf.logSoftmax(tf.tensor1d(Float32Array.from(logits))).dataSync());

/** Value and gradient of f(y) by automatic differentiation, y a row of one example. */
export function valueAndGradient(f, y) {
  return tf.tidy(() => {
    const { value, grad } = tf.valueAndGrad(f)(tf.tensor2d([Array.from(y)], undefined, "float32"));
    return { value: value.dataSync()[0], gradient: grad.dataSync() };
  });
}

const row = (values) => tf.tensor2d([Array.from(values)], undefined, "float32");

/** One example's loss: TensorFlow.js's own, from logits. */
export const softmaxCrossEntropy = (target, logits, smoothing = 0) =>
  valueAndGradient((z) => tf.losses.softmaxCrossEntropy(row(target), z, undefined, smoothing), logits);
export const sigmoidCrossEntropy = (target, logits, smoothing = 0) =>
  valueAndGradient((z) => tf.losses.sigmoidCrossEntropy(row(target), z, undefined, smoothing), logits);

/** Mean binary cross-entropy of probabilities, as tf.losses.logLoss takes it. */
export const logLoss = (target, p, epsilon = 1e-7) =>
  valueAndGradient((y) => tf.losses.logLoss(row(target), y, undefined, epsilon), p);

export { tf };
