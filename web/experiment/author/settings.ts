import type { Goal } from "../goal.ts";
import type { Control } from "./controls.ts";
import type { Limits } from "./limits.ts";

/** What the author of a page, a frame's address or an element has set. It guides learners; it is no protection. */
export interface AuthorSettings {
  /** The parts and panels on show, by name; null: all. */
  readonly panels: ReadonlySet<string> | null;
  /** The controls on show; null: all. */
  readonly controls: ReadonlySet<Control> | null;
  /** The controls that are shown, but disabled. */
  readonly locked: ReadonlySet<Control>;
  readonly goal: Goal | null;
  readonly limits: Limits;
  /** One sentence of plain text; empty: none. */
  readonly task: string;
}

export const FREE_SETTINGS: AuthorSettings = {
  panels: null,
  controls: null,
  locked: new Set(),
  goal: null,
  limits: {},
  task: "",
};

export const SETTING_NAMES = ["panels", "controls", "locked", "goal", "limits", "task"] as const;
export type SettingName = (typeof SETTING_NAMES)[number];
