import { html, nothing, type TemplateResult } from "lit";
import type { Colors } from "../../charts/colors.ts";
import { paintExample } from "../../charts/examples.ts";
import { outputUnits } from "../../experiment/experiment.ts";
import { MOST_PINS } from "../../experiment/link.ts";
import { hasGallery, inkOf } from "../../experiment/pictures.ts";
import type { Inspected } from "../../experiment/protocol.ts";
import { isSame } from "../../state/store.ts";
import { POINT_RANGE } from "../../state/valid-view.ts";
import { lockable } from "../../ui/controls/guarded.ts";
import { icon } from "../../ui/controls/icons.ts";
import { numberInput } from "../../ui/controls/number-field.ts";
import { Presses } from "../../ui/controls/press.ts";
import "../../ui/explain.ts";
import { classColors } from "../../ui/legend.ts";
import { base, controls, panel } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";
import { pinMark, pinName, pinStyles } from "../map/pin-mark.ts";
import { unitPainter } from "../network/unit-picture.ts";
import { exampleCanvas, exampleNumbers, STRIP } from "./example.ts";
import { layerList } from "./layers.ts";
import { short } from "./numbers.ts";
import { outputTable } from "./outputs.ts";
import { inspectorStyles } from "./styles.ts";

const COLUMNS_SHOWN = 9;
const SUBSCRIPTS = "₁₂₃₄₅₆₇₈₉";

/** One point through the network: its features, every unit, the output and the loss. */
export class InspectorView extends View {
  static override needs = ["inspection"] as const;
  static override properties = {
    plain: { type: Boolean, reflect: true },
    colors: { attribute: false },
    numbersOpen: { state: true },
  };
  /** For paper: without buttons and fields. */
  declare plain: boolean;
  /** The paper's colors; null: the screen's. */
  declare colors: Colors | null;
  /** The numbers of a picture or sequence are on show. */
  declare numbersOpen: boolean;
  #removals = new Presses();

  constructor() {
    super();
    this.colors = null;
    this.numbersOpen = false;
    this.plain = false;
  }

  protected override render(): TemplateResult {
    const experiment = this.store.experiment.value;
    const inspection = this.store.part("inspection");
    return html`
      <header>
        <h2>${this.text(this.store.task.value === "regression" ? "inspector-values" : "inspector")}</h2>
        ${this.plain ? nothing : html`<playground-explain panel="inspector"></playground-explain>`}
        ${this.plain ? this.#place() : lockable(this, "inspector", html`${this.#place()} ${this.#pin()}`)}
      </header>
      ${this.plain ? nothing : html`${this.#numbers()} ${lockable(this, "inspector", this.#pins())}`}
      ${
        experiment && inspection && inspection.result.logits.length === outputUnits(experiment)
          ? html`${outputTable(this, this.plain, experiment, inspection)} ${layerList(this, this.plain, experiment, inspection)}`
          : html`<p class="muted">${this.text("inspector-empty")}</p>`
      }
    `;
  }

  #place() {
    const point = this.store.point.value;
    if (this.#isShaped) return this.plain ? nothing : exampleCanvas(this);
    if (this.plain)
      return html`<p class="number">${point
        .slice(0, COLUMNS_SHOWN)
        .map((value, i) => `x${SUBSCRIPTS[i]} = ${short(this.store.texts.value, value)}`)
        .join(", ")}</p>`;
    return html`<div class="place">
      ${point.slice(0, COLUMNS_SHOWN).map(
        (value, i) => html`<div>
          <label for="place-${i}">x${SUBSCRIPTS[i]}</label>
          ${numberInput({ id: `place-${i}`, texts: this.store.texts.value, value, range: POINT_RANGE, change: (value) => this.#move(i, value) })}
        </div>`,
      )}
    </div>`;
  }

  /** A picture or a sequence, which is looked at as a whole. */
  get #isShaped(): boolean {
    return hasGallery(this.store.points.value?.shape ?? []);
  }

  #numbers() {
    const { shape = [] } = this.store.points.value ?? {};
    return this.#isShaped
      ? exampleNumbers(this, shape, this.numbersOpen, (open) => (this.numbersOpen = open))
      : nothing;
  }

  #move(column: number, value: number): void {
    this.store.change({ point: this.store.point.value.map((old, i) => (i === column ? value : old)), target: null });
  }

  #pin(): TemplateResult {
    const { pins } = this.store.view.value;
    const full = pins.length >= MOST_PINS || pins.some((pin) => isSame(pin.point, this.store.point.value));
    const label = this.text("pin");
    return html`<button type="button" class="pin outlined" aria-label=${label} title=${label} ?disabled=${full} @click=${() => this.store.pin()}>${icon("pin")}</button>`;
  }

  #pins() {
    const { pins } = this.store.view.value;
    const point = this.store.point.value;
    if (pins.length === 0) return nothing;
    const inspected = this.store.part("inspection")?.pins ?? [];
    return html`<div class="pins" role="group" aria-label=${this.text("pins")}>
      ${pins.map((pin, i) => {
        const name = this.text("pin-name", { name: pinName(i), place: this.#words(pin.point) });
        return html`<span class="pinned">
          <button type="button" aria-label=${name} title=${name} aria-pressed=${isSame(pin.point, point)} @click=${() => this.store.change(pin)}>
            <svg viewBox="-11 -11 22 22" aria-hidden="true">${pinMark(i)}</svg><span class="number">${this.#pinAnswer(inspected[i])}</span>
          </button>
          <button type="button" class="unpin" aria-label=${this.text("unpin", { name: pinName(i) })} @click=${(event: MouseEvent) => this.#removals.isMeant(event) && this.store.unpin(i)}>${icon("close")}</button>
        </span>`;
      })}
    </div>`;
  }

  #words(point: readonly number[]): string {
    return this.#isShaped
      ? this.text(this.store.isPictures.value ? "picture-pinned" : "sequence-pinned")
      : point
          .slice(0, COLUMNS_SHOWN)
          .map((value) => short(this.store.texts.value, value))
          .join("; ");
  }

  protected override paint(): void {
    const points = this.store.points.value;
    const colors = this.colors ?? this.store.colors.value;
    if (!points || !colors) return;
    const example = this.renderRoot.querySelector<HTMLCanvasElement>("canvas.example");
    if (example) paintExample(example, STRIP, this.store.point.value, points.shape, inkOf(points), colors);
    const paintUnit = unitPainter(this.store, this.store.snapshot.value?.parts ?? {}, colors);
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement>("canvas[data-unit]"))
      paintUnit(canvas, Number(canvas.dataset.layer), Number(canvas.dataset.unit));
  }

  /** The loss at a pinned point. */
  #pinAnswer(pinned: Inspected | undefined): string {
    return pinned?.result.loss === undefined
      ? "–"
      : this.text("loss-here", { value: short(this.store.texts.value, pinned.result.loss) });
  }

  static override styles = [base, controls, panel, classColors, pinStyles, inspectorStyles];
}

customElements.define("playground-inspector", InspectorView);
