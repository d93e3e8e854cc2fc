import type { ActivationSpec, Catalog, LayerShape, LayerSpec } from "../engine/types.ts";
import { activationOf, activationSettings } from "../experiment/experiment.ts";
import { plainColumns } from "../experiment/features.ts";
import { kindOf } from "../experiment/layer-kinds.ts";
import { hasSteps, hasWindow, readsBothWays } from "../experiment/layers.ts";
import { type Shape, sizeOfShape } from "../experiment/shape.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { sizesOf } from "./lines/written.ts";
import { catalogError } from "./messages.ts";

/** The shapes of what layers read, give and hold, as `Trainer.layers` tells them. */

/** How many axes a kind reads, beside the batch; 1: any, and as the first layer a flat list; null: any. */
function axesOf(layer: LayerSpec): number | null {
  const { kind } = layer;
  if (kind?.endsWith("2d")) return 3;
  if (kind?.endsWith("1d") || hasSteps(layer)) return 2;
  return kind === undefined || kind === "flatten" || kind === "reshape" ? 1 : null;
}

const readsAllColumns = ({ features }: Experiment, columns: number): boolean =>
  features.length === columns && plainColumns(columns).every((name, i) => features[i] === name);

/** What the network reads: the data's shape if the first layer that is not content with any needs axes, else a list. */
export function inputOf(experiment: Experiment, shape: Shape): Shape {
  const axes = experiment.layers.map((layer) => axesOf(layer)).find((needed) => needed !== null) ?? 1;
  return axes > 1 && readsAllColumns(experiment, sizeOfShape(shape)) ? shape : [experiment.features.length];
}

/** Outputs along each axis of a window. */
function windowOutputs(catalog: Catalog, layer: LayerSpec, input: Shape, path: string): number[] {
  const each = (sizes: LayerSpec["strides"], axis: number) => sizesOf(sizes)[axis] ?? sizesOf(sizes)[0];
  return input.slice(0, -1).map((cells, axis) => {
    const size = each(layer.kernel_size ?? layer.pool_size, axis);
    const reach = (size - 1) * each(layer.dilation_rate, axis) + 1;
    const stride = each(layer.strides, axis);
    const outputs = layer.padding === "valid" ? Math.floor((cells - reach) / stride) + 1 : Math.ceil(cells / stride);
    if (outputs > 0) return outputs;
    const key = layer.kernel_size === undefined ? "pool_size" : "kernel_size";
    throw catalogError(catalog, "window_too_long", `${path}.${key}`, { found: reach, most: cells });
  });
}

function reshaped(catalog: Catalog, target: readonly number[], input: Shape, path: string): number[] {
  const numbers = sizeOfShape(input);
  const open = Math.abs(sizeOfShape(target));
  const shape = target.map((size) => (size === -1 ? numbers / open : size));
  if (sizeOfShape(shape) === numbers && shape.every(Number.isInteger)) return shape;
  throw catalogError(catalog, "target_shape_misfit", `${path}.target_shape`, {
    target: [...target],
    found: [...input],
  });
}

function outputOf(catalog: Catalog, layer: LayerSpec, input: Shape, path: string): readonly number[] {
  const [places, channels] = [input.slice(0, -1), input[input.length - 1]];
  if (hasWindow(layer)) return [...windowOutputs(catalog, layer, input, path), layer.filters ?? channels];
  if (hasSteps(layer)) {
    const units = layer.units! * (layer.bidirectional === "concat" ? 2 : 1);
    return layer.return_sequences ? [...places, units] : [units];
  }
  if (layer.units !== undefined) return [...places, layer.units];
  if (layer.target_shape !== undefined) return reshaped(catalog, layer.target_shape, input, path);
  if (layer.kind === "flatten") return [sizeOfShape(input)];
  return layer.kind?.startsWith("global_") ? [channels] : input;
}

/** A layer that reads other axes than its kind does. */
function checkAxes(catalog: Catalog, layer: LayerSpec, input: Shape, path: string): void {
  const axes = axesOf(layer);
  if (axes === null || axes === 1 || axes === input.length) return;
  const found = [...input];
  const numbers = sizeOfShape(input);
  if (axes === 3) {
    const suggested = { kind: "reshape", target_shape: input.length === 2 ? [...input, 1] : [1, numbers, 1] };
    throw catalogError(catalog, "shape_not_picture", path, { found, layer: suggested });
  }
  const suggested = {
    kind: "reshape",
    target_shape: input.length === 1 ? [numbers, 1] : [input[0], numbers / input[0]],
  };
  throw catalogError(catalog, "shape_not_sequence", path, { found, layer: suggested });
}

/** Whether a parameter of the activation is trained. */
export function isLearned(catalog: Catalog, spec: ActivationSpec | undefined): boolean {
  return activationOf(catalog, spec)?.learned || activationSettings(spec).trainable === true;
}

/** Blocks side by side in the kernels of recurrent kinds. */
const GATES: Record<string, number> = { simple_rnn: 1, lstm: 4, gru: 3 };

function recurrentWeights(layer: LayerSpec, features: number): [string, number[]][] {
  const { kind, units = 0, use_bias: isBiased, reset_after: resetsAfter } = layer;
  const numbers = GATES[kind!] * units;
  const bias = isBiased ? (resetsAfter ? [2, numbers] : [numbers]) : [0];
  return ["", ...(readsBothWays(layer) ? ["backward_"] : [])].flatMap((way): [string, number[]][] => [
    [`${way}kernel`, [features, numbers]],
    [`${way}recurrent_kernel`, [units, numbers]],
    [`${way}bias`, bias],
  ]);
}

function weightsOf(catalog: Catalog, layer: LayerSpec, input: Shape): [string, number[]][] {
  const channels = input[input.length - 1];
  if (hasSteps(layer)) return recurrentWeights(layer, channels);
  const alpha = (count: number): [string, number[]][] =>
    isLearned(catalog, layer.activation) ? [["alpha", [count]]] : [];
  const outputs = layer.units ?? layer.filters;
  if (outputs !== undefined) {
    const window = sizesOf(layer.kernel_size).slice(0, layer.kernel_size === undefined ? 0 : 2);
    return [["kernel", [...window, channels, outputs]], ["bias", [layer.use_bias ? outputs : 0]], ...alpha(outputs)];
  }
  if (layer.epsilon === undefined) return alpha(channels);
  const names = ["gamma", "beta", ...(layer.momentum === undefined ? [] : ["moving_mean", "moving_variance"])];
  return names.map((name) => [name, [channels]]);
}

/** Of a complete layer. Throws where it does not take what it gets. */
export function layerShape(catalog: Catalog, layer: LayerSpec, input: Shape, path: string): LayerShape {
  checkAxes(catalog, layer, input, path);
  const output = [...outputOf(catalog, layer, input, path)];
  const weights = Object.fromEntries(weightsOf(catalog, layer, input));
  return { kind: kindOf(catalog, layer)!.name, input: [...input], output, weights };
}

/** Of complete layers, from what the network reads on. */
export function layerShapes(catalog: Catalog, layers: readonly LayerSpec[], input: Shape): LayerShape[] {
  let read = input;
  return layers.map((layer, i) => {
    const shape = layerShape(catalog, layer, read, `layers[${i}]`);
    read = shape.output;
    return shape;
  });
}
