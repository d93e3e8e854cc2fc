import { css, html, type PropertyDeclarations, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { LayerSummary } from "../../experiment/protocol.ts";
import { classProbabilities, type Experiment } from "../../experiment/experiment.ts";
import { base, controls, dialogs } from "../../ui/styles/base.ts";
import { View } from "../../ui/view.ts";

/** Columns and rows of the map's table. */
const PLACES = 7;
/** Rows for data with one column. */
const CURVE_PLACES = 13;

/** A table in a dialog. It stays unchanged during training until it is refreshed. */
abstract class TableDialog extends View {
  static override properties: PropertyDeclarations = { step: { state: true } };
  /** The step of the numbers; null before the first read. */
  declare step: number | null;
  /** The experiment of the numbers; another one causes a refresh. */
  #of: Experiment | null = null;

  constructor() {
    super();
    this.step = null;
  }

  /** Reads the table's numbers and returns their step. */
  protected abstract read(): Promise<number | undefined>;

  protected abstract content(experiment: Experiment): TemplateResult;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")!.showModal();
    void this.#read();
  }

  async #read(): Promise<void> {
    const of = this.store.experiment.value;
    if (of !== this.#of) this.step = null;
    this.#of = of;
    const step = await this.read();
    if (step === undefined || of !== this.store.experiment.value) return;
    this.step = step;
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#of !== this.store.experiment.value) void this.#read();
  }

  protected dialog(title: string): TemplateResult {
    const experiment = this.store.experiment.value;
    const { step } = this;
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new Event("close"))}>
      <header>
        <h2 id="title">${this.text(title)}</h2>
        <p class="muted" role="status">${step === null ? nothing : this.text("table-step", { step })}</p>
        <button type="button" class="outlined" @click=${() => void this.#read()}>${this.text("table-again")}</button>
        <button type="button" class="primary" @click=${() => this.renderRoot.querySelector("dialog")!.close()}>${this.text("table-close")}</button>
      </header>
      ${step === null || !experiment || experiment !== this.#of ? nothing : this.content(experiment)}
    </dialog>`;
  }

  static override styles = [
    base,
    controls,
    dialogs,
    css`
      dialog {
        width: fit-content;
        font-size: var(--size-3);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      header p {
        flex: 1 0 auto;
        white-space: nowrap;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      caption {
        padding-bottom: var(--space-2);
        text-align: start;
        color: var(--muted);
      }
      /* Read whole where the table itself is scrolled. */
      caption span {
        position: sticky;
        inset-inline-start: 0;
        display: inline-block;
        max-width: calc(100vw - 60px);
      }
      th,
      td {
        padding: 4px var(--space-3) 4px 0;
        border-bottom: 1px solid var(--line);
        text-align: start;
        font-weight: 400;
        white-space: nowrap;
      }
      thead th {
        color: var(--muted);
      }
      tbody th {
        position: sticky;
        inset-inline-start: 0;
        background: var(--surface);
        font-weight: 600;
      }
      .weights :is(td, th + th) {
        padding: 4px 0 4px var(--space-3);
        text-align: end;
      }
    `,
  ];
}

/** The layers of the network, and on demand the weights of one. */
export class NetworkTable extends TableDialog {
  static override properties: PropertyDeclarations = { layer: { state: true } };
  /** The layer whose weights are listed. */
  declare layer: number | null;
  #layers: LayerSummary[] = [];

  constructor() {
    super();
    this.layer = null;
  }

  protected override async read(): Promise<number | undefined> {
    const summary = await this.session.summary();
    if (summary) this.#layers = summary.layers;
    return summary?.step;
  }

  protected override render(): TemplateResult {
    return this.dialog("table-network");
  }

  protected override content(experiment: Experiment): TemplateResult {
    const columns = ["table-layer", "units", "table-activation", "table-parameters", "table-range", "table-weights"];
    const listed = this.layer === null ? undefined : this.#layers[this.layer];
    return html`
      <div class="scroll" role="region" tabindex="0" aria-label=${this.text("table-network")}>
        <table>
          <caption>${this.text("table-features", { features: experiment.features.map((name) => this.itemLabel("feature", name)).join(", ") })}</caption>
          <thead><tr>${columns.map((id) => html`<th scope="col">${this.text(id)}</th>`)}</tr></thead>
          <tbody>${this.#layers.slice(0, experiment.layers.length).map((layer, i) => this.#layer(experiment, layer, i))}</tbody>
        </table>
      </div>
      ${listed ? this.#weights(experiment, listed, this.layer!) : nothing}
    `;
  }

  #layer(experiment: Experiment, { units, count, least, greatest }: LayerSummary, index: number): TemplateResult {
    const texts = this.store.texts.value;
    const name = this.layerTitle(index);
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${texts.number(units)}</td>
      <td>${this.activationLabel(experiment, index)}</td>
      <td>${texts.number(count)}</td>
      <td>${this.text("table-from-to", { from: texts.exact(least), to: texts.exact(greatest) })}</td>
      <td>
        <button
          type="button"
          class="outlined"
          aria-expanded=${this.layer === index}
          aria-label=${this.text("table-list", { name })}
          @click=${() => (this.layer = this.layer === index ? null : index)}
        >
          ${this.text(this.layer === index ? "table-hide" : "table-show")}
        </button>
      </td>
    </tr>`;
  }

  #weights(
    experiment: Experiment,
    { inputs, units, shown, kernel, bias }: LayerSummary,
    layer: number,
  ): TemplateResult {
    const name = this.layerTitle(layer);
    const rows = kernel.length / shown;
    const cells = (values: Float64Array, from: number) =>
      Array.from(values.subarray(from, from + shown), (value) => html`<td>${this.store.texts.value.exact(value)}</td>`);
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${this.text("table-list", { name })}>
      <table class="weights">
        <caption>
          ${this.text("table-list", { name })} ${rows < inputs || shown < units ? this.text("collapse-more", { inputs, units }) : nothing}
        </caption>
        <thead>
          <tr><th scope="col">${this.text("nudge-input")}</th>${Array.from({ length: shown }, (_, i) => html`<th scope="col">${this.text("unit-number", { number: i + 1 })}</th>`)}</tr>
        </thead>
        <tbody>
          ${bias ? html`<tr><th scope="row">${this.text("use-bias")}</th>${cells(bias, 0)}</tr>` : nothing}
          ${Array.from({ length: rows }, (_, i) => html`<tr><th scope="row">${this.inputName(experiment, layer, i)}</th>${cells(kernel, i * shown)}</tr>`)}
        </tbody>
      </table>
    </div>`;
  }
}

/** The decision map as a table of outputs at some points. */
export class MapTable extends TableDialog {
  #probabilities: number[][] = [];

  #columns = 2;

  /** Points from left to right and from bottom to top. */
  #at(place: number): number {
    const { extent } = this.store.description.value!.catalog;
    const last = (this.#columns === 1 ? CURVE_PLACES : PLACES) - 1;
    return ((2 * place) / last - 1) * extent;
  }

  /** The inputs, row by row from the top left. */
  #places(): number[][] {
    if (this.#columns === 1) return Array.from({ length: CURVE_PLACES }, (_, i) => [this.#at(i)]);
    return Array.from({ length: PLACES ** 2 }, (_, i) => [
      this.#at(i % PLACES),
      this.#at(PLACES - 1 - Math.floor(i / PLACES)),
    ]);
  }

  protected override async read(): Promise<number | undefined> {
    this.#columns = this.store.points.value?.columns ?? 2;
    const places = this.#places();
    const result = await this.session.outputs(Float64Array.from(places.flat()));
    const task = this.store.task.value;
    if (!result || !task) return undefined;
    const outputs = result.values.length / places.length;
    this.#probabilities = places.map((_, i) =>
      classProbabilities(task, result.values.subarray(i * outputs, (i + 1) * outputs)),
    );
    return result.step;
  }

  protected override render(): TemplateResult {
    return this.dialog("table-map");
  }

  protected override content(): TemplateResult {
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${this.text("table-map")}>
      <table>
        <caption><span>${this.text(`table-map-${this.store.task.value}`)}</span></caption>
        ${this.#columns === 1 ? this.#curve() : this.#plane()}
      </table>
    </div>`;
  }

  #curve(): TemplateResult {
    return html`<thead><tr><th scope="col">${this.itemLabel("feature", "x1")}</th><th scope="col">${this.text("row-says")}</th></tr></thead>
      <tbody>${this.#probabilities.map((probabilities, i) => html`<tr><th scope="row">${this.#number(this.#at(i))}</th><td>${this.#said(probabilities)}</td></tr>`)}</tbody>`;
  }

  #plane(): TemplateResult {
    const places = Array.from({ length: PLACES }, (_, i) => i);
    return html`<thead>
        <tr><td></td>${places.map((i) => html`<th scope="col">${this.#place("x1", i)}</th>`)}</tr>
      </thead>
      <tbody>
        ${places.map(
          (row) => html`<tr>
            <th scope="row">${this.#place("x2", PLACES - 1 - row)}</th>
            ${places.map((i) => html`<td>${this.#said(this.#probabilities[row * PLACES + i])}</td>`)}
          </tr>`,
        )}
      </tbody>`;
  }

  #place(column: string, place: number): string {
    return this.text("table-at", { column: this.itemLabel("feature", column), value: this.#number(this.#at(place)) });
  }

  /** The most likely class with its probability, the probability of each label, or a value. */
  #said(answer: readonly number[]): string {
    const task = this.store.task.value;
    if (task === "regression" && answer.length === 1) return this.#number(answer[0]);
    if (task === "regression")
      return answer
        .map((value, i) => this.text("table-share", { name: this.outputLabel(i), share: this.#number(value) }))
        .join(", ");
    const share = (index: number) =>
      this.text("table-share", {
        name: this.classLabel(index),
        share: this.store.texts.value.number(answer[index], { style: "percent", maximumFractionDigits: 0 }),
      });
    if (task === "multilabel") return answer.map((_, i) => share(i)).join(", ");
    return share(answer.indexOf(Math.max(...answer)));
  }

  #number(value: number): string {
    return this.store.texts.value.number(value, { maximumFractionDigits: 3 });
  }
}

customElements.define("playground-network-table", NetworkTable);
customElements.define("playground-map-table", MapTable);
