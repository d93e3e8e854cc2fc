import type { Description } from "../../web/api.ts";
import { loadEngine } from "../../web/engine/engine.ts";
import type { Experiment } from "../../web/experiment.ts";

/** The real engine, so that what the page makes of an experiment is judged by it. */
export const engine = await loadEngine({ wasm: new URL("../../build/engine/engine.wasm", import.meta.url) });

export const catalog = engine.catalog();

export const defaults = () => engine.defaults() as Experiment;

/** Features of one column by their definition, not by the code under test. */
const oneColumn = new Set(["x1", "x1_squared", "sin_x1"]);

export const description: Description = {
  version: engine.version,
  catalog,
  defaults: engine.defaults(),
  featureColumns: Object.fromEntries(catalog.features.map(({ name }) => [name, oneColumn.has(name) ? 1 : 2])),
  featureMaps: {},
};
