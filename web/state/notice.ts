import type { Config, Issue, StoredData } from "../engine/types.ts";
import type { Control } from "../experiment/author/controls.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { LinkFault } from "../experiment/link.ts";
import type { GoalEnd } from "../experiment/goal.ts";
import type { Cause } from "../platform/load-error.ts";
import type { LockReason } from "./permissions.ts";
import type { RestoreFault } from "./saved-work.ts";
import type { SaveFault } from "./persistence.ts";
import type { ViewState } from "./view-state.ts";

/** Where a config comes from: a link, a file, the start of the element, or a change of the open experiment. */
export type Origin = "link" | "file" | "start" | "change";

/** An action that was abandoned because the engine broke on it; for a change with the experiments before and after, if known. */
export interface GivenUp {
  act: "begin" | "change" | "compare" | "undo" | "redo" | "reset" | "rewind" | "weight";
  before: Experiment | null;
  after: Experiment | null;
}

/** An experiment whose data is missing. `data` says truly how much it is. */
export interface AwaitingData {
  data: StoredData;
  config: Config;
  baseline: Config | null;
  from: Origin;
}

export type Notice =
  /** `draft`: the refused change of the open experiment, which a repair can go on from. */
  | { kind: "issues"; issues: Issue[]; from: Origin | "baseline" | "lesson"; draft?: Experiment }
  | { kind: "locked"; controls: readonly Control[]; reason: LockReason }
  /** The data of an experiment is not on this device. The experiment opens, with its view, once its files are open. */
  | ({ kind: "data-missing"; view?: ViewState } & AwaitingData)
  | { kind: "link"; fault: LinkFault; at?: number }
  | { kind: "too-large"; isSaved: boolean }
  | { kind: "damaged"; faults: readonly RestoreFault[] }
  | { kind: "restorable"; restore: () => void }
  | { kind: "unsaved"; fault: SaveFault }
  | { kind: "replaced"; step: number }
  | ({ kind: "given-up" } & GivenUp)
  | { kind: "goal"; end: GoalEnd }
  /** Other settings changed along with those that were asked for; shown while that experiment is open. */
  | { kind: "followed"; asked: readonly string[]; of: Experiment | null }
  | { kind: "stopped" }
  /** A file could not be loaded; `again` retries. */
  | { kind: "cause"; cause: Cause; again: () => void }
  /** A newer version of the page is there; `reload` opens it. */
  | { kind: "newer"; reload: () => void }
  /** The text could not be copied; it is shown to be copied by hand. */
  | { kind: "copy"; text: string }
  | { kind: "broken"; issue: Issue };
