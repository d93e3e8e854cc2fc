// What an activation, an optimizer and float64 cost on W3, as times the cost of ReLU, SGD and float32.

import { takeTurns, times } from "./rounds.mjs";

const learning_rate = 1e-4; // nothing diverges, whatever the activation

const hidden = (config, activation) => ({
  ...config,
  layers: config.layers.map((layer, i) => (i + 1 < config.layers.length ? { ...layer, activation } : layer)),
});

/** Whatever is changed, by name: the configs. The first of each group is what the others are held against. */
function groupsOf({ activations, optimizers }, config) {
  const inOrder = (names, first) => [first, ...names.filter((name) => name !== first)];
  const slow = { ...config, optimizer: { ...config.optimizer, learning_rate } };
  const entries = (names, first, change) => inOrder(names, first).map((name) => [name, change(name)]);
  const names = (items) => items.map(({ name }) => name);
  return {
    activations: entries(names(activations), "relu", (name) => hidden(slow, name)),
    optimizers: entries(names(optimizers), "sgd", (name) => ({ ...config, optimizer: { name, learning_rate } })),
    precision: entries(["float32", "float64"], "float32", (precision) => ({ ...slow, precision })),
  };
}

/**
 * Times the cost of the base. They take turns as two, next to each other in time, and both are new: a trainer passes over all
 * data more often in its first epochs, so that an old one is faster.
 */
async function cost(engine, base, config, options) {
  const trainers = [base, config].map((config) => engine.createTrainer(config));
  const [baseWork, work] = trainers.map((trainer) => (steps) => trainer.train({ steps }));
  const rates = await takeTurns({ baseWork, work }, options);
  const ready = trainers.every((trainer) => trainer.status().state === "ready");
  for (const trainer of trainers) trainer.dispose();
  if (!ready) throw new Error(`diverged: ${JSON.stringify(config)}`);
  return times(rates.baseWork, rates.work);
}

async function costs(engine, [[, base], ...others], options) {
  const results = {};
  for (const [name, config] of others) results[name] = await cost(engine, base, config, options);
  return results;
}

/** {group: {name: times the cost}}. */
export async function ratios(engine, workload, options) {
  const results = {};
  const groups = groupsOf(engine.catalog(), workload.config);
  for (const [group, configs] of Object.entries(groups)) results[group] = await costs(engine, configs, options);
  return results;
}
