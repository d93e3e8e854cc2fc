import type { Pictures, Points, Raster } from "../experiment/protocol.ts";
import type { Catalog, Engine } from "../engine/types.ts";
import { grid } from "../experiment/grid.ts";

const FEATURE_MAP_SIZE = 20;
const SAMPLES = 120;

/** One trainer with all features computes each of them over the plane. */
function featureMaps(engine: Engine, { features, extent }: Catalog): Record<string, Raster> {
  const names = features.map(({ name }) => name);
  const probe = engine.createTrainer({ ...engine.defaults(), features: names });
  const inputs = grid(FEATURE_MAP_SIZE, 2, extent);
  const maps = names.map(() => new Float32Array(inputs.length / 2));
  for (let i = 0; i < inputs.length / 2; i++) {
    const values = probe.inspect(inputs.subarray(2 * i, 2 * i + 2)).inputs;
    maps.forEach((map, j) => (map[i] = values[j]));
  }
  probe.dispose();
  return Object.fromEntries(names.map((name, j) => [name, { size: FEATURE_MAP_SIZE, values: maps[j] }]));
}

function examples(engine: Engine, name: string, seed: number): Points {
  const drawn = engine.dataset({ name, samples: SAMPLES, test_fraction: 0 }, seed);
  return { ...drawn, trainRows: drawn.rows };
}

/** An example of each data set, and each feature over the plane. */
export const pictures = (engine: Engine, catalog: Catalog, datasets: readonly string[], seed: number): Pictures => ({
  datasets: Object.fromEntries(datasets.map((name) => [name, examples(engine, name, seed)])),
  features: featureMaps(engine, catalog),
});
