import type { Compute } from "../../experiment/compute.ts";
import type { Config, Engine, LayerParameters, Trainer } from "../../engine/types.ts";
import { placeOf, valueAt, withWeight, type ListPlace } from "../../experiment/weight.ts";
import type { Nudge, NudgeRequest, NudgeRow } from "./types.ts";

export const PRECISIONS = ["float32", "float64"] as const;

/** The exponents of ε in the sweep, from 10⁰ downwards. */
const SWEEP = Array.from({ length: 25 }, (_, i) => -i / 2);
const SWEEP_MS = 60;
/** The limit for one pass over the training rows. */
const MULTIPLICATIONS = 2e7;

export interface Twins extends Record<(typeof PRECISIONS)[number], Trainer> {
  dispose(): void;
}

/** The same experiment in each precision, apart from the trainer that runs. */
export function openTwins({ engine, config }: { engine: Engine; config: Config }): Twins {
  const [float32, float64] = PRECISIONS.map((precision) => engine.createTrainer({ ...config, precision }));
  return {
    float32,
    float64,
    dispose() {
      float32.dispose();
      float64.dispose();
    },
  };
}

export const compute: Compute<"nudge"> = (subject, request) => {
  if (subject.parameterCount * subject.data.trainRows > MULTIPLICATIONS) return undefined;
  return nudge(subject.owned(openTwins), subject.parameters(), request.nudge, subject.now);
};

/** The loss on all training rows at w ± ε, with penalties and without dropout, and the gradient of backpropagation at w. */
export function nudge(
  twins: Twins,
  parameters: LayerParameters[],
  request: NudgeRequest,
  now: () => number,
): Nudge | undefined {
  const found = nudgeOnce(twins, parameters, request);
  if (!found) return undefined;
  const place = placeOf(request, parameters, twins.float64.config)!;
  return { ...found, sweep: sweep(twins, parameters, place, found.weight, found, now) };
}

/** The same for the one ε that is asked for. */
export function nudgeOnce(
  twins: Twins,
  parameters: LayerParameters[],
  request: NudgeRequest,
): Omit<Nudge, "sweep"> | undefined {
  const place = placeOf(request, parameters, twins.float64.config);
  if (!place) return undefined;
  const { layer, input, unit, epsilon } = request;
  const weight = valueAt(parameters, place);
  const [float32, float64] = PRECISIONS.map((precision) => row(twins[precision], parameters, place, weight, epsilon));
  return { layer, input, unit, epsilon, weight, float32, float64 };
}

function lossAt(twin: Trainer, parameters: LayerParameters[], place: ListPlace, weight: number): number {
  twin.setParameters(withWeight(parameters, place, weight));
  return twin.status().train.loss;
}

function row(
  twin: Trainer,
  parameters: LayerParameters[],
  place: ListPlace,
  weight: number,
  epsilon: number,
): NudgeRow {
  const plus = lossAt(twin, parameters, place, weight + epsilon);
  const minus = lossAt(twin, parameters, place, weight - epsilon);
  const here = lossAt(twin, parameters, place, weight);
  return { plus, minus, here, slope: (plus - minus) / (2 * epsilon), gradient: valueAt(twin.gradients(), place) };
}

/** The distance of the slope from the float64 gradient, for as many ε as there is time for. */
function sweep(
  twins: Twins,
  parameters: LayerParameters[],
  place: ListPlace,
  weight: number,
  rows: Pick<Nudge, "float32" | "float64">,
  now: () => number,
): Nudge["sweep"] {
  const start = now();
  const exact = rows.float64.gradient;
  const result: Nudge["sweep"] = { epsilon: [], float32: [], float64: [] };
  for (const power of SWEEP) {
    if (now() - start > SWEEP_MS) break;
    const epsilon = 10 ** power;
    result.epsilon.push(epsilon);
    for (const precision of PRECISIONS) {
      const twin = twins[precision];
      const rise =
        lossAt(twin, parameters, place, weight + epsilon) - lossAt(twin, parameters, place, weight - epsilon);
      result[precision].push(Math.abs(rise / (2 * epsilon) - exact));
    }
  }
  return result;
}
