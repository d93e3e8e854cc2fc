import { css, html, nothing, type TemplateResult } from "lit";
import { number, select } from "../controls/fields.ts";
import { icon } from "../controls/icons.ts";
import { popover, popoverStyles } from "../controls/popover.ts";
import { MEASURES, isLoss, type Goal, type Measure } from "../goal.ts";
import { goalText, isPercent, measureText } from "./goal-text.ts";
import { base, controls } from "../styles/base.ts";
import { View } from "./view.ts";

const NONE = "none";
const USUAL_EPOCHS = 10;
const USUAL_GOALS: Record<Measure, number> = { train_loss: 0.1, test_loss: 0.1, train_score: 0.95, test_score: 0.95, epoch: 100, step: 1000 };

/** Play, pause, one step, one epoch, back to the start; where to stop. */
export class TransportView extends View {
  static override properties = { epochs: { state: true } };
  declare epochs: number;

  constructor() {
    super();
    this.epochs = USUAL_EPOCHS;
  }

  protected override render(): TemplateResult {
    const ready = this.store.experiment.value !== null;
    const playing = this.store.playing.value;
    const stuck = this.store.diverged.value !== null;
    return html`<div class="buttons" role="group" aria-label=${this.text("transport")}>
      ${this.#button("reset", ready, () => void this.session.reset())}
      <button
        type="button"
        class="primary play"
        aria-label=${this.text(playing ? "pause" : "play")}
        title=${this.text(playing ? "pause" : "play")}
        ?disabled=${!ready || stuck}
        @click=${() => (playing ? this.session.pause() : this.session.play())}
      >
        ${icon(playing ? "pause" : "play")}
      </button>
      ${this.#button("step", ready && !stuck, () => void this.session.advance({ steps: 1 }))}
      ${this.#button("epoch", ready && !stuck, () => void this.session.advance({ epochs: 1 }))}
      ${this.#stops(ready && !stuck)}
    </div>`;
  }

  #stops(enabled: boolean): TemplateResult {
    const { goal } = this.store.view.value;
    const regression = this.store.task.value === "regression";
    const label = goal ? this.text("goal-is", { goal: goalText(this.store.texts.value, goal, regression) }) : this.text("goal");
    const content = html`<div class="row">
        ${number({ id: "epochs", label: this.text("epochs-to-train"), value: this.epochs, change: (value) => (this.epochs = Math.max(1, Math.round(value) || 1)) })}
        <button type="button" class="outlined" ?disabled=${!enabled} @click=${() => void this.session.playEpochs(this.epochs)}>
          ${this.text("train-epochs", { epochs: this.epochs })}
        </button>
      </div>
      ${this.#goal(goal, regression)}`;
    return popover({ id: "stops", label, face: icon("goal"), content, className: goal ? "outlined set" : "outlined" });
  }

  #goal(goal: Goal | null, regression: boolean): TemplateResult {
    const tested = this.store.snapshot.value?.status.test !== null;
    const items = MEASURES.map((value) => ({ value, label: measureText(this.store.texts.value, value, regression), disabled: value.startsWith("test") && !tested }));
    return html`<div class="row">
      ${select({
        id: "goal",
        label: this.text("stop-at"),
        value: goal?.measure ?? NONE,
        items: [{ value: NONE, label: this.text("goal-none") }, ...items],
        change: (value) => this.session.setGoal(value === NONE ? null : { measure: value as Measure, value: USUAL_GOALS[value as Measure] }),
      })}
      ${goal ? this.#value(goal, regression) : nothing}
    </div>`;
  }

  #value({ measure, value }: Goal, regression: boolean): TemplateResult {
    const unit = isPercent(measure, regression) ? 100 : 1;
    const label = this.text(isLoss(measure) ? "goal-at-most" : "goal-at-least", { unit: unit === 100 ? " %" : "" });
    return number({
      id: "goal-value",
      label,
      value: Number((value * unit).toPrecision(12)),
      change: (typed) => (Number.isFinite(typed) ? this.session.setGoal({ measure, value: typed / unit }) : this.requestUpdate()),
    });
  }

  #button(name: "reset" | "step" | "epoch", enabled: boolean, press: () => void): TemplateResult {
    const label = this.text(name);
    return html`<button type="button" class="outlined" aria-label=${label} title=${label} ?disabled=${!enabled} @click=${press}>
      ${icon(name)}
    </button>`;
  }

  static override styles = [
    base,
    controls,
    popoverStyles,
    css`
      .buttons {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .buttons > button {
        width: 36px;
        height: 36px;
        padding: 0;
        border-radius: 50%;
        border-color: var(--line);
      }
      .buttons > .set {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent);
      }
      .row {
        display: grid;
        grid-template-columns: 1fr 1fr;
        align-items: end;
        gap: var(--space-2);
      }
      .buttons > .play {
        width: 48px;
        height: 48px;
        box-shadow: 0 2px 8px var(--shadow);
      }
      .play svg.icon {
        width: 26px;
        height: 26px;
      }
    `,
  ];
}

customElements.define("playground-transport", TransportView);
