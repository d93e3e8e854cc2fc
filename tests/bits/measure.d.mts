import type { Engine } from "../../web/engine/types.ts";
import type { Experiment } from "./experiments.mjs";

export function fingerprint(engine: Engine, experiment: Experiment, steps: number): string;
