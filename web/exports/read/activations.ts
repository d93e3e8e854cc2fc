import { found } from "../../engine/issue.ts";
import type { ItemSpec } from "../../engine/types.ts";
import { exportError } from "../messages.ts";
import { type Fields, isFields, textFrom } from "./topology.ts";

/** Activations by the names of Keras and TensorFlow.js. */

/** How hard_sigmoid rises before Keras 3. */
const OLD_SLOPE = 0.2;

const NAMES: Readonly<Record<string, (isKeras3: boolean) => ItemSpec>> = {
  hard_sigmoid: (isKeras3) => (isKeras3 ? { name: "hard_sigmoid" } : { name: "hard_sigmoid", slope: OLD_SLOPE }),
  swish: () => ({ name: "silu" }),
  hard_swish: () => ({ name: "hard_silu" }),
  gelu_new: () => ({ name: "gelu", approximate: true }),
  gelu: () => ({ name: "gelu", approximate: false }),
  leaky_relu: () => ({ name: "leaky_relu", negative_slope: 0.2 }),
};

/** Known here by the same name, without a setting. */
const SAME = [
  "linear",
  "relu",
  "relu6",
  "elu",
  "selu",
  "sigmoid",
  "log_sigmoid",
  "tanh",
  "softplus",
  "softsign",
  "silu",
  "mish",
  "hard_silu",
  "exponential",
  "softmax",
];

const snakeCase = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A name, or an object with one, as Keras 3 may write it. */
const nameIn = (value: unknown): unknown => {
  if (!isFields(value)) return value;
  return typeof value.config === "string" ? value.config : value.class_name;
};

export function activationFrom(value: unknown, path: string, isKeras3: boolean): ItemSpec {
  if (value === null || value === undefined) return { name: "linear" };
  const ofLayer = isFields(value) ? textFrom(value.class_name) : "";
  if (isFields(value) && isFields(value.config) && isActivationLayer(ofLayer))
    return activationLayer(ofLayer, value.config, path);
  const name = nameIn(value);
  const known = typeof name === "string" ? snakeCase(name) : "";
  if (SAME.includes(known)) return { name: known };
  const make = Object.hasOwn(NAMES, known) ? NAMES[known] : undefined;
  if (make) return make(isKeras3);
  throw exportError("model_activation", path, { name: found(name) });
}

const numberIn = (config: Fields, path: string, fallback: number, ...keys: readonly string[]): number => {
  const key = keys.find((each) => config[each] !== undefined);
  const value = key === undefined ? fallback : (config[key] ?? fallback);
  const plain = isFields(value) ? value.value : value;
  if (typeof plain === "number") return plain;
  throw exportError("model_option", `${path}.${key}`, { found: found(value), known: ["a number"] });
};

/** max(x, 0), cut at 6 if the file says so, or with a slope below 0. */
function ofReLU(config: Fields, path: string): ItemSpec {
  const most = config.max_value ?? null;
  const slope = numberIn(config, path, 0, "negative_slope");
  if (numberIn(config, path, 0, "threshold") !== 0)
    throw exportError("model_option", `${path}.threshold`, { found: found(config.threshold), known: ["0"] });
  if (most === null) return slope === 0 ? { name: "relu" } : { name: "leaky_relu", negative_slope: slope };
  if (most === 6 && slope === 0) return { name: "relu6" };
  throw exportError("model_option", `${path}.max_value`, { found: found(most), known: ["6"] });
}

/** The class names of layers that are an activation. */
const LAYERS: Readonly<Record<string, (config: Fields, path: string) => ItemSpec>> = {
  ReLU: ofReLU,
  LeakyReLU: (config, path) => ({
    name: "leaky_relu",
    negative_slope: numberIn(config, path, 0.3, "negative_slope", "alpha"),
  }),
  PReLU: () => ({ name: "prelu" }),
  ELU: (config, path) => ({ name: "elu", alpha: numberIn(config, path, 1, "alpha") }),
  Softmax: () => ({ name: "softmax" }),
};

export const isActivationLayer = (className: string): boolean => Object.hasOwn(LAYERS, className);

export const activationLayer = (className: string, config: Fields, path: string): ItemSpec =>
  LAYERS[className](config, path);
