import type { Catalog, Config } from "../engine/types.ts";

/** What exports know of the engine, which they do not run. */
export interface Known {
  catalog: Catalog;
  /** The default experiment with all keys. */
  defaults: Config;
}
