// Examples trained a second by everyone who can do a workload, once all have been seen to train the same.

import { convNetJs } from "./convnet.mjs";
import { jaxJs } from "./jax.mjs";
import { PlainNetwork, plainLoops } from "./loops.mjs";
import { ours } from "./ours.mjs";
import { peak } from "./peak.mjs";
import { summary, takeTurns, times } from "./rounds.mjs";
import { isRecurrent, lossOf, taskOf } from "./task.mjs";
import { tensorFlowLayers } from "./tensorflow-layers.mjs";
import { tensorFlow } from "./tensorflow.mjs";

// TensorFlow.js adds Adam's ε elsewhere than Keras, and a network's digits drift apart as it learns: hence the tiny ε of the
// workloads, and few steps.
const tolerance = 1e-4;

const tensorFlowOf = (task) => (isRecurrent(task) ? tensorFlowLayers : tensorFlow);

const makers = {
  ours,
  tensorflow_cpu: (task) => tensorFlowOf(task)(task, "cpu"),
  tensorflow_wasm: (task) => tensorFlowOf(task)(task, "wasm"),
  convnetjs: convNetJs,
  plain: plainLoops,
  jax: jaxJs,
};

async function contendersOf(task, engine, names) {
  const contenders = {};
  for (const name of names) contenders[name] = await makers[name](task, engine);
  return contenders;
}

/** The loss of each after the same steps from the same weights with the same batches. */
async function lossesOf(task, contenders) {
  const losses = {};
  for (const [name, contender] of Object.entries(contenders)) {
    await contender.train.ready?.();
    await (contender.check ?? contender.train)(task.checkedSteps);
    losses[name] = lossOf(task, await contender.parameters());
  }
  return losses;
}

const agree = (loss, other) => Math.abs(loss - other) <= tolerance * Math.abs(other);

/** The same of a recurrent layer that comes first, which uses its kernels in each step. */
function recurrentOperations({ start: [recurrent, ...others], shape: [steps] }) {
  const state = steps * recurrent.recurrent_kernel.length + others.reduce((sum, { kernel }) => sum + kernel.length, 0);
  return 2 * (2 * steps * recurrent.kernel.length + 3 * state);
}

/** Floating-point operations an example: forward, gradient of the kernel, and of the inputs but for the network's own. */
function operationsAnExample(task) {
  if (isRecurrent(task)) return recurrentOperations(task);
  const counts = new PlainNetwork(task, task.start, Float32Array).layers.map(({ multiplications }) => multiplications);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return 2 * (3 * all - counts[0]);
}

/** Of the rounds, by contender: examples a second, and how many times as many ours are. */
function rowsOf(rates, batch) {
  return Object.fromEntries(
    Object.entries(rates).map(([name, steps]) => [
      name,
      { ...summary(steps.map((rate) => rate * batch)), ours_times: times(rates.ours, steps) },
    ]),
  );
}

export async function train(engine, workload, options) {
  const task = taskOf(engine, workload);
  const contenders = await contendersOf(task, engine, ["ours", ...workload.peers]);
  const startLoss = lossOf(task, task.start);
  const losses = await lossesOf(task, contenders);
  const works = Object.fromEntries(Object.entries(contenders).map(([name, contender]) => [name, contender.train]));
  if (workload.goals.some(({ peak }) => peak)) works.peak = await peak();
  const { peak: peakRates, ...rates } = await takeTurns(works, options);
  for (const contender of Object.values(contenders)) contender.dispose?.();

  const batch = task.config.batch_size;
  const disagree = Object.keys(losses).filter((name) => !agree(losses[name], losses.ours));
  const result = {
    name: workload.name,
    what: workload.what,
    goals: workload.goals,
    rates: rowsOf(rates, batch),
    check: { steps: task.checkedSteps, tolerance, start_loss: startLoss, losses, disagree },
  };
  if (!peakRates) return result;
  const operations = rates.ours.map((steps) => (steps * batch * operationsAnExample(task)) / 1e6);
  return {
    ...result,
    peak: { gigaflops: summary(peakRates.map((rate) => rate / 1e3)), share: times(operations, peakRates) },
  };
}
