// What an activation, an optimizer and float64 cost on W3, as times the cost of ReLU, SGD and float32.

import { takeTurns, times } from "./rounds.mjs";

const learning_rate = 1e-4; // nothing diverges, whatever the activation

const hidden = (config, activation) =>
  ({ ...config, layers: config.layers.map((layer, i) => (i + 1 < config.layers.length ? { ...layer, activation } : layer)) });

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

async function costs(engine, configs, options) {
  const trainers = configs.map(([, config]) => engine.createTrainer(config));
  const works = Object.fromEntries(configs.map(([name], i) => [name, (steps) => trainers[i].train({ steps })]));
  const rates = await takeTurns(works, options);
  for (const [i, trainer] of trainers.entries()) {
    if (trainer.status().state !== "ready") throw new Error(`${configs[i][0]} diverged`);
    trainer.dispose();
  }
  const [[base]] = configs;
  return Object.fromEntries(configs.slice(1).map(([name]) => [name, times(rates[base], rates[name])]));
}

/** {group: {name: times the cost}}. */
export async function ratios(engine, workload, options) {
  const results = {};
  for (const [group, configs] of Object.entries(groupsOf(engine.catalog(), workload.config))) results[group] = await costs(engine, configs, options);
  return results;
}
