import { css, html, type TemplateResult } from "lit";
import { icon } from "../../ui/controls/icons.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import type { WeightEdit } from "../../state/undo.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

const STEPS = { undo: -1, redo: 1 } as const;

/** Its words come with the first change. */
const loadChanges = () => import("../../i18n/changes.ts");

/** Undo and redo. */
export class UndoView extends View {
  protected override render(): TemplateResult {
    return html`<div class="buttons" role="group" aria-label=${this.text("history")}>${this.#button("undo")} ${this.#button("redo")}</div>`;
  }

  #button(name: keyof typeof STEPS): TemplateResult {
    const { entries, at } = this.store.history.value;
    const change = this.#change(STEPS[name]);
    const label = change ? this.text(`${name}-change`, { change }) : this.text(name);
    return html`<button type="button" aria-label=${label} title=${label} ?disabled=${!entries[at + STEPS[name]]} @click=${() => this.session.travel(STEPS[name])}>
      ${icon(name)}
    </button>`;
  }

  /** The change that the step undoes or redoes; undefined if there is none, or no words yet. */
  #change(by: -1 | 1): string | undefined {
    const { entries, at } = this.store.history.value;
    const catalog = this.store.description.value?.catalog;
    const [before, after] = by < 0 ? [entries[at - 1], entries[at]] : [entries[at], entries[at + 1]];
    if (!catalog || !before || !after) return undefined;
    if (after.edit) return this.#edit(after.experiment, after.edit);
    if (after.named)
      return this.text("unit-name-change", { name: this.placeName(after.named.layer, after.named.unit) });
    const module = this.store.modules.find("changes", loadChanges);
    if (!module) return undefined;
    const said = module.changes(this.store.texts.value, catalog, before.experiment, after.experiment);
    const [first = this.text("data"), ...more] = said;
    return more.length === 0 ? first : this.text("change-and-more", { change: first, count: more.length });
  }

  #edit(experiment: Experiment, { place, before, after }: WeightEdit): string {
    const number = (value: number) => this.store.texts.value.number(value, { maximumSignificantDigits: 4 });
    return this.text("change", {
      name: this.weightName(experiment, place),
      before: number(before),
      after: number(after),
    });
  }

  static override styles = [
    base,
    controls,
    css`
      .buttons {
        display: flex;
      }
      button {
        min-width: 32px;
        height: 32px;
        padding: 0;
        color: var(--muted);
      }
      :host([large]) button {
        width: 36px;
        height: 36px;
      }
      @container (max-width: 359px) {
        :host([large]) button {
          min-width: 30px;
        }
      }
    `,
  ];
}

customElements.define("playground-undo", UndoView);
