import type { Saved } from "../experiment/protocol.ts";
import type { DataToStore } from "../engine/types.ts";
import { BASELINE_KEY } from "../experiment/link.ts";
import type { UndoHistory } from "./undo.ts";
import type { ViewState } from "./view-state.ts";

/** The work that a reload restores. */
export interface SavedWork {
  view: Partial<ViewState>;
  /** undefined if unknown. */
  playing: boolean | undefined;
  history: UndoHistory;
  /** null if nothing is trained yet, or if it is too large to keep. */
  saved: Saved | null;
  /** The stored data that the history names, by reference. */
  stored?: ReadonlyMap<string, DataToStore>;
}

/** The parts that could not be read. There is a text for each name. */
export type RestoreFault =
  "restore-view" | "restore-history" | "restore-trained" | "restore-format" | "restore-unread" | "restore-silent";

/** Stands for a part that the browser cannot read. */
export const UNREAD = Symbol("unread");

/** The parts of a tab's work. Each is stored by itself, and written only when it has changed. */
export type Part = "" | typeof BASELINE_KEY | "history" | "trained" | "written" | "data" | "names";

/** The key of a part of the work of the tab `id`. */
export const keyOf = (id: string, part: Part): string => (part ? `${id} ${part}` : id);

/** The parts as stored. Each is untrusted input and is validated by itself. */
export interface Stored {
  view: unknown;
  baseline: unknown;
  playing: unknown;
  history: unknown;
  trained: unknown;
  data?: unknown;
}

/** A save as it is stored. */
export function writtenSave({ baseline, ...saved }: Saved): object {
  return baseline ? { ...saved, [BASELINE_KEY]: baseline } : saved;
}
