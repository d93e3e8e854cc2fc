import { html, nothing, type TemplateResult } from "lit";
import type { MetricItem } from "../../engine/types.ts";
import { isLoss, MEASURES, MOST_EPOCHS, type Goal, type Measure } from "../../experiment/goal.ts";
import { number, select, toggle } from "../../ui/controls/fields.ts";
import { isPercent, measureText } from "./goal-text.ts";
import type { View } from "../../ui/view.ts";

const NONE = "none";
const USUAL_LIMIT = 400;
const USUAL_GOALS: Record<Measure, number> = {
  train_loss: 0.1,
  test_loss: 0.1,
  train_score: 0.95,
  test_score: 0.95,
  epoch: 100,
  step: 1000,
};

/** A number of epochs to train, and the button that trains them. */
export function epochsField(view: View, epochs: number, change: (epochs: number) => void): TemplateResult {
  const { store, session } = view;
  const enabled = store.experiment.value !== null && store.diverged.value === null;
  const label = view.text("epochs-to-train");
  return html`<div class="row">
    ${number({ id: "epochs", label, texts: store.texts.value, value: epochs, range: [1, MOST_EPOCHS], integer: true, change })}
    <button type="button" class="outlined" ?disabled=${!enabled} @click=${() => void session.playEpochs(epochs)}>
      ${view.text("train-epochs", { epochs })}
    </button>
  </div>`;
}

/** What ends training: a measure, its value, and a limit of epochs beside it. */
export function goalFields(view: View, goal: Goal | null, score: MetricItem): TemplateResult {
  const tested = view.store.tested.value;
  const items = MEASURES.map((value) => ({
    value,
    label: measureText(view.store.texts.value, value, score),
    disabled: value.startsWith("test") && !tested,
  }));
  return html`<div class="row">
      ${select({
        id: "goal",
        label: view.text("stop-at"),
        value: goal?.measure ?? NONE,
        items: [{ value: NONE, label: view.text("goal-none") }, ...items],
        change: (value) =>
          view.session.setGoal(
            value === NONE ? null : { ...goal, measure: value as Measure, value: USUAL_GOALS[value as Measure] },
          ),
      })}
      ${goal ? html`${valueField(view, goal, score)} ${limitField(view, goal)}` : nothing}
    </div>`;
}

/** The epoch that ends training if the goal is not reached by then. */
function limitField(view: View, { limit, ...goal }: Goal): TemplateResult {
  const set = (limit: number) => view.session.setGoal({ ...goal, limit });
  const isLimited = limit !== undefined;
  return html`${toggle({ label: view.text("goal-limit"), value: isLimited, change: (on) => (on ? set(USUAL_LIMIT) : view.session.setGoal(goal)) })}
      ${isLimited ? number({ id: "goal-limit", label: view.text("goal-limit-epochs"), texts: view.store.texts.value, value: limit, range: [1, MOST_EPOCHS], integer: true, change: set }) : nothing}`;
}

function valueField(view: View, goal: Goal, score: MetricItem): TemplateResult {
  const { measure, value } = goal;
  const unit = isPercent(measure, score) ? 100 : 1;
  const label = view.text(isLoss(measure) ? "goal-at-most" : "goal-at-least", { unit: unit === 100 ? " %" : "" });
  return number({
    id: "goal-value",
    label,
    texts: view.store.texts.value,
    value: Number((value * unit).toPrecision(12)),
    range: goalRange(measure, score, unit),
    integer: measure === "step",
    percent: unit === 100,
    change: (typed) => view.session.setGoal({ ...goal, value: typed / unit }),
  });
}

/** The range of a measure. A score that is not a percentage, such as R², has no lower bound. */
function goalRange(measure: Measure, score: MetricItem, unit: number): [number, number] {
  if (!measure.endsWith("score")) return [0, Infinity];
  return [score.format === "percent" ? 0 : -Infinity, unit];
}
