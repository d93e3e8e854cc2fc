import type { LayerParameters, LayerSteps, Trainer } from "../../engine/types.ts";
import type { Compute, Disposed, Subject } from "../../experiment/compute.ts";
import { outputUnits, taskOf, type Experiment } from "../../experiment/experiment.ts";
import { hasSteps, lastWithSteps, readsBothWays } from "../../experiment/layers.ts";
import { stepEffects } from "./effects.ts";
import { openPart } from "./part.ts";
import type { GateTerms, GradientLine, Recurrence } from "./types.ts";

/** Numbers of a state over all steps. */
const MOST_NUMBERS = 2 ** 16;
/** The classes of the two rows of data that a network needs to be opened. */
const PROBE = [0, 1];

export const compute: Compute<"recurrence"> = (subject, request) => {
  const { trainer, config } = subject;
  const { layer, unit, backward } = request.recurrence;
  const { units = 0, reset_after } = config.layers![layer];
  if (!hasSteps(config.layers![layer])) return undefined;
  const [count, features] = trainer.layers()[layer].input;
  if (count * units > MOST_NUMBERS) return undefined;
  const { point, target } = request;
  const inspection = trainer.inspect(point, target ?? undefined);
  const { steps, backward_steps } = inspection.layers[layer];
  const isBackward = backward && backward_steps !== undefined;
  const states = isBackward ? backward_steps : steps!;
  const inputs = layer === 0 ? inspection.inputs : inspection.layers[layer - 1].a;
  const sizes = { unit, units, count, features, backward: isBackward, resetsProduct: reset_after !== false };
  const effects = stepEffects(subject, { layer, count, features, inputs, inspection, chosen: request.unit });
  return {
    point,
    target,
    layer,
    ...sizes,
    inputs,
    states,
    terms: termsOf(weightsOf(subject.parameters()[layer], isBackward), inputs, states, sizes),
    ...outputsAfter(subject, states, layer),
    ...(effects ? { effects } : {}),
  };
};

/** The sizes of a layer, and the unit that is asked for. */
export interface CellSizes extends Pick<
  Recurrence,
  "unit" | "units" | "count" | "features" | "backward" | "resetsProduct"
> {}

/** The gates' names in the order of the kernel's columns. */
const gatesOf = ({ gates }: LayerSteps): string[] => (Object.keys(gates).length > 0 ? Object.keys(gates) : ["h"]);

const weightsOf = (layer: LayerParameters, backward: boolean): LayerParameters =>
  backward
    ? {
        kernel: layer.backward_kernel,
        recurrent_kernel: layer.backward_recurrent_kernel,
        bias: layer.backward_bias,
      }
    : layer;

/** x_t · K and h · R of one unit, for each gate and step; h is that of the step read before. */
export function termsOf(
  { kernel, recurrent_kernel, bias }: LayerParameters,
  inputs: ArrayLike<number>,
  states: LayerSteps,
  { unit, units, count, features, backward, resetsProduct }: CellSizes,
): Record<string, GateTerms> {
  const names = gatesOf(states);
  const columns = names.length * units;
  const { r } = states.gates;
  const [first, past] = backward ? [count - 1, 1] : [0, -1];
  const hasTwo = bias?.length === 2 * columns;
  const entries = names.map((name, gate): [string, GateTerms] => {
    const column = gate * units + unit;
    const resets = name === "h" && r !== undefined && !resetsProduct;
    const before = (t: number, i: number) =>
      t === first ? 0 : states.h[(t + past) * units + i] * (resets ? r[t * units + i] : 1);
    const product = (weights: ArrayLike<number>, length: number, value: (t: number, i: number) => number) =>
      Float64Array.from({ length: count }, (_, t) => {
        let sum = 0;
        for (let i = 0; i < length; i++) sum += value(t, i) * weights[i * columns + column];
        return sum;
      });
    return [
      name,
      {
        input: product(kernel, features, (t, i) => inputs[t * features + i]),
        recurrent: product(recurrent_kernel, units, before),
        bias: bias?.[column] ?? 0,
        ...(hasTwo ? { recurrentBias: bias[columns + column] } : {}),
      },
    ];
  });
  return Object.fromEntries(entries);
}

/** Of every layer that reads steps. */
export const computeGradients: Compute<"stepGradients"> = ({ trainer, baseline, unlessRefused }) => [
  ...gradientLines("own", trainer),
  ...((baseline && unlessRefused(() => gradientLines("baseline", baseline.trainer))) ?? []),
];

const gradientLines = (run: GradientLine["run"], trainer: Trainer): GradientLine[] =>
  trainer
    .health()
    .flatMap(({ steps, backward_steps }, layer) => [
      ...(steps ? [{ run, layer, backward: false, norms: steps.grad_h }] : []),
      ...(backward_steps ? [{ run, layer, backward: true, norms: backward_steps.grad_h }] : []),
    ]);

interface Rest extends Disposed {
  trainer: Trainer;
}

/** The layers after the last one that reads steps, as a network of their own. Its data is there for the sake of the engine. */
export function openRest({ engine, config }: Pick<Subject, "engine" | "config">): Rest {
  const { layers, parameters } = config as Experiment;
  const last = lastWithSteps(layers);
  const units = layers[last].units!;
  const outputs = outputUnits(config as Experiment);
  const isClass = taskOf(engine.catalog(), config as Experiment) === "multiclass";
  const targets = isClass ? PROBE : PROBE.map(() => new Array<number>(outputs).fill(0));
  const rest = { layers: layers.slice(last + 1), parameters: parameters?.slice(last + 1) };
  const trainer = openPart(engine, [units], targets, { ...config, ...rest });
  return { trainer, dispose: () => trainer.dispose() };
}

/** The outputs that the rest of the network gives for the h of each step, if that is all it reads. */
function outputsAfter(subject: Subject, { h }: LayerSteps, layer: number): Pick<Recurrence, "outputs"> {
  const { layers } = subject.config as Experiment;
  if (layer !== lastWithSteps(layers) || layers[layer].return_sequences || readsBothWays(layers[layer])) return {};
  const outputs = subject.unlessRefused(() => {
    const { trainer } = subject.owned(openRest);
    trainer.setParameters(subject.parameters().slice(layer + 1));
    return trainer.predict(h);
  });
  return outputs ? { outputs } : {};
}
