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

/** What is wrong with a number: it overflowed, is 0 though the true one is not, is not a number, or was clipped. */
export type Fault = "overflow" | "underflow" | "nan" | "clipped";

export interface Step {
  name: StepName;
  value: number;
  /** The first step at which the numbers break says how; and a clip that changes the probability. */
  fault: Fault | null;
}

export interface Followed {
  steps: Step[];
  loss: number;
  /** ∂loss/∂z of the true class, as backpropagation finds it on this way. */
  gradient: number;
}

export const EPSILON = 1e-7;

/** Every way there is; with logits neither shift nor clip is a choice. */
export const WAYS: readonly Way[] = [
  { fromLogits: false, stable: false, clip: false },
  { fromLogits: false, stable: false, clip: true },
  { fromLogits: false, stable: true, clip: false },
  { fromLogits: false, stable: true, clip: true },
  { fromLogits: true, stable: true, clip: false },
];

/** The way that the choices amount to. */
export function wayOf({ fromLogits, stable, clip }: Way): Way {
  return WAYS.find((way) =>
    fromLogits ? way.fromLogits : !way.fromLogits && way.stable === stable && way.clip === clip,
  )!;
}

/** Every operation's result rounded to the format: float32 as the hardware would, by way of float64. */
const ROUND: Record<Format, (value: number) => number> = { float32: Math.fround, float64: (value) => value };

/** Follows the true class from its logit to its loss. */
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

/** The slope of −ln p, times the slope of softmax: 1/0 · 0 is not a number. */
function throughLogarithm(probability: number, round: (value: number) => number): number {
  return round(round(-1 / probability) * round(probability * round(1 - probability)));
}

/** The first fault is named; what follows from it is not named again. */
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

/** 2/10^power at once, and as (1 + x/2) − (1 − x/2): what is left of x after a number near 1 has passed by. */
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
