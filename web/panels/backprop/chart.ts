import type { Step } from "./steps.ts";
import type { Backprop, BackpropLayer } from "./types.ts";

/** Whether each number of a layer has a step of its own. */
export const isWritten = ({ form }: BackpropLayer): boolean => form === "sum" || form === "function";

/** How many steps each layer takes in a pass. */
export const stepCounts = ({ layers }: Backprop): number[] =>
  layers.map((layer) => (isWritten(layer) ? layer.z.length : 1));

/** The first step of the next or previous layer or pass; at the end, the last step. */
export function nextLayer(steps: readonly Step[], at: number, by: 1 | -1): number {
  const part = ({ pass, layer }: Step) => `${pass} ${layer}`;
  const starts = steps.flatMap((step, i) => (i === 0 || part(step) !== part(steps[i - 1]) ? [i] : []));
  const next = by > 0 ? starts.find((start) => start > at) : starts.filter((start) => start < at).at(-1);
  return next ?? (by > 0 ? steps.length - 1 : 0);
}

/** The input of a layer. */
export const inputOf = ({ inputs, layers }: Backprop, layer: number): Float64Array =>
  layer === 0 ? inputs : layers[layer - 1].a;

/** ∂L/∂w = input · ∂L/∂z. */
export function weightSlope(backprop: Backprop, layer: number, input: number, unit: number): number {
  return inputOf(backprop, layer)[input] * backprop.layers[layer].grad_z![unit];
}

/** The terms w · ∂L/∂z of the units of the next layer, which must be a sum; together they are the unit's ∂L/∂a. */
export function termsBack({ layers }: Backprop, layer: number, unit: number): { weight: number; slope: number }[] {
  const { kernel, grad_z } = layers[layer + 1];
  return Array.from(grad_z!, (slope, i) => ({ weight: kernel[unit * grad_z!.length + i], slope }));
}
