import type { Kind } from "../expression/functions.ts";

/** What a fact is: a value, a list, an object with these keys, or one with any keys. */
export type Shape = Kind | { list: Shape } | { keys: Readonly<Record<string, Shape>> } | { each: Shape };

const numbers: Shape = { list: "number" };
const all = <Name extends string>(names: readonly Name[], shape: Shape): Record<Name, Shape> =>
  Object.fromEntries(names.map((name) => [name, shape])) as Record<Name, Shape>;

/** Losses, and the metrics of the catalog. */
export const METRICS = [
  "loss",
  "data_loss",
  "accuracy",
  "top_2_accuracy",
  "exact_match",
  "mean_absolute_error",
  "r_squared",
] as const;

/** A layer's weights by name, of all kinds of layers. */
export const WEIGHTS = [
  "kernel",
  "bias",
  "alpha",
  "recurrent_kernel",
  "gamma",
  "beta",
  "moving_mean",
  "moving_variance",
] as const;

const metrics: Shape = { keys: all(METRICS, "number") };
const weights: Shape = { list: { keys: all(WEIGHTS, numbers) } };

const health: Shape = {
  list: {
    keys: {
      ...all(
        ["gradient_norm", "update_ratio", "dead_fraction", "saturated_fraction", "mean", "std", "units"],
        "number",
      ),
      ...all(["dead", "grad_h"], numbers),
    },
  },
};

const layer: Shape = { list: { keys: all(["z", "a", "grad_z", "grad_a"], numbers) } };

const point: Shape = {
  keys: { inputs: numbers, layers: layer, logits: numbers, probabilities: numbers, loss: "number" },
};

const nudged: Shape = { keys: all(["plus", "minus", "here", "rise", "slope", "gradient"], "number") };

const rounded: Shape = { keys: all(["probability", "loss", "gradient"], "number") };
const difference: Shape = { keys: all(["direct", "difference", "lost"], "number") };

/** The facts of a run, of the own one and of run A. */
const RUN = {
  step: "number",
  epoch: "number",
  diverged: "truth",
  train: metrics,
  test: metrics,
  weights: "number",
  config: "any",
  health,
  parameters: weights,
  moved: weights,
  gradients: weights,
  history: { keys: all(["step", "train", "test"], numbers) },
  outputs: numbers,
  fingerprint: "text",
  point,
  nudge: { keys: { epsilon: "number", float32: nudged, float64: nudged } },
} as const satisfies Record<string, Shape>;

export type RunFact = keyof typeof RUN;
export const RUN_FACTS = Object.keys(RUN) as RunFact[];

/** Facts that take a pass over all rows or a copy of all weights: computed when training stands still. */
export const HEAVY: readonly RunFact[] = ["moved", "gradients", "outputs", "fingerprint", "nudge"];

const lab = {
  logits: numbers,
  ...all(["temperature", "truth", "power", "loss"], "number"),
  labels: numbers,
  ...all(["fromLogits", "stable", "clip"], "truth"),
  probabilities: numbers,
  sigmoids: numbers,
  ...all(["float32", "float64"], rounded),
  ...all(["two32", "two64"], difference),
} as const satisfies Record<string, Shape>;

/** All facts, by name. */
export const FACTS = {
  ...RUN,
  rival: { keys: RUN },
  reached: { keys: all(["epoch", "step"], "number") },
  was: { each: "any" },
  answer: "any",
  lab: { keys: lab },
  explorer: {
    keys: {
      activations: { list: { keys: { name: "text" } } },
      ...all(["focus", "initializer"], "text"),
      ...all(["x", "span", "width"], "number"),
    },
  },
  depth: { each: { keys: all(["mean", "variance", "gradient"], numbers) } },
} as const satisfies Record<string, Shape>;

export type FactName = keyof typeof FACTS;
