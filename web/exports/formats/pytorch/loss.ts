import { areClasses } from "../../code/data.ts";
import { block } from "../../code/python.ts";
import type { Model } from "../../model.ts";

/** Probabilities as Keras clips them before the logarithm. */
const clipped = (epsilon: number): string => (epsilon > 0 ? `.clamp(${epsilon}, 1 - ${epsilon})` : "");

const share = (epsilon: number): string => `p = (outputs / outputs.sum(1, keepdim=True))${clipped(epsilon)}`;

type Loss = Model["experiment"]["loss"];

/** By loss: the lines from `outputs` and `y` to the mean over the batch. */
const LINES: Readonly<Record<string, (loss: Loss, outputs: number) => string[]>> = {
  mean_squared_error: () => ["return F.mse_loss(outputs, y)"],
  mean_absolute_error: () => ["return F.l1_loss(outputs, y)"],
  huber: ({ delta }) => [`return F.huber_loss(outputs, y, delta=${delta})`],
  log_cosh: () => ["d = (outputs - y).abs()", "return (d + F.softplus(-2 * d) - math.log(2)).mean()"],
  binary_crossentropy: ({ from_logits: isFused, label_smoothing: smoothing = 0, epsilon = 0 }) => {
    const smooth = smoothing > 0 ? [`y = y * (1 - ${smoothing}) + ${smoothing} / 2`] : [];
    if (isFused) return [...smooth, "return F.binary_cross_entropy_with_logits(outputs, y)"];
    const p = `p = outputs${clipped(epsilon)}`;
    return [...smooth, p, "return -(y * p.log() + (1 - y) * torch.log1p(-p)).mean()"];
  },
  categorical_crossentropy: ({ from_logits: isFused, label_smoothing: smoothing = 0, epsilon = 0 }, outputs) => {
    const label = smoothing > 0 ? `, label_smoothing=${smoothing}` : "";
    if (isFused) return [`return F.cross_entropy(outputs, y${label})`];
    const smooth = smoothing > 0 ? [`y = y * (1 - ${smoothing}) + ${smoothing} / ${outputs}`] : [];
    return [...smooth, share(epsilon), "return -(y * p.log()).sum(1).mean()"];
  },
  sparse_categorical_crossentropy: ({ from_logits: isFused, epsilon = 0 }) =>
    isFused ? ["return F.cross_entropy(outputs, y)"] : [share(epsilon), "return F.nll_loss(p.log(), y)"],
};

export const LOSSES: readonly string[] = Object.keys(LINES);

export function lossFunction(model: Model): string[] {
  const { experiment, layers } = model;
  const { name, from_logits: isFused } = experiment.loss;
  const says = `${name}${isFused ? " from logits" : ""}, the mean over the batch.`;
  return block("def loss(outputs, y):", says, LINES[name](experiment.loss, layers[layers.length - 1].shape.output[0]));
}

/** The targets of NumPy as the loss takes them. */
export const targets = (model: Model): string =>
  areClasses(model) ? "torch.as_tensor(y, dtype=torch.int64)" : "torch.as_tensor(y, dtype=torch.get_default_dtype())";
