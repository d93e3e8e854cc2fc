import type { LayerSpec } from "../../../engine/types.ts";
import { readsBothWays } from "../../../experiment/layers.ts";
import type { WrittenLayer } from "../../lines/written.ts";
import type { Weights } from "../../model.ts";
import { activated } from "./activations.ts";
import type { Graph } from "./graph.ts";

/**
 * Recurrent layers as a Scan over the steps. ONNX's own RNN, LSTM and GRU know few activations, and Scan computes what the
 * engine does for every one.
 */

interface Step {
  graph: Graph;
  layer: LayerSpec;
  /** Of the step: x·K + b, and h·R as it is needed. */
  x: string;
  h: string;
  c: string;
  kernel: string;
  /** Of the recurrent part, where it has one of its own. */
  bias: string | null;
  units: number;
}

const blocks = ({ graph, units }: Step, value: string, count: number): string[] =>
  graph.ops(
    "Split",
    [value, graph.whole(Array.from({ length: count }, () => units))],
    { axis: -1 },
    Array.from({ length: count }, () => graph.fresh()),
  );

const gate = ({ graph, layer }: Step, value: string): string => activated(graph, layer.recurrent_activation, value);
const candidate = ({ graph, layer }: Step, value: string): string => activated(graph, layer.activation, value);

const preactivation = ({ graph, x, h, kernel }: Step): string => graph.op("Add", [x, graph.op("MatMul", [h, kernel])]);

/** What the cell holds after a step: h, and of an LSTM c. */
const CELLS: Record<string, (step: Step) => string[]> = {
  simple_rnn: (step) => [candidate(step, preactivation(step))],
  lstm: (step) => {
    const { graph, c } = step;
    const [i, f, g, o] = blocks(step, preactivation(step), 4);
    const kept = graph.op("Mul", [gate(step, f), c]);
    const state = graph.op("Add", [kept, graph.op("Mul", [gate(step, i), candidate(step, g)])]);
    return [graph.op("Mul", [gate(step, o), candidate(step, state)]), state];
  },
  gru: (step) => [step.layer.reset_after ? resetAfter(step) : resetBefore(step)],
};

const sum = ({ graph }: Step, first: string, second: string): string => graph.op("Add", [first, second]);

/** z∘h + (1 − z)∘h̃. */
function mixed({ graph, h }: Step, z: string, next: string): string {
  const rest = graph.op("Sub", [graph.scalar(1), z]);
  return graph.op("Add", [graph.op("Mul", [z, h]), graph.op("Mul", [rest, next])]);
}

function resetAfter(step: Step): string {
  const { graph, x, h, kernel, bias } = step;
  const product = graph.op("MatMul", [h, kernel]);
  const [xz, xr, xh] = blocks(step, x, 3);
  const [hz, hr, hh] = blocks(step, bias === null ? product : graph.op("Add", [product, bias]), 3);
  const [z, r] = [gate(step, sum(step, xz, hz)), gate(step, sum(step, xr, hr))];
  return mixed(step, z, candidate(step, sum(step, xh, graph.op("Mul", [r, hh]))));
}

function resetBefore(step: Step): string {
  const { graph, x, h, kernel } = step;
  const [xz, xr, xh] = blocks(step, x, 3);
  const [rz, rr, rh] = blocks(step, kernel, 3);
  const [z, r] = [
    gate(step, sum(step, xz, graph.op("MatMul", [h, rz]))),
    gate(step, sum(step, xr, graph.op("MatMul", [h, rr]))),
  ];
  const product = graph.op("MatMul", [graph.op("Mul", [r, h]), rh]);
  return mixed(step, z, candidate(step, sum(step, xh, product)));
}

/** Zeros, one row an example. */
function zeros(graph: Graph, x: string, units: number): string {
  const batch = graph.op("Slice", [graph.op("Shape", [x]), graph.whole([0]), graph.whole([1])]);
  return graph.op("ConstantOfShape", [graph.op("Concat", [batch, graph.whole([units])], { axis: 0 })]);
}

/** One direction: the last state, or the states of all steps in the order of time. */
function direction(
  graph: Graph,
  written: WrittenLayer,
  weights: Weights,
  name: string,
  x: string,
  way: string,
): string {
  const { layer, shape } = written;
  const units = layer.units!;
  const sizes = shape.weights;
  const constant = (weight: string) =>
    graph.floats(weights[way + weight], sizes[way + weight], `${name}.${way}${weight}`);
  const numbers = sizes.kernel[1];
  const isBiased = layer.use_bias !== false;
  const hasTwo = isBiased && layer.reset_after === true;
  const bias = weights[`${way}bias`];
  const named = (values: ArrayLike<number>, suffix: string) =>
    graph.floats(values, [numbers], `${name}.${way}${suffix}`);
  const product = graph.op("MatMul", [x, constant("kernel")]);
  const read = isBiased
    ? graph.op("Add", [product, named(bias.subarray(0, numbers), hasTwo ? "input_bias" : "bias")])
    : product;

  const body = graph.inner();
  const states = layer.unit_forget_bias === undefined ? 1 : 2;
  const inputs = Array.from({ length: states + 1 }, () => graph.fresh());
  const step: Step = {
    graph: body,
    layer,
    x: inputs[states],
    h: inputs[0],
    c: inputs[1],
    kernel: constant("recurrent_kernel"),
    bias: hasTwo ? named(bias.subarray(numbers), "recurrent_bias") : null,
    units,
  };
  const next = CELLS[shape.kind](step);
  const given = body.op("Identity", [next[0]]);
  const state = (value: string) => ({ name: value, shape: ["batch", units] });
  const graphOf = body.written(
    `${name}_${way}step`,
    [...inputs.slice(0, states).map(state), { name: inputs[states], shape: ["batch", numbers] }],
    [...next, given].map(state),
    false,
  );
  const isBackward = way === "" ? 0 : 1;
  const start = zeros(graph, x, units);
  const outputs = graph.ops(
    "Scan",
    [...Array.from({ length: states }, () => start), read],
    {
      body: { body: graphOf },
      num_scan_inputs: 1,
      scan_input_axes: [1],
      scan_output_axes: [1],
      scan_input_directions: [isBackward],
      scan_output_directions: [isBackward],
    },
    Array.from({ length: states + 1 }, () => graph.fresh()),
  );
  return layer.return_sequences ? outputs[states] : outputs[0];
}

const MERGES: Record<string, (graph: Graph, both: readonly string[]) => string> = {
  concat: (graph, both) => graph.op("Concat", both, { axis: -1 }),
  sum: (graph, both) => graph.op("Add", both),
  ave: (graph, both) => graph.op("Mul", [graph.op("Add", both), graph.scalar(0.5)]),
  mul: (graph, both) => graph.op("Mul", both),
};

export function recurrent(graph: Graph, written: WrittenLayer, weights: Weights, name: string, x: string): string {
  const forward = direction(graph, written, weights, name, x, "");
  if (!readsBothWays(written.layer)) return forward;
  const backward = direction(graph, written, weights, name, x, "backward_");
  return MERGES[written.layer.bidirectional!](graph, [forward, backward]);
}
