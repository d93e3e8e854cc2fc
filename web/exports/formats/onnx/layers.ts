import { hasSteps } from "../../../experiment/layers.ts";
import { windowOf } from "../../lines/windows.ts";
import type { WrittenLayer } from "../../lines/written.ts";
import type { Weights } from "../../model.ts";
import { activated } from "./activations.ts";
import type { Graph } from "./graph.ts";
import { recurrent } from "./recurrent.ts";

/** Layers as operations. Every value is channels last, as the engine has it. */

interface Place {
  graph: Graph;
  written: WrittenLayer;
  weights: Weights;
  /** Of the layer in the file. */
  name: string;
  x: string;
}

const constant = ({ graph, written, weights, name }: Place, weight: string): string =>
  graph.floats(weights[weight], written.shape.weights[weight], `${name}.${weight}`);

function withActivation(place: Place, x: string): string {
  const { graph, written, weights } = place;
  return activated(graph, written.layer.activation, x, weights.alpha && constant(place, "alpha"));
}

const withBias = (place: Place, x: string): string =>
  place.weights.bias.length > 0 ? place.graph.op("Add", [x, constant(place, "bias")]) : x;

const dense = (place: Place): string =>
  withActivation(place, withBias(place, place.graph.op("MatMul", [place.x, constant(place, "kernel")])));

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

/** Applies an operation that wants its channels after the batch. */
function channelsFirst({ graph, written, x }: Place, apply: (x: string) => string): string {
  const axes = written.shape.input.length - 1;
  const first = graph.op("Transpose", [x], { perm: [0, axes + 1, ...range(1, axes)] });
  return graph.op("Transpose", [apply(first)], { perm: [0, ...range(2, axes), 1] });
}

/** rows × columns × channels × filters as filters × channels × rows × columns. */
function turned(values: Float64Array, shape: readonly number[]): { values: Float64Array; shape: number[] } {
  const [channels, filters] = shape.slice(-2);
  const places = values.length / (channels * filters);
  const result = new Float64Array(values.length);
  for (let place = 0; place < places; place++)
    for (let c = 0; c < channels; c++)
      for (let f = 0; f < filters; f++)
        result[(f * channels + c) * places + place] = values[(place * channels + c) * filters + f];
  return { values: result, shape: [filters, channels, ...shape.slice(0, -2)] };
}

function convolution(place: Place): string {
  const { graph, written, weights, name } = place;
  const { strides, dilation, before, after } = windowOf(written)!;
  const kernel = turned(weights.kernel, written.shape.weights.kernel);
  const attributes = { strides, dilations: dilation, pads: [...before, ...after] };
  const convolved = channelsFirst(place, (x) =>
    graph.op("Conv", [x, graph.floats(kernel.values, kernel.shape, `${name}.kernel`)], attributes),
  );
  return withActivation(place, withBias(place, convolved));
}

function pooling(place: Place, type: string): string {
  const { size, strides, before, after } = windowOf(place.written)!;
  const attributes = { kernel_shape: size, strides, pads: [...before, ...after] };
  return channelsFirst(place, (x) => place.graph.op(type, [x], attributes));
}

const overPlaces = ({ graph, written, x }: Place, type: string): string =>
  graph.op(type, [x], { axes: range(1, written.shape.input.length - 1), keepdims: 0 });

const reshaped = ({ graph, written, x }: Place): string =>
  graph.op("Reshape", [x, graph.whole([-1, ...written.shape.output])]);

function batchNormalization(place: Place): string {
  const { graph, written, weights, name, x } = place;
  const { gamma, moving_variance: variance } = weights;
  const factors = gamma.map((value, i) => value / Math.sqrt(variance[i] + written.layer.epsilon!));
  const centred = graph.op("Sub", [x, constant(place, "moving_mean")]);
  const scaled = graph.op("Mul", [centred, graph.floats(factors, [factors.length], `${name}.factor`)]);
  return graph.op("Add", [scaled, constant(place, "beta")]);
}

const KINDS: Record<string, (place: Place) => string> = {
  dense,
  activation: (place) => withActivation(place, place.x),
  dropout: ({ x }) => x,
  alpha_dropout: ({ x }) => x,
  flatten: reshaped,
  reshape: reshaped,
  conv1d: convolution,
  conv2d: convolution,
  max_pooling1d: (place) => pooling(place, "MaxPool"),
  max_pooling2d: (place) => pooling(place, "MaxPool"),
  average_pooling1d: (place) => pooling(place, "AveragePool"),
  average_pooling2d: (place) => pooling(place, "AveragePool"),
  global_max_pooling1d: (place) => overPlaces(place, "ReduceMax"),
  global_max_pooling2d: (place) => overPlaces(place, "ReduceMax"),
  global_average_pooling1d: (place) => overPlaces(place, "ReduceMean"),
  global_average_pooling2d: (place) => overPlaces(place, "ReduceMean"),
  batch_normalization: batchNormalization,
  layer_normalization: (place) =>
    place.graph.op("LayerNormalization", [place.x, constant(place, "gamma"), constant(place, "beta")], {
      axis: -1,
      epsilon: { float: place.written.layer.epsilon! },
    }),
};

/** What a layer makes of a value in a prediction. */
export function layerOps(graph: Graph, written: WrittenLayer, weights: Weights, name: string, x: string): string {
  return hasSteps(written.layer)
    ? recurrent(graph, written, weights, name, x)
    : KINDS[written.shape.kind]({ graph, written, weights, name, x });
}
