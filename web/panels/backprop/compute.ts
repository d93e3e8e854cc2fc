import type { Compute } from "../../experiment/compute.ts";
import type { Place } from "../../experiment/protocol.ts";
import type {
  Catalog,
  Config,
  Engine,
  LayerInspection,
  LayerParameters,
  LayerSpec,
  Trainer,
} from "../../engine/types.ts";
import { activationName } from "../../experiment/experiment.ts";
import { slopes } from "../health/compute.ts";
import { hasActivation } from "../../experiment/layers.ts";
import type { Backprop, Form } from "./types.ts";

const MOST_PARAMETERS = 1e5;

export const compute: Compute<"backprop"> = (
  { engine, catalog, trainer, config, parameterCount },
  { point, target },
) => (parameterCount > MOST_PARAMETERS ? undefined : backprop(engine, catalog, trainer, config, { point, target }));

/** Everything that the chain rule needs at one point, in both passes: float64, without penalties and dropout. */
export function backprop(
  engine: Engine,
  { activations }: Catalog,
  trainer: Trainer,
  config: Config,
  { point, target }: Place,
): Backprop {
  const { inputs, layers, probabilities, loss } = trainer.inspect(point, target ?? undefined);
  const parameters = trainer.parameters();
  return {
    point,
    target,
    inputs,
    probabilities,
    loss,
    layers: layers.map((layer, i) => {
      const { activation } = config.layers![i];
      const { kernel, bias, alpha } = parameters[i];
      const item = activations.find(({ name }) => name === activationName(activation))!;
      const form = formOf(config.layers![i], parameters[i], i === 0 ? inputs : layers[i - 1].a, layer);
      return {
        ...layer,
        form,
        kernel: Float64Array.from(kernel ?? []),
        ...(bias?.length ? { bias: Float64Array.from(bias) } : {}),
        ...(item.elementwise && form !== "other" ? { slope: slopes(engine, item, activation, alpha, layer.z, 1) } : {}),
      };
    }),
  };
}

const FLAT_WEIGHTS = ["kernel", "bias", "alpha"];

function formOf(spec: LayerSpec, parameters: LayerParameters, inputs: Float64Array, { z, a }: LayerInspection): Form {
  const { kernel, alpha = z, ...others } = parameters;
  if (!Object.keys(others).every((name) => FLAT_WEIGHTS.includes(name)) || alpha.length !== z.length) return "other";
  if (kernel) return kernel.length === inputs.length * z.length ? "sum" : "other";
  if (hasActivation(spec)) return "function";
  return a.length === inputs.length && a.every((value, i) => value === inputs[i]) ? "same" : "other";
}
