import { html, nothing, type TemplateResult } from "lit";
import { paintShades } from "../../../charts/shades.ts";
import { icon } from "../../../ui/controls/icons.ts";
import type { Plan } from "../../../data/plan.ts";
import type { Limits, Taken, ToStore } from "../../../data/table.ts";
import type { StoredData, Task } from "../../../engine/types.ts";
import { withOwnData } from "../../../experiment/experiment.ts";
import type { Notice } from "../../../state/notice.ts";
import { editWithAll } from "../../../state/edit-with-all.ts";
import { base, controls, covered, dialogs } from "../../../ui/styles/base.ts";
import { nextTask } from "../../../platform/turns.ts";
import { guesses } from "./guesses.ts";
import { gallery, picturesOf, preview, rowsChoice } from "./preview.ts";
import { Reading } from "./reading.ts";
import { importStyles } from "./styles.ts";
import { View } from "../../../ui/view.ts";

const ACCEPTED =
  ".playground,.json,.bin,.zip,.csv,.tsv,.tab,.txt,.dat,.data,.gz,.idx,.idx1-ubyte,.idx3-ubyte,text/csv,text/plain";
const NAMES_LISTED = 4;

/** The import dialog: previews a file or pasted text, and lets the user choose how it becomes data. */
export class ImportView extends View {
  static override properties = { first: { state: true }, over: { state: true } };
  /** The first column of the preview. */
  declare first: number;
  /** Whether a file is dragged over the dialog. */
  declare over: boolean;
  /** Files that were dropped on the page before the dialog existed. */
  files: readonly File[] = [];
  #reading!: Reading;
  #text = (id: string, values?: Parameters<View["text"]>[1]) => this.text(id, values);

  constructor() {
    super();
    this.first = 0;
    this.over = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reading ??= new Reading(this.#limits, () => this.requestUpdate());
  }

  get #limits(): Limits {
    const { samples, inputs, units } = this.store.description.value!.catalog.limits;
    return { rows: samples[1], columns: inputs[1], outputs: units[1] };
  }

  protected override firstUpdated(): void {
    void nextTask().then(() => this.renderRoot.querySelector("dialog")!.showModal()); // showModal recalculates styles
    if (this.files.length > 0) void this.#reading.open([...this.files]);
  }

  #close(): void {
    this.renderRoot.querySelector("dialog")!.close();
  }

  /** What is no data is opened in place of the dialog. */
  async #open(files: readonly File[]): Promise<void> {
    const { store, session } = this;
    const part = await store.modules.get(
      () => import("../../../state/own-files.ts"),
      () => void this.#open(files),
    );
    const own = part && (await part.ownFile(files));
    if (own) {
      this.#close();
      return part.openOwn(store, session, own);
    }
    this.first = 0;
    void this.#reading.open([...files]);
  }

  protected override render(): TemplateResult {
    const reading = this.#reading;
    const hasTable = reading.opened !== null && reading.plan !== null;
    return html`<dialog
      aria-labelledby="title"
      class=${this.over ? "over" : ""}
      @close=${() => this.dispatchEvent(new Event("close"))}
      @dragover=${this.#onDrag}
      @dragleave=${() => (this.over = false)}
      @drop=${this.#onDrop}
    >
      <h2 id="title">${this.text("import")}</h2>
      ${this.#sources()} ${this.#tables()}
      <p class="fault" role="alert">${this.#fault()}</p>
      ${guesses(reading, this.#text)} ${this.#pictures()} ${rowsChoice(reading, this.store.texts.value)}
      ${hasTable ? preview(reading, this.first, this.#text, (first) => (this.first = first)) : nothing}
      <div class="ends">
        <p class="muted" role="status">${this.#status()}</p>
        <button type="button" class="outlined" @click=${() => this.#close()}>${this.text("import-cancel")}</button>
        <button type="button" class="primary" ?disabled=${!reading.taken} @click=${() => void this.#take()}>${this.#summary()}</button>
      </div>
    </dialog>`;
  }

  #sources(): TemplateResult {
    const [rows, columns] = [this.#limits.rows, this.#limits.columns].map((most) =>
      this.store.texts.value.number(most),
    );
    return html`<div class="sources">
        <label class="file">
          <input class="covered" type="file" multiple accept=${ACCEPTED} @change=${this.#onChoose} />
          <strong>${icon("open")} ${this.#chosen() || this.text("import-file")}</strong>
          <span class="muted">${this.text(this.#chosen() ? "import-file-other" : "import-file-kinds")}</span>
        </label>
        <textarea
          rows="2"
          spellcheck="false"
          aria-label=${this.text("import-paste")}
          placeholder=${this.text("import-paste")}
          @input=${(event: Event) => this.#reading.paste((event.target as HTMLTextAreaElement).value, this.text("import-pasted"))}
        ></textarea>
      </div>
      <p class="muted">${this.text("import-help", { rows, columns })}</p>`;
  }

  /** The name of the shown file, if it is a file. */
  #chosen(): string {
    const { sources } = this.#reading;
    return sources.length === 1 && typeof sources[0].content !== "string" ? sources[0].name : "";
  }

  /** A choice among several tables. */
  #tables() {
    const { sources, current } = this.#reading;
    if (sources.length < 2) return nothing;
    return html`<div class="tables" role="radiogroup" aria-label=${this.text("import-tables")}>
      ${sources.map(({ name }, i) => html`<label><input class="covered" type="radio" name="table" .checked=${i === current} @change=${() => this.#reading.pick(i)} />${name}</label>`)}
    </div>`;
  }

  #fault() {
    const { fault: id, ...values } = this.#reading.fault ?? { fault: "" };
    if (values.encoding) values.encoding = this.text(`import-encoding-${String(values.encoding).replace("_", "-")}`);
    return id ? this.text(id, values) : nothing;
  }

  #pictures() {
    const { images, labels, tests, fault } = this.#reading;
    const [count, height, width] = images?.sizes ?? [];
    const [tested = 0] = tests?.images.sizes ?? [];
    const text = tests ? "import-pictures-split" : "import-pictures";
    const idx =
      images && labels && !fault ? html`<p>${this.text(text, { count, tested, width, height })}</p>` : nothing;
    return html`${idx} ${gallery(picturesOf(this.#reading), this.#text)}`;
  }

  /** Notes before the import; for screen readers also the label of the button. */
  #status() {
    const { taken, busy } = this.#reading;
    const note = busy ? this.text("import-reading") : taken ? this.#notes(taken) : "";
    return html`${taken ? html`<span class="visually-hidden">${this.#summary()}.</span>` : nothing} ${note ? html`<span class="note">${note}</span>` : nothing}`;
  }

  #notes(taken: Taken): string {
    const { incomplete, constant } = taken;
    const names = constant.slice(0, NAMES_LISTED).join(", ") + (constant.length > NAMES_LISTED ? " …" : "");
    return [
      incomplete > 0 ? this.text("import-incomplete", { count: incomplete }) : "",
      constant.length > 0 ? this.text("import-constant", { count: constant.length, names }) : "",
      this.#outside(taken),
    ]
      .filter((note) => note !== "")
      .join(" ");
  }

  /** A note about rows outside the map. */
  #outside({ data, columns }: Taken): string {
    if (columns > 2 || "store" in data) return "";
    const { inputs } = data;
    const { extent } = this.store.description.value!.catalog;
    const count = inputs.filter((row) => row.some((value) => Math.abs(value) > extent)).length;
    return count > 0 ? this.text("import-outside", { count, extent }) : "";
  }

  #summary(): string {
    const { taken } = this.#reading;
    if (!taken) return this.text("import-take");
    const { rows, columns, skipped } = taken;
    return this.text(skipped > 0 ? "import-take-without" : "import-take-rows", {
      rows,
      columns,
      skipped,
    });
  }

  #onChoose = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const files = [...field.files!];
    field.value = ""; // lets the user choose the same file again after fixing it
    if (files.length > 0) void this.#open(files);
  };

  #onDrag = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };

  #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) void this.#open(files);
  };

  protected override paint(): void {
    const colors = this.store.colors.value;
    if (!colors) return;
    const pictures = picturesOf(this.#reading);
    this.renderRoot.querySelectorAll("canvas").forEach((canvas, i) => {
      const { width, height, shade } = pictures[i];
      paintShades(canvas, width, height, shade, colors);
    });
  }

  async #take(): Promise<void> {
    const { taken } = this.#reading;
    if (!taken) return;
    this.#close();
    await nextTask(); // closing takes a while by itself
    await takeOver(this, taken);
  }

  static override styles = [base, controls, covered, dialogs, importStyles];
}

const TASKS: Record<Plan["kind"], Task> = { classes: "multiclass", labels: "multilabel", numbers: "regression" };

/** Changes the experiment's data, and the names once the worker has applied it. */
async function takeOver({ store, session }: ImportView, taken: Taken): Promise<void> {
  const { kind, outputs, names } = taken;
  const { catalog } = store.description.value!;
  store.change({ drawing: null });
  const data = "store" in taken.data ? await stored(store, session, taken.data) : taken.data;
  if (!data) return;
  const notice = store.notice.value;
  if (notice?.kind === "data-missing" && "reference" in data && notice.data.reference === data.reference)
    return openAwaited(store, session, notice);
  await editWithAll(store, session, ["data", "classes"], (draft) =>
    withOwnData(catalog, draft, data, TASKS[kind], outputs),
  );
  if (store.experiment.value?.data.name === data.name && store.points.value?.rows === taken.rows) {
    store.nameData(names);
    store.change({ preset: null, target: null, pins: [] });
  }
}

/** Opens the experiment whose data was missing, as its link says. */
async function openAwaited(
  store: ImportView["store"],
  session: ImportView["session"],
  { config, baseline, from, view }: Notice & { kind: "data-missing" },
): Promise<void> {
  store.notice.value = null;
  if (view) store.change(view);
  await session.propose(config, from, baseline);
}

/** How the experiment names the data, once the worker has stored it; undefined if the engine refuses it, which is said. */
async function stored(
  store: ImportView["store"],
  session: ImportView["session"],
  { store: data, testRows }: ToStore,
): Promise<StoredData | undefined> {
  const answer = await session.ask((functions) => functions.addData(data));
  if (answer?.issues) store.notice.value = { kind: "issues", issues: answer.issues, from: "change" };
  return answer?.value && { ...answer.value, test_rows: testRows };
}

customElements.define("playground-import", ImportView);
