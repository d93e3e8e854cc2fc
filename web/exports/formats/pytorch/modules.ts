import { type NamedLayer, saved, weightNames } from "../../code/named.ts";
import { hasModule, loopLines, moduleLines } from "../../lines/pytorch-recurrent.ts";
import { activation, ownLines } from "../../lines/pytorch.ts";
import { activationIn } from "../../lines/written.ts";
import { hasMovingStatistics, hasSteps, hasWindow, readsBothWays } from "../../../experiment/layers.ts";
import { block, float } from "../../code/python.ts";
import { formulaName, isLearnedFormula } from "./formulas.ts";

/** What a layer adds to the network. */
export interface Parts {
  /** Attributes of the network by name: modules and parameters. */
  attributes: [name: string, made: string][];
  /** More lines after them. */
  after: string[];
  /** From the layer's input x to its output x. */
  forward: string[];
  /** By name in PyTorch's state_dict: the weight out of the file. */
  weights: [name: string, value: string][];
  /** The kernels, which are penalized, by name in the network. */
  kernels: string[];
  /** Classes of the module that it needs, by name. */
  classes: [name: string, lines: string[]][];
}

const nothing = (): Parts => ({ attributes: [], after: [], forward: [], weights: [], kernels: [], classes: [] });

/** Channels are the second axis in PyTorch, and the last one in Keras. */
const TO_LAST: Readonly<Record<number, string>> = { 3: "x = x.permute(0, 2, 3, 1)" };
const TO_FIRST: Readonly<Record<number, string>> = { 3: "x = x.permute(0, 3, 1, 2)" };
const SWAP = "x = x.transpose(1, 2)";

/** Lines that read and give channels last, in a network whose pictures have them first. */
const channelsLast = (lines: string[], axes: number): string[] =>
  axes === 3 ? [TO_LAST[axes], ...lines, TO_FIRST[axes]] : lines;

/** Lines that read channels as the second axis and give `after` axes, in a network whose sequences have them last. */
const channelsFirst = (lines: string[], before: number, after = before): string[] =>
  before === 2 ? [SWAP, ...lines, ...(after === 2 ? [SWAP] : [])] : lines;

const plain = (name: string, weights: readonly string[], transposed: (weight: string) => string): Parts["weights"] =>
  weights.map((weight) => [`${name}.${weight}`, transposed(weight)]);

/** The axes of a kernel in PyTorch's order. */
const KERNEL: Readonly<Record<number, string>> = { 2: ".T", 3: ".transpose(2, 1, 0)", 4: ".transpose(3, 2, 0, 1)" };

function kernelAndBias(layer: NamedLayer): Parts["weights"] {
  const axes = layer.shape.weights.kernel.length;
  const names = weightNames(layer);
  return [
    [`${layer.name}.weight`, `${saved(layer, "kernel")}${KERNEL[axes]}`],
    ...(names.includes("bias") ? plain(layer.name, ["bias"], () => saved(layer, "bias")) : []),
  ];
}

/** Lines of which some are modules: those become attributes of the network. */
function ofLines(layer: NamedLayer, lines: readonly string[]): Pick<Parts, "attributes" | "forward"> {
  const attributes: Parts["attributes"] = [];
  const forward = lines.map((line) => {
    if (!line.startsWith("nn.")) return line;
    attributes.push([layer.name, line]);
    return `x = self.${layer.name}(x)`;
  });
  return { attributes, forward };
}

function withKernel(layer: NamedLayer): Parts {
  const { input } = layer.shape;
  const parts = { ...nothing(), weights: kernelAndBias(layer), kernels: [`${layer.name}.weight`] };
  if (hasWindow(layer.layer)) {
    const { attributes, forward } = ofLines(layer, ownLines(layer));
    return { ...parts, attributes, forward: channelsFirst(forward, input.length) };
  }
  const bias = layer.layer.use_bias === false ? ", bias=False" : "";
  const made = `nn.Linear(${input[input.length - 1]}, ${layer.layer.units}${bias})`;
  const forward = channelsLast([`x = self.${layer.name}(x)`], input.length);
  return { ...parts, attributes: [[layer.name, made]], forward };
}

function normalization(layer: NamedLayer): Parts {
  const { input } = layer.shape;
  const channels = input[input.length - 1];
  const { epsilon, momentum } = layer.layer;
  const line = `x = self.${layer.name}(x)`;
  const names = { weight: "gamma", bias: "beta", running_mean: "moving_mean", running_var: "moving_variance" };
  const weights = Object.entries(names)
    .filter(([, name]) => name in layer.shape.weights)
    .map(([torch, name]): [string, string] => [`${layer.name}.${torch}`, saved(layer, name)]);
  if (!hasMovingStatistics(layer.layer))
    return {
      ...nothing(),
      attributes: [[layer.name, `nn.LayerNorm(${channels}, eps=${epsilon})`]],
      forward: channelsLast([line], input.length),
      weights,
    };
  return {
    ...nothing(),
    attributes: [[layer.name, `BatchNorm(${channels}, momentum=${momentum}, eps=${epsilon})`]],
    forward: channelsFirst([line], input.length),
    weights,
    classes: [["BatchNorm", BATCH_NORM]],
  };
}

const BATCH_NORM = block(
  "class BatchNorm(nn.Module):",
  "Batch normalization as in Keras: moving = momentum * moving + (1 - momentum) * batch.\n\n" +
    "    PyTorch's takes 1 - momentum, and multiplies the variance of the batch by n / (n - 1).\n    ",
  [
    "",
    "def __init__(self, channels, momentum, eps):",
    "    super().__init__()",
    "    self.momentum, self.eps = momentum, eps",
    "    self.weight = nn.Parameter(torch.ones(channels))",
    "    self.bias = nn.Parameter(torch.zeros(channels))",
    '    self.register_buffer("running_mean", torch.zeros(channels))',
    '    self.register_buffer("running_var", torch.ones(channels))',
    "",
    "def forward(self, x):",
    "    mean, var = self.running_mean, self.running_var",
    "    if self.training and self.weight.requires_grad:",
    "        axes = [axis for axis in range(x.dim()) if axis != 1]",
    "        mean, var = x.mean(axes), x.var(axes, unbiased=False)",
    "        with torch.no_grad():",
    "            self.running_mean.lerp_(mean, 1 - self.momentum)",
    "            self.running_var.lerp_(var, 1 - self.momentum)",
    "    shape = [-1] + [1] * (x.dim() - 2)",
    "    scale = self.weight / torch.sqrt(var + self.eps)",
    "    return (x - mean.view(shape)) * scale.view(shape) + self.bias.view(shape)",
  ],
);

const recurrent = (layer: NamedLayer): Parts => (hasModule(layer) ? ofModule(layer) : ofLoop(layer));

const GATES_REORDERED = block(
  "def gates(weight):",
  "Keras's order of a GRU's gates is z, r, h; PyTorch's is r, z, h.",
  ["z, r, h = np.split(weight, 3, axis=-1)", "return np.concatenate([r, z, h], axis=-1)"],
);

function partsOfAssignment(line: string): [name: string, value: string] {
  const at = line.indexOf(" = ");
  return [line.slice(0, at), line.slice(at + " = ".length)];
}

function ofModule(layer: NamedLayer): Parts {
  const { name, shape } = layer;
  const [made, ...rest] = moduleLines(layer);
  const [local, module] = partsOfAssignment(made);
  const forward = rest.map((line) => line.replace(`${local}(x)`, `self.${name}(x)`));
  const isGru = module.startsWith("nn.GRU");
  const isBiased = weightNames(layer).includes("bias");
  const ways = [["", "_l0"], ...(readsBothWays(layer.layer) ? [["backward_", "_l0_reverse"]] : [])];
  const order = (text: string) => (isGru ? `gates(${text})` : text);
  const weights = ways.flatMap(([way, end]): Parts["weights"] => {
    const bias = saved(layer, `${way}bias`);
    const zeros = `np.zeros(${shape.weights.kernel[1]})`;
    const biases = isGru ? [order(`${bias}[0]`), order(`${bias}[1]`)] : [bias, zeros];
    return [
      [`${name}.weight_ih${end}`, `${order(saved(layer, `${way}kernel`))}.T`],
      [`${name}.weight_hh${end}`, `${order(saved(layer, `${way}recurrent_kernel`))}.T`],
      ...(isBiased
        ? [
            [`${name}.bias_ih${end}`, biases[0]] as [string, string],
            [`${name}.bias_hh${end}`, biases[1]] as [string, string],
          ]
        : []),
    ];
  });
  return {
    ...nothing(),
    attributes: [[name, module]],
    after: isBiased && !isGru ? ways.map(([, end]) => `self.${name}.bias_hh${end}.requires_grad_(False)`) : [],
    forward,
    weights,
    kernels: ways.flatMap(([, end]) => [`${name}.weight_ih${end}`, `${name}.weight_hh${end}`]),
    classes: isGru ? [["gates", GATES_REORDERED]] : [],
  };
}

/** How the outputs of both ways become one. */
const MERGES: Readonly<Record<string, string>> = {
  concat: "x = torch.cat((forth, back), -1)",
  sum: "x = forth + back",
  ave: "x = (forth + back) / 2",
  mul: "x = forth * back",
};

/** The name of a kind's class in Python. */
const className = ({ name }: NamedLayer): string =>
  name
    .split("_")
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join("");

function ofLoop(layer: NamedLayer): Parts {
  const { name, shape } = layer;
  const { bidirectional, return_sequences: isSequence } = layer.layer;
  const isBiased = weightNames(layer).includes("bias");
  const names = ["kernel", "recurrent_kernel", ...(isBiased ? ["bias"] : [])];
  const own = {
    activation: formulaName(layer, "activation"),
    recurrent_activation: formulaName(layer, "recurrent_activation"),
  };
  const lines = loopLines(layer, own);
  const result = lines[lines.length - 1].replace("x = ", "return ");
  const type = block(`class ${className(layer)}(nn.Module):`, `One direction of ${name}, step by step.`, [
    "",
    "def __init__(self):",
    "    super().__init__()",
    ...names.map((each) => `    self.${each} = nn.Parameter(torch.zeros(${shape.weights[each].join(", ")}))`),
    "",
    "def forward(self, x):",
    `    K, R${isBiased ? ", b" : ""} = ${names.map((each) => `self.${each}`).join(", ")}`,
    ...[...lines.slice(0, -1), result].map((line) => `    ${line}`),
  ]);
  const isBothWays = readsBothWays(layer.layer);
  const modules = [name, ...(isBothWays ? [`${name}_backward`] : [])];
  const back = `back = self.${name}_backward(x.flip(1))${isSequence ? ".flip(1)" : ""}`;
  return {
    ...nothing(),
    attributes: modules.map((module) => [module, `${className(layer)}()`]),
    forward: isBothWays ? [`forth = self.${name}(x)`, back, MERGES[bidirectional!]] : [`x = self.${name}(x)`],
    weights: modules.flatMap((module, way) =>
      names.map((each): [string, string] => [`${module}.${each}`, saved(layer, way ? `backward_${each}` : each)]),
    ),
    kernels: modules.flatMap((module) => [`${module}.kernel`, `${module}.recurrent_kernel`]),
    classes: [[className(layer), type]],
  };
}

/** What the activation of a layer that is not recurrent adds. */
function activationParts(layer: NamedLayer): Parts {
  const { name, place, shape } = layer;
  const axes = shape.output.length;
  const channels = shape.output[axes - 1];
  const own = formulaName(layer, "activation");
  if (isLearnedFormula(layer)) {
    const { a } = activationIn(layer.catalog, layer.layer.activation)!.settings;
    return {
      ...nothing(),
      attributes: [[`${name}_a`, `nn.Parameter(torch.full((${channels},), ${float(a)}))`]],
      forward: channelsLast([`x = ${own}(x, self.${name}_a)`], axes),
      weights: [[`${name}_a`, saved(layer, "alpha")]],
    };
  }
  const lines = activation(layer, own);
  if (!lines[0]?.startsWith("nn.")) return { ...nothing(), forward: lines };
  const { item } = activationIn(layer.catalog, layer.layer.activation)!;
  const attribute = item.parameters.length > 0 ? `${item.name}_${place}` : item.name;
  const forward = [`x = self.${attribute}(x)`];
  const parts = { ...nothing(), attributes: [[attribute, lines[0]]] as Parts["attributes"] };
  if (!("alpha" in shape.weights)) return { ...parts, forward };
  return {
    ...parts,
    forward: channelsFirst(forward, axes),
    weights: [[`${attribute}.weight`, saved(layer, "alpha")]],
  };
}

function dropouts({ name, layer }: NamedLayer): Parts {
  const made = layer.dropout
    ? `nn.Dropout(${layer.dropout})`
    : layer.alpha_dropout
      ? `nn.AlphaDropout(${layer.alpha_dropout})`
      : null;
  if (made === null) return nothing();
  return { ...nothing(), attributes: [[`${name}_dropout`, made]], forward: [`x = self.${name}_dropout(x)`] };
}

function ownParts(layer: NamedLayer): Parts {
  if (hasSteps(layer.layer)) return recurrent(layer);
  if ("gamma" in layer.shape.weights) return normalization(layer);
  if ("kernel" in layer.shape.weights) return withKernel(layer);
  const { attributes, forward } = ofLines(layer, ownLines(layer));
  const { input, output } = layer.shape;
  const isOverPlaces = hasWindow(layer.layer) || layer.shape.kind.startsWith("global_");
  return {
    ...nothing(),
    attributes,
    forward: isOverPlaces ? channelsFirst(forward, input.length, output.length) : forward,
  };
}

const joined = (all: readonly Parts[]): Parts => ({
  attributes: all.flatMap(({ attributes }) => attributes),
  after: all.flatMap(({ after }) => after),
  forward: all.flatMap(({ forward }) => forward),
  weights: all.flatMap(({ weights }) => weights),
  kernels: all.flatMap(({ kernels }) => kernels),
  classes: all.flatMap(({ classes }) => classes),
});

export function partsOf(layer: NamedLayer): Parts {
  const isRecurrent = hasSteps(layer.layer);
  const parts = joined([ownParts(layer), isRecurrent ? nothing() : activationParts(layer), dropouts(layer)]);
  if (layer.layer.trainable !== false) return parts;
  const frozen = [...new Set(parts.weights.map(([name]) => name.split(".")[0]))];
  return { ...parts, after: [...parts.after, ...frozen.map((name) => `self.${name}.requires_grad_(False)`)] };
}
