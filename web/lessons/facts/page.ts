import type { ExplorerState, LabState } from "../../experiment/rooms.ts";
import type { Target } from "../../experiment/protocol.ts";
import type { NudgeRequest } from "../../panels/nudge/types.ts";
import type { Value } from "../expression/evaluate.ts";

/** What the page knows and a trainer does not. */
export interface PageFacts {
  /** Training stands still: heavy facts are computed, too. Before that, they do not exist. */
  readonly still: boolean;
  /** The point looked at, in input columns, and its target. */
  readonly point: readonly number[] | null;
  readonly target: Target | null;
  readonly nudge: NudgeRequest | null;
  readonly lab: LabState;
  readonly explorer: ExplorerState;
  /** When a loss or an accuracy of `stop` was met. */
  readonly reached: { readonly epoch: number; readonly step: number } | null;
  /** What earlier steps remembered. */
  readonly was: Readonly<Record<string, Value>>;
  /** What was predicted: a number, or the name of a choice. */
  readonly answer: number | string | null;
}
