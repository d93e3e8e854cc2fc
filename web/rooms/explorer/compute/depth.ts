import type { DepthRequest, Depth } from "../../../experiment/protocol.ts";
import type { Engine, LayerInspection } from "../../../engine/types.ts";

const LAYERS = 20;
const INPUTS = 96;
const INPUTS_BACK = 32;
const SEED = 1;

/** Marsaglia's xorshift: numbers above 0 and below 1. */
function* uniforms(): Generator<number, never> {
  let state = 0x9e3779b9;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield ((state >>> 0) + 0.5) / 2 ** 32;
  }
}

/** Normal numbers with mean 0 and variance 1, by Box and Muller. */
function unitNormal(rows: number, columns: number): number[][] {
  const source = uniforms();
  const next = () => Math.sqrt(-2 * Math.log(source.next().value)) * Math.cos(2 * Math.PI * source.next().value);
  return Array.from({ length: rows }, () => Array.from({ length: columns }, next));
}

function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += values[i] / values.length;
  let variance = 0;
  for (let i = 0; i < values.length; i++) variance += (values[i] - mean) ** 2 / values.length;
  return { mean, variance };
}

const squares = ({ grad_z }: LayerInspection) => grad_z!.reduce((sum, slope) => sum + slope * slope, 0);

/**
 * Mean and variance of unit-normal inputs after each of 20 untrained layers of one activation, over all units and
 * inputs, and the root mean square of the loss gradient at each layer, relative to the last.
 */
export function depth(engine: Engine, { activation, initializer, width }: DepthRequest): Depth {
  const inputs = unitNormal(INPUTS, width);
  const hidden = { units: width, activation, kernel_initializer: initializer };
  const trainer = engine.createTrainer({
    seed: SEED,
    precision: "float64",
    data: { name: "custom", inputs, targets: inputs.map(() => [0]), test_fraction: 0 },
    layers: [...Array.from({ length: LAYERS }, () => hidden), { units: 1 }],
    loss: { name: "mean_squared_error" },
  });
  try {
    const forward = trainer.neurons(inputs.flat()).slice(0, LAYERS).map(moments);
    const back = new Array<number>(LAYERS).fill(0);
    for (const input of inputs.slice(0, INPUTS_BACK)) {
      const { layers } = trainer.inspect(input, [0]);
      back.forEach((sum, i) => (back[i] = sum + squares(layers[i])));
    }
    return {
      mean: [0, ...forward.map(({ mean }) => mean)],
      variance: [1, ...forward.map(({ variance }) => variance)],
      gradient: back.map((sum) => Math.sqrt(sum / back[LAYERS - 1])),
    };
  } finally {
    trainer.dispose();
  }
}
