import { activationSettings, withActivationSetting, type Experiment } from "../../experiment/experiment.ts";
import type { Issue, LayerSpec } from "../../engine/types.ts";
import type { View } from "../../ui/view.ts";

/** A refused formula, and the one that the experiment keeps instead. */
export interface RefusedFormula {
  text: string;
  issue: Issue;
  accepted: unknown;
}

export const expressionOf = (layer: LayerSpec | undefined) => activationSettings(layer?.activation).expression;

/** By layer: formulas sent to the engine and not yet answered, and those it has refused. */
export class FormulaEntries {
  readonly #view: View;
  readonly #sent = new Map<number, string>();
  readonly #refused = new Map<number, RefusedFormula>();

  constructor(view: View) {
    this.#view = view;
  }

  sent = (layer: number): string | undefined => this.#sent.get(layer);
  refused = (layer: number): RefusedFormula | undefined => this.#refused.get(layer);

  enter(layer: number, text: string): void {
    this.#refused.delete(layer);
    this.#sent.delete(layer);
    if (text === expressionOf(this.#view.session.draft?.layers[layer])) return this.#view.requestUpdate();
    this.#sent.set(layer, text);
    this.#view.editLayer(layer, (draft, at) => withActivationSetting(draft, at, { expression: text }));
  }

  /** Shows an issue with a formula beside its field instead of in a notice. */
  take(issues: Issue[], experiment: Experiment | null): void {
    const { notice } = this.#view.store;
    for (const [layer, text] of this.#sent) {
      const issue = issues.find(({ path }) => path === `layers[${layer}].activation.expression`);
      if (!issue) continue;
      this.#sent.delete(layer);
      this.#refused.set(layer, { text, issue, accepted: expressionOf(experiment?.layers[layer]) });
      if (issues.length === 1) queueMicrotask(() => (notice.value = null));
    }
  }

  /** Forgets what a new experiment has settled. */
  settle(experiment: Experiment | null): void {
    this.#sent.clear();
    for (const [layer, { accepted }] of this.#refused) {
      if (expressionOf(experiment?.layers[layer]) !== accepted) this.#refused.delete(layer);
    }
  }
}
