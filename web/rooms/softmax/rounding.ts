/** How p and the loss are computed. */
export interface Way {
  /** The loss takes logits: softmax and logarithm in one. */
  fromLogits: boolean;
  /** The largest logit is subtracted before the exponential. */
  stable: boolean;
  /** p is clipped to [1e-7, 1 − 1e-7]. */
  clip: boolean;
}

export const FORMATS = ["float32", "float64"] as const;
export type Format = (typeof FORMATS)[number];

export type StepName = "logit" | "shift" | "power" | "sum" | "probability" | "clip" | "log-sum" | "loss";

/** Why a number is wrong: overflow, underflow to 0, not a number, or clipped. */
export type Fault = "overflow" | "underflow" | "nan" | "clipped";

export interface Step {
  name: StepName;
  value: number;
  /** Set at the first step that fails, and at a clip that changes the probability. */
  fault: Fault | null;
}

export interface Followed {
  steps: Step[];
  loss: number;
  /** ∂loss/∂z of the true class, as backpropagation computes it with this method. */
  gradient: number;
}

export const EPSILON = 1e-7;

/** All methods. With logits, shift and clip are not options. */
export const WAYS: readonly Way[] = [
  { fromLogits: false, stable: false, clip: false },
  { fromLogits: false, stable: false, clip: true },
  { fromLogits: false, stable: true, clip: false },
  { fromLogits: false, stable: true, clip: true },
  { fromLogits: true, stable: true, clip: false },
];

/** The method for the given options. */
export function wayOf({ fromLogits, stable, clip }: Way): Way {
  return WAYS.find((way) =>
    fromLogits ? way.fromLogits : !way.fromLogits && way.stable === stable && way.clip === clip,
  )!;
}

/** Rounds a result to the format: float32 as hardware does, through float64. */
const ROUND: Record<Format, (value: number) => number> = { float32: Math.fround, float64: (value) => value };

/** Computes every step from the logit of the true class to the loss. */
export function follow(logits: readonly number[], truth: number, way: Way, format: Format): Followed {
  const round = ROUND[format];
  const z = logits.map(round);
  const shift = way.stable ? Math.max(...z) : 0;
  const shifted = z.map((value) => round(value - shift));
  const powers = shifted.map((value) => round(Math.exp(value)));
  const sum = powers.reduce((total, power) => round(total + power), 0);
  const steps: [StepName, number][] = [["logit", z[truth]]];
  if (way.stable) steps.push(["shift", shifted[truth]]);
  if (way.fromLogits) {
    const logSum = round(Math.log(sum));
    const loss = round(logSum - shifted[truth]);
    const gradient = round(round(Math.exp(-loss)) - 1);
    return { steps: named([...steps, ["sum", sum], ["log-sum", logSum], ["loss", loss]]), loss, gradient };
  }
  const probability = round(powers[truth] / sum);
  const clipped = way.clip ? Math.min(round(1 - EPSILON), Math.max(round(EPSILON), probability)) : probability;
  const loss = Math.abs(round(-Math.log(clipped)));
  const clip: [StepName, number][] = way.clip ? [["clip", clipped]] : [];
  const gradient = clipped === probability ? throughLogarithm(probability, round) : Number.isNaN(probability) ? NaN : 0;
  return {
    steps: named([
      ...steps,
      ["power", powers[truth]],
      ["sum", sum],
      ["probability", probability],
      ...clip,
      ["loss", loss],
    ]),
    loss,
    gradient,
  };
}

/** The derivative of −ln p times that of softmax: 1/0 · 0 is not a number. */
function throughLogarithm(probability: number, round: (value: number) => number): number {
  return round(round(-1 / probability) * round(probability * round(1 - probability)));
}

/** Marks the first fault only; later steps inherit it. */
function named(steps: [StepName, number][]): Step[] {
  let broken = false;
  return steps.map(([name, value], i) => {
    const before = steps[i - 1]?.[1];
    const fault = broken ? null : faultOf(name, value, before);
    broken ||= fault !== null;
    return { name, value, fault };
  });
}

function faultOf(name: StepName, value: number, before: number | undefined): Fault | null {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return "overflow";
  if ((name === "power" || name === "sum" || name === "probability") && value === 0) return "underflow";
  return name === "clip" && value !== before ? "clipped" : null;
}

/** 2/10^power computed directly, and as (1 + x/2) − (1 − x/2), which loses the digits of x that do not fit beside 1. */
export function twoWays(
  power: number,
  format: Format,
): { direct: number; above: number; below: number; difference: number } {
  const round = ROUND[format];
  const part = round(1 / 10 ** power);
  const above = round(1 + part);
  const below = round(1 - part);
  return { direct: round(2 / 10 ** power), above, below, difference: round(above - below) };
}
