import { css, html, nothing, type TemplateResult } from "lit";
import { number, select, toggle } from "../../ui/controls/fields.ts";
import { guarded, lockMark } from "../../ui/controls/guarded.ts";
import type { NumberRule } from "../../ui/controls/number.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import { parameterField } from "../../ui/controls/parameters.ts";
import type { Description } from "../../experiment/protocol.ts";
import { editWithAll } from "../../state/edit-with-all.ts";
import {
  lossesOffered,
  takesLogits,
  withLoss,
  withLossSetting,
  withOptimizer,
  type Experiment,
} from "../../experiment/experiment.ts";
import { setPreference } from "../../state/preferences.ts";
import { SPEEDS } from "../../state/view-state.ts";
import { base, controls } from "../../ui/styles/base.ts";
import "../../ui/explain.ts";
import { View } from "../../ui/view.ts";

const USUAL_RATES = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const USUAL_BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256];
const USUAL_PENALTIES = [0, 0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const OTHER = "other";
/** The controls of this view, and of its popover. */
const MORE = ["optimizer", "loss", "batch"] as const;
const CONTROLS = [...MORE, "learning-rate", "regularizer", "precision", "speed"] as const;

/** Loss, optimizer, their parameters, batch size, penalties, precision and speed. */
export class TrainingView extends View {
  static override properties = { typed: { state: true } };
  declare typed: ReadonlySet<string>;

  constructor() {
    super();
    this.typed = new Set();
  }

  protected override render(): TemplateResult {
    const description = this.store.description.value;
    const experiment = this.store.experiment.value;
    if (!description || !experiment) return html`<div class="fields"></div>`;
    return html`<div class="fields">
      ${guarded(this, "loss", html`${this.#loss(description, experiment)} ${this.#logits(description, experiment)}`)}
      ${guarded(this, "optimizer", this.#optimizer(description, experiment))}
      ${guarded(this, "learning-rate", this.#rate(description, experiment))}
      ${guarded(this, "batch", this.#batch(description, experiment))}
      ${guarded(this, "regularizer", html`${this.#penalty(description, experiment, "l1")} ${this.#penalty(description, experiment, "l2")}`)}
      ${guarded(this, "precision", this.#precision(experiment))} ${guarded(this, "speed", this.#speed())}
      ${this.#more(description, experiment)}
    </div>`;
  }

  #loss({ catalog }: Description, experiment: Experiment): TemplateResult {
    const fitting = lossesOffered(catalog, experiment);
    const items = catalog.losses.filter(({ name }) => fitting.includes(name));
    return select({
      id: "loss",
      label: this.text("loss"),
      value: experiment.loss.name,
      items: this.#items("loss", items),
      change: (name) => void editWithAll(this.store, this.session, ["loss"], (draft) => withLoss(catalog, draft, name)),
    });
  }

  #logits({ catalog }: Description, experiment: Experiment) {
    if (!takesLogits(catalog, experiment.loss.name)) return nothing;
    return html`<div class="logits">
      ${toggle({
        label: this.text("from-logits"),
        value: experiment.loss.from_logits ?? false,
        change: (from_logits) =>
          void editWithAll(this.store, this.session, ["loss"], (draft) =>
            withLossSetting(catalog, draft, { from_logits }),
          ),
      })}
    </div>`;
  }

  #precision(experiment: Experiment): TemplateResult {
    return select({
      id: "precision",
      label: this.text("precision"),
      value: experiment.precision,
      items: (["float32", "float64"] as const).map((value) => ({ value, label: this.text(`precision-${value}`) })),
      change: (precision) =>
        this.session.edit((draft) => ({ ...draft, precision: precision as Experiment["precision"] })),
    });
  }

  #optimizer({ catalog }: Description, experiment: Experiment): TemplateResult {
    return select({
      id: "optimizer",
      label: this.text("optimizer"),
      value: experiment.optimizer.name,
      items: this.#items("optimizer", catalog.optimizers),
      change: (name) => this.session.edit((draft) => withOptimizer(draft, name)),
    });
  }

  #rate({ catalog }: Description, { optimizer }: Experiment): TemplateResult {
    const { minimum = 0, maximum = Infinity } =
      catalog.optimizers
        .find(({ name }) => name === optimizer.name)
        ?.parameters.find(({ name }) => name === "learning_rate") ?? {};
    return this.#usual(
      "learning-rate",
      optimizer.learning_rate ?? 0,
      USUAL_RATES,
      { range: [minimum, maximum] },
      (learning_rate) => this.session.edit((draft) => ({ ...draft, optimizer: { ...draft.optimizer, learning_rate } })),
    );
  }

  #batch({ catalog }: Description, experiment: Experiment): TemplateResult {
    return this.#usual(
      "batch-size",
      experiment.batch_size,
      USUAL_BATCHES,
      { range: catalog.limits.batch_size, integer: true },
      (batch_size) => this.session.edit((draft) => ({ ...draft, batch_size })),
    );
  }

  #penalty({ catalog }: Description, experiment: Experiment, name: "l1" | "l2"): TemplateResult {
    return this.#usual(
      name,
      experiment.regularizer[name] ?? 0,
      USUAL_PENALTIES,
      { range: catalog.limits.penalty },
      (value) => this.session.edit((draft) => ({ ...draft, regularizer: { ...draft.regularizer, [name]: value } })),
    );
  }

  /** A menu of common values and a field for any other. */
  #usual(
    id: string,
    value: number,
    usual: readonly number[],
    rule: NumberRule,
    change: (value: number) => void,
  ): TemplateResult {
    const label = this.text(id);
    if (this.typed.has(id)) {
      return html`<div class="typed">
        ${number({ ...rule, id, label, texts: this.store.texts.value, value, change })}
        <button type="button" class="outlined" aria-label=${this.text("usual-values", { name: label })} @click=${() => this.#type(id, false)}>▾</button>
      </div>`;
    }
    const values = usual.includes(value) ? usual : [...usual, value].sort((a, b) => a - b);
    const items = values.map((each) => ({ value: String(each), label: this.#number(each) }));
    return select({
      id,
      label,
      value: String(value),
      items: [...items, { value: OTHER, label: this.text("other-value") }],
      change: (chosen) => (chosen === OTHER ? this.#type(id, true) : change(Number(chosen))),
    });
  }

  #type(id: string, typed: boolean): void {
    const next = new Set(this.typed);
    if (typed) next.add(id);
    else next.delete(id);
    this.typed = next;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus());
  }

  #speed(): TemplateResult {
    const { speed } = this.store.view.value;
    const items = SPEEDS.map((value) => ({
      value: String(value),
      label: value === null ? this.text("speed-fastest") : this.text("speed-value", { steps: value }),
    }));
    return select({
      id: "speed",
      label: this.text("speed"),
      value: String(speed),
      items: items.some(({ value }) => value === String(speed))
        ? items
        : [{ value: String(speed), label: this.text("speed-value", { steps: speed ?? 0 }) }, ...items],
      change: (value) => this.session.setSpeed(value === "null" ? null : Number(value)),
    });
  }

  #more(description: Description, experiment: Experiment): TemplateResult {
    const shuffle = toggle({
      label: this.text("shuffle"),
      value: experiment.shuffle ?? true,
      change: (shuffle) => this.session.edit((draft) => ({ ...draft, shuffle })),
    });
    const content = html`${guarded(this, "optimizer", this.#optimizerNumbers(description, experiment))}
        ${guarded(this, "loss", this.#lossNumbers(description, experiment))} ${guarded(this, "batch", shuffle)}
        <button type="button" class="outlined" @click=${() => this.#simplify(true)}>${this.text("fewer-settings")}</button>`;
    const label = this.text("more-training");
    return html`<div class="more">
      ${MORE.some((control) => this.store.permissions.has(control)) ? popover({ id: "more", label, face: label, content, className: "outlined" }) : nothing}
      ${this.#allSettings()} ${lockMark(this, ...CONTROLS)}
      <playground-explain panel="training"></playground-explain>
    </div>`;
  }

  /** From the simple controls to all of them; the way back is in the popover. */
  #allSettings() {
    if (!this.store.permissions.isSimple.value || this.store.permissions.author.value.controls) return nothing;
    return html`<button type="button" class="outlined" @click=${() => this.#simplify(false)}>${this.text("all-settings")}</button>`;
  }

  #simplify(simple: boolean): void {
    setPreference("controls", simple ? "simple" : "all");
    this.store.permissions.isSimple.value = simple;
  }

  #optimizerNumbers({ catalog }: Description, experiment: Experiment) {
    const parameters = catalog.optimizers.find(({ name }) => name === experiment.optimizer.name)?.parameters ?? [];
    return parameters
      .filter(({ name }) => name !== "learning_rate")
      .map((parameter) =>
        parameterField({
          kind: "optimizer",
          prefix: "optimizer",
          texts: this.store.texts.value,
          parameter,
          value: (experiment.optimizer as unknown as Record<string, number | boolean>)[parameter.name],
          change: (name, value) =>
            this.session.edit((draft) => ({ ...draft, optimizer: { ...draft.optimizer, [name]: value } })),
        }),
      );
  }

  #lossNumbers({ catalog }: Description, experiment: Experiment) {
    const parameters = catalog.losses.find(({ name }) => name === experiment.loss.name)?.parameters ?? [];
    const shown = parameters.filter(
      ({ name }) => name !== "from_logits" && (name !== "epsilon" || !experiment.loss.from_logits),
    );
    if (shown.length === 0) return nothing;
    return shown.map((parameter) =>
      parameterField({
        kind: "loss",
        prefix: "loss",
        texts: this.store.texts.value,
        parameter,
        value: (experiment.loss as unknown as Record<string, number | boolean>)[parameter.name],
        change: (name, value) => this.session.edit((draft) => withLossSetting(catalog, draft, { [name]: value })),
      }),
    );
  }

  #items(kind: string, items: readonly { name: string; label: string }[]) {
    return items.map((item) => ({ value: item.name, label: this.store.texts.value.label(kind, item) }));
  }

  #number(value: number): string {
    return this.store.texts.value.number(value, { maximumSignificantDigits: 6 });
  }

  static override styles = [
    base,
    controls,
    popoverStyles,
    css`
      .fields {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-2) var(--space-3);
        min-height: 48px;
      }
      .fields > * {
        flex: 1 1 70px;
        min-width: 0;
      }
      label {
        white-space: nowrap;
      }
      .fields > :first-child {
        flex: 2.4 1 150px;
      }
      :host(:not([inline])) .fields > :is(:has(#optimizer), :has(#learning-rate), :has(#precision)) {
        flex-basis: 84px;
      }
      :host(:not([inline])) .fields > :has(#speed) {
        flex-basis: 108px;
      }
      .fields > .logits {
        flex: 0 0 auto;
      }
      .typed {
        display: flex;
        align-items: end;
        gap: 2px;
      }
      .fields > .more {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        flex: 0 0 auto;
      }
      @container (min-width: 860px) and (max-width: 1199px) {
        .fields {
          display: grid;
          grid-template-columns: 1.6fr repeat(4, minmax(104px, 1fr));
        }
      }
      :host([inline]) .fields > * {
        flex: 1 1 40%;
      }
      :host([inline]) .fields > :is(:first-child, .logits, .more) {
        flex: 1 1 100%;
      }
    `,
  ];
}

customElements.define("playground-training", TrainingView);
