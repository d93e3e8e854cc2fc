import type { Config, Engine } from "../../../engine/types.ts";
import { isStored } from "../../../experiment/experiment.ts";

/** A time is read off at least so long a stretch, which the clock resolves well. */
const LEAST_MS = 4;
const MOST_STEPS = 2 ** 20;
/** Updates cost the same at any rate; at this one no weight moves, so that training does not diverge. */
const RATE = 1e-12;

/** The experiment as it is timed: without test rows, which training looks at once an epoch. */
const measured = ({ data, optimizer, parameters: _, ...config }: Config): Config => ({
  ...config,
  data: data && !isStored(data) ? { ...data, test_fraction: 0 } : data,
  optimizer: { ...optimizer!, learning_rate: RATE },
});

/**
 * The milliseconds of a training step of a complete config, by the clock `now`; null if the network's numbers overflow. The
 * number of steps doubles until they take long enough; the shorter runs before warm up.
 */
export function stepTime(engine: Engine, config: Config, now: () => number): number | null {
  const trainer = engine.createTrainer(measured(config));
  try {
    for (let steps = 1; ; steps *= 2) {
      const start = now();
      const { state } = trainer.train({ steps }, { evaluate: false });
      const took = now() - start;
      if (state !== "ready") return null;
      if (took >= LEAST_MS || steps >= MOST_STEPS) return took / steps;
    }
  } finally {
    trainer.dispose();
  }
}
