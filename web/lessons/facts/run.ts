import type { Config, Engine, LayerHealth, LayerParameters, Status, Trainer } from "../../engine/types.ts";
import type { Subject } from "../../experiment/compute.ts";
import { inputRows } from "../../experiment/inputs.ts";
import { sizeOfShape } from "../../experiment/shape.ts";
import { nudgeOnce, openTwins } from "../../panels/nudge/compute.ts";
import type { NudgeRow } from "../../panels/nudge/types.ts";
import type { RunFact } from "./names.ts";
import type { PageFacts } from "./page.ts";

/** A run, as facts are computed from it. */
export interface FactSubject {
  readonly engine: Engine;
  readonly trainer: Trainer;
  readonly config: Config;
  readonly status: Status;
  readonly data: Pick<Subject["data"], "inputs" | "columns" | "trainRows">;
  /** The weights that it began with. */
  start(): LayerParameters[];
}

type Page = Pick<PageFacts, "point" | "target" | "nudge">;

const healthOf = ({ steps, ...layer }: LayerHealth) => ({
  ...layer,
  units: layer.dead.length,
  ...(steps ? { grad_h: steps.grad_h } : {}),
});

const weightCount = (trainer: Trainer): number =>
  trainer
    .layers()
    .flatMap(({ weights }) => Object.values(weights))
    .reduce((sum, shape) => sum + sizeOfShape(shape), 0);

function moved({ trainer, start }: FactSubject): Record<string, number[]>[] {
  const before = start();
  return trainer
    .parameters()
    .map((layer, i) =>
      Object.fromEntries(
        Object.entries(layer).map(([name, values]) => [
          name,
          Array.from(values, (value, j) => value - before[i][name][j]),
        ]),
      ),
    );
}

function outputs({ trainer, data }: FactSubject): Float32Array {
  return trainer.predict(inputRows(data, 0, data.trainRows));
}

function point({ trainer }: FactSubject, page: Page): unknown {
  if (!page.point) return undefined;
  return page.target === null ? trainer.inspect(page.point) : trainer.inspect(page.point, page.target);
}

function nudge({ engine, config, trainer }: FactSubject, page: Page): unknown {
  if (!page.nudge) return undefined;
  const twins = openTwins({ engine, config });
  try {
    const found = nudgeOnce(twins, trainer.parameters(), page.nudge);
    const withRise = (row: NudgeRow) => ({ ...row, rise: row.plus - row.here });
    return found && { ...found, float32: withRise(found.float32), float64: withRise(found.float64) };
  } finally {
    twins.dispose();
  }
}

/** How each fact of a run is computed; undefined where there is none. */
const COMPUTED: Record<RunFact, (subject: FactSubject, page: Page) => unknown> = {
  step: ({ status }) => status.step,
  epoch: ({ status }) => status.epoch,
  diverged: ({ status }) => status.state === "diverged",
  train: ({ status }) => status.train,
  test: ({ status }) => status.test ?? undefined,
  weights: ({ trainer }) => weightCount(trainer),
  config: ({ config }) => config,
  health: ({ trainer }) => trainer.health().map(healthOf),
  parameters: ({ trainer }) => trainer.parameters(),
  moved,
  gradients: ({ trainer }) => trainer.gradients(),
  history: ({ trainer }) => trainer.history(),
  outputs,
  fingerprint: ({ trainer }) => trainer.fingerprint(),
  point,
  nudge,
};

/** The fact of that name; undefined where there is none. @throws EngineError */
export const runFact = (name: RunFact, subject: FactSubject, page: Page): unknown => COMPUTED[name](subject, page);
