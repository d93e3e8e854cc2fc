import type { Catalog, Config } from "../../web/engine/types.ts";

export interface Experiment {
  name: string;
  config: Config;
}

export function experiments(catalog: Catalog): Experiment[];
export function shortList(catalog: Catalog): Experiment[];
