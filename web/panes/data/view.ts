import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Description, Pictures } from "../../experiment/protocol.ts";
import { paintPoints } from "../../charts/points.ts";
import { paintPicture } from "../../charts/raster.ts";
import { paintSequences } from "../../charts/sequences.ts";
import { icon } from "../../ui/controls/icons.ts";
import { guarded, lockMark } from "../../ui/controls/guarded.ts";
import { slider, toggle } from "../../ui/controls/fields.ts";
import { formulaStyles } from "../../ui/styles/formula.ts";
import { popover, popoverStyles } from "../../ui/controls/popover.ts";
import type { Catalog, DatasetItem, GeneratedData } from "../../engine/types.ts";
import { seedControls } from "./seed.ts";
import { editWithAll } from "../../state/edit-with-all.ts";
import {
  columnCount,
  datasetOf,
  generated,
  isStored,
  sliderRange,
  withData,
  type Experiment,
} from "../../experiment/experiment.ts";
import { inPlane, mosaic, pictureSide, rowsOf } from "../../experiment/pictures.ts";
import { isSequence } from "../../experiment/shape.ts";
import { isSame } from "../../state/store.ts";
import { DRAWING } from "../../state/view-state.ts";
import { base, controls, covered } from "../../ui/styles/base.ts";
import { tiles } from "../../ui/styles/tiles.ts";
import type { Colors } from "../../charts/colors.ts";
import { dataFormulas, dataNumbers } from "./formula.ts";
import { inTurn } from "../../platform/turns.ts";
import "../../ui/explain.ts";
import { FormulaEntries } from "../../ui/formula-entries.ts";
import { PartSize, View } from "../../ui/view.ts";
import { save } from "../../platform/save.ts";

const SLIDERS = {
  samples: { range: [20, 1000], integer: true },
  noise: { range: [0, 0.8], integer: false },
  test_fraction: { range: [0, 0.9], integer: false },
} as const;

/** Sequences on a tile. */
const SEQUENCES_SHOWN = 4;

/** The data set and its parameters, the split, and the seed. */
export class DataView extends View {
  static override properties = { importing: { state: true }, predictions: { state: true } };
  /** The files to open in the import dialog; null while it is closed. */
  declare importing: readonly File[] | null;
  /** Whether a saved file includes predictions. */
  declare predictions: boolean;
  #size = new PartSize(this, ".tile canvas");
  readonly #formulas = new FormulaEntries(this);
  #seen: Experiment | null = null;

  constructor() {
    super();
    this.importing = null;
    this.predictions = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const experiment = this.store.experiment.value;
    this.#formulas.follow(experiment, experiment !== this.#seen);
    this.#seen = experiment;
  }

  protected override render(): TemplateResult {
    const description = this.store.description.value;
    const experiment = this.store.experiment.value;
    const files = this.store.filesToImport.value;
    if (files) queueMicrotask(() => this.#import(files));
    return html`
      <header><h2>${this.text("data")}</h2>${lockMark(this, "data", "seed")}<playground-explain panel="data"></playground-explain></header>
      ${guarded(
        this,
        "data",
        html`<div class="sources">
        <div class="tiles" role="radiogroup" aria-label=${this.text("dataset")}>
          ${description && experiment ? description.catalog.datasets.map((item) => this.#tile(description, experiment, item)) : ""}
        </div>
        ${description && experiment ? this.#own(description, experiment) : ""}
      </div>`,
      )}
      ${description && experiment ? this.#settings(description, experiment) : ""}
    `;
  }

  #tile(description: Description, experiment: Experiment, item: DatasetItem): TemplateResult {
    const label = this.store.texts.value.label("dataset", item);
    const chosen = experiment.data.name === item.name;
    return html`<label class="tile" title=${label}>
      <input
        class="covered"
        type="radio"
        name="dataset"
        value=${item.name}
        .checked=${chosen}
        @change=${() => void this.#choose(description, item)}
      />
      <canvas data-name=${item.name}></canvas>
      <span>${label}</span>
    </label>`;
  }

  /** Other data leaves the preset. Pictures and sequences open the panel that is there for them and their network. */
  async #choose(description: Description, item: DatasetItem): Promise<void> {
    const { name } = item;
    this.store.change({ preset: null });
    const part = await this.store.modules.get(
      () => import("../../experiment/data-set.ts"),
      () => void this.#choose(description, item),
    );
    if (!part) return;
    await editWithAll(this.store, this.session, ["data"], (draft) => part.withDataset(description, draft, name));
    const { experiment, panels, points } = this.store;
    if (!points.value || experiment.value?.data.name !== name) return;
    const { layers } = experiment.value;
    const panel = panels.find(({ isOffered }) => isOffered?.(points.value!.shape, layers));
    if (panel) this.store.change({ analysis: panel.id });
  }

  #settings(description: Description, experiment: Experiment): TemplateResult {
    const { catalog } = description;
    const dataset = datasetOf(catalog, experiment);
    const data = generated(experiment);
    const change = (part: Partial<GeneratedData>) =>
      editWithAll(this.store, this.session, [...Object.keys(part), "features"], (draft) =>
        withData(catalog, draft, part),
      );
    const sliders = html`${dataset && data ? dataFormulas({ view: this, formulas: this.#formulas, dataset, data, change }) : ""}
      ${
        dataset && data && dataset.classes[1] > dataset.classes[0]
          ? slider({
              id: "classes",
              label: this.text(dataset.task === "multilabel" ? "labels" : "classes"),
              texts: this.store.texts.value,
              value: data.classes ?? 2,
              range: dataset.classes,
              integer: true,
              change: (classes) => change({ classes }),
            })
          : ""
      }
      ${
        dataset && data
          ? Object.entries(SLIDERS).map(([name, { range, integer }]) =>
              slider({
                id: name,
                label: this.text(`data-${name.replace("_", "-")}`),
                texts: this.store.texts.value,
                value: data[name as keyof typeof SLIDERS] ?? 0,
                range: [range[0], Math.min(range[1], sliderRange(catalog, dataset.parameters, name)[1])],
                limits: catalog.limits[name],
                integer,
                change: (value) => change({ [name]: value }),
              }),
            )
          : this.#split(experiment, change)
      }
      ${dataset && data ? dataNumbers({ view: this, formulas: this.#formulas, dataset, data, change }) : ""}`;
    return html`<div class="sliders">${guarded(this, "data", sliders)} ${guarded(this, "seed", seedControls(this, catalog.limits.seed, experiment))}</div>`;
  }

  /** For custom data only the test fraction can be chosen. Stored data is split as it came. */
  #split({ data }: Experiment, change: (part: Partial<GeneratedData>) => void): TemplateResult {
    const { rows = 0, columns = 0, trainRows = rows } = this.store.points.value ?? {};
    const size = html`<p class="muted">${this.text("data-custom", { rows, columns })}</p>`;
    if (isStored(data))
      return html`${size}
        <p class="muted">${this.text("data-stored", { train: trainRows, test: rows - trainRows })}</p>
        <p class="muted">${this.text("data-kept")}</p>`;
    return html`${size}
      ${slider({
        id: "test_fraction",
        label: this.text("data-test-fraction"),
        texts: this.store.texts.value,
        value: data.test_fraction ?? 0,
        range: SLIDERS.test_fraction.range,
        change: (test_fraction) => change({ test_fraction }),
      })}`;
  }

  /** Edit, import and export of custom data. */
  #own({ catalog }: Description, experiment: Experiment): TemplateResult {
    const { drawing } = this.store.view.value;
    return html`<div class="own" role="group" aria-label=${this.text("own-data")}>
      <button
        type="button"
        class="outlined"
        aria-pressed=${drawing !== null}
        ?disabled=${columnCount(catalog, experiment) > 2}
        @click=${() => this.store.change({ drawing: drawing ? null : DRAWING })}
      >
        ${icon("pen")} ${this.text("drawing-open")}
      </button>
      <button type="button" class="outlined" @click=${() => this.#import([])}>${icon("open")} ${this.text("import-open")}</button>
      ${isStored(experiment.data) ? nothing : popover({ id: "save", label: this.text("export"), face: html`${icon("save")} ${this.text("export")}`, content: this.#export(), className: "outlined" })}
      ${this.importing ? html`<playground-import .files=${this.importing} @close=${() => (this.importing = null)}></playground-import>` : ""}
    </div>`;
  }

  /** Loaded on demand. */
  #import(files: readonly File[]): void {
    this.store.filesToImport.value = null;
    const load = () => Promise.all([import("./import/view.ts"), this.store.texts.value.load("files")]);
    void this.store.modules.getView(load, () => this.#import(files)).then((part) => part && (this.importing = files));
  }

  #export(): TemplateResult {
    return html`${toggle({ label: this.text("export-predictions"), value: this.predictions, change: (predictions) => (this.predictions = predictions) })}
      <button type="button" class="primary" @click=${() => void this.#save()}>${this.text("export-save")}</button>`;
  }

  /** The rows as a file, with the current predictions if wanted. */
  async #save(): Promise<void> {
    const part = await this.store.modules.get(
      () => import("../../data/export.ts"),
      () => void this.#save(),
    );
    const outputs = this.predictions ? await this.session.predictions() : undefined;
    const points = this.store.points.value;
    const task = this.store.task.value;
    if (!part || !points || !task) return;
    const naming = {
      column: (i: number) => this.columnLabel(i),
      classLabel: (i: number) => this.classLabel(i),
      outputLabel: (i: number) => this.outputLabel(i),
    };
    const name = `${this.store.experiment.value!.data.name}.csv`;
    save(part.dataCsv(points, task, naming, outputs), name, "text/csv");
  }

  #painted: readonly unknown[] = [];

  protected override paint(): void {
    const colors = this.store.colors.value;
    const description = this.store.description.value;
    const pictures = this.store.pictures.value;
    if (!colors || !description || !pictures || !this.store.experiment.value) return;
    const { width } = this.#size;
    const canvases = this.renderRoot.querySelectorAll<HTMLCanvasElement>(".tile canvas");
    const state = [colors, pictures, width, ...canvases];
    if (width === 0 || isSame(state, this.#painted)) return;
    this.#painted = state;
    for (const canvas of canvases)
      void inTurn(() => this.#paintTile(canvas, width, description.catalog, pictures, colors));
  }

  #paintTile(
    canvas: HTMLCanvasElement,
    width: number,
    { datasets, extent }: Catalog,
    pictures: Pictures,
    colors: Colors,
  ): void {
    const item = datasets.find(({ name }) => name === canvas.dataset.name);
    const points = pictures.datasets[canvas.dataset.name ?? ""];
    const side = points && pictureSide(points.shape);
    if (points && isSequence(points.shape))
      paintSequences(canvas, { width, height: width }, rowsOf(points, SEQUENCES_SHOWN), points.shape, colors);
    else if (side) paintPicture(canvas, 4 * side, mosaic(points, side, 4), 1, colors);
    else if (item && points)
      paintPoints(canvas, width, inPlane(points), { task: item.task, colors, extent, area: 7, plain: true });
  }

  static override styles = [
    base,
    controls,
    covered,
    tiles,
    popoverStyles,
    formulaStyles,
    css`
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
      .sources {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        align-content: start;
        gap: 6px 2px;
        margin-top: var(--space-2);
        min-height: 330px;
      }
      .tiles {
        display: contents;
      }
      .tile canvas {
        width: min(52px, 100%);
        height: auto;
        aspect-ratio: 1;
      }
      /* A whole name in one line of a narrow tile, in the fonts of most systems; where a font is wide, in two. */
      .tile {
        padding-inline: 0;
      }
      .tile:has(:checked) {
        font-weight: inherit;
      }
      .tile span {
        max-width: 100%;
        font-size: calc(0.65625 * var(--em));
        line-height: 1.25;
        text-align: center;
        overflow-wrap: anywhere;
      }
      .sliders {
        display: grid;
        gap: var(--space-1);
        margin-top: var(--space-3);
      }
      .seed {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
        align-items: end;
        margin-top: var(--space-1);
      }
      .own {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        align-content: start;
        gap: 2px;
      }
      .own > button {
        display: flex;
        flex: 1 0 auto;
        align-items: center;
        justify-content: center;
        gap: 6px;
        min-height: 26px;
        padding: 0 6px;
        font-size: var(--size-2);
        white-space: nowrap;
      }
      .own > button svg.icon {
        flex: none;
        width: 15px;
        height: 15px;
        margin: 0;
      }
      .own > button[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
        font-weight: 600;
      }
      /* The field and the dice in one line, what concerns weights in the next. */
      .seed .stacked {
        flex: 1 1 calc(100% - 48px);
      }
      .seed > button + button {
        flex: 1 1 0;
        font-size: var(--size-2);
        white-space: nowrap;
      }
      :host([inline]) .sources {
        grid-template-columns: repeat(auto-fill, minmax(64px, 1fr));
        min-height: 0;
      }
      :host([inline]) .own {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      :host([inline]) .own > button {
        flex: 1 0 auto;
        justify-content: center;
        min-height: var(--target);
      }
    `,
  ];
}

customElements.define("playground-data", DataView);
