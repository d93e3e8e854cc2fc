import { kindOf, plainKind } from "../../experiment/layer-kinds.ts";
import { codeLines, functionOf } from "./activation.ts";
import { recurrentLines } from "./pytorch-recurrent.ts";
import { isEven, isPadded, padding, windowOf, type WindowAxes } from "./windows.ts";
import { activationIn, brief, type WrittenLayer } from "./written.ts";

const channelsIn = ({ shape }: WrittenLayer): number => shape.input[shape.input.length - 1];
/** Rows and columns, or steps. */
const axesOf = ({ shape }: WrittenLayer): number => shape.input.length - 1;
const noBias = ({ layer }: WrittenLayer): string => (layer.use_bias === false ? ", bias=False" : "");

/** Pictures are channels × rows × columns in PyTorch; these put the channels last and back. */
const LAST = ".permute(0, 2, 3, 1)";
const FIRST = ".permute(0, 3, 1, 2)";
const isPicture = (shape: readonly number[]): boolean => shape.length === 3;

/** By kind. */
const LAYERS: Record<string, (written: WrittenLayer) => string[]> = {
  dense: (written) =>
    onLastAxis(written, `nn.Linear(${channelsIn(written)}, ${written.layer.units}${noBias(written)})`),
  activation: () => [],
  dropout: ({ layer }) => [`nn.Dropout(${layer.rate})`],
  alpha_dropout: ({ layer }) => [`nn.AlphaDropout(${layer.rate})`],
  flatten: ({ shape }) => [isPicture(shape.input) ? `x = x${LAST}.flatten(1)` : "nn.Flatten()"],
  reshape: ({ shape }) => [
    `x = x${isPicture(shape.input) ? LAST : ""}.reshape(-1, ${shape.output.join(", ")})${isPicture(shape.output) ? FIRST : ""}`,
  ],
  conv1d: convolution,
  conv2d: convolution,
  max_pooling1d: maxPooling,
  max_pooling2d: maxPooling,
  average_pooling1d: averagePooling,
  average_pooling2d: averagePooling,
  global_max_pooling1d: () => ["x = x.amax(2)"],
  global_max_pooling2d: () => ["x = x.amax((2, 3))"],
  global_average_pooling1d: () => ["x = x.mean(2)"],
  global_average_pooling2d: () => ["x = x.mean((2, 3))"],
  simple_rnn: recurrentLines,
  lstm: recurrentLines,
  gru: recurrentLines,
  batch_normalization: (written) => {
    const { momentum = 0, epsilon } = written.layer;
    const axes = Math.max(1, axesOf(written));
    const share = Number((1 - momentum).toPrecision(12));
    return [`nn.BatchNorm${axes}d(${channelsIn(written)}, eps=${epsilon}, momentum=${share})`];
  },
  layer_normalization: (written) =>
    onLastAxis(written, `nn.LayerNorm(${channelsIn(written)}, eps=${written.layer.epsilon})`),
};

/** The lines of a layer itself, without those of its activation and its dropout. */
export const ownLines = (written: WrittenLayer): string[] =>
  LAYERS[(kindOf(written.catalog, written.layer) ?? plainKind(written.catalog)).name](written);

/** The modules of a layer and, where PyTorch has no module, what is computed of its input x. */
export function pytorchLines(written: WrittenLayer): string[] {
  const { layer } = written;
  return [
    ...ownLines(written),
    ...(written.shape.weights.recurrent_kernel ? [] : activation(written)),
    ...(layer.dropout ? [`nn.Dropout(${layer.dropout})`] : []),
    ...(layer.alpha_dropout ? [`nn.AlphaDropout(${layer.alpha_dropout})`] : []),
  ];
}

function onLastAxis({ shape }: WrittenLayer, module: string): string[] {
  return [isPicture(shape.input) ? `x = ${module}(x${LAST})${FIRST}` : module];
}

/** `own` names a formula of one's own. */
export function activation({ catalog, layer, shape }: WrittenLayer, own = "f"): string[] {
  const found = activationIn(catalog, layer.activation);
  if (!found) return [];
  const line = codeLines(found.item, found.settings)?.pytorch;
  if (line === undefined) return [`x = ${own}(x)`];
  const channels = shape.output[shape.output.length - 1];
  const written = line
    .replace("=units", `=${channels}`)
    .replace("dim=-1", isPicture(shape.output) ? "dim=1" : "dim=-1")
    .replaceAll("torch.nn.", "nn.");
  const module = functionOf(written);
  return [module?.startsWith("nn.") ? module : `x = ${written}`];
}

function convolution(written: WrittenLayer): string[] {
  const window = windowOf(written)!;
  const { size, strides, dilation } = window;
  const { layer } = written;
  const isPlain = strides.every((stride) => stride === 1);
  const isNamed = layer.padding === "same" && isPlain;
  const padded = isNamed ? ', padding="same"' : evenPadding(window);
  const settings = [
    `${channelsIn(written)}, ${layer.filters}, ${brief(size)}`,
    isPlain ? "" : `, stride=${brief(strides)}`,
    padded,
    dilation.every((step) => step === 1) ? "" : `, dilation=${brief(dilation)}`,
    noBias(written),
  ];
  const module = `nn.Conv${axesOf(written)}d(${settings.join("")})`;
  return [...(isNamed || isEven(window) ? [] : [`x = F.pad(x, ${padding(window)})`]), module];
}

const evenPadding = (window: WindowAxes): string =>
  isEven(window) && isPadded(window) ? `, padding=${brief(window.before)}` : "";

const poolSizes = ({ size, strides }: WindowAxes): string =>
  brief(size) + (size.every((cells, axis) => cells === strides[axis]) ? "" : `, stride=${brief(strides)}`);

function maxPooling(written: WrittenLayer): string[] {
  const window = windowOf(written)!;
  const module = `nn.MaxPool${axesOf(written)}d(${poolSizes(window)}${evenPadding(window)})`;
  return [...(isEven(window) ? [] : [`x = F.pad(x, ${padding(window)}, value=float("-inf"))`]), module];
}

/** PyTorch counts the cells that padding adds unless it adds them itself, as many before as after. */
function averagePooling(written: WrittenLayer): string[] {
  const window = windowOf(written)!;
  const name = `nn.AvgPool${axesOf(written)}d`;
  if (!isEven(window))
    return [
      `pool = ${name}(${poolSizes(window)})`,
      `pad = ${padding(window)}`,
      "x = pool(F.pad(x, pad)) / pool(F.pad(torch.ones_like(x), pad))",
    ];
  const counted = isPadded(window) ? ", count_include_pad=False" : "";
  return [`${name}(${poolSizes(window)}${evenPadding(window)}${counted})`];
}
