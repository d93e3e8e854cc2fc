import { computed, signal } from "@preact/signals-core";
import { changedControls } from "../experiment/author/changed-controls.ts";
import { PARTS, SIMPLE, type Control, type Part } from "../experiment/author/controls.ts";
import { exceeded, type Exceeded } from "../experiment/author/limits.ts";
import { FREE_SETTINGS, type AuthorSettings } from "../experiment/author/settings.ts";
import type { Config } from "../engine/types.ts";
import type { Experiment } from "../experiment/experiment.ts";

/** Why a control is disabled; each has a text of that name. */
export type LockReason = "locked-by-author" | "locked-in-lesson";

/** What a learner may see and change. Views, keys, undo, files, drops and links ask here, and nowhere else. */
export class Permissions {
  readonly author = signal<AuthorSettings>(FREE_SETTINGS);
  /** The experiment that reset leads back to; null: the one that is open. */
  readonly start = signal<Config | null>(null);
  /** A first visit shows the simple controls until all are chosen. */
  readonly isSimple = signal(false);
  /** The controls that the lesson's step leaves free; null: there is no lesson. */
  readonly lesson = signal<ReadonlySet<Control> | null>(null);

  readonly #shown = computed<ReadonlySet<Control> | null>(() => {
    const { controls } = this.author.value;
    if (controls || this.lesson.value) return controls;
    return this.isSimple.value ? new Set(SIMPLE) : null;
  });

  /** Whether a part of the page or a panel is on show. A panel is shown in the part `analysis`. */
  shows(part: string): boolean {
    const { panels } = this.author.value;
    if (!panels || panels.has(part)) return true;
    return part === "analysis" && [...panels].some((name) => !PARTS.includes(name as Part));
  }

  /** Whether a control is on show, free or not. */
  has(control: Control): boolean {
    return this.#shown.value?.has(control) ?? true;
  }

  /** Why a control that is on show is disabled; null: it is free. */
  reason(control: Control): LockReason | null {
    if (this.author.value.locked.has(control)) return "locked-by-author";
    return (this.lesson.value?.has(control) ?? true) ? null : "locked-in-lesson";
  }

  allows(control: Control): boolean {
    return this.has(control) && this.reason(control) === null;
  }

  /** The locked controls that a change would use. A control that is merely not on show is free to whoever reaches it. */
  lockedIn(before: Experiment | null, after: Experiment): Control[] {
    return before ? changedControls(before, after).filter((control) => this.reason(control) !== null) : [];
  }

  /** What of a config exceeds the author's limits. */
  exceededBy(config: Config): Exceeded[] {
    return exceeded(this.author.value.limits, config);
  }
}
