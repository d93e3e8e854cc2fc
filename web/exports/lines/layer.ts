import { kindOf } from "../../experiment/layer-kinds.ts";
import { hasMovingStatistics, hasSteps } from "../../experiment/layers.ts";
import { kerasLines } from "./keras.ts";
import { hasModule } from "./pytorch-recurrent.ts";
import { pytorchLines } from "./pytorch.ts";
import { isEven, isPadded, windowOf } from "./windows.ts";
import { activationIn, penaltiesOf, sizesOf, type WrittenLayer } from "./written.ts";

/** What PyTorch does otherwise than Keras and the engine; `code-NAME` is its text. */
export const DIFFERENCES = [
  "picture",
  "sequence",
  "strided-same",
  "average",
  "momentum",
  "start",
  "forget",
  "two-biases",
  "gates",
  "loop",
  "both-ways",
  "penalty",
  "frozen",
  "formula",
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** A layer as lines of Python. */
export interface LayerLines {
  keras: string[];
  pytorch: string[];
  differences: Difference[];
}

export const layerLines = (written: WrittenLayer): LayerLines => ({
  keras: kerasLines(written),
  pytorch: pytorchLines(written),
  differences: differences(written),
});

function differences(written: WrittenLayer): Difference[] {
  const { catalog, layer, shape } = written;
  const window = windowOf(written);
  const { kernel, gamma } = shape.weights;
  const isRecurrent = hasSteps(layer);
  const isLoop = isRecurrent && !hasModule(written);
  const isReduced = shape.output.length === 1 && kernel === undefined && shape.input.length > 1;
  const isStrided = sizesOf(layer.strides).some((stride) => stride > 1);
  const { l1, l2 } = penaltiesOf(written);
  const found: Record<Difference, boolean> = {
    picture: shape.input.length === 3 && (window !== null || isReduced || gamma !== undefined),
    sequence: shape.input.length === 2 && !isRecurrent && (window !== null || isReduced || hasMovingStatistics(layer)),
    "strided-same": layer.kernel_size !== undefined && layer.padding === "same" && isStrided,
    average: window !== null && isPadded(window) && !isEven(window) && kindOf(catalog, layer)?.pools === "mean",
    momentum: hasMovingStatistics(layer),
    start: kernel !== undefined && !isLoop,
    forget: isRecurrent && !isLoop && layer.unit_forget_bias === true && layer.use_bias !== false,
    "two-biases": isRecurrent && !isLoop && layer.use_bias !== false && layer.reset_after === undefined,
    gates: isRecurrent && !isLoop && layer.reset_after !== undefined,
    loop: isLoop,
    "both-ways": isLoop && layer.bidirectional !== undefined && layer.bidirectional !== "none",
    penalty: kernel !== undefined && (l1 !== 0 || l2 !== 0),
    frozen: layer.trainable === false,
    formula: [layer.activation, layer.recurrent_activation].some((spec) =>
      activationIn(catalog, spec)?.item.parameters.some(({ kind }) => kind === "text"),
    ),
  };
  return DIFFERENCES.filter((name) => found[name]);
}
