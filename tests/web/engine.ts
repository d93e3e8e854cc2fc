import type { Description } from "../../web/experiment/protocol.ts";
import { loadEngine } from "../../web/engine/engine.ts";
import type { Experiment } from "../../web/experiment/experiment.ts";

/** The real engine, so that what the page makes of an experiment is judged by it. */
export const engine = await loadEngine({ wasm: new URL("../../build/engine/engine.wasm", import.meta.url) });

export const catalog = engine.catalog();

export const defaults = () => engine.defaults() as Experiment;

export const description: Description = { version: engine.version, catalog, defaults: engine.defaults() };
