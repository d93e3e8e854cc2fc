import type { Experiment } from "../experiment/experiment.ts";
import type { Issue } from "../engine/types.ts";
import type { View } from "./view.ts";

/** A refused formula, and the one that the experiment keeps instead. */
export interface RefusedFormula {
  text: string;
  issue: Issue;
  accepted: unknown;
}

/** A formula of the experiment, by the path that a refusal names. */
export interface FormulaPlace {
  path: string;
  /** The formula in an experiment, if it has it. */
  of(experiment: Experiment | null): unknown;
}

/** Formulas sent to the engine and not yet answered, and those it has refused. */
export class FormulaEntries {
  readonly #view: View;
  readonly #sent = new Map<string, { place: FormulaPlace; text: string }>();
  readonly #refused = new Map<string, RefusedFormula & { place: FormulaPlace }>();

  constructor(view: View) {
    this.#view = view;
  }

  /** What its field shows. */
  shown = ({ path }: FormulaPlace, accepted: string): string =>
    this.#refused.get(path)?.text ?? this.#sent.get(path)?.text ?? accepted;

  refused = ({ path }: FormulaPlace): RefusedFormula | undefined => this.#refused.get(path);

  /** `edit` proposes the text to the session. */
  enter(place: FormulaPlace, text: string, edit: () => void): void {
    this.#refused.delete(place.path);
    this.#sent.delete(place.path);
    if (text === place.of(this.#view.session.draft)) return this.#view.requestUpdate();
    this.#sent.set(place.path, { place, text });
    edit();
  }

  /** Before an update: shows an issue with a formula beside its field instead of in a notice, and forgets what a new experiment has settled. */
  follow(experiment: Experiment | null, isNew: boolean): void {
    const { value: notice } = this.#view.store.notice;
    if (notice?.kind === "issues" && notice.from === "change") this.#take(notice.issues, experiment);
    if (!isNew) return;
    this.#sent.clear();
    for (const [path, { place, accepted }] of this.#refused)
      if (place.of(experiment) !== accepted) this.#refused.delete(path);
  }

  #take(issues: Issue[], experiment: Experiment | null): void {
    const { notice } = this.#view.store;
    for (const [path, { place, text }] of this.#sent) {
      const issue = issues.find((each) => each.path === path);
      if (!issue) continue;
      this.#sent.delete(path);
      this.#refused.set(path, { place, text, issue, accepted: place.of(experiment) });
      if (issues.length === 1) queueMicrotask(() => (notice.value = null));
    }
  }
}
