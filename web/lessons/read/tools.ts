import type { Engine } from "../../engine/types.ts";
import type { Bench } from "./bench.ts";
import type { Expressions } from "./expressions.ts";
import type { Issues } from "./fields.ts";

/** What a lesson is read with. */
export interface Known {
  readonly engine: Engine;
  /** The ids of the panels. */
  readonly panels: readonly string[];
}

/** What the parts of the reader share. */
export interface Tools extends Known {
  readonly issues: Issues;
  readonly expressions: Expressions;
  readonly bench: Bench;
}
