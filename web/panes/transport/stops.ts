import { css, html, nothing, type TemplateResult } from "lit";
import { number, select, toggle } from "../../ui/controls/fields.ts";
import { guarded } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import { MEASURES, MOST_EPOCHS, isLoss, type Goal, type Measure } from "../../experiment/goal.ts";
import { base, controls } from "../../ui/styles/base.ts";
import type { MetricItem } from "../../engine/types.ts";
import { goalText, isPercent, measureText } from "./goal-text.ts";
import { View } from "../../ui/view.ts";

const NONE = "none";
const USUAL_EPOCHS = 10;
const USUAL_LIMIT = 400;
const USUAL_GOALS: Record<Measure, number> = {
  train_loss: 0.1,
  test_loss: 0.1,
  train_score: 0.95,
  test_score: 0.95,
  epoch: 100,
  step: 1000,
};

/** The stop conditions: a number of epochs, or a goal. */
export class StopsView extends View {
  static override properties = { epochs: { state: true } };
  declare epochs: number;

  constructor() {
    super();
    this.epochs = USUAL_EPOCHS;
  }

  protected override render(): TemplateResult {
    const enabled = this.store.experiment.value !== null && this.store.diverged.value === null;
    const author = this.store.permissions.author.value.goal;
    const goal = author ?? this.store.view.value.goal;
    const score = this.store.score.value;
    const texts = this.store.texts.value;
    const label = goal && score ? this.text("goal-is", { goal: goalText(texts, goal, score) }) : this.text("goal");
    const content = html`<div class="row">
        ${number({ id: "epochs", label: this.text("epochs-to-train"), texts, value: this.epochs, range: [1, MOST_EPOCHS], integer: true, change: (value) => (this.epochs = value) })}
        <button type="button" class="outlined" ?disabled=${!enabled} @click=${() => void this.session.playEpochs(this.epochs)}>
          ${this.text("train-epochs", { epochs: this.epochs })}
        </button>
      </div>
      ${score && !author ? this.#goal(goal, score) : nothing}`;
    const stops = html`${popover({ id: "stops", label, face: icon("goal"), content, className: goal ? "outlined face set" : "outlined face" })}`;
    return html`${guarded(this, "play", stops)}`;
  }

  #goal(goal: Goal | null, score: MetricItem): TemplateResult {
    const tested = this.store.tested.value;
    const items = MEASURES.map((value) => ({
      value,
      label: measureText(this.store.texts.value, value, score),
      disabled: value.startsWith("test") && !tested,
    }));
    return html`<div class="row">
      ${select({
        id: "goal",
        label: this.text("stop-at"),
        value: goal?.measure ?? NONE,
        items: [{ value: NONE, label: this.text("goal-none") }, ...items],
        change: (value) =>
          this.session.setGoal(
            value === NONE ? null : { ...goal, measure: value as Measure, value: USUAL_GOALS[value as Measure] },
          ),
      })}
      ${goal ? html`${this.#value(goal, score)} ${this.#limit(goal)}` : nothing}
    </div>`;
  }

  /** The epoch that ends training if the goal is not reached by then. */
  #limit({ limit, ...goal }: Goal): TemplateResult {
    const set = (limit: number) => this.session.setGoal({ ...goal, limit });
    const isLimited = limit !== undefined;
    return html`${toggle({ label: this.text("goal-limit"), value: isLimited, change: (on) => (on ? set(USUAL_LIMIT) : this.session.setGoal(goal)) })}
      ${isLimited ? number({ id: "goal-limit", label: this.text("goal-limit-epochs"), texts: this.store.texts.value, value: limit, range: [1, MOST_EPOCHS], integer: true, change: set }) : nothing}`;
  }

  #value(goal: Goal, score: MetricItem): TemplateResult {
    const { measure, value } = goal;
    const unit = isPercent(measure, score) ? 100 : 1;
    const label = this.text(isLoss(measure) ? "goal-at-most" : "goal-at-least", { unit: unit === 100 ? " %" : "" });
    return number({
      id: "goal-value",
      label,
      texts: this.store.texts.value,
      value: Number((value * unit).toPrecision(12)),
      range: goalRange(measure, score, unit),
      integer: measure === "step",
      percent: unit === 100,
      change: (typed) => this.session.setGoal({ ...goal, value: typed / unit }),
    });
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

/** The range of a measure. A score that is not a percentage, such as R², has no lower bound. */
function goalRange(measure: Measure, score: MetricItem, unit: number): [number, number] {
  if (!measure.endsWith("score")) return [0, Infinity];
  return [score.format === "percent" ? 0 : -Infinity, unit];
}

customElements.define("playground-stops", StopsView);
