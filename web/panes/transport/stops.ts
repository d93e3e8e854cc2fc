import { css, html, nothing, type TemplateResult } from "lit";
import { guarded } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { goalText } from "./goal-text.ts";
import { View } from "../../ui/view.ts";

const USUAL_EPOCHS = 10;

/** The stop conditions: a number of epochs, or a goal. */
export class StopsView extends View {
  static override properties = { epochs: { state: true } };
  declare epochs: number;

  constructor() {
    super();
    this.epochs = USUAL_EPOCHS;
  }

  protected override render(): TemplateResult {
    const author = this.store.permissions.author.value.goal;
    const goal = author ?? this.store.view.value.goal;
    const score = this.store.score.value;
    const label =
      goal && score ? this.text("goal-is", { goal: goalText(this.store.texts.value, goal, score) }) : this.text("goal");
    const fields = this.#fields();
    const content = fields
      ? html`${fields.epochsField(this, this.epochs, (epochs) => (this.epochs = epochs))} ${score && !author ? fields.goalFields(this, goal, score) : nothing}`
      : nothing;
    const stops = html`${popover({ id: "stops", label, face: icon("goal"), content, className: goal ? "outlined face set" : "outlined face" })}`;
    return html`${guarded(this, "play", stops)}`;
  }

  #fields() {
    const { isPastFirstLook, modules } = this.store;
    return isPastFirstLook.value ? modules.find("stop-fields", () => import("./stop-fields.ts")) : undefined;
  }

  static override styles = [
    base,
    controls,
    popoverStyles,
    css`
      :host {
        display: flex;
      }
      .face {
        width: 32px;
        height: 32px;
        padding: 0;
      }
      .set {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent);
      }
      .popover {
        width: 300px;
      }
      .row {
        display: grid;
        grid-template-columns: 1fr 1fr;
        align-items: end;
        gap: var(--space-2);
      }
      :host([large]) .face {
        width: 36px;
        height: 36px;
        border-radius: 50%;
      }
    `,
  ];
}

customElements.define("playground-stops", StopsView);
