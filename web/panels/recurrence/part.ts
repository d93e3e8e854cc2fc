import type { Config, CustomData, Engine, Trainer } from "../../engine/types.ts";
import { plainColumns } from "../../experiment/features.ts";
import { sizeOfShape } from "../../experiment/shape.ts";

/** Some layers as a network of their own, which reads numbers of that shape. Its data is there for the sake of the engine. */
export function openPart(engine: Engine, shape: number[], targets: CustomData["targets"], config: Config): Trainer {
  const columns = sizeOfShape(shape);
  const inputs = targets.map(() => new Array<number>(columns).fill(0));
  return engine.createTrainer({
    ...config,
    data: { name: "custom", shape, inputs, targets, test_fraction: 0 },
    features: plainColumns(columns),
  });
}
