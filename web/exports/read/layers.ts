import { found } from "../../engine/issue.ts";
import type { Catalog, LayerItem, LayerKey, LayerShape, LayerSpec } from "../../engine/types.ts";
import type { Shape } from "../../experiment/shape.ts";
import { isEqual } from "../../platform/equal.ts";
import { completeLayer } from "../complete/layers.ts";
import { className } from "../lines/keras.ts";
import { layerShape } from "../shapes.ts";
import { exportError } from "../messages.ts";
import { activationFrom, activationLayer, isActivationLayer } from "./activations.ts";
import { type FileLayer, isFields, textFrom, type Topology } from "./topology.ts";

/** Layers of a file as layers of an experiment. */

/** Keys that change nothing here: names, types, starts that weights replace, and how it is computed. */
const IGNORED = [
  "name",
  "dtype",
  "trainable",
  "batch_input_shape",
  "batch_shape",
  "input_dtype",
  "seed",
  "implementation",
  "unroll",
  "fused",
  "time_major",
  "zero_output_for_mask",
  "use_cudnn",
  "autocast",
  "activity_regularizer",
  "input_dim",
  "input_length",
];
const STARTS = /_initializer$/;

/** Keys that may have one value here: what is known is what the first gives. */
const FIXED: Readonly<Record<string, readonly unknown[]>> = {
  data_format: ["channels_last", null, undefined],
  groups: [1, undefined],
  center: [true, undefined],
  scale: [true, undefined],
  keepdims: [false, undefined],
};

/** Values that say nothing. */
const NOTHING = [null, undefined, false, 0];

const INITIALIZERS: Readonly<Record<string, string>> = {
  GlorotUniform: "glorot_uniform",
  GlorotNormal: "glorot_normal",
  HeUniform: "he_uniform",
  HeNormal: "he_normal",
  LecunUniform: "lecun_uniform",
  LecunNormal: "lecun_normal",
  LeCunUniform: "lecun_uniform",
  LeCunNormal: "lecun_normal",
  Zeros: "zeros",
  RandomUniform: "random_uniform",
  Orthogonal: "orthogonal",
  OrthogonalInitializer: "orthogonal",
};

/** Families of VarianceScaling. */
const FAMILIES = [
  { family: "glorot", mode: "fan_avg", scale: 1 },
  { family: "he", mode: "fan_in", scale: 2 },
  { family: "lecun", mode: "fan_in", scale: 1 },
];

/** An initializer that is known here; undefined for others, which weights of the file replace. */
function initializerFrom(value: unknown): string | undefined {
  if (!isFields(value)) return undefined;
  const { class_name: name, config } = value;
  if (name !== "VarianceScaling" || !isFields(config)) return INITIALIZERS[textFrom(name)];
  const family = FAMILIES.find(({ mode, scale }) => mode === config.mode && scale === config.scale)?.family;
  const distribution = config.distribution === "uniform" ? "uniform" : "normal";
  return family && `${family}_${distribution}`;
}

/** A penalty's l1 and l2. */
function penaltiesFrom(value: unknown, path: string): { l1?: number; l2?: number } {
  if (value === null || value === undefined) return {};
  const config = isFields(value) && isFields(value.config) ? value.config : {};
  const penalty = (key: string) => (config[key] === undefined ? {} : { [key]: config[key] });
  if (!isFields(value) || !["L1", "L2", "L1L2"].includes(textFrom(value.class_name)))
    throw exportError("model_option", path, {
      found: found(isFields(value) ? value.class_name : value),
      known: ["L1, L2, L1L2"],
    });
  return { ...penalty("l1"), ...penalty("l2") };
}

const whole = (value: unknown): value is number => typeof value === "number";

/** A value of the file in the form of a key of the experiment, which checks it afterwards. */
function valueOf({ type }: LayerKey, value: unknown, path: string, isKeras3: boolean): unknown {
  if (type === "activation") return activationFrom(value, path, isKeras3);
  if (type === "initializer") return initializerFrom(value);
  if (type === "integer" && Array.isArray(value) && value.length === 1) return value[0];
  if (type === "shape" && Array.isArray(value)) return value.map((size) => size ?? -1);
  if (type === "sizes" && Array.isArray(value) && value.every(whole)) return [...value];
  return value ?? undefined;
}

const option = (path: string, value: unknown, known: readonly string[]) =>
  exportError("model_option", path, { found: found(value), known });

/** Throws for a key that is not known here and says something. */
function checkOther(key: string, value: unknown, { path, config }: FileLayer, last: number): void {
  const place = `${path}.${key}`;
  if (IGNORED.includes(key) || STARTS.test(key)) return;
  if (key in FIXED) {
    if (!FIXED[key].includes(value)) throw option(place, value, [String(FIXED[key][0])]);
    return;
  }
  if (key === "axis") {
    const axis = Array.isArray(value) && value.length === 1 ? value[0] : value;
    if (axis !== -1 && axis !== last && axis !== undefined) throw option(place, value, ["-1"]);
    return;
  }
  if (key === "shared_axes" || key === "kernel_regularizer" || key === "recurrent_regularizer") return;
  const isEmpty = Array.isArray(value) && value.length === 0;
  if (!NOTHING.includes(value as null) && !isEmpty && config[key] !== undefined)
    throw exportError("model_key", place, { found: found(value) });
}

function kindOf(catalog: Catalog, { className: name, path }: FileLayer): LayerItem {
  const kind = catalog.layers.find((each) => className(each.name) === name);
  if (kind) return kind;
  throw exportError("model_layer", path, { name });
}

/** The layer that a Bidirectional runs both ways, with how it joins them. */
function unwrapped(layer: FileLayer): { layer: FileLayer; merge?: string } {
  if (layer.className !== "Bidirectional") return { layer };
  const { layer: inner, merge_mode: merge } = layer.config;
  const path = `${layer.path}.layer`;
  if (!isFields(inner) || !isFields(inner.config)) throw exportError("model_layer", path, { name: found(inner) });
  if (typeof merge !== "string") throw option(`${layer.path}.merge_mode`, merge, ["concat", "sum", "ave", "mul"]);
  return { layer: { className: textFrom(inner.class_name), config: inner.config, path }, merge };
}

const isInput = ({ className: name }: FileLayer): boolean => name === "InputLayer";

/** Keys of the experiment that files say in another way, or as layers of their own. */
const ELSEWHERE = ["l1", "l2", "dropout", "alpha_dropout", "trainable", "bidirectional"];

/** The penalty of all kernels of a layer. */
function penaltyOf({ config, path }: FileLayer): { l1?: number; l2?: number } {
  const { kernel_regularizer: kernel, recurrent_regularizer: recurrent = kernel } = config;
  const penalties = penaltiesFrom(kernel, `${path}.kernel_regularizer`);
  if (isEqual(penalties, penaltiesFrom(recurrent, `${path}.recurrent_regularizer`))) return penalties;
  throw option(`${path}.recurrent_regularizer`, "another penalty", ["that of the kernel"]);
}

/** `axes` is how many axes a value has after the batch, for what names an axis by its number. */
function layerFrom(catalog: Catalog, given: FileLayer, isKeras3: boolean, axes: number): LayerSpec {
  const frozen = given.config.trainable === false ? { trainable: false } : {};
  if (isActivationLayer(given.className)) {
    const activation = activationLayer(given.className, given.config, given.path);
    return { kind: "activation", activation, ...frozen };
  }
  const { layer, merge } = unwrapped(given);
  const { usual, keys } = kindOf(catalog, layer);
  const own = keys.filter(({ name }) => !ELSEWHERE.includes(name) && layer.config[name] !== undefined);
  for (const [key, value] of Object.entries(layer.config))
    if (!own.some(({ name }) => name === key)) checkOther(key, value, layer, axes);
  const values = own.map((key) => [
    key.name,
    valueOf(key, layer.config[key.name], `${layer.path}.${key.name}`, isKeras3),
  ]);
  return {
    ...(usual.kind && { kind: usual.kind }),
    ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    ...penaltyOf(layer),
    ...(merge && { bidirectional: merge }),
    ...(keys.some(({ name }) => name === "trainable") && frozen),
  } as LayerSpec;
}

/** A layer of the experiment, with the one of the file that holds its weights. */
export interface ReadLayer {
  layer: LayerSpec;
  shape: LayerShape;
  from: FileLayer;
}

/** The shape of an example, from the first layer that says it. */
export function inputFrom({ layers }: Topology): number[] | null {
  const [first] = layers;
  const batch = first?.config.batch_shape ?? first?.config.batch_input_shape;
  if (!Array.isArray(batch)) return null;
  const shape = batch.slice(1);
  if (shape.every((size) => Number.isInteger(size) && size > 0)) return shape;
  throw option(`${first.path}.batch_shape`, JSON.stringify(batch).slice(0, 40), ["sizes"]);
}

/** Every layer but the input. */
export function layersFrom(catalog: Catalog, { layers, isKeras3 }: Topology, input: Shape): ReadLayer[] {
  let read = input;
  return layers
    .filter((layer) => !isInput(layer))
    .map((from) => {
      const layer = completeLayer(catalog, layerFrom(catalog, from, isKeras3, read.length), from.path);
      const shape = layerShape(catalog, layer, read, from.path);
      read = shape.output;
      return { layer, shape, from };
    });
}
