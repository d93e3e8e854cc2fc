import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { select, stepper, toggle } from "../controls/fields.ts";
import { DELIMITERS, readCsv, type Sheet } from "../data/csv.ts";
import { isFault, type Fault } from "../data/fault.ts";
import { bytesOf, checkPair, isIdx, mostRows, pictureRows, readIdx, type Idx } from "../data/idx.ts";
import { bodyOf, columnNames, guess, guessKind, take, type Limits, type Plan, type Taken } from "../data/table.ts";
import type { Task } from "../engine/types.ts";
import { withOwnData } from "../experiment.ts";
import { base, controls, dialogs } from "../styles/base.ts";
import { paintShades } from "../charts/shades.ts";
import { nextTask } from "../turns.ts";
import { View } from "./view.ts";

const ROWS_SHOWN = 6;
const COLUMNS_SHOWN = 12;
const NAMES_LISTED = 6;
const PICTURES_SHOWN = 12;
const USUAL_PICTURES = 1000;
const ACCEPTED = ".csv,.tsv,.txt,.gz,.idx,.idx1-ubyte,.idx3-ubyte,text/csv,text/plain";
/** What a target may mean, and several; each with a text of that name. */
const ALONE = [{ kind: "classes", text: "classes" }, { kind: "numbers", text: "numbers" }] as const;
const MEANINGS = [{ kind: "labels", text: "labels" }, { kind: "classes", text: "one-hot" }, { kind: "numbers", text: "numbers" }] as const;
const DELIMITER_NAMES: Record<string, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" };

/** Data from a file or a pasted text: what it holds is shown, and what is made of it chosen, before it takes the old one's place. */
export class ImportView extends View {
  static override properties = { fault: { state: true }, plan: { state: true }, rows: { state: true }, judged: { state: true }, first: { state: true } };
  declare fault: Fault | null;
  /** What is made of the table; null while there is none. */
  declare plan: Plan | null;
  /** Images to take. */
  declare rows: number;
  /** The table by the plan, or what is wrong with it; null while that is being found out. */
  declare judged: Taken | Fault | null;
  /** Column that the preview begins with. */
  declare first: number;
  /** Files that were dropped on the page before this was here. */
  files: readonly File[] = [];
  #text = "";
  #sheet: Sheet | null = null;
  #images: Idx | null = null;
  #labels: Idx | null = null;
  /** Made once for as many as are taken. */
  #pictured: Taken | null = null;

  constructor() {
    super();
    this.fault = null;
    this.plan = null;
    this.rows = USUAL_PICTURES;
    this.judged = null;
    this.first = 0;
  }

  get #limits(): Limits {
    const { samples, inputs, units } = this.store.description.value!.catalog.limits;
    return { rows: samples[1], columns: inputs[1], outputs: units[1] };
  }

  protected override firstUpdated(): void {
    void nextTask().then(() => this.renderRoot.querySelector("dialog")!.showModal()); // which styles the page anew
    if (this.files.length > 0) void this.#open(this.files);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has("plan")) void this.#judge();
  }

  async #judge(): Promise<void> {
    const [sheet, plan] = [this.#sheet, this.plan];
    this.judged = null;
    if (!sheet || !plan) return;
    const judged = await take(sheet, plan, this.#limits);
    if (plan === this.plan) this.judged = judged;
  }

  #close(): void {
    this.renderRoot.querySelector("dialog")!.close();
  }

  protected override render(): TemplateResult {
    const taken = this.#taken();
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new Event("close"))}
      @dragover=${(event: DragEvent) => event.preventDefault()}
      @drop=${this.#onDrop}
    >
      <h2 id="title">${this.text("import")}</h2>
      ${this.#sources()} ${this.#wrong(taken)} ${this.plan && this.#sheet ? this.#table(this.#sheet, this.plan) : nothing} ${this.#pictures()}
      ${this.#outside(taken)}
      <div class="ends">
        <button type="button" class="outlined" @click=${() => this.#close()}>${this.text("import-cancel")}</button>
        <button type="button" class="primary" ?disabled=${!taken || isFault(taken)} @click=${() => void this.#take()}>${this.#summary(taken)}</button>
      </div>
    </dialog>`;
  }

  #sources(): TemplateResult {
    const [rows, columns] = [this.#limits.rows, this.#limits.columns].map((most) => this.store.texts.value.number(most));
    return html`<div class="sources">
        <label class="file">
          <span>${this.text("import-file")}</span>
          <input type="file" multiple accept=${ACCEPTED} @change=${(event: Event) => void this.#open((event.target as HTMLInputElement).files!)} />
        </label>
        <label class="paste">
          <span>${this.text("import-paste")}</span>
          <textarea rows="2" spellcheck="false" @input=${(event: Event) => void this.#read((event.target as HTMLTextAreaElement).value)}></textarea>
        </label>
      </div>
      <p class="muted">${this.text("import-help", { rows, columns })}</p>`;
  }

  #wrong(taken: Taken | Fault | null) {
    const fault = this.fault ?? (taken && isFault(taken) ? taken : null);
    const { fault: id, ...values } = fault ?? { fault: "" };
    return html`<p class="fault" role="alert">${fault ? this.text(id, values) : nothing}</p>`;
  }

  /** Rows that the map of the plane does not reach. */
  #outside(taken: Taken | Fault | null) {
    if (!taken || isFault(taken) || taken.data.inputs[0].length > 2) return nothing;
    const { extent } = this.store.description.value!.catalog;
    const count = taken.data.inputs.filter((row) => row.some((value) => Math.abs(value) > extent)).length;
    return count > 0 ? html`<p class="muted">${this.text("import-outside", { count, extent })}</p>` : nothing;
  }

  #summary(taken: Taken | Fault | null): string {
    if (!taken || isFault(taken)) return this.text("import-take");
    const { data, skipped } = taken;
    return this.text(skipped > 0 ? "import-take-without" : "import-take-rows", { rows: data.inputs.length, columns: data.inputs[0].length, skipped });
  }

  /** What would be taken over as things are chosen now. */
  #taken(): Taken | Fault | null {
    if (this.#sheet) return this.judged;
    if (!this.#images || !this.#labels || this.fault) return null;
    const rows = Math.min(this.rows, mostRows(this.#images, this.#limits.rows));
    if (this.#pictured?.data.inputs.length !== rows) this.#pictured = pictured(this.#images, this.#labels, rows);
    return this.#pictured;
  }

  #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) void this.#open(files);
  };

  async #open(files: Iterable<File>): Promise<void> {
    for (const file of files) {
      const bytes = await bytesOf(file);
      if (isFault(bytes)) return this.#refuse(bytes);
      if (!isIdx(bytes)) return this.#read(new TextDecoder().decode(bytes));
      const idx = readIdx(bytes, file.name);
      if (isFault(idx)) return this.#refuse(idx);
      this.#takeIdx(idx);
    }
  }

  #refuse(fault: Fault | null): void {
    this.fault = fault;
    this.requestUpdate();
  }

  /** Images and labels come in two files, in any order. */
  #takeIdx(idx: Idx): void {
    this.#sheet = this.#pictured = null;
    if (idx.sizes.length === 3) this.#images = idx;
    else this.#labels = idx;
    if (!this.#images || !this.#labels) return this.#refuse({ fault: this.#images ? "idx-labels-missing" : "idx-images-missing" });
    this.#refuse(checkPair(this.#images, this.#labels, this.#limits.columns));
  }

  async #read(text: string, delimiter = ""): Promise<void> {
    this.#text = text;
    const sheet = await readCsv(text, delimiter, this.#limits.rows);
    if (this.#text !== text) return;
    this.#images = this.#labels = null;
    this.#sheet = isFault(sheet) ? null : sheet;
    this.plan = isFault(sheet) ? null : guess(sheet);
    this.first = 0;
    this.#refuse(isFault(sheet) ? sheet : null);
  }

  #change(change: Partial<Plan>): void {
    this.plan = { ...this.plan!, ...change };
  }

  #table(sheet: Sheet, plan: Plan): TemplateResult {
    const names = columnNames(sheet, plan);
    return html`<div class="choices">
        ${select({
          id: "kind",
          label: this.text("import-kind"),
          value: plan.kind,
          items: (plan.targets.length > 1 ? MEANINGS : ALONE).map(({ kind, text }) => ({ value: kind, label: this.text(`import-kind-${text}`) })),
          change: (kind) => this.#change({ kind: kind as Plan["kind"] }),
        })}
        ${select({
          id: "delimiter",
          label: this.text("import-delimiter"),
          value: sheet.delimiter,
          items: DELIMITERS.map((value) => ({ value, label: this.text(`import-delimiter-${DELIMITER_NAMES[value]}`) })),
          change: (delimiter) => void this.#read(this.#text, delimiter),
        })}
        ${toggle({ label: this.text("import-header"), value: plan.header, change: (header) => this.#change({ header }) })}
        ${toggle({ label: this.text("import-comma"), value: plan.decimalComma, change: (decimalComma) => this.#change({ decimalComma }) })}
        ${toggle({ label: this.text("import-standardise"), value: plan.standardise, change: (standardise) => this.#change({ standardise }) })}
        ${toggle({ label: this.text("import-skip"), value: plan.skip, change: (skip) => this.#change({ skip }) })}
      </div>
      ${this.#preview(sheet, plan, names)}`;
  }

  #preview(sheet: Sheet, plan: Plan, names: string[]): TemplateResult {
    const shown = names.slice(this.first, this.first + COLUMNS_SHOWN).map((name, i) => ({ name, index: this.first + i }));
    const kind = (i: number) => (plan.targets.includes(i) ? "aim" : plan.inputs.includes(i) ? "in" : "out");
    return html`${this.#roles(plan, names)}
      <div class="preview" tabindex="0" role="region" aria-label=${this.text("import-preview")}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="muted">${this.text("import-row")}</th>
              ${shown.map(({ name, index }) => html`<th scope="col" class=${kind(index)}>${this.#column(name, index, plan)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${bodyOf(sheet, plan)
              .slice(0, ROWS_SHOWN)
              .map(
                ({ row, cells }) =>
                  html`<tr>
                    <th scope="row" class="muted">${row}</th>
                    ${shown.map(({ index }) => html`<td class=${kind(index)}>${cells[index] ?? ""}</td>`)}
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>`;
  }

  /** Which columns are what, those included that are not on show, and the way to these. */
  #roles({ inputs, targets }: Plan, names: string[]): TemplateResult {
    const called = targets.slice(0, NAMES_LISTED).map((i) => names[i]);
    const more = targets.length > called.length ? ["…"] : [];
    return html`<div class="roles">
      <p>${this.text("import-roles", { inputs: inputs.length, count: targets.length, names: [...called, ...more].join(", ") })}</p>
      ${names.length > COLUMNS_SHOWN ? this.#pages(names.length) : nothing}
    </div>`;
  }

  #pages(columns: number): TemplateResult {
    const last = Math.min(columns, this.first + COLUMNS_SHOWN);
    const turn = (by: number) => (this.first = Math.min(columns - COLUMNS_SHOWN, Math.max(0, this.first + by)));
    return html`<span class="pages number">
      <button type="button" class="outlined" aria-label=${this.text("import-columns-before")} ?disabled=${this.first === 0} @click=${() => turn(-COLUMNS_SHOWN)}>‹</button>
      ${this.text("import-columns", { first: this.first + 1, last, count: columns })}
      <button type="button" class="outlined" aria-label=${this.text("import-columns-after")} ?disabled=${last === columns} @click=${() => turn(COLUMNS_SHOWN)}>›</button>
    </span>`;
  }

  #column(name: string, index: number, plan: Plan): TemplateResult {
    const box = (role: "input" | "target", on: boolean) => html`<label class="role">
      <input
        type="checkbox"
        aria-label=${this.text(`import-column-${role}`, { name })}
        .checked=${live(on)}
        @change=${() => (role === "input" ? this.#flipInput(index) : this.#flipTarget(index))}
      />
      <span>${this.text(`import-is-${role}`)}</span>
    </label>`;
    return html`<span class="name" title=${name}>${name}</span> ${box("input", plan.inputs.includes(index))} ${box("target", plan.targets.includes(index))}`;
  }

  /** No column is both. */
  #flipInput(index: number): void {
    const { inputs, targets } = this.plan!;
    if (targets.includes(index)) this.#aim(flipped(targets, index), flipped(inputs, index));
    else this.#change({ inputs: flipped(inputs, index) });
  }

  #flipTarget(index: number): void {
    const { inputs, targets } = this.plan!;
    this.#aim(flipped(targets, index), inputs.filter((i) => i !== index));
  }

  /** Other targets may say something else. */
  #aim(targets: number[], inputs: number[]): void {
    const plan = { ...this.plan!, targets, inputs };
    this.plan = { ...plan, kind: targets.length > 0 ? guessKind(this.#sheet!, plan) : plan.kind };
  }

  #pictures() {
    if (!this.#images || !this.#labels || this.fault) return nothing;
    const [count, height, width] = this.#images.sizes;
    const most = mostRows(this.#images, this.#limits.rows);
    const rows = Math.min(this.rows, most);
    return html`<div class="choices">
        <p>${this.text("import-pictures", { count, width, height })}</p>
        <div class="rows">
          <label for="rows">${this.text("import-rows", { most })}</label>
          ${stepper({
            id: "rows",
            label: this.text("import-rows", { most }),
            texts: this.store.texts.value,
            value: rows,
            range: [2, most],
            fewer: this.text("import-fewer"),
            more: this.text("import-more"),
            change: (value) => (this.rows = value),
          })}
        </div>
      </div>
      <div class="pictures" role="img" aria-label=${this.text("import-preview")}>
        ${Array.from(this.#labels.values.subarray(0, PICTURES_SHOWN), (label) => html`<figure><canvas></canvas><figcaption>${label}</figcaption></figure>`)}
      </div>`;
  }

  protected override paint(): void {
    const colors = this.store.colors.value;
    if (!this.#images || !colors) return;
    const [, height, width] = this.#images.sizes;
    this.renderRoot.querySelectorAll("canvas").forEach((canvas, i) => {
      const shades = this.#images!.values.subarray(i * height * width, (i + 1) * height * width);
      paintShades(canvas, width, height, (pixel) => shades[pixel] / 255, colors);
    });
  }

  async #take(): Promise<void> {
    const taken = this.#taken();
    if (!taken || isFault(taken)) return;
    this.#close();
    await nextTask(); // to close it takes a while by itself
    await takeOver(this, taken);
  }

  static override styles = [
    base,
    controls,
    dialogs,
    css`
      dialog {
        width: 760px;
      }
      .sources {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: var(--space-3);
      }
      .sources label {
        display: grid;
        gap: 4px;
        align-content: start;
        font-size: var(--size-2);
        color: var(--muted);
      }
      .file input {
        width: 100%;
        min-height: 52px;
        padding: var(--space-3);
        border: 1.5px dashed var(--control-line);
        border-radius: var(--radius-small);
        background: var(--sunken);
        color: var(--text);
      }
      textarea {
        width: 100%;
        min-height: 52px;
        padding: 6px var(--space-2);
        border: 1px solid var(--control-line);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: var(--text);
        font: var(--size-2) ui-monospace, monospace;
        resize: vertical;
      }
      p {
        font-size: var(--size-2);
      }
      .fault:not(:empty) {
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-small);
        background: var(--warning-soft);
        color: var(--warning);
        overflow-wrap: anywhere;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: var(--space-2) var(--space-3);
        align-items: end;
      }
      .rows {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--size-2);
      }
      .rows input {
        width: 64px;
      }
      .roles {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-1) var(--space-3);
      }
      .roles p {
        flex: 1 1 200px;
        overflow-wrap: anywhere;
      }
      .pages {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--size-2);
        white-space: nowrap;
      }
      .preview {
        overflow: auto;
        max-height: 240px;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: var(--size-2);
        font-variant-numeric: tabular-nums;
      }
      :is(th, td) {
        max-width: 14em;
        padding: 3px var(--space-2);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        text-align: start;
        font-weight: 400;
      }
      thead th {
        border-bottom: 1px solid var(--line);
      }
      thead .name {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        font-weight: 650;
      }
      thead .role {
        display: flex;
        align-items: center;
        gap: 4px;
        min-height: 26px;
        color: var(--muted);
        cursor: pointer;
      }
      thead input {
        width: 24px;
        height: 24px;
        margin: 0;
        accent-color: var(--accent);
      }
      td.out {
        color: var(--muted);
        text-decoration: line-through;
      }
      .aim {
        background: var(--accent-soft);
      }
      .pictures {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      figure {
        display: grid;
        justify-items: center;
        font-size: var(--size-2);
      }
      figure canvas {
        width: 40px;
        height: 40px;
        image-rendering: pixelated;
        border-radius: 4px;
        box-shadow: 0 0 0 1px var(--line);
      }
      .ends {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: var(--space-2);
      }
    `,
  ];
}

/** With a column that was not among them, or without one that was; in the sheet's order. */
const flipped = (columns: readonly number[], index: number): number[] =>
  columns.includes(index) ? columns.filter((i) => i !== index) : [...columns, index].sort((a, b) => a - b);

const TASKS: Record<Plan["kind"], Task> = { classes: "multiclass", labels: "multilabel", numbers: "regression" };

function pictured(images: Idx, labels: Idx, rows: number): Taken {
  const { data, classes } = pictureRows(images, labels, rows);
  return { data, kind: "classes", outputs: classes, names: { classes: Array.from({ length: classes }, (_, i) => String(i)), columns: [] }, skipped: 0 };
}

/** The experiment takes the data over, and the page its names, once the worker has. */
async function takeOver({ store, session }: ImportView, { data, kind, outputs, names }: Taken): Promise<void> {
  const { catalog } = store.description.value!;
  store.change({ hand: null });
  await session.edit((draft) => withOwnData(catalog, draft, data, TASKS[kind], outputs));
  const rows = store.points.value?.rows;
  if (store.experiment.value?.data.name === "custom" && rows === data.inputs.length) store.change({ names, preset: null, target: null, pins: [] });
}

customElements.define("playground-import", ImportView);
