import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { WeightPlace } from "../../experiment/protocol.ts";
import { guarded } from "../../ui/controls/guarded.ts";
import { select, slider } from "../../ui/controls/fields.ts";
import { popoverStyles } from "../../ui/controls/popover.ts";
import { inputsOf, type Experiment } from "../../experiment/experiment.ts";
import { outputIndex } from "../../experiment/layers.ts";
import { FLOAT32, FLOAT64 } from "../../platform/guards.ts";
import { base, controls } from "../../ui/styles/base.ts";
import { faultStyles } from "../../ui/styles/fault.ts";
import { unitNameField } from "../../ui/unit-name-field.ts";
import { View } from "../../ui/view.ts";

const BIAS = "bias";
const REACHES = [2, 5, 10, 50, 100, 1000];
const DIGITS = 6;
const GAP = 12;

/** Where the editor opens, in window coordinates. */
export interface Anchor {
  x: number;
  y: number;
}

/** Edits one weight or bias by a number and a slider, also during training. */
export class WeightEditor extends View {
  static override needs = ["weight"] as const;
  static override properties = { at: { attribute: false }, refused: { state: true }, entered: { state: true } };
  declare at: Anchor;
  /** The engine refused the entered value. */
  declare refused: boolean;
  /** The value being sent to the engine. */
  declare entered: number | null;

  /** The slider's range; it does not change during a drag. */
  #reach = { place: "", value: REACHES[0] };

  constructor() {
    super();
    this.refused = false;
    this.entered = null;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>(".popover")!.showPopover();
  }

  /** Closes when its weight is gone or the network moves to another place. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.change({ weight: null });
  }

  #focused = false;
  /** The number as last rendered. */
  #shown = "";

  /** Focuses the number when the first snapshot has it. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const number = this.renderRoot.querySelector<HTMLInputElement>('input[role="spinbutton"]');
    if (!number) return;
    if (!this.#focused) number.focus();
    this.#focused = true;
    // Selects a number that training has changed, so that typing replaces it.
    if (this.shadowRoot?.activeElement === number && number.value === this.#shown) number.select();
  }

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const place = this.store.view.value.weight;
    if (!experiment || !place) return html``;
    const label = this.weightName(experiment, place);
    return html`<div class="popover" popover role="dialog" aria-label=${label} @toggle=${this.#onToggle}>
      <h3>${label}</h3>
      ${place.layer < outputIndex(experiment.layers) ? unitNameField(this, place) : nothing} ${this.#from(experiment, place)} ${this.#value(place)}
      <p class="fault" role="alert" ?hidden=${!this.refused}>${this.refused ? this.text(this.store.diverged.value ? "weight-refused-diverged" : "weight-refused") : nothing}</p>
      <p class="muted">${this.text("weight-edit-why")}</p>
    </div>`;
  }

  #from(experiment: Experiment, place: WeightPlace): TemplateResult {
    const inputs = Array.from({ length: inputsOf(experiment, place.layer) }, (_, i) => ({
      value: String(i),
      label: this.inputName(experiment, place.layer, i),
    }));
    const bias =
      experiment.layers[place.layer].use_bias === false ? [] : [{ value: BIAS, label: this.text("use-bias") }];
    return select({
      id: "weight-from",
      label: this.text("nudge-input"),
      value: place.input === null ? BIAS : String(place.input),
      items: [...inputs, ...bias],
      change: (value) => this.#choose({ ...place, input: value === BIAS ? null : Number(value) }),
    });
  }

  #choose(weight: WeightPlace): void {
    this.refused = false;
    this.entered = null;
    this.store.change({ weight });
  }

  #value(place: WeightPlace) {
    const known = this.store.part("weight");
    if (!known || !isAt(known, place)) return nothing;
    const value = this.entered ?? known.value;
    const reach = this.#reachFor(place, value);
    const rounded = Number(value.toPrecision(DIGITS));
    this.#shown = String(rounded);
    const field = slider({
      id: "weight-value",
      label: this.text(place.input === null ? "bias-value" : "weight-value"),
      texts: this.store.texts.value,
      value: rounded,
      range: [-reach, reach],
      limits: this.store.experiment.value?.precision === "float64" ? FLOAT64 : FLOAT32,
      change: (value) => this.#enter(place, value),
    });
    return html`<div data-fact=${this.#fact(place)}>${guarded(this, "weights", field)}</div>`;
  }

  /** The path by which lessons name the weight. */
  #fact({ layer, input, unit }: WeightPlace): string {
    const { units = 1 } = this.store.experiment.value!.layers[layer];
    return `parameters[${layer}].${input === null ? `bias[${unit}]` : `kernel[${input * units + unit}]`}`;
  }

  #reachFor(place: WeightPlace, value: number): number {
    const key = JSON.stringify([place.layer, place.input, place.unit]);
    if (this.#reach.place !== key || Math.abs(value) > this.#reach.value) {
      this.#reach = {
        place: key,
        value: REACHES.find((reach) => reach > 1.5 * Math.abs(value)) ?? Math.ceil(2 * Math.abs(value)),
      };
    }
    return this.#reach.value;
  }

  #sending = false;

  /** Sends one value at a time; of values entered meanwhile, the newest. */
  async #enter(place: WeightPlace, value: number): Promise<void> {
    this.refused = false;
    this.entered = value;
    if (this.#sending) return;
    this.#sending = true;
    for (let sent = NaN; this.entered !== null && this.entered !== sent;) {
      sent = this.entered;
      const answer = await this.session.setWeight(place, sent);
      this.refused = answer?.issues !== undefined;
    }
    this.#sending = false;
    this.entered = null;
  }

  #onToggle = (event: ToggleEvent): void => {
    if (event.newState === "closed") return this.store.change({ weight: null });
    const panel = event.currentTarget as HTMLElement;
    const inside = (at: number, size: number, room: number) => Math.max(GAP, Math.min(at, room - size - GAP));
    panel.style.left = `${inside(this.at.x + GAP, panel.offsetWidth, innerWidth)}px`;
    panel.style.top = `${inside(this.at.y + GAP, panel.offsetHeight, innerHeight)}px`;
  };

  static override styles = [
    base,
    controls,
    popoverStyles,
    faultStyles,
    css`
      .popover {
        width: min(280px, calc(100vw - 24px));
      }
      .field.slider input[role="spinbutton"] {
        width: 104px;
      }
      p {
        font-size: var(--size-1);
        line-height: 1.4;
      }
    `,
  ];
}

const isAt = (one: WeightPlace, other: WeightPlace) =>
  one.layer === other.layer && one.input === other.input && one.unit === other.unit;

customElements.define("playground-weight", WeightEditor);
