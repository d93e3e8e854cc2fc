import type { ActivationItem, Catalog, Inspection, Trainer } from "../../engine/types.ts";
import type { Disposed, Subject } from "../../experiment/compute.ts";
import {
  activationOf,
  answerActivation,
  classProbabilities,
  identityOf,
  taskOf,
  usualLoss,
  type Experiment,
} from "../../experiment/experiment.ts";
import { outputIndex } from "../../experiment/layers.ts";
import type { UnitPlace } from "../../experiment/protocol.ts";
import { openPart } from "./part.ts";
import type { StepEffects } from "./types.ts";

/** What a layer reads, count × features, and the network at that example. */
export interface EffectsQuestion {
  layer: number;
  count: number;
  features: number;
  inputs: ArrayLike<number>;
  inspection: Pick<Inspection, "logits" | "probabilities">;
  /** The unit that is chosen on the page. */
  chosen: UnitPlace | null;
}

/**
 * How much each step that a layer reads changes one output: the chosen one, else the likeliest class, else the first. Of an
 * output that is a sigmoid's or a softmax's probability p, ln(p/(1 − p)) is what changes: p itself hardly changes once the
 * network is sure, and a logit of a softmax also changes with what all of them have in common.
 */
export function stepEffects(subject: Subject, question: EffectsQuestion): StepEffects | undefined {
  const { layer, count, features, inputs, inspection } = question;
  const { logits } = inspection;
  const experiment = subject.config as Experiment;
  const squash = squashOf(subject.catalog, experiment);
  const output = outputOf(subject, question);
  const values = subject.unlessRefused(() => {
    const trainer = subject.owned(openSums).from(layer, [count, features]);
    const kernel = weights(logits, logits.length > 1 ? output : 0, squash?.elementwise === false);
    trainer.setParameters([...subject.parameters().slice(layer), { kernel, bias: [] }]);
    return trainer.effectsOn(inputs, trainer.layers().length - 1, 0);
  });
  return values && { output, isLogOdds: squash !== undefined, norms: lengths(values, features) };
}

/** The activation that makes probabilities of logits, as losses have it; undefined if another one gives the outputs. */
function squashOf(catalog: Catalog, experiment: Experiment): ActivationItem | undefined {
  const name = answerActivation(catalog, experiment);
  const isOfLoss = catalog.losses.some(({ activation }) => activation === name);
  return isOfLoss && taskOf(catalog, experiment) !== "regression" ? activationOf(catalog, name) : undefined;
}

function outputOf({ catalog, config }: Subject, { chosen, inspection: { probabilities } }: EffectsQuestion): number {
  const experiment = config as Experiment;
  const task = taskOf(catalog, experiment);
  if (probabilities.length > 1 && chosen?.layer === outputIndex(experiment.layers)) return chosen.unit;
  if (task === "regression") return 0;
  const answers = squashOf(catalog, experiment) ? classProbabilities(task, probabilities) : Array.from(probabilities);
  return answers.indexOf(Math.max(...answers));
}

/** By how much each output counts: ln(p/(1 − p)) of a softmax is one logit less the logarithm of the sum of the others' exponentials. */
function weights(logits: Float64Array, output: number, competes: boolean): number[] {
  const most = Math.max(...logits.filter((_, i) => i !== output));
  const shares = Array.from(logits, (logit, i) => (competes && i !== output ? Math.exp(logit - most) : 0));
  const sum = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, i) => (i === output ? 1 : -share / (sum || 1)));
}

/** The length of each step's part. */
function lengths(values: Float64Array, features: number): Float64Array {
  const squares = new Float64Array(values.length / features);
  for (const [i, value] of values.entries()) squares[Math.floor(i / features)] += value * value;
  return squares.map(Math.sqrt);
}

interface Sums extends Disposed {
  /** The layers from one on, which reads numbers of that shape, and a weighted sum of their outputs as a last layer. */
  from(layer: number, shape: number[]): Trainer;
}

/** Each network is made when it is first asked for. */
function openSums(opened: Pick<Subject, "engine" | "config">): Sums {
  const made = new Map<number, Trainer>();
  return {
    from(layer, shape) {
      const trainer = made.get(layer) ?? openSum(opened, layer, shape);
      made.set(layer, trainer);
      return trainer;
    },
    dispose: () => made.forEach((trainer) => trainer.dispose()),
  };
}

/** Its outputs are logits where those of the network are probabilities. */
function openSum({ engine, config }: Pick<Subject, "engine" | "config">, layer: number, shape: number[]): Trainer {
  const { layers, precision } = config as Experiment;
  const catalog = engine.catalog();
  const output = layers[layers.length - 1];
  const { name: activation } = identityOf(catalog);
  return openPart(engine, shape, [[0], [0]], {
    precision,
    layers: [
      ...layers.slice(layer, -1),
      squashOf(catalog, config as Experiment) ? { ...output, activation } : output,
      { units: 1, activation, use_bias: false },
    ],
    loss: usualLoss(catalog, "regression", 1),
  });
}
