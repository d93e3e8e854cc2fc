import type { Compute } from "../../experiment/compute.ts";
import { cellIn, middleOf, numberOf } from "./cells.ts";
import { originOf, reachOf, shifted } from "./moving.ts";
import { cellsOf, mapShape, stagesOf } from "./stages.ts";
import type { Convolution, Effects, Shifts } from "./types.ts";

/** Numbers of all maps of an example. */
const MOST_NUMBERS = 2 ** 19;

export const compute: Compute<"convolution"> = (
  { catalog, trainer, config, parameters },
  { point },
): Convolution | undefined => {
  const shapes = trainer.layers();
  const stages = stagesOf(catalog, config.layers ?? [], shapes);
  if (stages.length === 0) return undefined;
  const numbers = stages.reduce((sum, { output }) => sum + cellsOf(output) * output.channels, 0);
  if (numbers > MOST_NUMBERS) return { shapes, stages, source: new Float64Array(), values: [] };
  const { inputs, layers } = trainer.inspect(point);
  const weights = parameters();
  const first = stages[0].layer;
  return {
    shapes,
    stages,
    source: first === 0 ? inputs : layers[first - 1].a,
    values: stages.map(({ layer, reading }) => {
      const { kernel, bias } = weights[layer];
      const { z, a } = layers[layer];
      if (reading !== "sum") return { z, a };
      return {
        z,
        a,
        kernel: Float64Array.from(kernel),
        ...(bias?.length ? { bias: Float64Array.from(bias) } : {}),
      };
    }),
  };
};

export const computeEffects: Compute<"effects"> = (
  { catalog, trainer, config },
  { point, convolution: { shown, cell } },
): Effects | undefined => {
  const stages = stagesOf(catalog, config.layers ?? [], trainer.layers());
  if (shown !== "maps" || stages[0]?.layer !== 0) return undefined;
  const looked = cell ? cellIn(stages, cell) : middleOf(stages, 0, 0);
  const stage = stages[looked.stage];
  const number = numberOf(stage, looked);
  return { layer: stage.layer, number, values: trainer.effectsOn(point, stage.layer, number) };
};

export const computeShifts: Compute<"shifts"> = ({ trainer, baseline }, { point, convolution }): Shifts | undefined => {
  const shape = mapShape(trainer.layers()[0].input);
  if (!shape || convolution.shown !== "move") return undefined;
  const { example, down } = originOf(shape, convolution, point);
  const reach = reachOf(shape.columns);
  const right = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const copies = new Float64Array(right.length * example.length);
  for (const [i, by] of right.entries()) copies.set(shifted(shape, example, by, down), i * example.length);
  const outputs = (values: Float32Array) => ({ outputs: values.length / right.length, values });
  const compared = baseline?.shape.columns === example.length ? baseline : undefined;
  return {
    right,
    ...outputs(trainer.predict(copies)),
    ...(compared ? { baseline: outputs(compared.trainer.predict(copies)) } : {}),
  };
};
