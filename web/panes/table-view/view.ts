import { css, html, type PropertyDeclarations, nothing, type PropertyValues, type TemplateResult } from "lit";
import { classProbabilities, inputsOf, type Experiment } from "../../experiment/experiment.ts";
import { kindOf } from "../../experiment/layer-kinds.ts";
import { hasUnits } from "../../experiment/layers.ts";
import { hasGallery } from "../../experiment/pictures.ts";
import type { LayerSummary, WeightRows } from "../../experiment/protocol.ts";
import { sizeOfShape, sizeText } from "../../experiment/shape.ts";
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
    const columns = [
      "table-layer",
      "table-output",
      "table-activation",
      "table-parameters",
      "table-range",
      "table-weights",
    ];
    const listed = this.layer === null ? undefined : this.#layers[this.layer];
    return html`
      <div class="scroll" role="region" tabindex="0" aria-label=${this.text("table-network")}>
        <table>
          <caption>${this.#reads(experiment)}</caption>
          <thead><tr>${columns.map((id) => html`<th scope="col">${this.text(id)}</th>`)}</tr></thead>
          <tbody>${this.#layers.slice(0, experiment.layers.length).map((layer, i) => this.#layer(experiment, layer, i))}</tbody>
        </table>
      </div>
      ${listed && listed.count > 0 ? this.#weights(experiment, listed, this.layer!) : nothing}
    `;
  }

  /** The features, or the size of a picture or a sequence. */
  #reads({ features }: Experiment): string {
    const { shape = [] } = this.store.points.value ?? {};
    if (hasGallery(shape)) return this.text("table-example", { shape: sizeText(shape) });
    return this.text("table-features", {
      features: features.map((feature) => this.featureLabel(feature)).join(", "),
    });
  }

  /** Its kind, too, unless that is the one that needs no name. */
  #name({ layers }: Experiment, index: number): string {
    const { catalog } = this.store.description.value!;
    const kind = layers[index].kind === undefined ? undefined : kindOf(catalog, layers[index]);
    return kind
      ? this.text("layer-of-kind", { number: index + 1, kind: this.store.texts.value.label("layer-kind", kind) })
      : this.layerTitle(index);
  }

  #layer(experiment: Experiment, { count, least, greatest }: LayerSummary, index: number): TemplateResult {
    const texts = this.store.texts.value;
    const name = this.#name(experiment, index);
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${this.store.layers.value[index]?.output.join(" × ")}</td>
      <td>${this.activationLabel(experiment, index)}</td>
      <td>${texts.number(count)}</td>
      <td>${count > 0 ? this.text("table-from-to", { from: texts.exact(least), to: texts.exact(greatest) }) : nothing}</td>
      <td>${count > 0 ? this.#listButton(name, index) : nothing}</td>
    </tr>`;
  }

  #listButton(name: string, index: number): TemplateResult {
    return html`<button
      type="button"
      class="outlined"
      aria-expanded=${this.layer === index}
      aria-label=${this.text("table-list", { name })}
      @click=${() => (this.layer = this.layer === index ? null : index)}
    >
      ${this.text(this.layer === index ? "table-hide" : "table-show")}
    </button>`;
  }

  #weights(experiment: Experiment, { columns, shown, weights }: LayerSummary, layer: number): TemplateResult {
    const name = this.#name(experiment, layer);
    const isCut = shown < columns || weights.some(({ places, rows }) => rows.length < sizeOfShape(places));
    const inputs = Math.max(...weights.map(({ places }) => sizeOfShape(places)));
    const isUnits = this.store.layers.value[layer]?.output.at(-1) === columns;
    const head = (i: number) =>
      isUnits ? (this.ownUnitName(layer, i) ?? this.text("unit-number", { number: i + 1 })) : String(i + 1);
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${this.text("table-list", { name })}>
      <table class="weights">
        <caption>
          ${this.text("table-list", { name })} ${isCut ? this.text("collapse-more", { inputs, units: columns }) : nothing}
        </caption>
        <thead>
          <tr><th scope="col">${this.text("nudge-input")}</th>${Array.from({ length: shown }, (_, i) => html`<th scope="col">${head(i)}</th>`)}</tr>
        </thead>
        <tbody>
          ${weights.map((each) =>
            each.rows.map(
              (values, i) => html`<tr>
                <th scope="row">${this.#rowName(experiment, layer, each, i)}</th>
                ${Array.from(values, (value) => html`<td>${this.store.texts.value.exact(value)}</td>`)}
              </tr>`,
            ),
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** The input that a row of a plain kernel belongs to; of other weights their name and the place along each axis. */
  #rowName(experiment: Experiment, layer: number, { name, places }: WeightRows, row: number): string {
    const own = this.text(`weights-${name.replaceAll("_", "-")}`);
    if (places.length === 0) return own;
    const { layers } = experiment;
    const isPlain = layers[layer].kind === undefined && places[0] === inputsOf(experiment, layer);
    if (isPlain && (layer === 0 || hasUnits(layers[layer - 1]))) return this.inputName(experiment, layer, row);
    return `${own} ${placeIn(places, row).join("·")}`;
  }
}

/** The place of a row along each axis, counted from 1. */
function placeIn(axes: readonly number[], row: number): number[] {
  let rest = row;
  return [...axes]
    .reverse()
    .map((size) => {
      const at = rest % size;
      rest = Math.floor(rest / size);
      return at + 1;
    })
    .reverse();
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
