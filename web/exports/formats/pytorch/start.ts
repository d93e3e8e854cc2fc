import type { NamedLayer } from "../../code/named.ts";
import { block } from "../../code/python.ts";
import { sizeOfShape } from "../../../experiment/shape.ts";
import type { Parts } from "./modules.ts";

interface Fans {
  in: number;
  out: number;
}

const fansOf = (kernel: readonly number[]): Fans => {
  const places = sizeOfShape(kernel.slice(0, -2));
  const [before, after] = kernel.slice(-2);
  return { in: places * before, out: places * after };
};

/** A normal distribution that is cut at two standard deviations has this one, if it had 1 before. */
const CUT_DEVIATION = 0.87962566103423978;
const DIGITS = 6;

/** Cut where Keras cuts it, at twice the deviation from before the cut. */
function truncated(w: string, variance: number): string {
  const before = Math.sqrt(variance) / CUT_DEVIATION;
  const [std, end] = [before, 2 * before].map((value) => Number(value.toPrecision(DIGITS)));
  return `nn.init.trunc_normal_(${w}, std=${std}, a=-${end}, b=${end})`;
}

/** By initializer: how a weight w of PyTorch is drawn. */
const DRAWS: Readonly<Record<string, (w: string, fans: Fans) => string>> = {
  glorot_uniform: (w) => `nn.init.xavier_uniform_(${w})`,
  glorot_normal: (w, fans) => truncated(w, 2 / (fans.in + fans.out)),
  he_uniform: (w) => `nn.init.kaiming_uniform_(${w}, nonlinearity="relu")`,
  he_normal: (w, fans) => truncated(w, 2 / fans.in),
  lecun_uniform: (w) => `nn.init.kaiming_uniform_(${w}, nonlinearity="linear")`,
  lecun_normal: (w, fans) => truncated(w, 1 / fans.in),
  zeros: (w) => `nn.init.zeros_(${w})`,
  random_uniform: (w) => `nn.init.uniform_(${w}, -0.05, 0.05)`,
  orthogonal: (w) => `nn.init.orthogonal_(${w})`,
};

export const INITIALIZERS: readonly string[] = Object.keys(DRAWS);

/** A layer's kernels come in pairs where it is recurrent: the second one reads the state. */
function draws({ layer, shape }: NamedLayer, { kernels }: Parts): string[] {
  return kernels.map((name, i) => {
    const reads = shape.weights.recurrent_kernel && i % 2 === 1 ? "recurrent_" : "";
    const initializer = reads ? layer.recurrent_initializer : layer.kernel_initializer;
    // A kernel as Keras keeps it, inputs first.
    const w = `model.${name}${name.endsWith("kernel") ? ".T" : ""}`;
    return DRAWS[initializer!](w, fansOf(shape.weights[`${reads}kernel`]));
  });
}

/** The gate that forgets is open at the start. */
const forgetting = ({ layer }: NamedLayer, { weights }: Parts): string[] =>
  layer.unit_forget_bias && layer.use_bias
    ? weights
        .filter(([name]) => /\.bias(_ih\w*)?$/.test(name))
        .map(([name]) => `model.${name}[${layer.units}:${2 * layer.units!}] = 1`)
    : [];

export function newModel(layers: readonly NamedLayer[], parts: readonly Parts[]): string[] {
  const lines = layers.flatMap((layer, i) => [...draws(layer, parts[i]), ...forgetting(layer, parts[i])]);
  return block("def new_model():", "The network with new weights, drawn by the initializers of the experiment.", [
    "model = Network()",
    "with torch.no_grad():",
    "    for name, w in model.named_parameters():",
    '        if "bias" in name:',
    "            w.zero_()",
    ...lines.map((line) => `    ${line}`),
    "return model",
  ]);
}
