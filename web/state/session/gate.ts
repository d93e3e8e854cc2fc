import type { Config, Issue } from "../../engine/types.ts";
import { isRecord } from "../../platform/guards.ts";
import type { Control } from "../../experiment/author/controls.ts";
import type { Exceeded } from "../../experiment/author/limits.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import type { Origin } from "../notice.ts";
import type { Store } from "../store.ts";

/** What an author's limit refuses, by code. */
export const messages = { limit_exceeded: "must be at most {limit} on this page, not {found}" } as const;

const limitIssue = ({ path, limit, found }: Exceeded): Issue => ({
  code: "limit_exceeded",
  args: { limit, found },
  path,
  message: messages.limit_exceeded.replace("{limit}", String(limit)).replace("{found}", String(found)),
});

function objectOf(config: unknown): Config {
  try {
    const value: unknown = typeof config === "string" ? JSON.parse(config) : config;
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** Keeps a learner within what the author and the lesson allow. What is refused is said in a notice. */
export class Gate {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether the controls may be used. */
  admits(...controls: Control[]): boolean {
    const { permissions } = this.#store;
    const locked = controls.filter((control) => permissions.reason(control) !== null);
    if (locked.length > 0)
      this.#store.notice.value = { kind: "locked", controls: locked, reason: permissions.reason(locked[0])! };
    return locked.length === 0;
  }

  /** Whether a learner's change of the experiment may be made. */
  admitsChange(before: Experiment | null, after: Experiment): boolean {
    return this.admits(...this.#store.permissions.lockedIn(before, after));
  }

  /** Whether a learner may undo (-1) or redo (1). */
  admitsTravel(by: -1 | 1): boolean {
    const { entries, at } = this.#store.history.value;
    const [from, to] = [entries[at], entries[at + by]];
    if (!to) return true;
    const isWeight = (by < 0 ? from : to).edit !== undefined;
    return isWeight ? this.admits("weights") : this.admitsChange(from.experiment, to.experiment);
  }

  /** Whether a config, of the author too, is within the limits. Missing keys count as the default. A text that is no JSON is left to the engine. */
  admitsSize(config: unknown, from: Origin): boolean {
    const { permissions, description } = this.#store;
    const issues = permissions.exceededBy({ ...description.value?.defaults, ...objectOf(config) }).map(limitIssue);
    if (issues.length > 0) this.#store.notice.value = { kind: "issues", issues, from };
    return issues.length === 0;
  }

  /** As many of the steps as the limit leaves. */
  stepsLeft(steps: number): number {
    const { step: most = Infinity } = this.#store.permissions.author.value.limits;
    const done = this.#store.snapshot.value?.status.step ?? 0;
    const left = Math.max(0, Math.min(steps, most - done));
    if (left < steps)
      this.#store.notice.value = {
        kind: "issues",
        issues: [limitIssue({ path: "step", limit: most, found: done + steps })],
        from: "change",
      };
    return left;
  }
}
