import { kindOf } from "../../experiment/layer-kinds.ts";
import { activationIn, applied, type WrittenLayer } from "./written.ts";

/** A recurrent kind: PyTorch's module, and the steps of one direction written out. */
interface Recurrent {
  module: string;
  /** The name of the module in the lines. */
  name: string;
  /** What the module gives beside the states of all steps. */
  last: string;
  /** The activations with which the module computes the same. */
  activations: readonly string[];
  gate: string | null;
  /** Of a loop over x_t: `f` and `s` write the activation and the recurrent one. */
  step: (call: StepCalls) => string[];
}

interface StepCalls {
  f: (expression: string) => string;
  s: (expression: string) => string;
  /** " + b", or nothing without bias. */
  bias: (name?: string) => string;
  resetAfter: boolean;
}

const RECURRENT: Record<string, Recurrent> = {
  simple_rnn: {
    module: "RNN",
    name: "rnn",
    last: "h",
    activations: ["tanh", "relu"],
    gate: null,
    step: ({ f, bias }) => [`h = ${f(`x_t @ K + h @ R${bias()}`)}`],
  },
  lstm: {
    module: "LSTM",
    name: "lstm",
    last: "(h, _)",
    activations: ["tanh"],
    gate: "sigmoid",
    step: ({ f, s, bias }) => [
      `i, f, g, o = (x_t @ K + h @ R${bias()}).chunk(4, 1)`,
      `c = ${s("f")} * c + ${s("i")} * ${f("g")}`,
      `h = ${s("o")} * ${f("c")}`,
    ],
  },
  gru: {
    module: "GRU",
    name: "gru",
    last: "h",
    activations: ["tanh"],
    gate: "sigmoid",
    step: ({ f, s, bias, resetAfter }) =>
      resetAfter
        ? [
            `xz, xr, xh = (x_t @ K${bias("b[0]")}).chunk(3, 1)`,
            `hz, hr, hh = (h @ R${bias("b[1]")}).chunk(3, 1)`,
            `z, r = ${s("xz + hz")}, ${s("xr + hr")}`,
            `h = z * h + (1 - z) * ${f("xh + r * hh")}`,
          ]
        : [
            `xz, xr, xh = (x_t @ K${bias()}).chunk(3, 1)`,
            "Rz, Rr, Rh = R.chunk(3, 1)",
            `z, r = ${s("xz + h @ Rz")}, ${s("xr + h @ Rr")}`,
            `h = z * h + (1 - z) * ${f("xh + (r * h) @ Rh")}`,
          ],
  },
};

/** How both directions become one, of the states `a` and `b` and of the states of all steps. */
const MERGES: Record<string, { last: string; all: string | null }> = {
  concat: { last: "torch.cat((h[0], h[1]), 1)", all: null },
  sum: { last: "h[0] + h[1]", all: "sum(-2)" },
  ave: { last: "(h[0] + h[1]) / 2", all: "mean(-2)" },
  mul: { last: "h[0] * h[1]", all: "prod(-2)" },
};

/** Whether PyTorch has a module that computes the layer. */
export function hasModule({ catalog, layer }: WrittenLayer): boolean {
  const { activations, gate } = RECURRENT[kindOf(catalog, layer)!.name];
  const name = activationIn(catalog, layer.activation)?.item.name;
  const isGate = gate === null || activationIn(catalog, layer.recurrent_activation)?.item.name === gate;
  return name !== undefined && activations.includes(name) && isGate && layer.reset_after !== false;
}

export const recurrentLines = (written: WrittenLayer): string[] =>
  hasModule(written) ? moduleLines(written) : loopLines(written);

/** The module by the name of its kind, and how x becomes what the layer gives. */
export function moduleLines({ catalog, layer, shape }: WrittenLayer): string[] {
  const { module, name, last, activations } = RECURRENT[kindOf(catalog, layer)!.name];
  const merge = MERGES[layer.bidirectional ?? "none"];
  const activation = activationIn(catalog, layer.activation)!.item.name;
  const settings = [
    `${shape.input[1]}, ${layer.units}`,
    ...(activation === activations[0] ? [] : [`nonlinearity="${activation}"`]),
    ...(layer.use_bias === false ? ["bias=False"] : []),
    "batch_first=True",
    ...(merge ? ["bidirectional=True"] : []),
  ];
  const made = `${name} = nn.${module}(${settings.join(", ")})`;
  if (!layer.return_sequences) return [made, `_, ${last} = ${name}(x)`, `x = ${merge?.last ?? "h[0]"}`];
  const joined = merge?.all ? [`x = x.unflatten(-1, (2, ${layer.units})).${merge.all}`] : [];
  return [made, `x, _ = ${name}(x)`, ...joined];
}

const asFunction = (_: string, name: string): string => `torch.${name.toLowerCase()}`;

/** The steps of one direction, with weights as the layer keeps them; `own` names its formulas of one's own. */
export function loopLines(
  { catalog, layer }: WrittenLayer,
  own: { activation?: string; recurrent_activation?: string } = {},
): string[] {
  const { step, last } = RECURRENT[kindOf(catalog, layer)!.name];
  const call = (key: keyof typeof own) => {
    const activation = activationIn(catalog, layer[key]);
    return (expression: string) =>
      activation
        ? applied(activation, "pytorch", expression, own[key])
            .replace(/^torch\.nn\.(Sigmoid|Tanh|ReLU)\(\)/, asFunction)
            .replaceAll("torch.nn.", "nn.")
        : `(${expression})`;
  };
  const steps = step({
    f: call("activation"),
    s: call("recurrent_activation"),
    bias: (name = "b") => (layer.use_bias === false ? "" : ` + ${name}`),
    resetAfter: layer.reset_after !== false,
  });
  const states = layer.return_sequences;
  return [
    `${last === "h" ? "h" : "h = c"} = x.new_zeros(len(x), ${layer.units})`,
    ...(states ? ["y = []"] : []),
    "for x_t in x.unbind(1):",
    ...[...steps, ...(states ? ["y.append(h)"] : [])].map((line) => `    ${line}`),
    states ? "x = torch.stack(y, 1)" : "x = h",
  ];
}
