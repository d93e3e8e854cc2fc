import type { Trainer } from "../../engine/types.ts";
import type { Compute } from "../../experiment/compute.ts";
import { column, corner, grid, sizeWithin } from "../../experiment/grid.ts";
import { placeOf, valueAt } from "../../experiment/weight.ts";

const NEURON_MULTIPLICATIONS = 1.5e7;
const NEURON_MAP_SIZES = [8, 28] as const;
const INPUTS_SHOWN = 784;

/** Output arrays reused by each snapshot: allocating 2 MB takes longer than filling it. */
const reused = new WeakMap<Trainer, Float32Array[]>();

export const computeNeurons: Compute<"neurons"> = (subject, request) => {
  const { trainer, config, data, parameterCount } = subject;
  const { columns } = data;
  if (columns > 2) return undefined;
  const size = sizeWithin(NEURON_MULTIPLICATIONS, parameterCount, NEURON_MAP_SIZES);
  const outputs = trainer.neurons(grid(size, columns, subject.catalog.extent), reused.get(trainer));
  reused.set(trainer, outputs);
  const layers = outputs.map((values, i) => {
    const units = config.layers?.[i].units ?? 0;
    return Array.from({ length: Math.min(units, request.units) }, (_, unit) =>
      subject.transferred(column(values, unit, units)),
    );
  });
  return { size, columns, layers };
};

export const computeWeights: Compute<"weights"> = (subject, { units: most }) =>
  subject.parameters().map(({ kernel = [], bias, alpha }, i) => {
    const units = subject.config.layers?.[i].units ?? 1;
    const inputs = kernel.length / units;
    return {
      units: Math.min(units, most),
      kernel: corner(kernel, units, Math.min(inputs, i === 0 ? INPUTS_SHOWN : most), Math.min(units, most)),
      ...(bias?.length ? { bias: Float64Array.from(bias.slice(0, most)) } : {}),
      ...(alpha ? { alpha: Float64Array.from(alpha) } : {}),
    };
  });

export const computeWeight: Compute<"weight"> = (subject, { weight }) => {
  if (!weight) return undefined;
  const parameters = subject.parameters();
  const place = placeOf(weight, parameters, subject.config);
  return place && { ...weight, value: valueAt(parameters, place) };
};
