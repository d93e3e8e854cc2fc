import type { ActivationSpec } from "../../../engine/types.ts";
import { activationName, activationSettings } from "../../../experiment/experiment.ts";
import { hasSteps } from "../../../experiment/layers.ts";
import type { Refusal } from "../../exported.ts";
import type { WrittenLayer } from "../../lines/written.ts";
import { refusal } from "../../messages.ts";

/** Activations as TensorFlow.js layers name them: a text, or a layer of its own. */

/** A list, because texts in messages are quoted. */
export const FORMAT: readonly string[] = ["TensorFlow.js"];

/** Those that it has by name, and the only settings with which it has them. */
const NAMES: Record<string, { name: string; only?: Record<string, number | boolean> }> = {
  linear: { name: "linear" },
  relu: { name: "relu" },
  relu6: { name: "relu6" },
  elu: { name: "elu", only: { alpha: 1 } },
  selu: { name: "selu" },
  sigmoid: { name: "sigmoid" },
  tanh: { name: "tanh" },
  softplus: { name: "softplus" },
  softsign: { name: "softsign" },
  silu: { name: "swish", only: { beta: 1 } },
  gelu: { name: "gelu", only: { approximate: false } },
  mish: { name: "mish" },
  hard_sigmoid: { name: "hard_sigmoid", only: { slope: 0.2 } },
  softmax: { name: "softmax" },
};

/** Those that are layers alone. */
const LAYERS = ["leaky_relu", "prelu"];

/** The text of an activation; null if it is a layer of its own. */
export const activationText = (spec: ActivationSpec | undefined): string | null =>
  NAMES[activationName(spec)]?.name ?? null;

function refusalOf(spec: ActivationSpec | undefined, path: string, isWithin: boolean): Refusal[] {
  const name = activationName(spec);
  const known = NAMES[name];
  if (!known && LAYERS.includes(name))
    return isWithin ? [refusal("export_activation_in_layer", path, { format: FORMAT, name })] : [];
  if (!known && activationSettings(spec).expression !== undefined)
    return [refusal("export_formula", path, { format: FORMAT })];
  if (!known) return [refusal("export_activation", path, { format: FORMAT, name })];
  return Object.entries(known.only ?? {}).flatMap(([key, value]) => {
    const found = activationSettings(spec)[key] ?? value;
    return found === value ? [] : [refusal("export_setting", `${path}.${key}`, { format: FORMAT, value, found })];
  });
}

export const activationRefusals = ({ layer }: WrittenLayer, path: string): Refusal[] =>
  (["activation", "recurrent_activation"] as const).flatMap((key) =>
    layer[key] === undefined ? [] : refusalOf(layer[key], `${path}.${key}`, hasSteps(layer)),
  );
