import type { ActivationSpec } from "../../../engine/types.ts";
import { activationName, activationSettings } from "../../../experiment/experiment.ts";
import { formulaOps } from "./formula.ts";
import type { Graph } from "./graph.ts";

/** Activations as operations. */

type Settings = Readonly<Record<string, unknown>>;

interface Terms {
  graph: Graph;
  x: string;
  settings: Settings;
  /** The learned parameter, one a channel. */
  alpha?: string;
}

const number = (settings: Settings, key: string): number => Number(settings[key]);

/** 0 to 1, with a slope between. */
const ramp = (graph: Graph, x: string, slope: number): string =>
  graph.op("Clip", [
    graph.op("Add", [graph.op("Mul", [x, graph.scalar(slope)]), graph.scalar(0.5)]),
    graph.scalar(0),
    graph.scalar(1),
  ]);

const SELU = { alpha: { float: 1.6732632423543772 }, gamma: { float: 1.0507009873554805 } };

function byErf(graph: Graph, x: string): string {
  const erf = graph.op("Erf", [graph.op("Mul", [x, graph.scalar(Math.SQRT1_2)])]);
  const half = graph.op("Mul", [x, graph.scalar(0.5)]);
  return graph.op("Mul", [half, graph.op("Add", [erf, graph.scalar(1)])]);
}

function byTanh(graph: Graph, x: string): string {
  const cube = graph.op("Mul", [graph.op("Mul", [x, x]), x]);
  const inner = graph.op("Add", [x, graph.op("Mul", [cube, graph.scalar(0.044715)])]);
  const tanh = graph.op("Tanh", [graph.op("Mul", [inner, graph.scalar(Math.sqrt(2 / Math.PI))])]);
  const half = graph.op("Mul", [x, graph.scalar(0.5)]);
  return graph.op("Mul", [half, graph.op("Add", [tanh, graph.scalar(1)])]);
}

/** An activation that is one operation. */
const alone =
  (type: string) =>
  ({ graph, x }: Terms) =>
    graph.op(type, [x]);

const OPERATIONS: Record<string, (terms: Terms) => string> = {
  linear: ({ x }) => x,
  relu: alone("Relu"),
  leaky_relu: ({ graph, x, settings }) =>
    graph.op("LeakyRelu", [x], { alpha: { float: number(settings, "negative_slope") } }),
  prelu: ({ graph, x, alpha }) => graph.op("PRelu", [x, alpha!]),
  relu6: ({ graph, x }) => graph.op("Clip", [x, graph.scalar(0), graph.scalar(6)]),
  elu: ({ graph, x, settings }) => graph.op("Elu", [x], { alpha: { float: number(settings, "alpha") } }),
  selu: ({ graph, x }) => graph.op("Selu", [x], SELU),
  sigmoid: alone("Sigmoid"),
  log_sigmoid: ({ graph, x }) => graph.op("Neg", [graph.op("Softplus", [graph.op("Neg", [x])])]),
  tanh: alone("Tanh"),
  softplus: alone("Softplus"),
  softsign: alone("Softsign"),
  silu: ({ graph, x, settings }) => {
    const beta = number(settings, "beta");
    return graph.op("Mul", [x, graph.op("Sigmoid", [beta === 1 ? x : graph.op("Mul", [x, graph.scalar(beta)])])]);
  },
  gelu: ({ graph, x, settings }) => (settings.approximate ? byTanh : byErf)(graph, x),
  mish: ({ graph, x }) => graph.op("Mul", [x, graph.op("Tanh", [graph.op("Softplus", [x])])]),
  hard_sigmoid: ({ graph, x, settings }) => ramp(graph, x, number(settings, "slope")),
  hard_silu: ({ graph, x }) => graph.op("Mul", [x, ramp(graph, x, 1 / 6)]),
  exponential: alone("Exp"),
  sin: alone("Sin"),
  gaussian: ({ graph, x }) => graph.op("Exp", [graph.op("Neg", [graph.op("Mul", [x, x])])]),
  gcu: ({ graph, x }) => graph.op("Mul", [x, graph.op("Cos", [x])]),
  softmax: ({ graph, x }) => graph.op("Softmax", [x], { axis: -1 }),
  custom: ({ graph, x, settings, alpha }) => {
    const a = () => alpha ?? graph.scalar(number(settings, "a"));
    const lookup = (name: string) => (name === "x" ? x : name === "a" ? a() : undefined);
    return formulaOps(graph, String(settings.expression), lookup, "x");
  },
};

/** f of a value. `alpha` is the learned parameter of a layer that has one. */
export const activated = (graph: Graph, spec: ActivationSpec | undefined, x: string, alpha?: string): string =>
  OPERATIONS[activationName(spec)]({ graph, x, settings: activationSettings(spec), alpha });
