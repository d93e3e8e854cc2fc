import type { ActivationSpec, LayerKey } from "../../engine/types.ts";
import { kindOf, layerValue, plainKind } from "../../experiment/layer-kinds.ts";
import { isEqual } from "../../platform/equal.ts";
import { kerasName } from "./activation.ts";
import {
  activationIn,
  functionArgument,
  penaltiesOf,
  tuple,
  type WrittenActivation,
  type WrittenLayer,
} from "./written.ts";

/** Parts of names that Keras writes in capitals. */
const CAPITALS: readonly string[] = ["rnn", "lstm", "gru"];

/** "max_pooling2d" as "MaxPooling2D": names of kinds are Keras's names of classes. */
export const className = (kind: string): string =>
  kind
    .split("_")
    .map((part) => (CAPITALS.includes(part) ? part.toUpperCase() : part[0].toUpperCase() + part.slice(1)))
    .join("")
    .replace(/(?<=\d)d$/, "D");

/** Keys for which Keras has no argument of that name. Those of a dropout within a layer are a layer of their own. */
const NO_ARGUMENT: readonly string[] = ["l1", "l2", "bidirectional", "dropout", "alpha_dropout"];

/** The line of a layer, and those of the layers by which Keras writes the rest of its keys. */
export function kerasLines(written: WrittenLayer): string[] {
  const { catalog, layer } = written;
  const kind = kindOf(catalog, layer) ?? plainKind(catalog);
  const activation = activationIn(catalog, layer.activation);
  const isOwn = activation && isLayer(activation) && !written.shape.weights.recurrent_kernel;
  const own = isOwn ? `layers.${activationLayer(activation, written)}` : null;
  const required = kind.keys.find(({ name }) => name === "activation")?.required;
  if (own && required) return [layer.trainable === false ? own.replace(/\)$/, ", trainable=False)") : own];
  const settings = [...kind.keys.flatMap((key) => argument(written, key)), ...regularizers(written)];
  const line = `layers.${className(kind.name)}(${settings.join(", ")})`;
  return [bothWays(line, layer.bidirectional), ...(own ? [own] : []), ...dropouts(written)];
}

/** Nothing where the value is Keras's default, which is the engine's. */
function argument(written: WrittenLayer, key: LayerKey): string[] {
  const { layer } = written;
  const value = layerValue(layer, key);
  const usual = key.otherwise ? layerValue(layer, { name: key.otherwise }) : key.default;
  if (NO_ARGUMENT.includes(key.name) || value === undefined || isEqual(value, usual)) return [];
  const text = key.type === "activation" ? activationText(written, value as ActivationSpec) : python(value);
  if (text === null) return [];
  return [key.required || key.name === "pool_size" ? text : `${key.name}=${text}`];
}

/** null: the activation is a layer after this one. */
function activationText(written: WrittenLayer, spec: ActivationSpec): string | null {
  const activation = activationIn(written.catalog, spec);
  if (!activation) return '"linear"';
  const name = kerasName(activation.item, activation.settings);
  if (name) return `"${name}"`;
  if (!isLayer(activation)) return functionArgument(activation, "keras");
  return written.shape.weights.recurrent_kernel ? `layers.${activationLayer(activation, written)}` : null;
}

function python(value: unknown): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return `"${value}"`;
  return Array.isArray(value) ? tuple(value as number[]) : String(value);
}

/** Whether Keras has the activation as a layer alone. */
const isLayer = ({ item }: WrittenActivation): boolean => /^[A-Z]/.test(item.keras);

/** Keras's PReLU has an α a number; the engine's has one a channel. */
function activationLayer(activation: WrittenActivation, { shape }: WrittenLayer): string {
  const call = functionArgument(activation, "keras").replace("keras.layers.", "");
  const places = shape.output.slice(0, -1).map((_, axis) => axis + 1);
  if (!activation.item.learned || places.length === 0) return call;
  return call.replace(/\)$/, `, shared_axes=[${places.join(", ")}])`);
}

function regularizers(written: WrittenLayer): string[] {
  const { l1, l2 } = penaltiesOf(written);
  const { kernel, recurrent_kernel: recurrent } = written.shape.weights;
  if (!kernel || (l1 === 0 && l2 === 0)) return [];
  const value = l1 === 0 ? `L2(${l2})` : l2 === 0 ? `L1(${l1})` : `L1L2(${l1}, ${l2})`;
  return ["kernel_regularizer", ...(recurrent ? ["recurrent_regularizer"] : [])].map(
    (name) => `${name}=regularizers.${value}`,
  );
}

function bothWays(line: string, merge: string | undefined): string {
  if (merge === undefined || merge === "none") return line;
  return `layers.Bidirectional(${line}${merge === "concat" ? "" : `, merge_mode="${merge}"`})`;
}

function dropouts({ layer }: WrittenLayer): string[] {
  return [
    ...(layer.dropout ? [`layers.Dropout(${layer.dropout})`] : []),
    ...(layer.alpha_dropout ? [`layers.AlphaDropout(${layer.alpha_dropout})`] : []),
  ];
}
