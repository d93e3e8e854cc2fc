import type { LayerParameters, Trainer } from "../../engine/types.ts";
import type { Compute } from "../../experiment/compute.ts";
import { hasMovingStatistics } from "../../experiment/layers.ts";
import type { Histogram, Normalization, Statistics } from "./types.ts";
import { inputRows } from "../../experiment/inputs.ts";

/** Training rows, and numbers of a layer for all of them. A single batch would not do: the moving statistics follow the mean of all. */
const MOST_ROWS = 1024;
const MOST_NUMBERS = 2 ** 20;
const BINS = 32;

/** The features of these rows, which training does not change. */
const features = new WeakMap<Trainer, { rows: number; values: Float64Array }>();

export const compute: Compute<"normalization"> = ({ trainer, config, data, parameters }, { normalization }) => {
  const { layer } = normalization;
  const spec = config.layers![layer];
  if (!hasMovingStatistics(spec)) return undefined;
  const { input } = trainer.layers()[layer];
  const size = input.reduce((product, each) => product * each, 1);
  const rows = Math.min(MOST_ROWS, data.trainRows, Math.floor(MOST_NUMBERS / size));
  if (rows === 0) return undefined;
  const channels = input[input.length - 1];
  const channel = Math.min(normalization.channel, channels - 1);
  const sample = inputRows(data, 0, rows);
  const values = layer === 0 ? featuresOf(trainer, sample, rows) : trainer.neurons(sample)[layer - 1];
  return {
    layer,
    channel,
    rows,
    ...normalized(values, parameters()[layer], { channels, channel, epsilon: spec.epsilon! }),
  };
};

function featuresOf(trainer: Trainer, sample: Float64Array, rows: number): Float64Array {
  const known = features.get(trainer);
  if (known?.rows === rows) return known.values;
  const columns = sample.length / rows;
  const each = Array.from(
    { length: rows },
    (_, row) => trainer.inspect(sample.subarray(row * columns, (row + 1) * columns)).inputs,
  );
  const values = Float64Array.from(each.flatMap((numbers) => Array.from(numbers)));
  features.set(trainer, { rows, values });
  return values;
}

/** The statistics of what a layer reads, channels last, and its chosen channel before and after by either of them. */
export function normalized(
  values: ArrayLike<number>,
  { gamma, beta, moving_mean, moving_variance }: LayerParameters,
  { channels, channel, epsilon }: { channels: number; channel: number; epsilon: number },
): Omit<Normalization, "layer" | "channel" | "rows"> {
  const present = statistics(values, channels);
  const moving = { mean: Float64Array.from(moving_mean), variance: Float64Array.from(moving_variance) };
  const own = Float64Array.from({ length: values.length / channels }, (_, i) => values[i * channels + channel]);
  const by = ({ mean, variance }: Statistics) =>
    own.map((x) => (gamma[channel] * (x - mean[channel])) / Math.sqrt(variance[channel] + epsilon) + beta[channel]);
  const [after, afterMoving] = [by(present), by(moving)];
  const range = ends([after, afterMoving]);
  return {
    channels,
    present,
    moving,
    before: histogram(own, ends([own, [present.mean[channel], moving.mean[channel]]])),
    after: histogram(after, range),
    afterMoving: histogram(afterMoving, range),
  };
}

/** Mean and variance of each channel of values with channels last: the sum of squares divided by their number, as training takes it. */
export function statistics(values: ArrayLike<number>, channels: number): Statistics {
  const [mean, variance] = [new Float64Array(channels), new Float64Array(channels)];
  const count = values.length / channels;
  for (let i = 0; i < values.length; i++) mean[i % channels] += values[i] / count;
  for (let i = 0; i < values.length; i++) variance[i % channels] += (values[i] - mean[i % channels]) ** 2 / count;
  return { mean, variance };
}

/** The smallest and the largest finite value. */
function ends(lists: readonly ArrayLike<number>[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const values of lists)
    for (let i = 0; i < values.length; i++) {
      if (!Number.isFinite(values[i])) continue;
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
  return low <= high ? [low, high] : [0, 0];
}

/** Counts in equal bins from the one to the other; of a single value, around it. What is not finite is left out. */
export function histogram(values: ArrayLike<number>, [from, to]: readonly [number, number]): Histogram {
  const [low, high] = to > from ? [from, to] : [from - 0.5, to + 0.5];
  const counts = new Array<number>(BINS).fill(0);
  for (let i = 0; i < values.length; i++)
    if (Number.isFinite(values[i])) counts[Math.min(BINS - 1, Math.floor((BINS * (values[i] - low)) / (high - low)))]++;
  return { low, high, counts };
}
